"""Header fields as strangers send them: decoded to text, never raising, never carrying a control character."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_to_datetime

# RFC 2047 section 2 allows 75 characters a word; 50,000 words in one Subject made the standard library take 1.5 GB.
MAX_VALUE_CHARACTERS = 16_384
# RFC 5322 gives msg-id no length; 250 fits every index of ours and every identifier seen in the field.
MAX_MESSAGE_ID_CHARACTERS = 250

_MESSAGE_ID = re.compile(r"<([^<>\s]{1,998})>")


def decode_bytes(content: bytes, charset: str | None) -> str:
    """Decode with the charset named, else UTF-8, else Windows-1252, which never fails here."""
    for name in (charset, "utf-8"):
        if not name:
            continue
        try:
            return content.decode(name)
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", errors="replace")


def clean(text: str) -> str:
    """Drop control, format and surrogate characters, so that nothing of a header can start a new one (RFC 5322 2.2)."""
    kept = (
        " " if c in "\r\n\t" else c for c in text if c in "\r\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}
    )
    return " ".join("".join(kept).split())


def decode(value: str) -> str:
    """Decode a raw field body: encoded words (RFC 2047), raw UTF-8 (RFC 6532) or raw 8-bit text; folding undone.

    value: as the standard library's parser keeps it, undecodable bytes as surrogates.
    """
    value = unescape(value[:MAX_VALUE_CHARACTERS])
    if "=?" not in value:
        return clean(value)
    try:
        pieces = decode_header(value.replace("\r", "").replace("\n", ""))
    except (HeaderParseError, ValueError):
        return clean(value)
    return clean(
        "".join(piece if isinstance(piece, str) else decode_bytes(piece, charset) for piece, charset in pieces)
    )


def unescape(value: str) -> str:
    """Turn the surrogates that stand for undecodable bytes back into the bytes, and these into text."""
    if value.isascii():
        return value
    return decode_bytes(value.encode("utf-8", "surrogateescape"), None)


def addresses(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Read address fields (RFC 5322 section 3.4) into (display name, address in lower case); junk is left out.

    An unquoted comma in a display name is taken as a part of it, as people write `Doe, Jane <jane@example.org>`.
    """
    raw = (mailbox for value in values for mailbox in _mailboxes(unescape(value[:MAX_VALUE_CHARACTERS])))
    found = ((decode(name), "".join(clean(address).split()).casefold()) for name, address in raw)
    return tuple((name, address) for name, address in found if 0 < address.find("@") < len(address) - 1)


def _mailboxes(value: str) -> Iterator[tuple[str, str]]:  # noqa: C901 - one state machine, read best in one piece
    """Walk the field once, so that nested comments and open quotes cost no more than their length."""
    words: list[str] = []
    quoted = escaped = False
    depth = 0
    for c in value:
        if escaped:
            escaped = False
            words.append(c)
        elif c == "\\" and (quoted or depth):
            escaped = True
        elif c == '"' and not depth:
            quoted = not quoted
        elif quoted:
            words.append(c)
        elif c in "()":
            depth = max(0, depth + (1 if c == "(" else -1))
        elif depth:
            continue
        elif c == ">" or (c in ",;" and "@" in words and "<" not in words):
            yield _name_and_address("".join(words))
            words.clear()
        elif c == ":" and "@" not in words:
            words.clear()
        elif words or c not in ",; ":
            words.append(c)
    yield _name_and_address("".join(words))


def _name_and_address(text: str) -> tuple[str, str]:
    name, angle, address = text.rpartition("<")
    return (name.strip(), address.rstrip(">")) if angle else ("", text)


def message_ids(value: str) -> tuple[str, ...]:
    """Read the msg-ids of Message-ID, In-Reply-To or References (RFC 5322 section 3.6.4), with their angle brackets."""
    found = _MESSAGE_ID.findall(unescape(value[:MAX_VALUE_CHARACTERS]))
    return tuple(f"<{clean(item)}>" for item in found if len(item) <= MAX_MESSAGE_ID_CHARACTERS - 2)


def date(value: str) -> datetime | None:
    """Read a Date field (RFC 5322 section 3.3); None where it can't be read. Without a zone it counts as UTC."""
    try:
        found = parsedate_to_datetime(value[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
