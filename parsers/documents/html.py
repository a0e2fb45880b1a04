"""HTML -> lines, by lxml's recovering parser: block elements, rows of tables, headings, list items, links.

Nothing is fetched and no script is run. Text that a browser would not show is kept apart; texts that stand in for
pictures are left out. Columns laid out by style sheets are read in the order of the source.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from parsers.charset import decode
from parsers.documents.flow import Run, clipped, concealed, lines
from parsers.documents.html_look import Look, Looks
from parsers.documents.reading import Reading, unreadable
from parsers.documents.table import arranged
from parsers.label import UNLABELLED, Label
from parsers.records import Limits, Line
from parsers.transport import redecoded

_MOST_TAGS = 500_000  # of a page, which takes seconds; pages of people have thousands
_DEPTH = 200  # elements within elements; libxml2 itself stops at 256
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LEFT_OUT = frozenset(
    """applet audio canvas embed iframe input link map math meta noscript object option script select style svg
    template textarea title video""".split()  # noqa: SIM905 - a list of forty strings is hard to read
)
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big button cite code data del dfn em font i img ins kbd label mark nobr o:p q s samp
    small span st1:place strike strong sub sup time tt u var wbr""".split()  # noqa: SIM905 - the same
)
_APART = frozenset(["section", "article", "aside", "header", "footer", "nav", "main", "fieldset", "hr"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class _State:
    """What is gathered while the tree is walked. look, heading, link, plain hold for the element being read.

    quotes: Lines of a quoted mail get the sign of a quote.
    """

    looks: Looks
    look: Look
    hidden: list[Line]
    quotes: bool = False
    heading: int = 0
    link: str = ""
    plain: bool = False
    bullet: bool = False
    runs: list[Run] = field(default_factory=list)
    groups: list[list[Line]] = field(default_factory=lambda: [[]])

    def end_line(self) -> None:
        """Make lines of what was gathered since the last block began."""
        found = lines(self.runs, heading=self.heading, bullet=self.bullet)
        self.hidden += concealed(self.runs)
        self.runs = []
        if found:
            self.bullet = False
            self.groups[-1] += found


def read(content: bytes, limits: Limits, label: Label = UNLABELLED) -> Reading:
    """Read the lines of an HTML file; the charset of its MIME label goes before the file's own."""
    meta = _META.search(content[:4096])
    return from_text(decode(content, label.charset or (meta[1].decode("ascii") if meta else "")), limits)


def from_text(text: str, limits: Limits, *, quotes: bool = False) -> Reading:
    """Read the lines of HTML that is decoded already. quotes: those of a quoted mail get a `>`, as in plain text."""
    parser = etree.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    source = redecoded(text).replace("\x00", "").encode("utf-8", "replace")
    if source.count(b"<") > _MOST_TAGS:
        return unreadable("too_large", "The HTML has more elements than are read.")
    try:
        root = etree.fromstring(source, parser) if source.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        return unreadable("damaged", "The HTML cannot be read.")
    if root is None:
        return Reading()
    looks = Looks(root)
    state = _State(looks, looks.start, [], quotes)
    _element(root, state, _DEPTH)
    state.end_line()
    return clipped([group for group in state.groups if group], limits.text_characters, state.hidden)


def _element(element: etree._Element, state: _State, depth: int) -> None:
    """Gather an element; its tail belongs to its parent."""
    tag = element.tag.lower() if isinstance(element.tag, str) else ""
    if not tag or tag in _LEFT_OUT or depth == 0:
        return
    if tag == "br":
        state.runs.append(Run("\n"))
        return
    outer, state.look = state.look, state.looks.of(element, tag, state.look)
    if tag == "table":
        state.end_line()
        state.groups += [*_table(element, state, depth - 1), []]
    elif tag in _INLINE:
        if _touches(element, state) or (outer.row and _follows(element, state)):
            state.runs.append(Run("\t"))
        _inside(element, tag, state, depth)
    else:
        _block(element, tag, state, depth)
    state.look = outer


def _block(element: etree._Element, tag: str, state: _State, depth: int) -> None:
    state.end_line()
    quoted = state.quotes and tag == "blockquote" and _is_quote(element)
    place = len(state.groups), len(state.groups[-1])
    if tag in _APART:
        state.groups.append([])
    heading = state.heading
    state.heading = _HEADINGS.get(tag, 0 if heading and len(element) else heading)
    state.bullet = tag == "li" or (state.bullet and tag in {"p", "div"})
    _inside(element, tag, state, depth)
    state.end_line()
    state.heading = heading
    if tag == "li":
        state.bullet = False
    if quoted:
        _mark(state.groups, *place)


def _is_quote(element: etree._Element) -> bool:
    """Whether a block quotes another mail, as the mail programs in use mark it; they also indent by such blocks."""
    return element.get("type") == "cite" or bool(element.get("cite")) or "quote" in element.get("class", "")


def _mark(groups: list[list[Line]], number: int, start: int) -> None:
    """Put the sign of a quote (RFC 3676 section 4.5) before the lines from the place on."""
    for at in range(number - 1, len(groups)):
        first = start if at == number - 1 else 0
        groups[at][first:] = [line._replace(text=f"> {line.text}") for line in groups[at][first:]]


def _inside(element: etree._Element, tag: str, state: _State, depth: int) -> None:
    """Gather the text and children of an element under the looks it sets."""
    before = state.link, state.plain
    state.plain = state.plain or tag == "pre"
    if tag == "a":
        state.link = element.get("href", "")
    _text(element.text, state)
    for child in element:
        _element(child, state, depth - 1)
        _text(child.tail, state)
    state.link, state.plain = before


def _text(text: str | None, state: _State) -> None:
    if not text:
        return
    if not state.plain:
        text = _SPACES.sub(" ", text)
        if not state.runs or state.runs[-1].text[-1:].isspace():
            text = text.lstrip(" ")
    if text:
        look = state.look
        state.runs.append(Run(text, look.bold, look.size, state.link, look.is_hidden))


def _touches(element: etree._Element, state: _State) -> bool:
    """Whether two elements follow one another with nothing between that style sheets set apart.

    They are both styled, or a figure or capital follows a small letter, which no word has inside.
    """
    before = element.getprevious()
    last = state.runs[-1].text[-1:] if state.runs else ""
    if before is None or before.tail or not last.isalnum():
        return False
    first = (element.text or "")[:1]
    is_new = (last.islower() and first.isupper()) or (last.isalpha() and first.isdigit())
    is_styled = before.get("class") and element.get("class") and element.tag == before.tag
    return bool(is_styled or (is_new and element.tag not in {"sub", "sup"}))


def _follows(element: etree._Element, state: _State) -> bool:
    """Whether an item of a flex container or a grid (CSS Flexible Box Layout 4) follows another in its line."""
    before = element.getprevious()
    return before is not None and not (before.tail or "").strip() and bool(state.runs) and state.runs[-1].text != "\n"


def _table(table: etree._Element, state: _State, depth: int) -> list[list[Line]]:
    """Return the groups of a table; rows of tables within it are those tables' own."""
    whole, found = state.look, []
    for part in table:
        state.look = inner = state.looks.of(part, str(part.tag), whole) if part.tag != "tr" else whole
        for row in [part] if part.tag == "tr" else part.iterchildren("tr"):
            state.look = state.looks.of(row, "tr", inner)
            found.append([_cell(cell, state, depth) for cell in row if cell.tag in {"td", "th"}])
    state.look = whole
    captions = [group for caption in table.iterchildren("caption") for group in _cell(caption, state, depth)]
    return captions + arranged(found)


def _cell(cell: etree._Element, outer: _State, depth: int) -> list[list[Line]]:
    look = outer.looks.of(cell, str(cell.tag), outer.look)
    state = _State(outer.looks, look, outer.hidden, outer.quotes, link=outer.link)
    _inside(cell, str(cell.tag), state, depth)
    state.end_line()
    return [group for group in state.groups if group]
