"""Rows of tables -> groups of lines: data rows become lines with tabs, cells used as columns stay whole."""

import re
from collections.abc import Sequence
from itertools import chain

from parsers.records import Line

_FIGURE = re.compile(r"\d")
LABEL_LENGTH = 60  # characters of a label in a cell of its own
NOTE_LENGTH = 28  # the same of a date or other note with figures


def arranged(rows: Sequence[Sequence[Sequence[list[Line]]]]) -> list[list[Line]]:
    """Return the lines of a table in groups that are read one after the other; a cell comes as its own groups.

    A row whose cells hold one line each is a line with tabs. A label, such as a date, joins the first line of the cell
    beside it. Any other cell is a group of its own, or several: the table lays out columns.
    """
    filled = [[cell for cell in ([group for group in cell if group] for cell in row) if cell] for row in rows]
    is_labelled = _is_labelled([row for row in filled if len(row) == 2])
    groups: list[list[Line]] = [[]]
    for row in filled:
        if any(len(cell) > 1 for cell in row):
            groups += [*chain.from_iterable(row), []]
        else:
            groups += _row([cell[0] for cell in row], groups.pop(), is_labelled=is_labelled)
    return [group for group in groups if group]


def _is_labelled(pairs: Sequence[Sequence[Sequence[list[Line]]]]) -> bool:
    """Whether the first of two cells is a label in most rows: one or two short lines."""
    labels = [_is_short(left[0]) for left, _ in pairs]
    return len(labels) >= 3 and sum(labels) >= 0.75 * len(labels)


def _row(cells: Sequence[list[Line]], before: list[Line], *, is_labelled: bool) -> list[list[Line]]:
    """Return the group before a row, continued with it in place, or followed by a group for each of its cells."""
    if all(len(cell) == 1 for cell in cells):
        if cells:
            before.append(joined([cell[0] for cell in cells]))
        return [before]
    labelled = _labelled(*cells, is_labelled=is_labelled) if len(cells) == 2 else []
    before += labelled
    return [before] if labelled else [before, *cells, []]


def _labelled(left: list[Line], right: list[Line], *, is_labelled: bool) -> list[Line]:
    """Return two cells as one where either is a label, else nothing; a label that looks like a heading stays apart."""
    if _is_note(left) or (is_labelled and _is_short(left) and not _is_heading(left[0], right[0])):
        return [joined([_one(left), right[0]]), *right[1:]]
    if _is_note(right):
        return [joined([left[0], _one(right)]), *left[1:]]
    return [*left, *right] if is_labelled and _is_short(left) else []


def _is_short(cell: Sequence[Line]) -> bool:
    return len(cell) <= 2 and sum([len(line.text) for line in cell]) <= LABEL_LENGTH


def _is_note(cell: Sequence[Line]) -> bool:
    """Whether a cell is a date or the like: very short, with figures, and no address."""
    text = " ".join([line.text for line in cell])
    return len(cell) <= 2 and len(text) <= NOTE_LENGTH and _FIGURE.search(text) is not None and "@" not in text


def _is_heading(label: Line, text: Line) -> bool:
    return label.heading > text.heading or label.size > text.size or (label.bold and not text.bold and text.size > 0)


def joined(cells: Sequence[Line]) -> Line:
    """Return the lines of neighbouring cells as one, tabs between them."""
    first = cells[0]
    if len(cells) == 1:
        return first
    links = tuple(dict.fromkeys([link for cell in cells for link in cell.links]))
    return first._replace(text="\t".join([cell.text for cell in cells]), links=links)


def _one(cell: Sequence[Line]) -> Line:
    return cell[0]._replace(
        text=" ".join([line.text for line in cell]),
        links=tuple([link for line in cell for link in line.links]),
    )
