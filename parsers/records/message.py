"""An e-mail as received, and what it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from parsers.records.document import Defect


class Disposition(StrEnum):
    """What a mail is."""

    APPLICATION = "application"
    FOLLOW_UP = "follow_up"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A part of a mail that carries a file.

    name: File name as sent, decoded (RFC 2231, RFC 2047), else None.
    content_type: As labelled by the sender, lower case; of a text with its charset, format and delsp.
    disposition: `attachment`, `inline` or empty.
    content_id: Without the angle brackets, else empty.
    """

    name: str | None
    content_type: str
    content: bytes
    disposition: str = ""
    content_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """An e-mail, flat as in RFC 8621 section 4.1.4: bodies and attachments, not a tree.

    headers: All fields in order, decoded and unfolded, names in lower case.
    sent_at: The Date field with its zone; None where missing or unreadable.
    to: Addresses of To, Cc and Delivered-To, lower case.
    text_body, html_body: The first of each that is not an attachment.
    forwarded: Mails found inside this one (message/rfc822), outermost first.
    """

    message_id: str | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    subject: str = ""
    from_name: str = ""
    from_address: str = ""
    reply_to: str = ""
    to: tuple[str, ...] = ()
    sent_at: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()
    text_body: str = ""
    html_body: str = ""
    attachments: tuple[Attachment, ...] = ()
    forwarded: tuple["Message", ...] = ()
    defects: tuple[Defect, ...] = ()
