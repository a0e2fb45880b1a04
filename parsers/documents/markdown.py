"""Markdown -> lines: CommonMark with tables by markdown-it-py, its HTML by our reader; line ends are kept."""

import re

from markdown_it import MarkdownIt

from parsers.charset import decode
from parsers.documents import html, text
from parsers.documents.reading import Reading
from parsers.label import UNLABELLED, Label
from parsers.records import Limits
from parsers.transport import mended

# Resumes put one fact a line where CommonMark would join them, so a line's end is a break.
_MARKDOWN = MarkdownIt("commonmark", {"breaks": True, "html": True}).enable(["table", "strikethrough"])
_LONGEST = 200_000  # characters; a longer text is read as it is
_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n((?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def read(content: bytes, limits: Limits, label: Label = UNLABELLED) -> Reading:
    """Read the lines of a Markdown file; its front matter is text like any other."""
    return from_text(mended(decode(content, label.charset)), limits)


def from_text(source: str, limits: Limits) -> Reading:
    """Read the lines of Markdown that is decoded already."""
    source = source.replace("\r\n", "\n")
    if len(source) > _LONGEST:
        return text.from_text(source, limits)
    matter = _MATTER.match(source)
    if matter:
        source = f"{matter[1]}\n{source[matter.end() :]}"
    return html.from_text(_MARKDOWN.render(source), limits)
