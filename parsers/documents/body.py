"""The body of a mail -> Document: its HTML where that holds text, else its plain text."""

import hashlib

from parsers.documents import html, text
from parsers.documents.reading import Reading
from parsers.records import Document, Limits

BODY = "body"
"""Name of the document that is a mail's own text."""


def body(text_body: str, html_body: str, limits: Limits, *, quotes: bool = True) -> Document | None:
    """Return the body as a document named `body`, None where neither form holds text. Quoted history stays in it.

    quotes: What its HTML quotes gets a `>` before each line, as in plain text; not so in a forward, which is all quote.

    Hidden text of a body is kept apart without a defect: mail programs hide the line shown in a list of mails there.
    """
    for kind, source in (("html", html_body), ("text", text_body)):
        reading = _reading(kind, source[: limits.text_characters], limits, quotes=quotes)
        if reading.lines:
            content = source.encode("utf-8", "replace")
            return Document(
                name=BODY,
                type=kind,
                sha256=hashlib.sha256(content).hexdigest(),
                size_bytes=len(content),
                lines=reading.lines,
                hidden=reading.hidden,
                defects=reading.defects,
            )
    return None


def _reading(kind: str, source: str, limits: Limits, *, quotes: bool) -> Reading:
    if not source.strip():
        return Reading()
    return html.from_text(source, limits, quotes=quotes) if kind == "html" else Reading(text.lines_of(source))
