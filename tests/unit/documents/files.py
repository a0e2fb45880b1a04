"""Files made for the tests: PDF by reportlab and PDFium, containers by zipfile."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from parsers.documents import read
from parsers.records import Document, Limits

HEIGHT = A4[1]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(draw: Callable[[Canvas], None], *, password: Any = None) -> bytes:
    """Return a PDF of what the function draws; password: a text, or how reportlab is to encrypt."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=password)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def attached(content: bytes, name: str, inner: bytes) -> bytes:
    """Return a PDF with a file attached."""
    document = pypdfium2.PdfDocument(content)
    document.new_attachment(name).set_data(inner)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def put(canvas: Canvas, x: float, top: float, text: str, *, size: float = 10, font: str = "Helvetica") -> None:
    """Draw text with its baseline a number of points below the top of the page."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - top, text)


def put_right(canvas: Canvas, x: float, top: float, text: str) -> None:
    """Draw text that ends at x."""
    canvas.setFont("Helvetica", 10)
    canvas.drawRightString(x, HEIGHT - top, text)


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP container."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return buffer.getvalue()


def members(content: bytes, name: str, member: bytes) -> dict[str, str | bytes]:
    """Return the members of a container with one more among them."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return {**{each: container.read(each) for each in container.namelist()}, name: member}


def docx(body: str, *, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """Return a Word file; parts: further members of word/ by their stem, headers and footers related by name."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/hyperlink" Target="{goal}" TargetMode="External"/>'
        for name, goal in (links or {}).items()
    ) + "".join(
        f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/{name[:6]}" Target="{name}.xml"/>'
        for name in parts
        if name.startswith(("header", "footer"))
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" '
            f'Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}'
            "</Relationships>",
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def p(text: str, properties: str = "") -> str:
    """Return a Word paragraph of one run."""
    style = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: list[str]) -> str:
    """Return a Word table; a cell is the XML of its paragraphs."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def document(content: bytes, name: str | None = None, content_type: str = "", limits: Limits | None = None) -> Document:
    """Read a file under the default limits."""
    return read(content, name=name, content_type=content_type, limits=limits or Limits())


def texts(content: bytes) -> list[str]:
    """Return the text of each line."""
    return [line.text for line in document(content).lines]


def codes(content: bytes, name: str | None = None, limits: Limits | None = None) -> list[str]:
    """Return the codes of the defects."""
    return [defect.code for defect in document(content, name, limits=limits).defects]
