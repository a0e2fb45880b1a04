"""Web pages in one file (MHTML, RFC 2557) -> lines: the first HTML part, by our reader; Word writes them as `.doc`."""

from email import message_from_bytes

from parsers import message
from parsers.documents import html
from parsers.documents.reading import Reading, unreadable
from parsers.label import UNLABELLED, Label
from parsers.records import Limits


def read(content: bytes, limits: Limits, _: Label = UNLABELLED) -> Reading:
    """Read the lines of the page; what it shows beside its text is left out."""
    defect = message.excess(content, limits)
    if defect:
        return unreadable("too_large", "The page has more parts than are read.")
    for part in message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            charset = part.get_param("charset")
            label = Label(charset if isinstance(charset, str) else "")
            return html.read(page if isinstance(page, bytes) else b"", limits, label)
    return unreadable("damaged", "The web page holds no HTML.")
