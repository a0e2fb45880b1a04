"""Lines that a narrow column broke, closed: one that ends in "of", "für" or "&" goes on in the next.

So does one before a line that begins with such a word.
"""

from collections.abc import Iterator, Sequence

from parsers.resume.row import Row, rewritten
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key


def closed(rows: Sequence[Row], lexicon: Lexicon) -> Iterator[Row]:
    """Give the rows, each with the rest of its last words; its dates keep their places in what is then its text."""
    at = 0
    while at < len(rows):
        row, following = rows[at], rows[at + 1] if at + 1 < len(rows) else None
        end = _breaks(row, lexicon) or (following and _goes_on(following, lexicon) and _end(row))
        if end and following and len(following.cells) == 1 and not following.ranges and not following.bullet:
            rest = f" {following.text.strip()}"
            ranges = tuple(
                each._replace(first=each.first + len(rest), last=each.last + len(rest)) if each.first >= end else each
                for each in row.ranges
            )
            row = rewritten(row, row.text[:end] + rest + row.text[end:], ranges)
            at += 1
        yield row
        at += 1


def _breaks(row: Row, lexicon: Lexicon) -> int:
    """Give where the last cell with words ends in one that asks for more, 0 where it does not."""
    end = _end(row)
    last = row.text[:end].split()[-1] if end else ""
    return end if last == "&" or (last.islower() and _links(key(last), lexicon, lexicon.at_words)) else 0


def _goes_on(row: Row, lexicon: Lexicon) -> bool:
    """Tell whether a line begins in the middle of a name, as in "du Nord" or "of Business"."""
    first = row.text.split()[0]
    return len(row.words) > 1 and first.islower() and (first == "&" or _links(key(first), lexicon))


def _links(word: str, lexicon: Lexicon, others: frozenset[str] = frozenset()) -> bool:
    return any(word in each for each in (lexicon.field_connectors, lexicon.particles, lexicon.and_words, others))


def _end(row: Row) -> int:
    """Give where the last cell ends that is no date, 0 without one."""
    for cell in reversed(row.cells):
        end = cell.start + len(cell.text)
        if not any(each.first < end and cell.start < each.last for each in row.ranges):
            return end
    return 0
