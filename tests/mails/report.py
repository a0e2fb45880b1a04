"""Descriptions of projects as PDF and DOCX, from text with the marks `# `, `## ` and `- ` of Markdown."""

from reportlab.platypus import Frame, PageTemplate

from tests.mails import docx
from tests.mails.paper import HEIGHT, WIDTH, gap, print_pages, vera

_MARGIN = 60.0
_STYLES = {"# ": "Title", "## ": "Heading1", "- ": "ListBullet"}


def pdf(text: str) -> bytes:
    """Return the text as PDF."""
    look = vera()
    story = []
    for style, words in _paragraphs(text):
        if style == "ListBullet":
            story += look.bullets([words])
        elif style == "Normal":
            story += [look.text(words, spaceAfter=4)]
        else:
            story += [gap(6), look.bold_text(words, scale=1.8 if style == "Title" else 1.2, spaceAfter=4)]
    frame = Frame(_MARGIN, _MARGIN, WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN)
    return print_pages(story, [PageTemplate("page", [frame])], title="", author="")


def word(text: str) -> bytes:
    """Return the text as DOCX."""
    return docx.report(_paragraphs(text))


def _paragraphs(text: str) -> list[tuple[str, str]]:
    return [_styled(line) for line in text.splitlines() if line.strip()]


def _styled(line: str) -> tuple[str, str]:
    for mark, style in _STYLES.items():
        if line.startswith(mark):
            return style, line.removeprefix(mark)
    return "Normal", line
