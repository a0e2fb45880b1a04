"""Lines that a narrow column broke, closed: one that ends in "of", "für" or "&" goes on in the next.

So does one before a line that begins with such a word.
"""

from collections.abc import Iterator, Sequence

from parsers.resume.row import Row, rewritten
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, key, words

_SAME_EDGE = 3


def closed(rows: Sequence[Row], lexicon: Lexicon) -> Iterator[Row]:
    """Give the rows, each with the rest of its last words; its dates keep their places in what is then its text."""
    at = 0
    while at < len(rows):
        row = rows[at]
        at += 1
        while at < len(rows) and (joined := _joined(row, rows[at], lexicon)):
            row = joined
            at += 1
        yield row


def _joined(row: Row, following: Row, lexicon: Lexicon) -> Row | None:
    """Give a row with the line after it, None where that is not the rest of it: at most one of the two is dated."""
    if len(following.cells) != 1 or following.bullet or (following.ranges and row.ranges):
        return None
    if following.ranges and not following.text[: following.ranges[0].first].strip():
        return None
    end = unclosed(row, lexicon) or (_end(row) if continues(row, following, lexicon) else 0)
    if not end:
        return None
    rest = f" {following.text.strip()}"
    shift = end + 1 - following.cells[0].start
    ranges = (
        *(each._replace(first=each.first + shift, last=each.last + shift) for each in following.ranges),
        *(
            each._replace(first=each.first + len(rest), last=each.last + len(rest)) if each.first >= end else each
            for each in row.ranges
        ),
    )
    return rewritten(row, row.text[:end] + rest + row.text[end:], ranges)


def continues(row: Row, following: Row, lexicon: Lexicon) -> bool:
    """Tell whether a line begins amid a name ("du Nord"), or a field of study spans both ("Graphic", "Design")."""
    first = following.text.split(maxsplit=1)[0]
    if len(following.words) > 1 and first.islower() and (first == "&" or key(first) in _linking(lexicon)):
        return True
    above = row.text[: _end(row)]
    return any(each.start < len(above) < each.end for each in _fields(f"{above} {following.text.strip()}", lexicon))


def _fields(text: str, lexicon: Lexicon) -> Iterator[Found]:
    return lexicon.fields.find(text, words(text))


def unclosed(row: Row, lexicon: Lexicon) -> int:
    """Give where the last cell with words ends in one that asks for more, 0 where it does not."""
    end = _end(row)
    last = row.text[:end].split()[-1] if end else ""
    return end if last == "&" or (last.islower() and key(last) in _linking(lexicon) | lexicon.at_words) else 0


def _linking(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.field_connectors | lexicon.particles | lexicon.and_words


def _end(row: Row) -> int:
    """Give where the last cell ends that is no date, 0 without one."""
    for cell in reversed(row.cells):
        end = cell.start + len(cell.text)
        if not any(each.first < end and cell.start < each.last for each in row.ranges):
            return end
    return 0


def ends_name(found: Sequence[Row], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a heading's word ends what a narrow column broke: "B.Tech in Information" over "Technology"."""
    row, above = found[at], found[at - 1] if at else None
    if above is None or row.line.block != above.line.block or abs(row.line.x0 - above.line.x0) > _SAME_EDGE:
        return False
    same = (row.style.size, row.style.bold) == (above.style.size, above.style.bold)
    school = lexicon.institutions.label(row.text) is not None and not row.style.heading
    return same and (unclosed(above, lexicon) > 0 or continues(above, row, lexicon) or school)
