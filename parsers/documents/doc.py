"""DOC -> lines: Word 97-2003, by its pieces and properties (MS-DOC); of Word 6 and 95 the bare text.

Headers first, then the body with its tables, lists, links and text boxes, footers last. Footnotes, comments and what
is marked as deleted are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.documents import active
from parsers.documents.colour import SMALLEST, WHITE, is_lost
from parsers.documents.container import RefusedError
from parsers.documents.doc_file import ANCHORS, BOXES, DAMAGES, HEADERS, WordFile, entries
from parsers.documents.doc_look import Look, Looks
from parsers.documents.flow import Run, clipped, concealed, lines
from parsers.documents.reading import Reading, unreadable
from parsers.documents.table import arranged
from parsers.records import Defect, Limits, Line

_PARAGRAPH = re.compile(r"[^\r\x07\x0c]*[\r\x07\x0c]?")
_FIELD = re.compile(r"([\x13\x14\x15])")
_BEGIN, _SEPARATE, _END = "\x13", "\x14", "\x15"
_LINK = re.compile(r'\bHYPERLINK\s+(?:\\\w\s+)*"([^"]+)"')
_CALL = re.compile(r"^\s*DDE(?:AUTO)?\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"^\s*INCLUDE(?:PICTURE|TEXT)\s.*(?:https?:|file:|\\\\\\\\)", re.IGNORECASE)
_SIGNS = str.maketrans({"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\r": None, "\x07": None, "\x0c": None} |
                       dict.fromkeys("\x00\x01\x02\x03\x04\x05\x06\x08\x1f\x15", None))  # fmt: skip
_ANCHOR = "\x08"  # stands for a drawn object
_MOST_INSTRUCTION = 4096
_KINDS = ("header", "header", "footer", "footer", "header", "footer")  # of each section: even, odd, ..., first page


@dataclass(slots=True)
class _Field:
    """A field (2.8.25): its instruction until the separator, then its result, which is what shows."""

    instruction: str = ""
    in_result: bool = False
    link: str = ""


@dataclass(slots=True)
class _Table:
    rows: list[list[list[list[Line]]]] = field(default_factory=list)
    row: list[list[list[Line]]] = field(default_factory=list)
    cell: list[list[Line]] = field(default_factory=lambda: [[]])


@dataclass(slots=True)
class _Text:
    """What is gathered over the whole file. anchors: shape of each character that anchors one; boxes by shape."""

    word: WordFile
    looks: Looks
    hidden: list[Line] = field(default_factory=list)
    defects: set[Defect] = field(default_factory=set)
    anchors: dict[int, int] = field(default_factory=dict)
    boxes: dict[int, list[list[Line]]] = field(default_factory=dict)


@dataclass(slots=True)
class _Story:
    """A body, header or text box being read. on_paper: its ground is white as far as the file tells."""

    text: _Text
    is_body: bool
    on_paper: bool
    groups: list[list[Line]] = field(default_factory=lambda: [[]])
    tables: list[_Table] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of a Word file; a block for each run of paragraphs, table cell and text box."""
    try:
        word = WordFile(content, limits)
        text = _Text(word, Looks(word))
        found = clipped(_groups(text), limits.text_characters, text.hidden)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The Word file cannot be opened.")
    notices = [active.MACROS] * word.has_macros + [active.OBJECTS] * word.has_objects
    told = [*found.defects, *notices, *sorted(text.defects, key=lambda each: each.detail)]
    return Reading(found.lines, defects=tuple(told), hidden=found.hidden)


def _groups(text: _Text) -> Iterator[list[Line]]:
    """Yield headers, the body with the boxes anchored in it, boxes whose anchor is not known, and footers."""
    word, sizes = text.word, text.word.lengths
    first = sum(sizes[:6])
    for start, end, data in entries(word.part(BOXES), 22):
        shape = int.from_bytes(data[14:18], "little") or -len(text.boxes) - 1
        text.boxes[shape] = _story(text, first + start, first + min(end, sizes.boxes))
    text.anchors = {start: int.from_bytes(data[:4], "little") for start, _, data in entries(word.part(ANCHORS), 26)}
    heads, feet = _margins(text, sizes.body + sizes.footnotes, sizes.headers)
    yield from heads
    yield from _story(text, 0, sizes.body, is_body=True)
    for box in text.boxes.values():
        yield from box
    yield from feet


def _margins(text: _Text, first: int, length: int) -> tuple[list[list[Line]], list[list[Line]]]:
    """Return headers and footers (2.8.21); those that say the same are read once. The first six are of footnotes."""
    found: dict[str, list[list[Line]]] = {"header": [], "footer": []}
    seen: set[str] = set()
    for number, (start, end, _) in enumerate(entries(text.word.part(HEADERS), 0)):
        groups = _story(text, first + start, first + min(end, length)) if number >= 6 else []
        words = "\n".join([line.text for group in groups for line in group])
        if words not in seen:
            found[_KINDS[(number - 6) % 6]] += groups
        seen.add(words)
    return found["header"], found["footer"]


def _story(text: _Text, start: int, end: int, *, is_body: bool = False) -> list[list[Line]]:
    """Return the groups of lines from one character to another."""
    story = _Story(text, is_body, on_paper=is_body and not text.anchors)
    end = min(end, len(text.word.text))
    while start < end:
        found = _PARAGRAPH.match(text.word.text, start, end)
        stop = found.end() if found else end
        _paragraph(story, start, stop)
        start = stop
    _leave(story, 0)
    return [group for group in story.groups if group]


def _paragraph(story: _Story, start: int, end: int) -> None:
    """Add a paragraph, and the boxes anchored in it, to the story or to the cell it ends or stands in."""
    text, mark = story.text, story.text.word.text[end - 1]
    look = text.looks.paragraph(text.word.offset(end - 1))
    depth = look.depth or int(mark == "\x07")
    _leave(story, depth)
    if look.ends_row and story.tables:
        table = story.tables[-1]
        table.rows.append(table.row)
        table.row, table.cell = [], [[]]
        return
    while len(story.tables) < depth:
        story.tables.append(_Table())
    target = story.tables[-1].cell if depth else story.groups
    runs = list(_runs(story, start, end, look))
    target[-1] += lines(runs, heading=look.heading, bullet=look.bullet)
    text.hidden += concealed(runs)
    for at in range(start, end) if story.is_body and _ANCHOR in text.word.text[start:end] else ():
        target += [*text.boxes.pop(text.anchors.get(at, 0), []), []]
    if depth and (mark == "\x07" or look.ends_cell):
        table = story.tables[-1]
        table.row.append([group for group in table.cell if group])
        table.cell = [[]]


def _leave(story: _Story, depth: int) -> None:
    """Close the tables deeper than a depth; their groups go into the cell or story around them."""
    while len(story.tables) > depth:
        table = story.tables.pop()
        rest = [*table.row, [group for group in table.cell if group]]
        groups = arranged([*table.rows, [cell for cell in rest if cell]])
        outer = story.tables[-1].cell if story.tables else story.groups
        outer += [*groups, []]


def _runs(story: _Story, start: int, end: int, look: Look) -> Iterator[Run]:
    """Yield the runs of a paragraph as they show, with the links of its fields."""
    word = story.text.word
    for first, last, offset, width in word.stretches(start, end):
        at = first
        for stop, found in story.text.looks.characters(offset, offset + (last - first) * width, look):
            until = min(first + -(-(stop - offset) // width), last)
            if not found.deleted:
                yield from _shown(word.text[at:until], found, story)
            at = until
    if story.fields and not story.fields[-1].in_result:
        story.fields.pop()  # an instruction that does not end in its paragraph is damage


def _shown(text: str, look: Look, story: _Story) -> Iterator[Run]:
    text = text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if look.symbol and "(" in text:
        text = text.replace("(", chr(look.symbol))
    hidden = look.hidden or look.size <= SMALLEST or _is_white(look, story)
    for part in _FIELD.split(text):
        if part in {_BEGIN, _SEPARATE, _END} and part:
            _follow(part, story)
        elif story.fields and not story.fields[-1].in_result:
            inner = story.fields[-1]
            inner.instruction = (inner.instruction + part)[:_MOST_INSTRUCTION]
        elif shown := part.translate(_SIGNS):
            link = story.fields[-1].link if story.fields else ""
            yield Run(shown, look.bold, look.size, link, hidden)


def _follow(sign: str, story: _Story) -> None:
    """Begin a field, pass from its instruction to its result, or end it."""
    if sign == _BEGIN:
        story.fields.append(_Field())
    elif story.fields and sign == _SEPARATE:
        inner = story.fields[-1]
        link = _LINK.search(inner.instruction)
        outer = story.fields[-2].link if len(story.fields) > 1 else ""
        inner.in_result, inner.link = True, link[1] if link else outer
    elif story.fields:
        instruction = story.fields.pop().instruction
        if _CALL.match(instruction):
            story.text.defects.add(active.CALLS)
        elif _OUTSIDE.match(instruction):
            story.text.defects.add(active.OUTSIDE)


def _is_white(look: Look, story: _Story) -> bool:
    """Whether text is white on white; in tables and boxes and beside shapes the ground may be another."""
    return bool(look.ink) and story.on_paper and not look.shaded and not look.depth and is_lost(look.ink, WHITE)
