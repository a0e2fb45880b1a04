"""Outlook's .msg files (MS-OXMSG: a compound file of property streams) -> `Message`, by olefile."""

import re
import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import olefile

from parsers.containers import mapi
from parsers.containers.mapi import Value
from parsers.documents import compound
from parsers.documents.container import RefusedError
from parsers.records import Attachment, Defect, Limits, Message

DAMAGES = (
    OSError,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What olefile raises over damaged compound files."""

MOST_STREAMS = 20_000
_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})", re.IGNORECASE)
_ATTACHED = "__attach_version1.0_"
_FIXED = "__properties_version1.0"
_INNER_MAIL = "__substg1.0_3701000D"
_FIXED_KINDS = {0x0003, 0x0040}
_UNICODE, _TIME = 0x001F, 0x0040

Path = tuple[str, ...]


@dataclass(slots=True)
class _File:
    """An opened compound file: streams and storages of attachments, each by the storage they lie in.

    damaged: A stream could not be read.
    """

    ole: "olefile.OleFileIO[bytes]"
    streams: Mapping[Path, Sequence[str]]
    attached: Mapping[Path, Collection[Path]]
    limits: Limits
    damaged: bool = False


def single(content: bytes, limits: Limits) -> list[Message]:
    """Read the one message of a file. Raises RefusedError where it can't be read."""
    return [read(content, limits)]


def read(content: bytes, limits: Limits) -> Message:
    """Read the message; mails attached to it stand in `forwarded`. Raises RefusedError where it can't be read.

    Where only some of its streams can't be read, it has a defect `damaged`.
    """
    try:
        with compound.opened(content) as ole:
            file = _opened(ole, limits)
            found = _message(file, (), limits.nesting)
    except DAMAGES as error:
        raise RefusedError("damaged", "The Outlook message cannot be read.") from error
    damage = Defect(code="damaged", detail="Parts of the Outlook message cannot be read.")
    return replace(found, defects=(damage,)) if file.damaged else found


def _opened(ole: "olefile.OleFileIO[bytes]", limits: Limits) -> _File:
    paths = [tuple(path) for path in ole.listdir()]
    if len(paths) > MOST_STREAMS or sum(ole.get_size(list(path)) for path in paths) > limits.unpacked_bytes:
        raise RefusedError("archive_limit", "The Outlook message holds too many streams or bytes.")
    streams: dict[Path, list[str]] = {}
    attached: dict[Path, set[Path]] = {}
    for path in paths:
        streams.setdefault(path[:-1], []).append(path[-1])
        for depth, name in enumerate(path[:-1], 1):
            if name.startswith(_ATTACHED):
                attached.setdefault(path[: depth - 1], set()).add(path[:depth])
    return _File(ole, streams, attached, limits)


def _message(file: _File, storage: Path, depth: int) -> Message:
    files: list[Attachment] = []
    mails: list[Message] = []
    for attached in sorted(file.attached.get(storage, ())):
        inner = (*attached, _INNER_MAIL)
        if inner in file.streams and depth:
            mails.append(_message(file, inner, depth - 1))
        else:
            properties = _properties(file, attached, header_bytes=8)
            content = properties.get(mapi.ATTACHED_DATA, b"")
            files.append(mapi.attachment(properties, content if isinstance(content, bytes) else b""))
    properties = _properties(file, storage, header_bytes=24 if storage else 32)
    return mapi.mail(properties, files, mails, file.limits)


def _properties(file: _File, storage: Path, *, header_bytes: int) -> dict[int, Value]:
    """Return the properties of a storage by their number: those of a fixed length, and a stream for each other one."""
    found: dict[int, Value] = {}
    for name in file.streams.get(storage, ()):
        if name == _FIXED:
            found |= dict(_fixed(_content(file, storage, name)[header_bytes:]))
        elif stream := _STREAM.fullmatch(name):
            content = _content(file, storage, name)
            is_wide = int(stream[2], 16) == _UNICODE
            found[int(stream[1], 16)] = content.decode("utf-16-le", "replace") if is_wide else content
    return found


def _fixed(content: bytes) -> Iterator[tuple[int, Value]]:
    """Read the entries of 16 bytes (MS-OXMSG 2.4.2) that hold a number or a time."""
    for kind, key, _, value in struct.iter_unpack("<HHIQ", content[: len(content) // 16 * 16]):
        if kind == _TIME and (when := mapi.filetime(value)):
            yield key, when
        elif kind in _FIXED_KINDS:
            yield key, value & 0xFFFFFFFF


def _content(file: _File, storage: Path, name: str) -> bytes:
    try:
        with file.ole.openstream([*storage, name]) as stream:
            return bytes(stream.read())
    except DAMAGES:
        file.damaged = True
        return b""
