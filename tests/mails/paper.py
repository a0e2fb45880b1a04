"""Pages for the PDF layouts: type, paragraphs, lines of two ends, and the file itself."""

import functools
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, KeepTogether, PageTemplate, Paragraph, Spacer, Table

WIDTH, HEIGHT = A4
_BULLET = "\N{BULLET}"


@functools.cache
def _embed_vera() -> None:
    for name, file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf"), ("Vera-Italic", "VeraIt.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A typeface with its size in points, the colour of headings, and the ink of the text, as `#rrggbb`."""

    regular: str
    bold: str
    italic: str
    size: float = 9.5
    accent: str = "#1f3a5f"
    ink: str = "#222222"

    def style(self, *, face: str = "", scale: float = 1.0, ink: str = "", **options: Any) -> ParagraphStyle:
        """Return a paragraph style in this look; `face` is a font, `options` are reportlab's."""
        size = self.size * scale
        return ParagraphStyle(
            "text",
            fontName=face or self.regular,
            fontSize=size,
            leading=size * 1.35,
            textColor=HexColor(ink or self.ink),
            **options,
        )

    def text(self, words: str, *, link: str = "", **options: Any) -> Paragraph:
        """Return a paragraph of plain words, of a hyperlink where `link` is given."""
        marked = f'<link href="{escape(link)}">{escape(words)}</link>' if link else escape(words)
        return Paragraph(marked, self.style(**options))

    def bold_text(self, words: str, **options: Any) -> Paragraph:
        """Return a paragraph in the bold face."""
        return self.text(words, face=self.bold, **options)

    def labelled(self, label: str, words: str, **options: Any) -> Paragraph:
        """Return `label: words` with the label in bold."""
        head = f'<font name="{self.bold}">{escape(label)}:</font> ' if label else ""
        return Paragraph(head + escape(words), self.style(**options))

    def bullets(self, items: Sequence[str], *, indent: float = 11, **options: Any) -> list[Paragraph]:
        """Return the items of a list, each with a bullet that hangs in the indent."""
        style = self.style(leftIndent=indent, bulletIndent=2, spaceAfter=1, **options)
        return [Paragraph(escape(item), style, bulletText=_BULLET) for item in items]

    def ends(self, left: Paragraph, words: str, width: float, *, share: float = 0.28, **options: Any) -> Table:
        """Return a line with one thing on the left and words set against the right margin."""
        right = self.text(words, alignment=TA_RIGHT, **options)
        return grid([[left, right]], [width * (1 - share), width * share])


HELVETICA = Look(regular="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique")
TIMES = Look(regular="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=10.5, accent="#000000")


def vera() -> Look:
    """Return a typeface that is embedded in the file as a subset, as word processors do it."""
    _embed_vera()
    return Look(regular="Vera", bold="Vera-Bold", italic="Vera-Italic", size=8.4, accent="#14505c")


def grid(rows: Sequence[Sequence[Any]], widths: Sequence[float], *commands: tuple[Any, ...]) -> Table:
    """Return a table without lines or padding, cells aligned at their tops."""
    plain = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    return Table(rows, colWidths=widths, style=[*plain, *commands])


def together(*parts: Any) -> KeepTogether:
    """Keep a head and what follows it on one page."""
    return KeepTogether(list(parts))


def gap(points: float) -> Spacer:
    """Return vertical space."""
    return Spacer(0, points)


def print_pages(
    story: Sequence[Any], templates: Sequence[PageTemplate], *, title: str, author: str, password: str = ""
) -> bytes:
    """Return the PDF, the same bytes each time; with a password nobody reads it without."""
    buffer = io.BytesIO()
    # 128-bit RC4: its key comes from the password and the document alone, while AES starts from random bytes.
    secret = StandardEncryption(password, strength=128) if password else None
    document = BaseDocTemplate(buffer, pagesize=A4, title=title, author=author, encrypt=secret, invariant=1)
    document.addPageTemplates(list(templates))
    document.build(list(story))
    return buffer.getvalue()
