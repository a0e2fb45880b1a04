"""Paragraphs of a DOCX part -> runs of text with their looks, and the text boxes anchored in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from parsers.documents.docx_style import Style, Styles, W, over, stated, value
from parsers.documents.flow import Run
from parsers.documents.opc import R

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HYPERLINK = re.compile(r'\bHYPERLINK\s+(?:\\\w\s+)*"([^"]+)"')
_CALL = re.compile(r"\s*DDE(?:AUTO)?\b", re.IGNORECASE)
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_LEFT_OUT = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "commentReference", "footnoteReference", "endnoteReference")
} | {f"{MC}Fallback"}


@dataclass(slots=True)
class Paragraph:
    """What is gathered while a paragraph is walked. instructions: of the complex field being read.

    ground: Colour behind the paragraph. calls: A field of it would call another program.
    """

    style: Style
    ground: str
    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    link: str = ""
    instructions: list[str] | None = None
    calls: bool = False


def paragraph(element: etree._Element, known: Styles, links: Mapping[str, str], ground: str) -> Paragraph:
    """Return the runs and text boxes of a `w:p` on a ground; links holds the addresses by relation."""
    properties = element.find(f"{W}pPr")
    named = None if properties is None else properties.find(f"{W}pStyle")
    style = known.paragraph(value(named))
    found = Paragraph(style if properties is None else over(style, stated(properties, None)), ground)
    _walk(element, found, known, links)
    return found


def _walk(element: etree._Element, found: Paragraph, known: Styles, links: Mapping[str, str]) -> None:
    """Go through the children of a paragraph, or of what wraps runs within it."""
    for child in element:
        tag = child.tag
        if tag == f"{W}r":
            _run(child, found, known)
        elif tag in _LEFT_OUT or not isinstance(tag, str):
            continue
        elif tag == f"{W}txbxContent":
            found.boxes.append(child)
        else:
            outer = found.link
            found.link = _address(child, links) or outer
            found.calls |= child.tag == f"{W}fldSimple" and calls(child.get(f"{W}instr", ""))
            _walk(child, found, known, links)
            found.link = outer


def _address(child: etree._Element, links: Mapping[str, str]) -> str:
    if child.tag == f"{W}hyperlink":
        return links.get(child.get(f"{R}id", ""), "")
    if child.tag == f"{W}hlink":  # the same in Word 2003 XML
        return child.get(f"{W}dest", "")
    if child.tag == f"{W}fldSimple":
        return _instructed(child.get(f"{W}instr", ""))
    return ""


def calls(instruction: str) -> bool:
    """Whether a field would call another program: Dynamic Data Exchange."""
    return _CALL.match(instruction) is not None


def _instructed(instruction: str) -> str:
    link = _HYPERLINK.search(instruction)
    return link[1] if link else ""


def _run(run: etree._Element, found: Paragraph, known: Styles) -> None:
    properties = run.find(f"{W}rPr")
    style = found.style
    if properties is not None:
        style = over(style, known.named(value(properties.find(f"{W}rStyle"))))
        style = over(style, stated(None, properties))
    text = "".join(_texts(run, found))
    if text:
        hidden = style.is_hidden(found.ground)
        found.runs.append(Run(text, bool(style.bold), style.size or 0.0, found.link, hidden))


def _texts(run: etree._Element, found: Paragraph) -> Iterator[str]:
    for item in run:
        tag = item.tag
        if tag == f"{W}t":
            yield item.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{W}sym":
            yield _symbol(item)
        elif tag in {f"{W}fldChar", f"{W}instrText"}:
            _field(item, found)
        elif tag not in _LEFT_OUT and len(item):
            found.boxes += [box for box in item.iter(f"{W}txbxContent") if _is_outermost(box, item)]


def _symbol(item: etree._Element) -> str:
    code = item.get(f"{W}char", "")
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", code) and not code.upper().startswith("D") else ""


def _field(item: etree._Element, found: Paragraph) -> None:
    """Follow a complex field (17.16.18): its instructions, then its result, which is the text that shows."""
    if item.tag == f"{W}instrText":
        if found.instructions is not None:
            found.instructions.append(item.text or "")
        return
    kind = item.get(f"{W}fldCharType")
    if kind == "begin":
        found.instructions = []
    elif kind == "separate" and found.instructions is not None:
        found.link = _instructed("".join(found.instructions))
        found.calls |= calls("".join(found.instructions))
        found.instructions = None
    elif kind == "end":
        found.link, found.instructions = "", None


def _is_outermost(box: etree._Element, top: etree._Element) -> bool:
    """Whether a text box stands in no other box and in no fall-back for older programs."""
    for parent in box.iterancestors():
        if parent is top:
            return True
        if parent.tag in {f"{MC}Fallback", f"{W}txbxContent"}:
            return False
    return True
