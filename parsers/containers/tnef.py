"""winmail.dat: what Outlook makes of a mail for its own kind (MS-OXTNEF) -> `Message` with its files.

An own reader: the library for it, tnefparse 1.4, loops for hours over a made-up count and cuts NULs off files' ends.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parsers.containers import mapi
from parsers.containers.mapi import Value
from parsers.documents.container import RefusedError
from parsers.records import Attachment, Defect, Limits, Message

_SIGNATURE = b"\x78\x9f\x3e\x22"
_ATTACHMENT_LEVEL = 2
_SUBJECT, _BODY, _DATA, _TITLE = 0x8004, 0x800C, 0x800F, 0x8010
_BEGINNING, _PROPERTIES, _ATTACHED_PROPERTIES, _CODEPAGE = 0x9002, 0x9003, 0x9005, 0x9007
_END = -1
_MOST_ATTRIBUTES = 20_000
_MOST_PROPERTIES = 10_000
_MESSAGE_INTERFACE = bytes.fromhex("0703020000000000c000000000000046")

_FIXED = {0x01: 0, 0x02: 2, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8, 0x48: 16}
_INTEGER, _OBJECT, _STRING, _UNICODE, _TIME, _BINARY = 0x03, 0x0D, 0x1E, 0x1F, 0x40, 0x102
_VARYING = frozenset({_OBJECT, _STRING, _UNICODE, _BINARY})
_SEVERAL, _NAMED = 0x1000, 0x8000


@dataclass(slots=True)
class _Part:
    """An attachment while its attributes are gathered."""

    title: str = ""
    content: bytes = b""
    properties: dict[int, Value] = field(default_factory=dict)


@dataclass(slots=True)
class _Cursor:
    """A place in a stream. Raises EOFError at its end, so that no count of the stream makes it run on."""

    content: bytes
    position: int = 0

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        if size > len(self.content) - self.position:
            raise EOFError
        self.position += size
        return self.content[self.position - size : self.position]

    def number(self, size: int = 4) -> int:
        """Return the next number."""
        return int.from_bytes(self.take(size), "little")

    def aligned(self, size: int) -> bytes:
        """Return bytes that are filled up to a multiple of four."""
        found = self.take(size)
        self.position += -size % 4
        return found


def read(content: bytes, limits: Limits) -> Message:
    """Read the stream; the mails in it stand in `forwarded`. Raises RefusedError where it is no TNEF.

    A stream that breaks off gives what stands before, with a defect `damaged`.
    """
    return _read(content, limits, limits.nesting)


def _read(content: bytes, limits: Limits, depth: int) -> Message:
    if not content.startswith(_SIGNATURE):
        raise RefusedError("damaged", "The Outlook file cannot be read.")
    properties: dict[int, Value] = {}
    parts: list[_Part] = []
    codepage, name = 0, 0
    for level, name, value in _attributes(content):
        if name == _CODEPAGE:
            codepage = int.from_bytes(value[:4], "little")
        elif name == _BEGINNING:
            parts.append(_Part())
        elif level == _ATTACHMENT_LEVEL and parts:
            _gather(parts[-1], name, value, codepage)
        elif name == _PROPERTIES:
            properties |= _properties(value, codepage)
        elif name in {_SUBJECT, _BODY}:
            properties.setdefault(mapi.BODY if name == _BODY else mapi.SUBJECT, mapi.decoded(value, codepage))
    files, mails = _sorted_out(parts, limits, depth)
    found = mapi.mail(properties, files, mails, limits)
    damage = Defect(code="damaged", detail="The Outlook file breaks off or is damaged; what stands before was read.")
    return found if name == _END else replace(found, defects=(damage,))


def _attributes(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield level, name and value of each attribute (MS-OXTNEF 2.1.3.1), and `_END` where all of them were whole."""
    position = 6
    for _ in range(_MOST_ATTRIBUTES):
        if position + 9 >= len(content):
            yield 0, _END, b""
            return
        level, name, _, length = struct.unpack_from("<BHHI", content, position)
        end = position + 9 + length
        if level not in {1, 2} or end > len(content):
            return
        yield level, name, content[position + 9 : end]
        position = end + 2  # past the checksum, which is wrong in the field


def _gather(part: _Part, name: int, value: bytes, codepage: int) -> None:
    if name == _TITLE:
        part.title = mapi.decoded(value, codepage)
    elif name == _DATA:
        part.content = value
    elif name == _ATTACHED_PROPERTIES:
        part.properties |= _properties(value, codepage)


def _sorted_out(parts: list[_Part], limits: Limits, depth: int) -> tuple[list[Attachment], list[Message]]:
    """Return the files, and the mails among the attachments."""
    files: list[Attachment] = []
    mails: list[Message] = []
    for part in parts:
        data = part.properties.get(mapi.ATTACHED_DATA, b"")
        content = part.content or (data if isinstance(data, bytes) else b"")
        if depth and content.startswith(_MESSAGE_INTERFACE + _SIGNATURE):
            mails.append(_read(content[len(_MESSAGE_INTERFACE) :], limits, depth - 1))
        else:
            files.append(mapi.attachment(part.properties, content, part.title))
    return files, mails


def _properties(content: bytes, codepage: int) -> dict[int, Value]:
    """Return the properties of a stream (MS-OXTNEF 2.1.3.4) by number, up to its end or damage; named ones are left."""
    found: dict[int, Value] = {}
    cursor = _Cursor(content)
    try:
        for _ in range(min(cursor.number(), _MOST_PROPERTIES)):
            kind, key = cursor.number(2), cursor.number(2)
            if key & _NAMED:
                _skip_name(cursor)
            raw = _raw(cursor, kind)
            value = _value(kind, raw, codepage)
            if value is not None and not key & _NAMED:
                found.setdefault(key, value)
    except EOFError:
        pass
    return found


def _skip_name(cursor: _Cursor) -> None:
    """Pass over the set (a GUID) and the number or name of a named property."""
    cursor.take(16)
    if cursor.number():
        cursor.aligned(cursor.number())
    else:
        cursor.take(4)


def _raw(cursor: _Cursor, kind: int) -> bytes:
    """Return the bytes of a value, of several the first."""
    plain = kind & ~_SEVERAL
    if plain in _VARYING:
        values = [cursor.aligned(cursor.number()) for _ in range(cursor.number())]
        return values[0] if values else b""
    size = _FIXED.get(plain)
    if size is None:
        raise EOFError
    count = cursor.number() if kind & _SEVERAL else 1
    return cursor.aligned(size * count)[:size]


def _value(kind: int, raw: bytes, codepage: int) -> Value | None:
    plain = kind & ~_SEVERAL
    if plain == _UNICODE:
        return raw.decode("utf-16-le", "replace").rstrip("\x00")
    if plain == _STRING:
        return mapi.decoded(raw, codepage)
    if plain == _INTEGER:
        return int.from_bytes(raw, "little")
    if plain == _TIME:
        return mapi.filetime(int.from_bytes(raw, "little"))
    if plain == _OBJECT and not raw.startswith(_MESSAGE_INTERFACE):
        return raw[16:]  # the interface it is to be opened by
    return raw if plain in {_OBJECT, _BINARY} else None
