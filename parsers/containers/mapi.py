"""Properties of Outlook's messages (MS-OXPROPS, MS-OXCMSG), as TNEF and .msg files carry them -> `Message`."""

import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from parsers import header, message
from parsers.documents import rtf
from parsers.records import Attachment, Limits, Message

Value = str | bytes | int | datetime

SUBJECT = 0x0037
SUBMITTED = 0x0039
SENDER_HEADERS = 0x007D
DELIVERED = 0x0E06
BODY = 0x1000
RTF = 0x1009
HTML = 0x1013
MESSAGE_ID = 0x1035
ATTACHED_DATA = 0x3701
INTERNET_CODEPAGE = 0x3FDE
MESSAGE_CODEPAGE = 0x3FFD
_SENDER_NAMES = (0x0C1A, 0x0042)
_SENDER_ADDRESSES = (0x5D01, 0x5D02, 0x0C1F, 0x0065)  # the SMTP ones first; the others may be of an Exchange directory
_FILE_NAMES = (0x3707, 0x3704, 0x3001)
_MIME_TYPE = 0x370E
_CONTENT_ID = 0x3712

_FILETIME_ZERO = datetime(1601, 1, 1, tzinfo=UTC)
_CODEPAGES = {20127: "ascii", 28591: "latin-1", 65000: "utf-7", 65001: "utf-8", 936: "gbk", 932: "cp932"}
_MOST_PACKED = 2 * 1024 * 1024  # of RTF: a body of millions of characters is none

_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)


def filetime(ticks: int) -> datetime | None:
    """Return a time given in 100 ns since 1601 (MS-DTYP 2.3.3); None where no calendar has it."""
    try:
        return _FILETIME_ZERO + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None


def decoded(raw: bytes, codepage: int) -> str:
    """Return 8-bit text by the number of its code page, without the NUL at its end."""
    name = _CODEPAGES.get(codepage, f"cp{codepage}" if codepage else "cp1252")
    return header.decode_bytes(raw.rstrip(b"\x00"), name)


def mail(
    properties: Mapping[int, Value],
    attachments: Sequence[Attachment],
    inner: Sequence[Message],
    limits: Limits,
) -> Message:
    """Build a message; what the properties lack is taken from the header of the mail that Outlook received, if kept."""
    sent = message.read(_text(properties, SENDER_HEADERS).encode("utf-8", "replace") + b"\r\n\r\n", limits)
    name = next((text for each in _SENDER_NAMES if (text := _line(properties, each))), sent.from_name)
    addresses = [_line(properties, each).casefold() for each in _SENDER_ADDRESSES]
    address = next((text for text in addresses if "@" in text), sent.from_address)
    subject = _line(properties, SUBJECT) or sent.subject
    when = next((value for each in (SUBMITTED, DELIVERED) if isinstance(value := properties.get(each), datetime)), None)
    return Message(
        message_id=next(iter(header.message_ids(_text(properties, MESSAGE_ID))), sent.message_id),
        subject=subject,
        from_name="" if name.casefold() == address else name,
        from_address=address,
        to=sent.to,
        sent_at=when or sent.sent_at,
        headers=sent.headers or (("from", f"{name} <{address}>"), ("subject", subject)),
        text_body=_text(properties, BODY) or ("" if HTML in properties else _rich(properties, limits)),
        html_body=_text(properties, HTML),
        attachments=tuple(attachments),
        forwarded=tuple(inner),
    )


def attachment(properties: Mapping[int, Value], content: bytes, title: str = "") -> Attachment:
    """Build an attachment; title is a name from elsewhere, used where the properties hold none."""
    name = next((text for each in _FILE_NAMES if (text := _line(properties, each))), title)
    return Attachment(
        name=name or None,
        content_type=_line(properties, _MIME_TYPE).lower(),
        content=content,
        content_id=_line(properties, _CONTENT_ID).strip("<>"),
    )


def _line(properties: Mapping[int, Value], key: int) -> str:
    return header.clean(_text(properties, key)[: header.MAX_VALUE_CHARACTERS])


def _text(properties: Mapping[int, Value], key: int) -> str:
    value = properties.get(key, "")
    if isinstance(value, bytes):
        pages = (INTERNET_CODEPAGE, MESSAGE_CODEPAGE) if key == HTML else (MESSAGE_CODEPAGE, INTERNET_CODEPAGE)
        page = next((page for each in pages if isinstance(page := properties.get(each), int)), 0)
        return decoded(value, page)
    return value.rstrip("\x00") if isinstance(value, str) else ""


def _rich(properties: Mapping[int, Value], limits: Limits) -> str:
    """Return the text of a body that is kept as RTF alone."""
    packed = properties.get(RTF, b"")
    source = unpacked_rtf(packed) if isinstance(packed, bytes) else b""
    return "\n".join([line.text for line in rtf.read(source, limits).lines]) if source else ""


def unpacked_rtf(packed: bytes) -> bytes:
    """Unpack the RTF of a message (MS-OXRTFCP 2.2); what can't be unpacked is empty."""
    if len(packed) < 16 or len(packed) > _MOST_PACKED:
        return b""
    _, size, kind, _ = struct.unpack_from("<IIII", packed)
    if kind == 0x414C454D:  # "MELA": stored
        return packed[16 : 16 + size]
    return _unpacked(packed[16:], size) if kind == 0x75465A4C else b""  # "LZFu"


def _unpacked(packed: bytes, size: int) -> bytes:
    """Undo the LZ77 of MS-OXRTFCP 2.2.2: a control byte tells of eight bytes or references into a ring of 4096."""
    ring = bytearray(_DICTIONARY.ljust(4096, b"\x00"))
    write, found, position = len(_DICTIONARY), bytearray(), 0
    while position < len(packed) and len(found) < size:
        control = packed[position]
        position += 1
        for bit in range(8):
            if not control >> bit & 1:
                piece, taken = packed[position : position + 1], 1
            else:
                reference = int.from_bytes(packed[position : position + 2], "big")
                offset, length, taken = reference >> 4, (reference & 15) + 2, 2
                if offset == write:
                    return bytes(found[:size])
                piece = _copied(ring, offset, length, write)
            if position + taken > len(packed):
                return bytes(found[:size])
            position += taken
            for byte in piece:
                ring[write] = byte
                write = (write + 1) % 4096
            found += piece
    return bytes(found[:size])


def _copied(ring: bytearray, offset: int, length: int, write: int) -> bytes:
    """Return bytes from the ring; a reference may reach into what it writes itself."""
    distance = (write - offset) % 4096
    return bytes([ring[(offset + step % distance) % 4096] for step in range(length)])
