"""A resume without headings: its dated paragraphs are jobs or studies, by the titles and the schools they name."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.resume.beneath import kind_beneath
from parsers.resume.row import Row
from parsers.vocabulary import Lexicon

_LONGEST_HEAD = 3
_LEAST = 2


def parts(found: Sequence[Row], lexicon: Lexicon) -> Iterator[tuple[str | None, tuple[Row, ...]]]:
    """Give runs of rows with their kind, `experience` or `education`; None for what is neither.

    Nothing is cut where fewer than two paragraphs are dated: a line with dates makes no list of jobs.
    """
    starts = [at for at, row in enumerate(found) if _opens(found, at)]
    cut = [(start, *_entry(found, start, end, lexicon)) for start, end in pairwise([*starts, len(found)])]
    named = [each for each in cut if each[1]]
    if len(named) < _LEAST:
        yield None, tuple(found)
        return
    yield None, tuple(found[: starts[0]])
    for start, kind, end in cut:
        yield kind, tuple(found[start:end])
    yield None, tuple(found[cut[-1][2] :])


def _opens(found: Sequence[Row], at: int) -> bool:
    """Tell whether a row is the first of a paragraph that is dated within its first lines."""
    row = found[at]
    if row.bullet or (at and found[at - 1].line.block == row.line.block):
        return False
    head = [each for each in found[at : at + _LONGEST_HEAD] if each.line.block == row.line.block and not each.bullet]
    return any(each.dated for each in head)


def _entry(found: Sequence[Row], start: int, end: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """Give the kind of an entry and where it ends: with the paragraph, or with the items of a list after it."""
    last = start
    while last < end and (found[last].line.block == found[start].line.block or found[last].bullet):
        last += 1
    return kind_beneath(found[start:last], lexicon), last if end == len(found) else end
