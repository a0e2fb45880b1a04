"""Where someone would work, as written: remotely, in part, on site, or after a move; and where they would not.

Only a wish of their own says so, a label, or a line of contact data that holds nothing else: that a team, a position or
a tool is remote does not. The rule of each evidence names what it tells: `workplace_` and `remote`, `hybrid`, `on_site`
or `relocation`, with `denied_` between them where the person would not; `workplace_stated` where it is a place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from parsers.records import Claim, Document, Evidence
from parsers.resume import contact
from parsers.resume.labels import kinds_of
from parsers.resume.row import Row
from parsers.resume.rows import evidence, squeeze
from parsers.resume.sentences import sentences
from parsers.resume.statements import Labelled, clauses
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, key, words

_MOST = 8  # statements of one paper
_LABELLED, _ALONE, _SAID = 0.95, 0.9, 0.8
# Characters, at most, between a word and what it makes a wish, or what it turns round.
_BEFORE, _BESIDE, _BEHIND, _DENYING = 80, 8, 40, 60


_TO_POST = 4  # words from an attribute to the post: "remote backend developer position"
_RUN = re.compile(r"[ \w+#'\u2010\u2011-]+")


_Span = tuple[int, int, dict[str, None]]
"""Where a statement begins and ends, and its rules in their order."""


class _Clause(NamedTuple):
    """A clause. told: the phrases in it that tell of a workplace; cues: the words that make a wish or turn it round."""

    text: str
    told: tuple[Found, ...]
    cues: tuple[Found, ...]

    def is_whole(self, lexicon: Lexicon) -> bool:
        """Whether each of its words speaks of a workplace, or is a place or a figure."""
        line = words(self.text)
        known = {
            at
            for each in (*self.told, *self.cues, *lexicon.places.find(self.text, line))
            for at in range(each.start, each.end)
        }
        return bool(line) and all(
            word.key in lexicon.workplace_fillers or word.key.isdigit() or word.start in known for word in line
        )


class _Statement(NamedTuple):
    value: str
    evidence: tuple[Evidence, ...]
    confidence: float


def read(
    document: Document, values: Sequence[Labelled], own: Sequence[Row], prose: Sequence[Row], lexicon: Lexicon
) -> Claim | None:
    """Give where the person would work: the first statement as written, with the evidence of all.

    values: With their labels. own: Rows such as contact data, which may say so in a word. prose: Those with sentences.
    """
    found: list[_Statement] = []
    for each in _statements(document, values, own, prose, lexicon):
        if not any(_overlap(each.evidence[0], known.evidence[0]) for known in found):
            found.append(each)
        if len(found) == _MOST:
            break
    if not found:
        return None
    marks = tuple(dict.fromkeys(mark for each in found for mark in each.evidence))
    return Claim(value=found[0].value, evidence=marks, confidence=found[0].confidence)


def _statements(
    document: Document, values: Sequence[Labelled], own: Sequence[Row], prose: Sequence[Row], lexicon: Lexicon
) -> Iterator[_Statement]:
    yield from _labelled(document, values, lexicon)
    yield from _alone(document, own, lexicon)
    if any(_tells(row, lexicon) for row in prose):
        yield from _said(document, prose, lexicon)


def _tells(row: Row, lexicon: Lexicon) -> bool:
    if lexicon.workplace_signs.isdisjoint([word.key for word in row.words]):
        return False
    return any(found.label != "elsewhere" for found in lexicon.workplaces.find(row.text, row.words))


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.line == other.line and one.start < other.end and other.start < one.end


def _labelled(document: Document, values: Sequence[Labelled], lexicon: Lexicon) -> Iterator[_Statement]:
    """Give labels with values such as "yes", a place, or what tells of a workplace."""
    for kind, row, label, value, start in values:
        if kind != "workplace":
            continue
        clause, stated = _clause(f"{label}: {value}", lexicon), _clause(value, lexicon)
        if not (stated.told or (stated.is_whole(lexicon) and any(char.isalpha() for char in value))):
            continue
        if stated.told and label not in row.text and _clause(label, lexicon).told:
            continue  # no label and its value, but two lines of a list
        rules = dict.fromkeys(_rule(clause, each, lexicon) for each in clause.told) or ["workplace_stated"]
        marks = tuple(evidence(document, row, rule, start, start + len(value)) for rule in rules)
        yield _Statement(f"{label}: {value}", marks, _LABELLED)


def _alone(document: Document, own: Sequence[Row], lexicon: Lexicon) -> Iterator[_Statement]:
    """Give the parts of rows that tell of a workplace and of nothing else."""
    for row in own:
        if not _tells(row, lexicon) or row.dated:
            continue
        for first, last, rules in _joined(row.text, _parts(row, lexicon)):
            marks = tuple(evidence(document, row, rule, first, last) for rule in rules)
            yield _Statement(squeeze(row.text[first:last]), marks, _ALONE)


def _parts(row: Row, lexicon: Lexicon) -> Iterator[_Span]:
    for first, last in clauses(row.text, lexicon):
        label, colon, rest = row.text[first:last].partition(":")
        text = rest.strip() if colon and "address" in kinds_of(label, lexicon) else row.text[first:last]
        clause = _clause(text, lexicon)
        if clause.told and clause.is_whole(lexicon) and (clause.cues or _is_located(row, first, last, lexicon)):
            rules = dict.fromkeys(_rule(clause, each, lexicon) for each in clause.told)
            yield last - len(text), last, rules


def _joined(text: str, found: Iterable[_Span]) -> Iterator[_Span]:
    """Join what stands side by side, with commas between: "open to hybrid, remote or on-site work"."""
    open_span: _Span | None = None
    for first, last, rules in found:
        if open_span and not text[open_span[1] : first].strip(" ,"):
            open_span = (open_span[0], last, {**open_span[2], **rules})
            continue
        if open_span:
            yield open_span
        open_span = (first, last, rules)
    if open_span:
        yield open_span


def _is_located(row: Row, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a part of a row stands beside a place or ways to reach the person, or beside no other words."""
    rest = f"{row.text[:first]} {row.text[last:]}"
    line = words(rest)
    if not line or contact.reaches(row) or any(lexicon.places.find(rest, line)):
        return True
    is_address = any(found.label == "address" for found in lexicon.label_phrases.find(rest, line))
    return is_address or _clause(rest, lexicon).is_whole(lexicon)


def _said(document: Document, prose: Sequence[Row], lexicon: Lexicon) -> Iterator[_Statement]:
    """Give the clauses of sentences that wish for a workplace, or refuse one; those that ask are left out."""
    for sentence in sentences(prose):
        if sentence.text.endswith("?") or not any(_tells(row, lexicon) for _, row in sentence.pieces):
            continue
        for first, last, rules in _joined(sentence.text, _wishes(sentence.text, lexicon)):
            marks = tuple(mark for rule in rules for mark in sentence.evidence(document, rule, first, last))
            yield _Statement(squeeze(sentence.text[first:last]), marks, _SAID)


def _wishes(text: str, lexicon: Lexicon) -> Iterator[_Span]:
    """Give such clauses; one of nothing else goes on from the one before: "a new role, say remote"."""
    wishes = False
    for first, last in clauses(text, lexicon):
        clause = _clause(text[first:last], lexicon)
        goes_on = wishes and text[:first].rstrip().endswith(",") and clause.is_whole(lexicon)
        told = [each for each in clause.told if goes_on or _is_stated(clause, each, lexicon)]
        if told and not _is_of_talks(clause.text, lexicon):
            yield first, last, dict.fromkeys(_rule(clause, each, lexicon) for each in told)
        wishes = wishes or any(cue.label == "wish" for cue in clause.cues)


def _is_of_talks(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a clause speaks of an interview, a call or the like."""
    return any(found.label == "otherwise" for found in lexicon.terms.find(text, words(text)))


def _clause(text: str, lexicon: Lexicon) -> _Clause:
    """Read a clause; a word that is part of a phrase turns nothing round."""
    line = words(text)
    found = tuple(lexicon.workplaces.find(text, line))
    told = tuple(each for each in found if each.label != "elsewhere" and _is_attributed(text, each, lexicon))
    cues = tuple(
        cue
        for cue in lexicon.workplace_words.find(text, line)
        if cue.label == "wish" or not any(each.start <= cue.start < each.end for each in told)
    )
    return _Clause(text, told, cues)


def _is_attributed(text: str, found: Found, lexicon: Lexicon) -> bool:
    """Tell whether an attribute stands before a word of work, or before none: no "remote server", no "hybrid cloud"."""
    if found.phrase not in lexicon.workplace_attributes:
        return True
    run = _RUN.match(text, found.end)
    rest = run.group() if run else ""
    following = words(rest)
    if not following:
        return True
    first = following[0]
    if first.key in lexicon.workplace_fillers or first.key.isdigit():
        return True
    if not lexicon.workplace_posts.isdisjoint([word.key for word in following[:_TO_POST]]):
        return True
    tables = (lexicon.workplaces, lexicon.workplace_words, lexicon.places)
    return any(each.start == first.start for table in tables for each in table.find(rest, following))


def _is_stated(clause: _Clause, found: Found, lexicon: Lexicon) -> bool:
    """Tell whether words around a phrase make it a wish, or refuse it."""
    for cue in clause.cues:
        if cue.label == "wish" and cue.start <= found.start <= cue.end + _BEFORE:
            return True
        if cue.label == "wished" and (0 <= found.start - cue.end <= _BESIDE or 0 <= cue.start - found.end <= _BEHIND):
            return True
    return _is_denied(clause, found, lexicon)


def _is_denied(clause: _Clause, found: Found, lexicon: Lexicon) -> bool:
    """Tell whether a word before a phrase turns it round, or one behind it that leads to no other phrase.

    It holds for phrases that are enumerated behind it too: "no relocation or on-site work".
    """
    denials = [cue for cue in clause.cues if cue.label == "denied"]
    at = clause.told.index(found)
    before = clause.told[at - 1] if at else None
    if any(0 <= cue.start - found.end <= _BEHIND for cue in denials) and found is clause.told[-1]:
        return True
    reach = before.end if before else 0
    if any(reach <= cue.start and cue.end <= found.start <= cue.end + _DENYING for cue in denials):
        return True
    if before is None:
        return False
    between = key(clause.text[before.end : found.start]).split()
    listed = len(between) == 1 and between[0] in lexicon.workplace_fillers
    return listed and _is_denied(clause, before, lexicon)


def _rule(clause: _Clause, found: Found, lexicon: Lexicon) -> str:
    denied = "denied_" if _is_denied(clause, found, lexicon) else ""
    return f"workplace_{denied}{found.label}"
