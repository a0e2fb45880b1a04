"""A resume without headings: its dated paragraphs are jobs or studies, by the titles and the schools they name."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.resume.beneath import kind_beneath
from parsers.resume.row import Row
from parsers.vocabulary import Lexicon

_LONGEST_HEAD = 3
_LEAST = 2
_LONGEST_LINE = 10


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


def jobs_from(found: Sequence[Row], lexicon: Lexicon) -> int | None:
    """Return where jobs begin under a heading of something else, as where theirs was not legible; None without such."""
    dated = [at for at, row in enumerate(found) if row.dated and not row.bullet]
    if len(dated) < _LEAST:
        return None
    first = found[dated[0]]
    alone = len(first.words) - len(first.text[first.ranges[0].first : first.ranges[0].last].split()) < _LEAST
    start = dated[0]
    while alone and start and dated[0] - start < _LONGEST_HEAD - 1 and _may_head(found[start - 1], first):
        start -= 1
    return start if kind_beneath(found[start:], lexicon) == "experience" else None


def studies_from(found: Sequence[Row], lexicon: Lexicon) -> int:
    """Return where studies begin after jobs, by the first dates that schools or degrees stand beside; the end if none.

    What stands between them and the last item or sentence of the jobs is theirs.
    """
    for at, row in enumerate(found):
        if row.dated and not row.bullet and kind_beneath(found[max(0, at - 1) : at + 2], lexicon) == "education":
            start = at
            while start and at - start < _LONGEST_HEAD and not _tells(found[start - 1]):
                start -= 1
            return start
    return len(found)


def _tells(row: Row) -> bool:
    return row.bullet or row.dated or row.text.rstrip().endswith(".")


def _may_head(row: Row, dated: Row) -> bool:
    short = len(row.words) <= _LONGEST_LINE and not row.text.rstrip().endswith(".")
    return short and not row.bullet and "@" not in row.text and row.style.size >= dated.style.size


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
