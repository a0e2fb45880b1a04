"""Files of mails: a single one as it was sent (.eml, RFC 5322), or several in a row (mbox, RFC 4155)."""

import re

from parsers import message
from parsers.documents.kind import MBOX_LINE
from parsers.records import Limits, Message

_SEPARATOR = re.compile(b"^" + MBOX_LINE, re.MULTILINE)


def single(content: bytes, limits: Limits) -> list[Message]:
    """Read one mail."""
    return [message.read(content.lstrip(b"\xef\xbb\xbf\r\n"), limits)]


def several(content: bytes, limits: Limits) -> list[Message]:
    """Read the mails of an mbox, and the rest past the files that may be taken out of containers as one more."""
    mails = _SEPARATOR.split(content, maxsplit=limits.members + 2)[1:]
    return [message.read(each, limits) for each in mails]
