"""What Outlook writes, built to the byte: .msg files (MS-OXMSG) and winmail.dat (MS-OXTNEF)."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.mails.compound import Storage, compound

_SUBJECT, _SUBMITTED, _SENDER, _SENDER_ADDRESS, _SENDER_SMTP = 0x0037, 0x0039, 0x0C1A, 0x0C1F, 0x5D01
_BODY, _RTF, _HTML, _CODEPAGE = 0x1000, 0x1009, 0x1013, 0x3FDE
_DATA, _SHORT_NAME, _LONG_NAME, _METHOD = 0x3701, 0x3704, 0x3707, 0x3705
_INTEGER, _OBJECT, _STRING, _UNICODE, _TIME, _BINARY = 0x0003, 0x000D, 0x001E, 0x001F, 0x0040, 0x0102
_MESSAGE_INTERFACE = bytes.fromhex("0703020000000000c000000000000046")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A message of Outlook. files: name and content. rtf: packed as MS-OXRTFCP has it. eight_bit: text in cp1252."""

    subject: str
    sender: tuple[str, str] = ("", "")
    sent_at: datetime | None = None
    body: str = ""
    html: str = ""
    rtf: bytes = b""
    files: Sequence[tuple[str, bytes]] = ()
    notes: Sequence["Note"] = ()
    eight_bit: bool = False


def stored_rtf(text: bytes) -> bytes:
    """Return RTF as a message keeps it without compression (MS-OXRTFCP 2.1.3.1)."""
    return struct.pack("<IIII", len(text) + 12, len(text), 0x414C454D, 0) + text


def _properties(note: Note) -> dict[tuple[int, int], bytes]:
    """Return the values of a message by number and type."""
    kind = _STRING if note.eight_bit else _UNICODE
    texts = {_SUBJECT: note.subject, _SENDER: note.sender[0], _SENDER_SMTP: note.sender[1], _BODY: note.body}
    found = {(key, kind): _text(text, kind) for key, text in texts.items() if text}
    if note.sent_at:
        ticks = (note.sent_at - _EPOCH) // timedelta(microseconds=1)
        found[_SUBMITTED, _TIME] = struct.pack("<Q", ticks * 10)
    if note.html:
        found[_HTML, _BINARY] = note.html.encode()
        found[_CODEPAGE, _INTEGER] = struct.pack("<I", 65001)
    if note.rtf:
        found[_RTF, _BINARY] = note.rtf
    return found


def _text(text: str, kind: int) -> bytes:
    return text.encode("cp1252") if kind == _STRING else text.encode("utf-16-le")


def msg(note: Note) -> bytes:
    """Return a .msg file."""
    return compound(_storage(note, header_bytes=32))


def _storage(note: Note, *, header_bytes: int) -> Storage:
    storage: dict[str, bytes | Storage] = dict(_streams(_properties(note), header_bytes))
    kind = _STRING if note.eight_bit else _UNICODE
    for number, (name, content) in enumerate(note.files):
        values = {(_LONG_NAME, kind): _text(name, kind), (_DATA, _BINARY): content, (_METHOD, _INTEGER): b"\x01\0\0\0"}
        storage[f"__attach_version1.0_#{number:08X}"] = _streams(values, 8)
    for number, inner in enumerate(note.notes, len(note.files)):
        attached: dict[str, bytes | Storage] = dict(_streams({(_METHOD, _INTEGER): b"\x05\0\0\0"}, 8))
        attached["__substg1.0_3701000D"] = _storage(inner, header_bytes=24)
        storage[f"__attach_version1.0_#{number:08X}"] = attached
    return storage


def _streams(values: Mapping[tuple[int, int], bytes], header_bytes: int) -> dict[str, bytes]:
    """Return the streams of values that vary in length, and the one of all others."""
    fixed = {_INTEGER, _TIME}
    streams = {f"__substg1.0_{key:04X}{kind:04X}": raw for (key, kind), raw in values.items() if kind not in fixed}
    entries = [
        struct.pack("<HHI8s", kind, key, 6, raw if kind in fixed else struct.pack("<I", len(raw)))
        for (key, kind), raw in values.items()
    ]
    return {**streams, "__properties_version1.0": bytes(header_bytes) + b"".join(entries)}


def winmail(note: Note) -> bytes:
    """Return a TNEF stream."""
    parts = [_attribute(1, 0x9006, b"\0\0\x01\0"), _attribute(1, 0x9007, struct.pack("<Q", 1252))]
    parts.append(_attribute(1, 0x9003, _packed(_properties(note))))
    for name, content in note.files:
        title = name.encode("cp1252", "replace")[-12:] + b"\0"
        values = {(_LONG_NAME, _UNICODE): _text(name, _UNICODE) + b"\0\0"}
        parts += [_attribute(2, 0x9002, bytes(14)), _attribute(2, 0x8010, title), _attribute(2, 0x800F, content)]
        parts.append(_attribute(2, 0x9005, _packed(values)))
    for inner in note.notes:
        values = {(_DATA, _OBJECT): _MESSAGE_INTERFACE + winmail(inner)}
        parts += [_attribute(2, 0x9002, bytes(14)), _attribute(2, 0x9005, _packed(values))]
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(parts)


def _attribute(level: int, name: int, value: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, 6, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def _packed(values: Mapping[tuple[int, int], bytes]) -> bytes:
    """Return a property stream (MS-OXTNEF 2.1.3.4)."""
    found = struct.pack("<I", len(values))
    for (key, kind), raw in values.items():
        found += struct.pack("<HH", kind, key)
        found += raw if kind in {_INTEGER, _TIME} else struct.pack("<II", 1, len(raw)) + raw + bytes(-len(raw) % 4)
    return found
