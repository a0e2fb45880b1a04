"""Labels and dates set in a margin of their own, joined to the lines they belong to.

A reader of pages takes a narrow column of labels ("Telefon", "2018 - 2020") for a column of text where few lines touch.
What tells it from a sidebar: its lines stand level with lines to the right, and they are labels and dates.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from parsers.resume.row import Row
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key

Remake = Callable[[Row, str, int], Row]

_LEVEL = 2.5
_LEAST_ALIGNED = 0.55
_LONGEST_DATE = 20
# Points between the left edge of a line and a margin right of it.
_FAR = 150
_DASHES = ("-", "\u2013", "\u2014")


def united(found: Sequence[Row], lexicon: Lexicon, remake: Remake) -> list[Row]:
    """Give the rows with those of a margin joined to their lines, and labels broken over lines closed."""
    pages: dict[int, list[Row]] = {}
    for row in found:
        pages.setdefault(row.line.page, []).append(row)
    joined = [row for page in pages.values() for row in _page(page, lexicon, remake)]
    return list(_closed(joined, lexicon, remake))


def _page(page: list[Row], lexicon: Lexicon, remake: Remake) -> list[Row]:
    edge = _edge(page)
    if edge is None:
        return page
    right = [row for row in page if row.line.x0 >= edge - 2]
    top = min((row.line.top for row in right), default=0.0) - _LEVEL
    beside = [row for row in page if row.line.top >= top]
    left = [row for row in beside if row.line.x1 <= edge + 1 and len(row.cells) == 1]
    wide = [row for row in beside if row.line.x0 < edge - 10 and len(row.cells) > 1]
    if not left or any("@" in row.text or len(row.text) > 45 for row in left):
        return page
    if edge - min(row.line.x0 for row in left) > max(row.line.x1 for row in right) - edge:
        return page
    margin = sorted([*left, *wide], key=lambda row: row.line.top)
    partners = {id(row): partner for row in left if (partner := _level(row, right)) is not None}
    telling = sum(1 for row in margin if _tells(row, lexicon))
    groups = [row for at, row in enumerate(margin) if at == 0 or not _tight(margin[at - 1], row) or id(row) in partners]
    if telling < 2 or sum(1 for row in groups if id(row) in partners or row in wide) < _LEAST_ALIGNED * len(groups):
        return page
    return _merged(page, margin, partners, lexicon, remake)


def _tells(row: Row, lexicon: Lexicon) -> bool:
    """Tell whether the row's first cell is a label, the beginning of one, or a date."""
    first = key(row.cells[0].text)
    dated = any(each.first < len(row.cells[0].text) + row.cells[0].start for each in row.ranges)
    return dated or first in lexicon.labels or first in lexicon.label_starts


def _edge(page: Sequence[Row]) -> float | None:
    """Where the column of text begins that most lines share, if lines stand left of it."""
    counts = Counter(round(row.line.x0) for row in page if row.line.x1)
    if not counts:
        return None
    first = min(counts)
    shared = [(n, x) for x, n in counts.items() if n >= 3 and x > first + 25]
    if not shared:
        return None
    most = max(shared)[0]
    return float(min(x for n, x in shared if n >= 0.3 * most))


def _level(row: Row, right: Sequence[Row]) -> Row | None:
    near = [other for other in right if abs(other.line.top - row.line.top) <= _LEVEL]
    return min(near, key=lambda other: (abs(other.line.top - row.line.top), other.line.x0), default=None)


def _tight(above: Row, row: Row, lead: float = 1.75) -> bool:
    return 0 < row.line.top - above.line.top <= lead * max(above.style.size, 6.0)


def _merged(
    page: Sequence[Row], margin: Sequence[Row], partners: dict[int, Row], lexicon: Lexicon, remake: Remake
) -> list[Row]:
    """Give each line the label left of it; a label's further lines are added to its first."""
    labels: dict[int, str] = {}
    gone: set[int] = set()
    last: Row | None = None
    above: Row | None = None
    for row in margin:
        partner, text = partners.get(id(row)), row.text.strip()
        if len(row.cells) > 1:
            last = row
        elif last is not None and above is not None and _goes_on(above, row, partner, _label(last, labels), lexicon):
            labels[id(last)] = f"{_label(last, labels)} {text}"
            gone.add(id(row))
        elif partner is not None and id(partner) not in labels:
            labels[id(partner)] = text
            gone.add(id(row))
            last = partner
        else:
            last = None
        above = row
    kept = sorted((row for row in page if id(row) not in gone), key=lambda row: (row.line.top, row.line.x0))
    return [_labelled(row, labels[id(row)], remake) if id(row) in labels else row for row in kept]


def _label(row: Row, labels: dict[int, str]) -> str:
    return labels.get(id(row), row.cells[0].text if len(row.cells) > 1 else "")


def _goes_on(above: Row, row: Row, partner: Row | None, label: str, lexicon: Lexicon) -> bool:
    """Tell whether the row is a further line of the label above: close under it, level with nothing that begins."""
    if not _tight(above, row) or row.style.bold != above.style.bold:
        return False
    if _opens_section(row, lexicon) and key(f"{label} {row.text}") not in lexicon.labels:
        return False
    if label.rstrip().endswith(("-", "\u2013", "\u2014")):
        return True
    if key(f"{label} {row.text}") in lexicon.labels and key(label) not in lexicon.labels:
        return True
    dated = bool(row.ranges) and any(not each.single and not each.open for each in above.ranges)
    return partner is None or (partner.bullet and not dated and _tight(above, row, 1.4))


def _opens_section(row: Row, lexicon: Lexicon) -> bool:
    return any(kind != "sub" for kind in lexicon.headings.get(key(row.text), ()))


def _labelled(row: Row, label: str, remake: Remake) -> Row:
    if len(row.cells) > 1:
        first = row.cells[0].text
        rest = row.text[row.cells[0].start + len(first) :]
        return remake(row, label + rest, len(label) - len(first) - row.cells[0].start)
    return remake(row, f"{label}\t{row.text.strip()}", len(label) + 1 - _indent(row))


def _indent(row: Row) -> int:
    return len(row.text) - len(row.text.lstrip())


def _closed(found: Sequence[Row], lexicon: Lexicon, remake: Remake) -> Iterator[Row]:
    """Join the rows of a label that its narrow column broke: only together are their first cells a known label."""
    at = 0
    while at < len(found):
        count = _broken(found, at, lexicon)
        if count < 2:
            yield found[at]
            at += 1
            continue
        parts = found[at : at + count]
        label = " ".join(row.cells[0].text for row in parts)
        values = [cell.text for row in parts for cell in row.cells[1:]]
        text = f"{label}\t{' '.join(values)}" if values else label
        yield remake(parts[0], text, len(label) - len(parts[0].cells[0].text))
        at += count


def dated(found: Sequence[Row], remake: Remake) -> Iterator[Row]:
    """Join the dates of a margin that was too narrow for them: `Jul 2019 -` over `Feb 2022`, text right of both."""
    at = 0
    while at < len(found):
        row, following = found[at], found[at + 1] if at + 1 < len(found) else None
        joined = _whole_range(row, following, remake) if following is not None else None
        yield joined or row
        at += 1
        if joined and following is not None:
            rest = following.text[following.cells[0].start + len(following.cells[0].text) :]
            if rest.strip():
                yield remake(following, " " * (len(following.text) - len(rest)) + rest.replace("\t", " ", 1), 0)
            at += 1


def dated_right(found: Sequence[Row], remake: Remake) -> Iterator[Row]:
    """Join the dates of a margin right of the text that was too narrow for them: `April 2026`, `-` and `present`."""
    at = 0
    while at < len(found):
        joined, count = _whole_right(found[at : at + 3], remake)
        yield from joined
        at += count


def _whole_right(rows: Sequence[Row], remake: Remake) -> tuple[tuple[Row, ...], int]:
    """Give the first row with the last cells of all, where only together they are a range, and the others without.

    And how many rows these were.
    """
    first = rows[0]
    label = first.cells[-1]
    alone = (first,), 1
    if len(first.cells) < 2 or not first.ranges or len(label.text) > _LONGEST_DATE:
        return alone
    last = first.ranges[-1]
    if last.first != label.start or not (last.single or last.open):
        return alone
    text = first.text.rstrip()
    for count, row in enumerate(rows[1:], 2):
        beside = len(row.cells) > 1 or row.line.x0 > first.line.x0 + _FAR
        if not beside or len(row.cells[-1].text) > _LONGEST_DATE or row.line.page != first.line.page:
            return alone
        if not (text.endswith(_DASHES) or row.cells[-1].text in _DASHES):
            return alone
        text = f"{text} {row.cells[-1].text}"
        joined = remake(first, text, first.shift)
        whole = joined.ranges[-1] if joined.ranges else None
        if whole and whole.first == label.start and whole.last >= len(text) and not (whole.single or whole.open):
            rest = [_without_last(each, remake) for each in rows[1:count] if len(each.cells) > 1]
            return (joined, *rest), count
    return alone


def _without_last(row: Row, remake: Remake) -> Row:
    return remake(row, row.text[: row.cells[-1].start].rstrip(), row.shift)._replace(bullet=row.bullet)


def _whole_range(row: Row, following: Row, remake: Remake) -> Row | None:
    """Give the row with the dates of both first cells, where only together they are a range and nothing else."""
    first, second = row.cells[0].text, following.cells[0].text
    if len(row.cells) < 2 or row.bullet or max(len(first), len(second)) > _LONGEST_DATE:
        return None
    if following.line.page != row.line.page or not any(char.isdigit() for char in second):
        return None
    if any(not each.single and not each.open for each in row.ranges) and not any(c.isdigit() for c in first):
        return None
    label = f"{first} {second}"
    rest = row.text[row.cells[0].start + len(first) :]
    joined = remake(row, label + rest, row.shift + len(label) - len(first) - row.cells[0].start)
    whole = next((each for each in joined.ranges if not each.single and not each.open), None)
    if whole is None or whole.first > 0 or whole.last != len(label) or not whole.first < len(first) < whole.last:
        return None
    alone = any(not each.single and not each.open and each.last >= len(first) for each in row.ranges[:1])
    return None if alone else joined


def _broken(found: Sequence[Row], at: int, lexicon: Lexicon) -> int:
    row = found[at]
    label = key(row.cells[0].text) if len(row.cells[0].text) < 60 else ""
    if label not in lexicon.label_starts or row.bullet:
        return 0
    best = 0
    for count in range(2, 5):
        last = found[at + count - 1] if at + count <= len(found) else None
        if last is None or abs(last.line.x0 - row.line.x0) > 4 or last.bullet or last.style.bold != row.style.bold:
            break
        label = f"{label} {key(last.cells[0].text)}"
        if label in lexicon.labels:
            best = count
        elif label not in lexicon.label_starts:
            break
    return best
