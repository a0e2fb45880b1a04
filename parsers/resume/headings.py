"""Which lines are headings, and of what kind of section: by their words and by how they are set, together.

A heading is a line (or a cell at the line's head, or two lines of one style) that is a heading's phrase as a whole.
Phrases that also stand within sections ("Languages" over programming languages, "Highlights" in a job) count only
where what follows, or the style the other headings share, agrees. A line of that style whose words say nothing is known
by what stands under it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from parsers.resume import wrapped
from parsers.resume.beneath import kind_beneath
from parsers.resume.heading_words import heading_key, kinds_of
from parsers.resume.row import Row, Style
from parsers.resume.rows import squeeze
from parsers.resume.set_apart import may_head, style_apart
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key

TOP = "top"
OTHER = "other"
_DEGREES = frozenset(["bachelor", "master", "doctorate"])
_DATED = ("experience", "education", "projects")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at a row. rows: how many it takes; inline: its section begins in its row; rest: that row without it."""

    kind: str
    rows: int = 1
    inline: bool = False
    rest: Row | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Scan:
    """What the search for headings knows. style: the one the headings share; distinct: it makes any line a heading.

    guessed: no heading is of known words, and only headings have the style, see `style_apart`.
    beside: headings that stand in a column of their own, left of the text, by the row they share. missing: kinds of
    dated sections that no known heading opens.
    """

    found: Sequence[Row]
    style: Style | None
    distinct: bool
    guessed: bool
    lexicon: Lexicon
    beside: Mapping[int, Heading]
    missing: frozenset[str]


def headings(found: Sequence[Row], lexicon: Lexicon) -> dict[int, Heading]:
    """Give every heading by the number of its row, or of the first of its rows."""
    whole = {
        at: kinds
        for at, row in enumerate(found)
        if (kinds := _whole(row, lexicon)) and not wrapped.ends_name(found, at, lexicon)
    }
    shared = _shared_style(found, whole)
    style = shared or style_apart(found, lexicon)
    beside = _beside(found, lexicon)
    opened = {kind for kinds in whole.values() for kind in kinds} | {mark.kind for mark in beside.values()}
    missing = frozenset({"experience", "education"} - opened)
    distinct = style is not None and _is_distinct(style, found)
    scan = _Scan(found, style, distinct, shared is None, lexicon, beside, missing)
    marks: dict[int, Heading] = {}
    current = TOP
    at = 0
    while at < len(found):
        mark = _mark(scan, at, whole.get(at), current)
        if mark and mark.kind != "sub":
            if not (mark.kind == current and mark.inline):
                marks[at] = mark
            current = mark.kind
            at += mark.rows
        else:
            at += 1
    return marks


def _mark(scan: _Scan, at: int, kinds: tuple[str, ...] | None, current: str) -> Heading | None:
    found, style, lexicon = scan.found, scan.style, scan.lexicon
    row = found[at]
    if kinds:
        joined = _joined(found, at, style, lexicon)
        kind = _settled(scan, at, kinds, current)
        if kind == "certifications" and "education" in scan.missing and _holds_degrees(scan, at):
            kind = "education"
        return joined or (Heading(kind) if kind else None)
    if (beside := scan.beside.get(at)) is not None:
        return beside
    if (joined := _joined(found, at, style, lexicon)) is not None:
        return joined
    if (inline := _inline(row, current, lexicon)) is not None and not _amid_entries(scan, at, inline.kind, current):
        return inline
    if scan.distinct and row.style == style and may_head(row):
        kind = _by_words(row, scan)
        if kind == OTHER and scan.missing:
            kind = _by_content(scan, at)
        return Heading(kind) if kind in scan.missing or not _heads_entry(scan, at, current) else None
    return None


def _whole(row: Row, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the kinds of a line that is a heading's phrase as a whole, but for a rule beside it, read as a sign."""
    if row.bullet or row.ranges or len(row.words) > 7:
        return ()
    told = [cell.text for cell in row.cells if any(map(str.isalnum, cell.text))] if len(row.cells) > 1 else [row.text]
    return tuple(k for k in kinds_of(told[0], lexicon) if k != "document") if len(told) == 1 else ()


def _beside(found: Sequence[Row], lexicon: Lexicon) -> dict[int, Heading]:
    """Headings in a narrow column left of the text, each level with the first line under it.

    A label of a list looks the same; what tells them apart is that the sections of dated entries are among them.
    """
    marks: dict[int, Heading] = {}
    for at, row in enumerate(found):
        if len(row.cells) < 2 or row.bullet or len(row.cells[0].text.split()) > 4:
            continue
        kinds = [kind for kind in kinds_of(row.cells[0].text, lexicon) if kind not in {"document", "sub"}]
        if kinds and (kinds[0] != "languages" or any(lexicon.language_names.find(row.text, row.words))):
            marks[at] = Heading(kinds[0], inline=True, rest=_without_first(row))
    opened = {mark.kind for mark in marks.values()}
    return marks if len(opened) > 2 and opened & {"experience", "education"} else {}


def _without_first(row: Row) -> Row:
    """Give the row with its first cell blank, so that places stay places in the line."""
    first = row.cells[0]
    end = first.start + len(first.text)
    text = " " * end + row.text[end:].replace("\t", " ", 1)
    return row._replace(
        text=text,
        words=tuple(word for word in row.words if word.start >= end),
        cells=row.cells[1:],
        ranges=tuple(each for each in row.ranges if each.first >= end),
    )


def _shared_style(found: Sequence[Row], whole: dict[int, tuple[str, ...]]) -> Style | None:
    """Give the style in which most kinds of headings are set; the larger one where two are even."""
    kinds: dict[Style, set[str]] = {}
    for at, listed in whole.items():
        if listed[0] != "sub":
            kinds.setdefault(found[at].style, set()).add(listed[0])
    if not kinds:
        return None
    return max(kinds, key=lambda each: (len(kinds[each]), each.size, each.bold, each.capitals))


def _settled(scan: _Scan, at: int, kinds: tuple[str, ...], current: str) -> str | None:
    """Kind of a line that is a heading's phrase as a whole; None where it is none here."""
    found, style = scan.found, scan.style
    row = found[at]
    same = row.style == style
    if "languages" in kinds and not _names_language(found, at, scan.lexicon):
        return "skills" if current in {"skills", TOP, "contact"} or same else None
    if "sub" in kinds and current in _DATED and not same:
        return "sub"
    rest = tuple(kind for kind in kinds if kind != "sub")
    if not rest:
        return "sub"
    if not same and style and current in _DATED and row.style.size < style.size and len(row.words) == 1:
        # A word of a job's own text in the body's size, such as a company called "Projects".
        return None if row.style.size <= _neighbour_size(found, at) and not row.style.bold else rest[0]
    return rest[0]


def _neighbour_size(found: Sequence[Row], at: int) -> float:
    return found[at + 1].style.size if at + 1 < len(found) else 0.0


def _names_language(found: Sequence[Row], at: int, lexicon: Lexicon) -> bool:
    """One of the next two lines begins with the name of a language people speak, or a label for such."""
    for row in found[at + 1 : at + 3]:
        if {"mother_tongue", "other_languages"} & {*lexicon.labels.get(key(row.text.partition(":")[0]), ())}:
            return True
        first = next(lexicon.language_names.find(row.text, row.words), None)
        if first and first.start <= len(row.text) - len(row.text.lstrip()) + 12:
            return True
    return False


def _joined(found: Sequence[Row], at: int, style: Style | None, lexicon: Lexicon) -> Heading | None:
    """Give a heading broken over two lines of one style."""
    if at + 1 >= len(found) or found[at].style != found[at + 1].style or found[at].bullet:
        return None
    row, following = found[at], found[at + 1]
    if len(row.words) + len(following.words) > 6 or row.line.block != following.line.block or following.bullet:
        return None
    if not _may_end_heading(following, lexicon):
        return None
    kinds = kinds_of(f"{row.text} {following.text}", lexicon)
    if kinds and kinds[0] not in {"sub", "document"} and (row.style == style or row.style.bold or row.style.capitals):
        return Heading(kinds[0], rows=2)
    return None


def _may_end_heading(row: Row, lexicon: Lexicon) -> bool:
    """Tell whether a heading ends with the row's last word, or letter-spacing or a count may hide that."""
    text = squeeze(row.text)
    hidden = text[-2:-1] == " " or text.endswith(")")
    return hidden or not row.words or row.words[-1].key in lexicon.heading_ends


def _inline(row: Row, current: str, lexicon: Lexicon) -> Heading | None:
    """Give a heading at the head of its own text, set apart by a tab or a colon."""
    head = _head(row)
    if head is None or row.bullet:
        return None
    kinds = lexicon.headings.get(heading_key(head), ())
    kind = next((k for k in kinds if k in {"skills", "languages", "certifications", "interests", "projects"}), None)
    if (
        kind is None
        or "sub" in kinds
        or (current in {"experience", "projects"} and not row.style.bold and ":" in row.text)
    ):
        return None
    rest = row.text.replace(head, "", 1)
    named = any(lexicon.language_names.find(rest, row.words[len(head.split()) :]))
    if kind == "languages" and not named:
        return None
    if (
        kind == "skills"
        and lexicon.labels.get(key(head))
        and current in {"contact", TOP}
        and "skills" not in lexicon.labels[key(head)]
    ):
        return None
    return Heading(kind, inline=True)


def _amid_entries(scan: _Scan, at: int, kind: str, current: str) -> bool:
    """Tell whether a line such as "Technologies: ..." stands among the jobs: another is dated before any heading."""
    if current not in _DATED or kind != "skills":
        return False
    for row in scan.found[at + 1 : at + 25]:
        if _whole(row, scan.lexicon) and row.style == scan.style:
            return False
        if row.dated:
            return True
    return False


def _head(row: Row) -> str | None:
    if len(row.cells) > 1:
        return row.cells[0].text.rstrip(" :")
    head, colon, rest = row.text.strip().partition(":")
    return head if colon and rest.strip() and len(head.split()) <= 4 else None


def _heads_entry(scan: _Scan, at: int, current: str) -> bool:
    """Dates follow within three lines of a dated section: the line is an employer or a school."""
    following = takewhile(lambda row: not (scan.guessed and row.style == scan.style), scan.found[at + 1 : at + 4])
    return current in _DATED and any(row.ranges for row in following)


def _is_distinct(style: Style, found: Sequence[Row]) -> bool:
    """Few lines share the style, and it is set off from the body's: it may make a heading of words unknown."""
    alike = [row for row in found if row.style == style]
    plain = not (style.bold or style.capitals or style.heading or style.underlined)
    if plain and any(row.style.size >= style.size and row.style != style for row in found[3:]):
        return False
    return len(alike) <= 14 and not any(row.dated for row in alike) and (not plain or style.size > 0)


def _by_content(scan: _Scan, at: int) -> str:
    """Kind of a heading by what stands under it, down to the next line of its style; only a kind that is missing."""
    kind = kind_beneath(_beneath(scan, at), scan.lexicon)
    return kind if kind in scan.missing and kind is not None else OTHER


def _beneath(scan: _Scan, at: int) -> Sequence[Row]:
    """Give the rows down to the next line of the headings' style."""
    end = next((n for n in range(at + 1, len(scan.found)) if scan.found[n].style == scan.style), len(scan.found))
    return scan.found[at + 1 : end]


def _holds_degrees(scan: _Scan, at: int) -> bool:
    """Tell whether schools and degrees stand under "Training" and the like."""
    rows = _beneath(scan, at)
    tables = scan.lexicon.degrees.values()
    named = (found.label for table in tables for row in rows for found in table.find(row.text, row.words))
    return not _DEGREES.isdisjoint(named) and kind_beneath(rows, scan.lexicon) == "education"


def _by_words(row: Row, scan: _Scan) -> str:
    """Kind of a heading that holds known phrases, else OTHER: of a kind that is missing before any other."""
    kinds = [found.label for found in scan.lexicon.heading_phrases.find(row.text, row.words)]
    return next((kind for kind in kinds if kind in scan.missing), kinds[0] if kinds else OTHER)
