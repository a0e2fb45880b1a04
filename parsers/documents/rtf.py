r"""RTF -> lines, by a small reader of its control words (Rich Text Format Specification 1.9.1).

Read are text with its charsets (`\ansicpg`, `\fcharset`, `\u` with its fall-back), paragraphs, tabs, cells and rows
of tables, weight, size, list items and hyperlink fields. Pictures, objects and other destinations are left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from parsers.documents.flow import Run, clipped, lines
from parsers.documents.reading import Reading
from parsers.documents.table import arranged
from parsers.records import Limits, Line

_TOKEN = re.compile(
    rb"""\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?      # 1, 2: control word and its number
    |\\'([0-9a-fA-F]{2})                         # 3: a byte
    |\\([^a-zA-Z0-9'\r\n])|\\([\r\n])           # 4, 5: control sign, line break for \\par
    |([{}])|[\r\n]+|([^\\{}\r\n]+)              # 6, 7: brace, text""",
    re.VERBOSE,
)
_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_FONT = re.compile(rb"\\f(\d{1,5})(?:\\[a-zA-Z]+-?\d*)*?\\fcharset(\d{1,3})")
_STYLE = re.compile(rb"\{\\s(\d{1,5})\b[^{};]*?(?:[ \r\n]|\\\*)+([^\\{};]+);\}")
_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_MOST_DEPTH = 200
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
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_STORIES = {
    b"header": 0, b"headerf": 0, b"headerl": 0, b"headerr": 0, b"footer": 2, b"footerf": 2,
    b"footerl": 2, b"footerr": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Look:
    """What holds in a group. skip: its text is left out; story: 0 header, 1 body, 2 footer; size in points."""

    bold: bool = False
    hidden: bool = False
    size: float = 12.0
    codec: str = "cp1252"
    fallback: int = 1
    skip: bool = False
    story: int = 1
    instruction: bool = False


@dataclass(slots=True)
class _State:
    """What is gathered while the tokens go by. due: fall-back characters still to be skipped."""

    fonts: Mapping[int, str]
    styles: Mapping[int, int]
    look: _Look
    stack: list[_Look] = field(default_factory=list)
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
    in_table: bool = False
    stories: tuple[list[list[Line]], ...] = field(default_factory=lambda: ([[]], [[]], [[]]))


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of an RTF file; damage is passed over, as Word does."""
    state = _State(_fonts(content), _styles(content), _Look(codec=_code_page(content)))
    for token in _tokens(content):
        _take(token, state)
    _end_paragraph(state)
    _end_row(state)
    return clipped([group for story in state.stories for group in story if group], limits.text_characters)


def _tokens(content: bytes) -> Iterator[re.Match[bytes]]:
    position = 0
    while token := _TOKEN.match(content, position):
        yield token
        position = token.end()
        if token[1] == b"bin" and token[2]:
            position += max(int(token[2]), 0)


def _fonts(content: bytes) -> dict[int, str]:
    return {int(found[1]): _CHARSETS.get(int(found[2]), "") for found in _FONT.finditer(content)}


def _styles(content: bytes) -> dict[int, int]:
    """Return the heading level of each paragraph style, 0 for body text, by the style sheet's names."""
    start = content.find(b"\\stylesheet")
    found: dict[int, int] = {}
    for style in _STYLE.finditer(content, start, start + 200_000) if start >= 0 else ():
        name = style[2].decode("cp1252", "replace").strip()
        level = _HEADING.fullmatch(name)
        found[int(style[1])] = min(int(level[1]), 6) if level else int(name.lower() == "title")
    return found


def _code_page(content: bytes) -> str:
    page = _PAGE.search(content[:4096])
    number = page[1].decode() if page else "1252"
    return {"10000": "mac_roman", "65001": "utf-8"}.get(number, f"cp{number}")


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
        link = _LINK.search(state.instruction)
        state.links.append((len(state.stack), link[1] if link else ""))
    elif word in _LEFT_OUT or (ignorable and word not in {b"shpinst", b"ud"}):
        state.look = replace(look, skip=True)
    else:
        return word in {b"shpinst", b"shptxt", b"ud"}
    return True


def _property(word: bytes, number: int | None, state: _State) -> None:
    """Take a property of characters or paragraphs."""
    look = state.look
    if word == b"b":
        state.look = replace(look, bold=number != 0)
    elif word == b"v":
        state.look = replace(look, hidden=number != 0)
    elif word == b"fs" and number:
        state.look = replace(look, size=number / 2)
    elif word == b"uc" and number is not None:
        state.look = replace(look, fallback=min(max(number, 0), 20))
    elif word == b"f" and number is not None and state.fonts.get(number):
        state.look = replace(look, codec=state.fonts[number])
    elif word == b"plain":
        state.look = replace(look, bold=False, hidden=False, size=12.0)
    elif word in {b"pard", b"s", b"outlinelevel", b"intbl", b"trowd"}:
        _paragraph_property(word, number, state)


def _paragraph_property(word: bytes, number: int | None, state: _State) -> None:
    if word == b"pard":
        state.heading, state.in_table = 0, False
    elif word == b"s" and number is not None:
        state.heading = state.styles.get(number, 0)
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
        state.instruction += text[:4096]
    elif not look.skip and not look.hidden:
        state.runs.append(Run(text, look.bold, look.size, state.links[-1][1] if state.links else ""))


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
    found = lines(_whole(state.runs), heading=state.heading, bullet=state.bullet)
    state.runs, state.bullet = [], False
    if into_cell:
        state.cell += found
        return
    _end_row(state)
    state.stories[state.look.story][-1].extend(found)


def _end_row(state: _State) -> None:
    if state.cell:
        state.row.append([state.cell])
        state.cell = []
    if state.row:
        story = state.stories[state.look.story]
        story += [*arranged([state.row]), []]
        state.row = []


def _whole(runs: list[Run]) -> list[Run]:
    """Return the runs with surrogate pairs, which come as two, as one character each."""
    if not any("\ud800" <= each <= "\udfff" for run in runs for each in run.text):
        return runs
    text = "".join([run.text for run in runs]).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return [runs[0]._replace(text=text)]
