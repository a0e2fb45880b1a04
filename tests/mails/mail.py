"""Mails built to the byte (RFC 5322, 2045 to 2047, 2231), in the ways in which mail programs differ."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import charset, encoders, message_from_bytes
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr
from enum import Enum
from urllib.parse import quote_from_bytes

CAREERS = "careers@nextgensoftware.com"

# The older policy writes each header as it was set; the newer one would fold and encode all in one way.
_WIRE = compat32.clone(linesep="\r\n", max_line_length=None)
_NAME_CHUNK = 24


class Naming(Enum):
    """How a file name that is not ASCII is written into a header."""

    RFC2231 = "percent signs, as the standard says"
    CONTINUED = "the same in several pieces, which the standard has for long names"
    RFC2047 = "an encoded word in quotes, which the standard forbids and Outlook sends"


class Coding(Enum):
    """How the body's text is made fit for the wire; the value is the email package's constant."""

    QUOTED_PRINTABLE = charset.QP
    BASE64 = charset.BASE64
    EIGHT_BIT = None


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An attached file.

    content_type: As the sender's program labels it, right or wrong.
    name: Empty for none.
    quoted_printable: For text alone, because line ends change on the way; otherwise base64.
    """

    content: bytes
    content_type: str
    name: str = ""
    disposition: str = "attachment"
    naming: Naming = Naming.RFC2231
    quoted_printable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail before it is written.

    sender: Name and address.
    charset: Of the body's text; a character it lacks raises UnicodeEncodeError.
    html: The body once more as HTML, or empty.
    headers: More fields, as they are to stand.
    """

    sender: tuple[str, str]
    subject: str
    sent_at: datetime
    body: str
    to: str = CAREERS
    html: str = ""
    files: Sequence[File] = ()
    charset: str = "utf-8"
    coding: Coding = Coding.QUOTED_PRINTABLE
    headers: Sequence[tuple[str, str]] = ()

    @property
    def message_id(self) -> str:
        """Fixed by sender, subject and time, in angle brackets."""
        return f"<{self._digest[:20]}@{self.sender[1].partition('@')[2]}>"

    @property
    def _digest(self) -> str:
        told = "\n".join((*self.sender, self.to, self.subject, self.sent_at.isoformat()))
        return hashlib.sha256(told.encode()).hexdigest()

    def boundary(self, level: int) -> str:
        """Return the line that parts the parts; a random one would make other bytes on each run."""
        return f"=_{self._digest[20:44]}_{level}"


def write(letter: Letter) -> bytes:
    """Return the mail with CRLF line ends."""
    return _addressed(letter, _content(letter)).as_bytes(policy=_WIRE)


def forward(letter: Letter, inner: bytes) -> bytes:
    """Return a mail whose body precedes another mail, whole, as message/rfc822 (RFC 2046 section 5.2.1)."""
    outer = MIMEMultipart("mixed", boundary=letter.boundary(0))
    outer.attach(_text(letter.body, "plain", letter))
    outer.attach(MIMEMessage(message_from_bytes(inner)))
    return _addressed(letter, outer).as_bytes(policy=_WIRE)


def _content(letter: Letter) -> Message:
    body: Message = _text(letter.body, "plain", letter)
    if letter.html:
        both = MIMEMultipart("alternative", boundary=letter.boundary(1))
        both.attach(body)
        both.attach(_text(letter.html, "html", letter))
        body = both
    if not letter.files:
        return body
    mixed = MIMEMultipart("mixed", boundary=letter.boundary(0))
    mixed.attach(body)
    for file in letter.files:
        mixed.attach(_attached(file))
    return mixed


def _addressed(letter: Letter, message: Message) -> Message:
    message["From"] = formataddr(letter.sender)
    message["To"] = letter.to
    message["Subject"] = _words(letter.subject, field="Subject")
    message["Date"] = format_datetime(letter.sent_at)
    message["Message-ID"] = letter.message_id
    for name, value in letter.headers:
        message[name] = value
    return message


def _words(text: str, *, field: str) -> str:
    """Return a header's words, encoded (RFC 2047) where they are not ASCII, folded with CRLF."""
    return text if text.isascii() else Header(text, "utf-8", header_name=field).encode(linesep="\r\n")


def _text(words: str, subtype: str, letter: Letter) -> MIMEText:
    coding = charset.Charset(letter.charset)
    coding.body_encoding = letter.coding.value
    part = MIMEText("", subtype)
    del part["Content-Transfer-Encoding"], part["MIME-Version"]
    part.set_payload(words, coding)
    return part


def _attached(file: File) -> MIMEBase:
    main, _, sub = file.content_type.partition("/")
    part = MIMEBase(main, sub)
    del part["MIME-Version"]
    part.set_payload(file.content)
    (encoders.encode_quopri if file.quoted_printable else encoders.encode_base64)(part)
    if not file.name:
        part["Content-Disposition"] = file.disposition
    elif file.name.isascii():
        part.add_header("Content-Disposition", file.disposition, filename=file.name)
    elif file.naming is Naming.RFC2231:
        part.add_header("Content-Disposition", file.disposition, filename=("utf-8", "", file.name))
    elif file.naming is Naming.CONTINUED:
        part["Content-Disposition"] = f"{file.disposition};\r\n {_continued(file.name)}"
    else:
        word = Header(file.name, "utf-8", maxlinelen=400).encode()
        part.set_param("name", word)
        part.add_header("Content-Disposition", file.disposition, filename=word)
    return part


def _continued(name: str) -> str:
    """Return the parameter in numbered pieces (RFC 2231 section 4.1); a character may be cut in two."""
    octets = name.encode()
    chunks = [octets[start : start + _NAME_CHUNK] for start in range(0, len(octets), _NAME_CHUNK)]
    pieces = ("filename*" + (f"{number}*=" if number else "0*=utf-8''") for number in range(len(chunks)))
    return ";\r\n ".join(piece + quote_from_bytes(chunk, safe="") for piece, chunk in zip(pieces, chunks, strict=True))
