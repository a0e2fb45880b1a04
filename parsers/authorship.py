"""Whose words are the lines of a mail's body? The sender's own, their signature, quoted history, or a program's frame.

Libraries for this split a text by nested lazy expressions, which take quadratic time over one long line, and return
texts without places; evidence needs lines. The shapes are those of RFC 3676 (`>` of section 4.5, `-- ` of section 4.3)
and of the mail programs in use; their words are the table `[mail]` of the language files. Every line is looked at once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from parsers import forwarded
from parsers.documents.body import BODY
from parsers.records import Document, Line
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, key, words

MOST_LINES = 3000
LONGEST_LINE = 500  # characters in which telling words are looked for
_QUOTE = re.compile(r"\s*((?:>\s?)+)")
_DASHES = frozenset({"--", "\u2014", "\u2013"})  # Outlook makes one dash of two
_RULED = re.compile(r"\s*[-_=*]{2,}\s*(.{3,60}?)\s*[-_=*]{2,}:?\s*")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d|@")
_DIGIT = re.compile(r"\d")
_WRAPPED = 55  # characters of a quoted line whose rest a mail program may have put on a line of its own
_ATTRIBUTION = 3  # lines
_SIGNATURE_LINES = 12
_SIGNATURE_WORDS = 14
_CLOSING_WORDS = 8
_FORMULA_WORDS = 25
_NAME_WORDS = 4
_TRAILING_LINES = 6
_TRAILING_WORDS = 8
_NEAR = 4  # characters before a phrase that opens a line, such as a mark


class Part(StrEnum):
    """What a line of a mail is."""

    WORDS = "words"
    SIGNATURE = "signature"
    QUOTED = "quoted"
    FRAME = "frame"
    """Closing formula, legal notes, lines that programs and lists add."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """The lines that are not quoted. at: their numbers in the document; marks: telling phrases of each."""

    at: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    marks: list[tuple[Found, ...]] = field(default_factory=list)

    def places(self, label: str, *, opening: bool = True) -> list[int]:
        """Return the places, in this letter, of the lines that hold such a phrase, or open with one."""
        return [
            place
            for place, found in enumerate(self.marks)
            if any(each.label == label and (not opening or self._is_first(place, each)) for each in found)
        ]

    def _is_first(self, place: int, found: Found) -> bool:
        """Whether a phrase opens its line, or follows a label such as "CAUTION:"."""
        labelled = found.label == "disclaimer" and self.lines[place].text[: found.start].rstrip().endswith(":")
        return found.start < _NEAR or labelled


def parts(document: Document, lexicon: Lexicon, *, subject: str = "", sender_name: str = "") -> tuple[Part, ...]:
    """Return what each line is. An attached letter quotes nothing. Past the first 3000 lines all counts as quoted.

    subject: of the mail whose body it is; it tells a forward, whose words are those passed on, from a reply.
    sender_name: of who wrote it; it tells a signature without a closing formula.
    """
    texts = [line.text[:LONGEST_LINE] for line in document.lines[:MOST_LINES]]
    quoted = _quoted(texts, lexicon, subject) if document.name == BODY else [False] * len(texts)
    found = [Part.QUOTED] * len(document.lines)
    letter = _Letter()
    for at, is_quoted in enumerate(quoted):
        if not is_quoted:
            letter.at.append(at)
            letter.lines.append(document.lines[at])
            letter.marks.append(_marks(texts[at], lexicon))
    for at, part in zip(letter.at, _parts(letter, lexicon, sender_name), strict=True):
        found[at] = part
    return tuple(found)


def kept(document: Document, found: Sequence[Part], wanted: Iterable[Part]) -> Document:
    """Return the document with all other lines empty, so that those that stay keep their numbers."""
    chosen = frozenset(wanted)
    lines = [
        line if part in chosen else line._replace(text="", links=())
        for line, part in zip(document.lines, found, strict=True)
    ]
    return replace(document, lines=tuple(lines), hidden=())


def own(document: Document, lexicon: Lexicon, *, subject: str = "", sender_name: str = "") -> Document:
    """Return the document with the sender's own words and signature alone; all other lines are empty."""
    found = parts(document, lexicon, subject=subject, sender_name=sender_name)
    return kept(document, found, (Part.WORDS, Part.SIGNATURE))


def _quoted(texts: Sequence[str], lexicon: Lexicon, subject: str) -> list[bool]:
    """Tell the history from the letter; of a forward, the words of whoever passes it on are no part of it either."""
    start = forwarded.passed_on_from(texts, subject) or 0
    depth = _depth(texts[start]) if 0 < start < len(texts) else 0
    headers = forwarded.blocks(texts)
    quoted = [True] * start + [False] * (len(texts) - start)
    at = start
    while at < len(texts):
        if _depth(texts[at]) > depth or (at > start and _is_rest(quoted, texts, at)):
            quoted[at] = True
            at += 1
            continue
        end = _opening(texts, at, lexicon, headers, is_first=at == start)
        if end is None:
            at += 1
        elif end < len(texts) and _depth(texts[end]) > depth:
            quoted[at:end] = [True] * (end - at)
            at = end
        else:
            quoted[at:] = [True] * (len(texts) - at)
            break
    return quoted


def _depth(text: str) -> int:
    marks = _QUOTE.match(text)
    return marks[1].count(">") if marks else 0


def _is_rest(quoted: Sequence[bool], texts: Sequence[str], at: int) -> bool:
    """Whether a line is the rest of the long quoted line before it, as a program broke it."""
    before, text = texts[at - 1], texts[at].lstrip()
    return quoted[at - 1] and _depth(before) > 0 and len(text) < len(before) > _WRAPPED and text[:1].islower()


def _opening(
    texts: Sequence[str], at: int, lexicon: Lexicon, headers: dict[int, frozenset[str]], *, is_first: bool
) -> int | None:
    """Return the line below the words that open a quote here; None where none is opened.

    A form on a web page, too, sends `From:` and `Subject:` at the top of its mail; a mail program sets the date there.
    """
    if at in headers and not (is_first and "sent" not in headers[at]):
        return at + 1
    text = texts[at]
    ruled = _RULED.fullmatch(text)
    if ruled and lexicon.mail_frame.label(ruled[1]) == "original":
        return at + 1
    opens = _opens(text, lexicon)
    for end in range(at + 1, min(at + _ATTRIBUTION, len(texts)) + 1):
        whole = " ".join(texts[at:end]).rstrip()
        if whole.endswith(":") and _attributes(whole, lexicon, opens=opens):
            return end
        if not opens or whole.endswith(":"):
            return None
    return None


def _opens(text: str, lexicon: Lexicon) -> bool:
    """Whether a line begins as the one above a quote does, and holds a figure of a date."""
    first = [word.key for word in words(text[:40])[:2]]
    return bool(first and (first[0] in lexicon.mail_openers or " ".join(first) in lexicon.mail_openers)) and bool(
        _DIGIT.search(text)
    )


def _attributes(text: str, lexicon: Lexicon, *, opens: bool) -> bool:
    """Whether a text says who wrote when: with a clock or an address, or opened as such lines are."""
    if not (_CLOCK.search(text) or (opens and _DIGIT.search(text))):
        return False
    return any(found.label == "wrote" for found in lexicon.mail_frame.find(text, words(text)))


def _marks(text: str, lexicon: Lexicon) -> tuple[Found, ...]:
    line = words(text)
    return (*lexicon.mail_frame.find(text, line), *lexicon.papers.find(text, line))


def _parts(letter: _Letter, lexicon: Lexicon, sender_name: str) -> list[Part]:
    """Tell words, signature and frame of the lines that are not quoted."""
    found = [Part.WORDS] * len(letter.lines)
    for place in letter.places("footer"):
        found[place] = Part.FRAME
    closing = _closing(letter)
    for place in _legal(letter, closing):
        found[place] = Part.FRAME
    delimiter = next((at for at, line in enumerate(letter.lines) if line.text.strip() in _DASHES), None)
    if delimiter is not None:
        found[delimiter] = Part.FRAME
        _sign(letter, found, lexicon, delimiter + 1, delimiter + 1 + _SIGNATURE_LINES)
    if closing is not None and (delimiter is None or closing < delimiter):
        found[closing] = Part.FRAME if _is_bare(letter, closing) else Part.SIGNATURE
        _sign(letter, found, lexicon, closing + 1, closing + 1 + _SIGNATURE_LINES)
    elif delimiter is None:
        _sign(letter, found, lexicon, _trailing(letter, found, sender_name), len(found))
    return found


def _sign(letter: _Letter, found: list[Part], lexicon: Lexicon, start: int, end: int) -> None:
    """Mark a signature: up to a postscript, running text or a resume's heading, lines of a program in between."""
    scripts = set(letter.places("postscript"))
    for place in range(start, min(end, len(found))):
        text = letter.lines[place].text
        if place in scripts or text.count(" ") >= _SIGNATURE_WORDS or key(text[:LONGEST_LINE]) in lexicon.headings:
            return
        if found[place] is Part.WORDS:
            found[place] = Part.SIGNATURE


def _closing(letter: _Letter) -> int | None:
    """Return the place of the last line that opens with a closing formula: a short one, or one right above a name.

    The formulas of some languages are whole sentences.
    """
    found = [
        place
        for place in letter.places("closing")
        if place and (_is_short(letter, place) or _heads_name(letter, place))
    ]
    return found[-1] if found else None


def _is_short(letter: _Letter, place: int) -> bool:
    return len(letter.lines[place].text.split()) <= _CLOSING_WORDS


def _heads_name(letter: _Letter, place: int) -> bool:
    """Whether a line of few words in capitals, as a name is, stands below the formula."""
    if place + 1 >= len(letter.lines) or len(letter.lines[place].text.split()) > _FORMULA_WORDS:
        return False
    below = letter.lines[place + 1].text.strip()
    return below[:1].isupper() and len(below.split()) <= _NAME_WORDS and not below.endswith((".", "!", "?", ":", ","))


def _is_bare(letter: _Letter, place: int) -> bool:
    """Whether a line is a closing formula without a name behind it."""
    rest = letter.lines[place].text[closed(letter.marks[place]) :].strip(" ,.;!-\t")
    return not rest[:1].isupper()


def closed(marks: Iterable[Found]) -> int:
    """Return where the closing formula that opens a line ends, 0 where none does."""
    return next((each.end for each in marks if each.label == "closing" and each.start < _NEAR), 0)


def _legal(letter: _Letter, closing: int | None) -> set[int]:
    """Return the places of legal notes: to the end below the letter, a paragraph above it."""
    found: set[int] = set()
    hits = letter.places("disclaimer", opening=False)
    opening = set(letter.places("disclaimer"))
    for number, place in enumerate(hits):
        if place in found:
            continue
        followed = number + 1 < len(hits) and hits[number + 1] - place <= _TRAILING_LINES
        below = closing is not None and place > closing
        if not (place in opening or below or followed):
            continue
        if below or (closing is None and place > 0):
            return found | set(range(place, len(letter.lines)))
        found |= _paragraph(letter, place)
    return found


def _paragraph(letter: _Letter, place: int) -> set[int]:
    """Return the places from one to the end of its paragraph; where a format tells no paragraphs, the one."""
    block = letter.lines[place].block
    found = {place}
    if len({line.block for line in letter.lines}) > 1:
        while place + 1 < len(letter.lines) and letter.lines[place + 1].block == block:
            place += 1
            found.add(place)
    return found


def _trailing(letter: _Letter, found: Sequence[Part], sender_name: str) -> int:
    """Return where a signature without a closing formula begins: short last lines, the first with the sender's name."""
    end = len(found)
    while end and found[end - 1] is Part.FRAME:
        end -= 1
    names = {word.key for word in words(sender_name) if len(word.key) > 1}
    start = len(found)
    for place in range(end - 1, max(0, end - _TRAILING_LINES) - 1, -1):
        text = letter.lines[place].text.strip()
        if (
            len(text.split()) > _TRAILING_WORDS
            or text.endswith((".", "!", "?", ":", ","))
            or letter.lines[place].bullet
        ):
            break
        if names & set(key(text).split()):
            start = place
    return start
