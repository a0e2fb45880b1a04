"""S/MIME mail whose content lies inside its signature (RFC 8551 section 3.5.2): the content is taken out, unchecked.

The way to it through the BER encoding (X.690) of signed data (RFC 5652 section 5) is short; `cryptography` has none.
"""

from parsers import message
from parsers.documents.container import RefusedError
from parsers.records import Limits, Message

_SEQUENCE, _OCTETS, _EXPLICIT = 0x30, 0x04, 0xA0
_MOST_PIECES = 100_000


def read(content: bytes, limits: Limits) -> Message:
    """Read the mail inside. Raises RefusedError where there is none, as in a signature that stands beside its mail."""
    try:
        inner = _signed(content)
    except (IndexError, ValueError) as error:
        raise RefusedError("damaged", "The signed mail cannot be opened.") from error
    if not inner:
        raise RefusedError("unsupported", "It is a digital signature, which is not checked.")
    return message.read(inner, limits)


def _signed(content: bytes) -> bytes:
    """Return the octets of the content, empty where the signature is detached."""
    position = _inside(content, 0, _SEQUENCE)  # ContentInfo
    position = _inside(content, _past(content, position), _EXPLICIT)
    position = _inside(content, position, _SEQUENCE)  # SignedData
    position = _past(content, _past(content, position))  # version, digestAlgorithms
    _, end, position = _head(content, position)  # encapContentInfo
    position = _past(content, position)
    if position >= end or content[position] != _EXPLICIT:
        return b""
    position = _inside(content, position, _EXPLICIT)
    tag, end, start = _head(content, position)
    return content[start:end] if tag == _OCTETS else _joined(content, start, end)


def _joined(content: bytes, position: int, end: int) -> bytes:
    """Return the octets of a string that is sent in pieces, up to its end or its end mark."""
    pieces: list[bytes] = []
    while position < end and content[position] == _OCTETS and len(pieces) < _MOST_PIECES:
        _, last, start = _head(content, position)
        pieces.append(content[start:last])
        position = last
    return b"".join(pieces)


def _head(content: bytes, position: int) -> tuple[int, int, int]:
    """Return tag, end and start of the content of an element; one of indefinite length ends with the file."""
    tag, length, start = content[position], content[position + 1], position + 2
    if length == 0x80:
        return tag, len(content), start
    if length & 0x80:
        size = length & 0x7F
        start += size
        length = int.from_bytes(content[position + 2 : start], "big")
    if start + length > len(content):
        raise ValueError("an element is longer than the file")
    return tag, start + length, start


def _inside(content: bytes, position: int, tag: int) -> int:
    found, _, start = _head(content, position)
    if found != tag:
        raise ValueError("another element was expected")
    return start


def _past(content: bytes, position: int) -> int:
    return _head(content, position)[1]
