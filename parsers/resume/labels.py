"""Values that a label names: `Phone: ...`, a table's left column, or a label on the line above."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.resume.row import Row
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key

# One-letter labels ("E", "M", "T") are labels only before a tab or a colon.
_LONGEST = 8
_SHORT = 2  # words of a value such as a family status


class Labelled(NamedTuple):
    """A value with what its label may mean. label: its key; start: the value's place in the row."""

    kinds: tuple[str, ...]
    label: str
    row: Row
    value: str
    start: int


def labelled(found: Sequence[Row], lexicon: Lexicon) -> tuple[Labelled, ...]:
    """Every labelled value of the rows."""
    return tuple(_labelled(found, lexicon))


def kinds_of(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give what a text means as a label; empty where it is none."""
    return lexicon.labels.get(key(text), ()) if len(text) < 90 else ()


def may_begin(row: Row, lexicon: Lexicon) -> bool:
    """Tell whether a row begins with the first word of a label: few do, and only they need a closer look."""
    return bool(row.words) and row.words[0].key in lexicon.label_phrases.lengths


def is_labelled(row: Row, lexicon: Lexicon) -> bool:
    """Tell whether a label opens the row: a cell of its own, or words before a colon."""
    return bool(kinds_of(row.cells[0].text.partition(":")[0].strip(), lexicon))


def _labelled(found: Sequence[Row], lexicon: Lexicon) -> Iterator[Labelled]:
    for at, row in enumerate(found):
        pairs = tuple(_within(row, lexicon)) if len(row.cells) > 1 or ":" in row.text else ()
        yield from pairs
        if pairs or len(row.cells) != 1 or at + 1 >= len(found):
            continue
        kinds, below = kinds_of(row.text.strip(), lexicon) if may_begin(row, lexicon) else (), found[at + 1]
        if kinds and _heads(row, below, lexicon):
            continue
        if kinds and below.line.block == row.line.block and not tuple(_within(below, lexicon)):
            yield Labelled(kinds, key(row.text), below, below.cells[0].text, below.cells[0].start)


def _heads(row: Row, below: Row, lexicon: Lexicon) -> bool:
    """Tell whether a line is a heading over contact data rather than a label of the next ("État civil" is either)."""
    is_heading = "contact" in lexicon.headings.get(key(row.text), ()) and row.style != below.style
    return is_heading and len(below.words) > _SHORT


def _within(row: Row, lexicon: Lexicon) -> Iterator[Labelled]:
    for at, cell in enumerate(row.cells):
        kinds = kinds_of(cell.text.rstrip(" :"), lexicon)
        following = row.cells[at + 1] if at + 1 < len(row.cells) else None
        if kinds and following and not kinds_of(following.text.rstrip(" :"), lexicon):
            yield Labelled(kinds, key(cell.text), row, following.text.lstrip(": "), following.start)
            continue
        head, colon, rest = cell.text.partition(":")
        kinds = kinds_of(head, lexicon) if colon and rest.strip() and len(head.split()) <= _LONGEST else ()
        if kinds and not rest.startswith("//"):
            yield Labelled(kinds, key(head), row, rest.strip(), cell.start + cell.text.index(rest.strip(), len(head)))


def protected(found: Sequence[Row], values: Sequence[Labelled], lexicon: Lexicon) -> frozenset[int]:
    """Rows that state birth, family, nationality and the like: no claim is ever read from them.

    values: What labels name in these rows, see `labelled`.
    """
    return frozenset(each.row.number for each in values if each.kinds[0] == "protected") | frozenset(
        row.number
        for row in found
        if may_begin(row, lexicon)
        and (kinds := kinds_of(row.cells[0].text.rstrip(" :"), lexicon))
        and kinds[0] == "protected"
    )
