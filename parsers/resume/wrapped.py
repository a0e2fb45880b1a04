"""Lines that a narrow column broke, closed: one that ends in "of", "für" or "&" goes on in the next."""

from collections.abc import Iterator, Sequence

from parsers.resume.row import Row, rewritten
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key


def closed(rows: Sequence[Row], lexicon: Lexicon) -> Iterator[Row]:
    """Give the rows, each with the rest of its last words; its dates keep their places in what is then its text."""
    at = 0
    while at < len(rows):
        row, following = rows[at], rows[at + 1] if at + 1 < len(rows) else None
        end = _breaks(row, lexicon)
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
    for cell in reversed(row.cells):
        end = cell.start + len(cell.text)
        if any(each.first < end and cell.start < each.last for each in row.ranges):
            continue
        last = cell.text.split()[-1]
        return end if last == "&" or (last.islower() and _leads(key(last), lexicon)) else 0
    return 0


def _leads(word: str, lexicon: Lexicon) -> bool:
    small = (lexicon.field_connectors, lexicon.particles, lexicon.at_words, lexicon.and_words)
    return any(word in each for each in small)
