r"""RTF -> lines, by a small reader of its control words (Rich Text Format Specification 1.9.1).

Read are text with its charsets (`\ansicpg`, `\fcharset`, `\u` with its fall-back), paragraphs, tabs, cells and rows
of tables, weight, size, list items and hyperlink fields. Pictures, objects and other destinations are left out.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import islice

from parsers.documents import active
from parsers.documents.colour import SMALLEST, WHITE, is_lost
from parsers.documents.flow import Run, clipped, concealed, lines
from parsers.documents.reading import CUT, Reading
from parsers.documents.rtf_head import Head, Look, changed, read_head
from parsers.documents.rtf_tokens import tokens
from parsers.documents.table import arranged
from parsers.records import Defect, Limits, Line

_CALL = re.compile(r"\s*DDE(?:AUTO)?\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"\s*INCLUDE(?:PICTURE|TEXT)\b.*(?:https?:|file:|\\\\)", re.IGNORECASE)
_TEMPLATE = re.compile(rb"\{\\\*\\template\s+(?:https?:|\\\\\\\\)", re.IGNORECASE)
_DRAWN = (b"\\shp", b"\\do\\", b"\\do ", b"\\background")
_ROW_SHADES = frozenset([b"clcbpat", b"trcbpat", b"clshdng"])
_SHADES = _ROW_SHADES | {b"cbpat", b"shading", b"cfpat"}
_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_MOST_DEPTH = 200
_MOST_TOKENS = 2_000_000  # a book has fewer
_MOST_INSTRUCTION = 4096
_LEFT_OUT = frozenset(
    b"""annotation atnauthor atnid bkmkend bkmkstart colorschememapping colortbl datafield datastore deleted docvar
    fldtype fonttbl footnote generator info latentstyles listoverridetable listtable mmathPr nonshppict object password
    pgptbl pict pn revtbl rsidtbl shppict sp stylesheet template themedata userprops xmlnstbl""".split()
)
_SIGNS = {
    b"tab": "\t", b"line": "\n", b"emdash": "\u2014", b"endash": "\u2013", b"bullet": "\u2022", b"lquote": "\u2018",
    b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d", b"emspace": " ", b"enspace": " ",
    b"qmspace": " ",
}  # fmt: skip
_STORIES = {
    b"header": 0, b"headerf": 0, b"headerl": 0, b"headerr": 0, b"footer": 2, b"footerf": 2,
    b"footerl": 2, b"footerr": 2,
}  # fmt: skip


@dataclass(slots=True)
class _State:
    """What is gathered while the tokens go by. due: fall-back characters still to be skipped.

    shaded, shaded_row: Something else than paper is behind the paragraph, or behind cells of the row.
    is_drawn: A shape may be behind any text.
    """

    head: Head
    look: Look
    is_drawn: bool
    shaded: bool = False
    shaded_row: bool = False
    hidden: list[Line] = field(default_factory=list)
    notices: set[Defect] = field(default_factory=set)
    stack: list[Look] = field(default_factory=list)
    due: int = 0
    ignorable: bool = False
    bytes_due: bytearray = field(default_factory=bytearray)
    runs: list[Run] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    instruction: str = ""
    heading: int = 0
    bullet: bool = False
    cell: list[Line] = field(default_factory=list)
    row: list[list[list[Line]]] = field(default_factory=list)
    rows: list[list[list[list[Line]]]] = field(default_factory=list)
    in_table: bool = False
    stories: tuple[list[list[Line]], ...] = field(default_factory=lambda: ([[]], [[]], [[]]))


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of an RTF file; damage is passed over, as Word does."""
    head = read_head(content)
    state = _State(head, Look(codec=head.codec), any(mark in content for mark in _DRAWN))
    source = tokens(content)
    for token in islice(source, _MOST_TOKENS):
        _take(token, state)
    _end_paragraph(state)
    _end_table(state)
    groups = [group for story in state.stories for group in story if group]
    found = clipped(groups, limits.text_characters, state.hidden)
    cut = [CUT] if next(source, None) and CUT not in found.defects else []
    objects = [active.OBJECTS] if b"\\objdata" in content else []
    outside = {active.OUTSIDE} if _TEMPLATE.search(content) else set()
    notices = sorted(state.notices | outside, key=lambda each: each.detail)
    return Reading(found.lines, defects=(*found.defects, *cut, *objects, *notices), hidden=found.hidden)


def _take(token: re.Match[bytes], state: _State) -> None:
    """Take one token: a control word, a byte in hexadecimal, a control sign, a brace or text."""
    word, number, byte, sign, break_, brace, text = token.groups()
    if byte:
        _add_bytes(bytes([int(byte, 16)]), state)
        return
    if text:
        _add_bytes(text, state)
        return
    _flush_bytes(state)
    if brace:
        _brace(brace, state)
    elif word:
        _word(word, int(number) if number else None, state)
    elif break_:
        _end_paragraph(state)
    elif sign == b"*":
        state.ignorable = True
    elif sign in {b"~", b"_", b"\\", b"{", b"}"}:
        _add({b"~": " ", b"_": "-"}.get(sign, sign.decode()), state)


def _brace(brace: bytes, state: _State) -> None:
    state.ignorable = False
    if brace == b"{":
        state.stack.append(state.look)
        if len(state.stack) > _MOST_DEPTH:
            state.look = replace(state.look, skip=True)
        return
    if not state.stack:
        return
    depth = len(state.stack)
    if state.look.story != state.stack[-1].story:
        _end_paragraph(state)
    state.look = state.stack.pop()
    while state.links and state.links[-1][0] >= depth:
        state.links.pop()


def _word(word: bytes, number: int | None, state: _State) -> None:
    """Take a control word."""
    ignorable, state.ignorable = state.ignorable, False
    look = state.look
    if word in _SIGNS:
        _add(_SIGNS[word], state)
    elif word == b"u" and number is not None:
        _add(chr(number % 0x10000), state)
        state.due = look.fallback
    elif word in {b"par", b"sect", b"page", b"cell", b"row", b"nestcell", b"nestrow"}:
        _break(word, state)
    elif not _destination(word, state, ignorable=ignorable):
        _property(word, number, state)


def _destination(word: bytes, state: _State, *, ignorable: bool) -> bool:
    """Whether the word opens a destination."""
    look = state.look
    if word in _STORIES:
        state.look = replace(look, story=_STORIES[word])
    elif word in {b"listtext", b"pntext"}:
        state.bullet = state.bullet or not look.skip
        state.look = replace(look, skip=True)
    elif word == b"fldinst":
        state.instruction = ""
        state.look = replace(look, instruction=True)
    elif word == b"fldrslt":
        _instructed(state)
        link = _LINK.search(state.instruction)
        state.links.append((len(state.stack), link[1] if link else ""))
    elif word in _LEFT_OUT or (ignorable and word not in {b"shpinst", b"ud"}):
        state.look = replace(look, skip=True)
    else:
        return word in {b"shpinst", b"shptxt", b"ud"}
    return True


def _instructed(state: _State) -> None:
    """Note what the field would do."""
    if _CALL.match(state.instruction):
        state.notices.add(active.CALLS)
    elif _OUTSIDE.match(state.instruction):
        state.notices.add(active.OUTSIDE)


def _property(word: bytes, number: int | None, state: _State) -> None:
    """Take a property of characters or paragraphs."""
    if word in {b"pard", b"s", b"outlinelevel", b"intbl", b"trowd"}:
        if not state.look.skip:
            _paragraph_property(word, number, state)
    elif word in _SHADES and number:
        state.shaded_row |= word in _ROW_SHADES
        state.shaded |= word not in _ROW_SHADES
    else:
        state.look = changed(state.look, word, number, state.head)


def _paragraph_property(word: bytes, number: int | None, state: _State) -> None:
    if word == b"pard":
        state.heading, state.in_table, state.shaded = 0, False, False
    elif word == b"trowd":
        state.shaded_row = False
    elif word == b"s" and number is not None:
        state.heading = state.head.styles.get(number, 0)
    elif word == b"outlinelevel" and number is not None and number < 6:
        state.heading = number + 1
    elif word == b"intbl":
        state.in_table = True


def _add_bytes(text: bytes, state: _State) -> None:
    """Keep bytes until a control word comes: a character may be two of them."""
    if state.due:
        skipped = min(state.due, len(text))
        state.due -= skipped
        text = text[skipped:]
    state.ignorable = False
    state.bytes_due += text


def _flush_bytes(state: _State) -> None:
    if state.bytes_due:
        try:
            text = state.bytes_due.decode(state.look.codec, "replace")
        except LookupError:
            text = state.bytes_due.decode("cp1252", "replace")
        state.bytes_due.clear()
        _add(text, state)


def _add(text: str, state: _State) -> None:
    look = state.look
    if look.instruction:
        state.instruction = (state.instruction + text)[:_MOST_INSTRUCTION]
    elif not look.skip:
        hidden = look.hidden or look.size <= SMALLEST or _is_white(look, state)
        state.runs.append(Run(text, look.bold, look.size, state.links[-1][1] if state.links else "", hidden))


def _is_white(look: Look, state: _State) -> bool:
    """Whether text is white on white; beside shapes and in headers the ground may be another."""
    is_shaded = look.shaded or state.shaded or (state.in_table and state.shaded_row)
    return look.story == 1 and not (is_shaded or state.is_drawn) and is_lost(look.ink, WHITE)


def _break(word: bytes, state: _State) -> None:
    """End a paragraph, a cell or a row."""
    if state.look.skip:
        return
    _end_paragraph(state, into_cell=state.in_table or word in {b"cell", b"nestcell"})
    if word in {b"cell", b"nestcell"}:
        state.row.append([state.cell])
        state.cell = []
    elif word in {b"row", b"nestrow"}:
        _end_row(state)


def _end_paragraph(state: _State, *, into_cell: bool = False) -> None:
    _flush_bytes(state)
    runs = _whole(state.runs)
    found = lines(runs, heading=state.heading, bullet=state.bullet)
    state.hidden += concealed(runs)
    state.runs, state.bullet = [], False
    if into_cell:
        state.cell += found
        return
    _end_table(state)
    state.stories[state.look.story][-1].extend(found)


def _end_row(state: _State) -> None:
    if state.cell:
        state.row.append([state.cell])
        state.cell = []
    if state.row:
        state.rows.append(state.row)
        state.row = []


def _end_table(state: _State) -> None:
    _end_row(state)
    if state.rows:
        story = state.stories[state.look.story]
        story += [*arranged(state.rows), []]
        state.rows = []


def _whole(runs: list[Run]) -> list[Run]:
    """Return the runs with surrogate pairs, which come as two, as one character each."""
    if not any("\ud800" <= each <= "\udfff" for run in runs for each in run.text):
        return runs
    whole: list[Run] = []
    for run in runs:
        if whole and "\ud800" <= whole[-1].text[-1:] <= "\udbff" and "\udc00" <= run.text[:1] <= "\udfff":
            whole[-1] = whole[-1]._replace(text=whole[-1].text + run.text)
        else:
            whole.append(run)
    return [
        run._replace(text=run.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")) for run in whole
    ]
