"""Resumes as DOCX (ECMA-376), written part by part: styled paragraphs, a table, contact data in the page header."""

import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape

from tests.mails.person import Person
from tests.mails.sections import Entry, contact, sections

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering", "header": "header"}
#: Right tab at 9360 twentieths of a point, the width of the text on a letter page.
_RIGHT_TAB = '<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs>'
_STYLES = (
    ("Normal", "Normal", 21, "", "", 0),
    ("Title", "Title", 44, "<w:b/>", "", 0),
    ("Heading1", "heading 1", 28, "<w:b/>", '<w:outlineLvl w:val="0"/>', 200),
    ("ListBullet", "List Bullet", 21, "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', 0),
)
_NUMBERING = (
    f"{_HEAD}<w:numbering {_NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#8226;"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_SECTION = (
    '<w:sectPr>{header}<w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
    "</w:sectPr>"
)


def _run(text: str, *, bold: bool = False) -> str:
    """Return a run; a tab in the text becomes Word's own element."""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{pieces}</w:r>"


def _paragraph(*runs: str, style: str = "Normal", extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{"".join(runs)}</w:p>'


def _entry(entry: Entry) -> str:
    """Set an entry with its dates behind a right tab."""
    if entry.head and not (entry.under or entry.link):
        return _paragraph(_run(f"{entry.head}: ", bold=True), _run(entry.text))
    head = _run(entry.head, bold=True) + (_run(f"\t{entry.dates}") if entry.dates else "")
    parts = [_paragraph(head, extra=_RIGHT_TAB)] if entry.head else []
    parts += [_paragraph(_run(text)) for text in (entry.under, entry.text, entry.link) if text]
    return "".join([*parts, *(_paragraph(_run(bullet), style="ListBullet") for bullet in entry.bullets)])


def _row(*cells: str) -> str:
    """Return a row of a narrow and a wide cell."""
    widths = ("2400", "6960")
    return (
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or _paragraph()}</w:tc>'
            for width, cell in zip(widths, cells, strict=True)
        )
        + "</w:tr>"
    )


def _table(rows: Sequence[str]) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="2400"/><w:gridCol w:w="6960"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="9360" w:type="dxa"/></w:tblPr>{grid}{"".join(rows)}</w:tbl>{_paragraph()}'


def styled(person: Person) -> bytes:
    """Word's own styles, as its resume templates use them: Title, Heading 1, List Bullet."""
    body = [_paragraph(_run(person.name), style="Title"), _paragraph(_run(person.title))]
    body += [_paragraph(_run(" | ".join(contact(person))))]
    for section in sections(person):
        body += [_paragraph(_run(section.heading), style="Heading1"), *map(_entry, section.entries)]
    return _package("".join(body))


def tabular(person: Person) -> bytes:
    """One table without lines: dates and labels in the left cells."""
    body = [_paragraph(_run(person.name, bold=True)), _paragraph(_run(person.title))]
    body += [_paragraph(_run(item)) for item in contact(person)]
    for section in sections(person):
        body += [_paragraph(_run(section.heading.upper(), bold=True)), _table([_cells(e) for e in section.entries])]
    return _package("".join(body))


def _cells(entry: Entry) -> str:
    margin = entry.dates or ("" if entry.under or entry.link else entry.head)
    right = [_paragraph(_run(entry.head, bold=True))] if entry.head and entry.head != margin else []
    right += [_paragraph(_run(text)) for text in (entry.under, entry.text, entry.link) if text]
    right += [_paragraph(_run(bullet), style="ListBullet") for bullet in entry.bullets]
    return _row(_paragraph(_run(margin)), "".join(right))


def letterhead(person: Person) -> bytes:
    """Name and contact data stand in the page header, where careless readers never look."""
    header = _paragraph(_run(person.name, bold=True)) + _paragraph(_run(" \N{MIDDLE DOT} ".join(contact(person))))
    body = [_paragraph(_run(person.title, bold=True))]
    for section in sections(person):
        body += [_paragraph(_run(section.heading), style="Heading1"), *map(_entry, section.entries)]
    return _package("".join(body), header)


def letter(paragraphs: Sequence[str]) -> bytes:
    """Return a document of prose, such as a cover letter."""
    return _package("".join(_paragraph(_run(text)) for text in paragraphs))


def report(paragraphs: Sequence[tuple[str, str]]) -> bytes:
    """Return a document of paragraphs, each with its style: `Normal`, `Title`, `Heading1` or `ListBullet`."""
    return _package("".join(_paragraph(_run(text), style=style) for style, text in paragraphs))


def _styles() -> str:
    rows = (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:pPr><w:spacing w:before="{before}" w:after="40"/>{paragraph}</w:pPr>'
        f'<w:rPr>{run}<w:sz w:val="{size}"/></w:rPr></w:style>'
        for identity, name, size, run, paragraph, before in _STYLES
    )
    return f"{_HEAD}<w:styles {_NAMESPACES}>{''.join(rows)}</w:styles>"


def _relations(*targets: tuple[str, str]) -> str:
    rows = (
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _content_types(parts: Sequence[str]) -> str:
    rows = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{_PARTS[part]}+xml"/>' for part in parts
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{rows}</Types>'


def _package(body: str, header: str = "") -> bytes:
    reference = '<w:headerReference w:type="default" r:id="rId3"/>' if header else ""
    section = _SECTION.format(header=reference)
    others = ["styles", "numbering", *(["header"] if header else [])]
    files = {
        "[Content_Types].xml": _content_types(["document", *others]),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(*((part, f"{part}.xml") for part in others)),
        "word/document.xml": f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _NUMBERING,
    }
    if header:
        files["word/header.xml"] = f"{_HEAD}<w:hdr {_NAMESPACES}>{header}</w:hdr>"
    return _zipped(files)


def _zipped(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            # Without a date of its own, a member carries the time at which it was written.
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


#: Every layout by name.
LAYOUTS: dict[str, Callable[[Person], bytes]] = {layout.__name__: layout for layout in (styled, tabular, letterhead)}
