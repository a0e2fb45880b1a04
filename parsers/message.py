"""E-mail as bytes (RFC 5322, MIME RFC 2045 to 2049) into a flat `Message`, as RFC 8621 section 4.1.4 flattens it.

Theory of operation: the standard library's parser is quadratic or recursive on several hostile inputs, so `excess`
counts on the raw bytes first, and a mail over a limit is given back with its defect and no parts. The parse itself runs
with the `compat32` policy, which decodes nothing by itself; every field is then decoded by `parsers.header`.
"""

import binascii
import re
from collections.abc import Collection, Iterator, Sequence
from email import message_from_bytes
from email.errors import InvalidBase64LengthDefect
from email.message import Message as Part
from email.parser import HeaderParser
from html import escape
from itertools import islice
from typing import NamedTuple

from parsers import header
from parsers.charset import decode
from parsers.label import read as read_label
from parsers.records import Attachment, Defect, Limits, Message
from parsers.transport import unflowed

_BOUNDARY = re.compile(rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,2048})\"|([^\s;\"]{1,2048}))", re.IGNORECASE)
_ENCODED_BOUNDARY = re.compile(rb"boundary\*", re.IGNORECASE)  # RFC 2231; which one it is stays unknown here
_DELIMITER = re.compile(rb"(?:^|[\r\n])--([^\r\n]*)")
_MOST_LINES = 3_000_000  # each is an object of the parser's; base64 of the largest mail has 700,000
_MOST_COMPARISONS = 20_000_000  # the parser holds each line against the boundary of every part around it
_NESTED_MAIL = re.compile(rb"^content-type:\s*message/(?:rfc822|global)", re.IGNORECASE | re.MULTILINE)
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_MAIL_TYPES = ("message/rfc822", "message/global")
_TEXT_TYPES = ("text/plain", "text/html")
_ADDRESS_FIELDS = ("to", "cc", "delivered-to", "x-original-to")


def read(raw: bytes, limits: Limits) -> Message:
    """Parse a mail. Damage and excess are defects; nothing raises. `raw` may end lines with CRLF or LF."""
    defect = excess(raw, limits)
    if defect:
        return _message(message_from_bytes(_header_block(raw, limits)), limits, 0, (defect,))
    return _message(message_from_bytes(raw), limits, 0, ())


def excess(raw: bytes, limits: Limits) -> Defect | None:
    """Return a defect `mime_limit` if the mail has more headers, parts or depth than is read."""
    block = _header_block(raw, limits)
    if len(block) >= limits.header_bytes or block.count(b"\n") > limits.header_count:
        return Defect(code="mime_limit", detail="the mail's header is larger than the limit")
    boundaries = {(quoted or plain).rstrip() for quoted, plain in _BOUNDARY.findall(raw)}
    encoded = len(_ENCODED_BOUNDARY.findall(raw))
    levels = len(boundaries) + encoded + len(_NESTED_MAIL.findall(raw))
    if levels > limits.parts:
        return Defect(code="mime_limit", detail="the mail nests more parts than the limit")
    if _has_more_delimiters(raw, None if encoded else boundaries, 2 * limits.parts):
        return Defect(code="mime_limit", detail="the mail has more parts than the limit")
    lines = max(raw.count(b"\n"), raw.count(b"\r"))
    if lines > _MOST_LINES or lines * levels > _MOST_COMPARISONS:
        return Defect(code="mime_limit", detail="the mail has more lines than the limit")
    return None


def _has_more_delimiters(raw: bytes, boundaries: Collection[bytes] | None, most: int) -> bool:
    """Whether more lines than that part a mail (RFC 2046 section 5.1.1); where boundaries are not known, any `--` may.

    A line may end in a bare CR, as it does for the parser.
    """
    names = (found[1].rstrip() for found in _DELIMITER.finditer(raw))
    parting = (
        name for name in names if boundaries is None or name in boundaries or name.removesuffix(b"--") in boundaries
    )
    return next(islice(parting, most, None), None) is not None


def _header_block(raw: bytes, limits: Limits) -> bytes:
    block = raw[: limits.header_bytes]
    ends = [end for end in (block.find(b"\n\r\n"), block.find(b"\n\n")) if end >= 0]
    return block[: min(ends) + 1] if ends else block


def _message(part: "Part[str, str]", limits: Limits, depth: int, defects: tuple[Defect, ...]) -> Message:
    fields = tuple((name.lower(), value) for name, value in part.raw_items())
    bodies, attachments, forwarded = _contents(part, limits, depth)

    def values(*names: str) -> list[str]:
        return [value for name, value in fields if name in names]

    def first(name: str) -> str:
        return next(iter(values(name)), "")

    senders = header.addresses(values("from")[:1]) or (("", ""),)
    return Message(
        message_id=next(iter(header.message_ids(first("message-id"))), None),
        in_reply_to=header.message_ids(first("in-reply-to")),
        references=header.message_ids(first("references")),
        subject=header.decode(first("subject")),
        from_name=senders[0][0],
        from_address=senders[0][1],
        reply_to=next((address for _, address in header.addresses(values("reply-to"))), ""),
        to=tuple(dict.fromkeys(address for _, address in header.addresses(values(*_ADDRESS_FIELDS)))),
        sent_at=header.date(first("date")),
        headers=tuple((name, header.decode(value)) for name, value in fields),
        text_body=_text_body(bodies),
        html_body=_html_body(bodies),
        attachments=tuple(attachments),
        forwarded=tuple(forwarded),
        defects=defects,
    )


class _Body(NamedTuple):
    """A text that is read as part of the mail; is_alternative: it is one of several forms of the same."""

    source: str
    is_html: bool
    is_alternative: bool


def _contents(
    part: "Part[str, str]", limits: Limits, depth: int
) -> tuple[list[_Body], list[Attachment], list[Message]]:
    bodies: list[_Body] = []
    attachments: list[Attachment] = []
    forwarded: list[Message] = []
    for leaf, is_alternative in _leaves(part):
        content_type = leaf.get_content_type()
        if content_type in _MAIL_TYPES and leaf.is_multipart() and not _is_encoded(leaf):
            if depth < limits.nesting:
                forwarded.append(_message(_inner(leaf), limits, depth + 1, ()))
        elif content_type in _TEXT_TYPES and _is_body(leaf):
            bodies.append(_Body(_text(leaf), content_type == "text/html", is_alternative))
        elif not (is_alternative and _is_rendering(leaf)):
            attachments.append(_attachment(leaf, content_type))
    return bodies, attachments, forwarded


def _text_body(bodies: Sequence[_Body]) -> str:
    return "\n".join([body.source for body in bodies if not body.is_html])


def _html_body(bodies: Sequence[_Body]) -> str:
    """RFC 8621 section 4.1.4: a plain text beside HTML, such as a letter before a disclaimer, belongs to both forms."""
    if not any(body.is_html for body in bodies):
        return ""
    seen = [body for body in bodies if body.is_html or not body.is_alternative]
    return "\n".join([body.source if body.is_html else f"<pre>{escape(body.source)}</pre>" for body in seen])


def _inner(leaf: "Part[str, str]") -> "Part[str, str]":
    inner = leaf.get_payload(0)
    assert isinstance(inner, Part)  # noqa: S101 - a parsed message/rfc822 holds just one message
    return inner


def _is_encoded(leaf: "Part[str, str]") -> bool:
    """RFC 2046 section 5.2.1 forbids to encode a mail within a mail; some programs do, and the parser leaves it."""
    return str(leaf.get("content-transfer-encoding", "")).strip().lower() in {"base64", "quoted-printable"}


def _is_rendering(leaf: "Part[str, str]") -> bool:
    """Whether a text is but another form of the body (RFC 2046 section 5.1.4), such as AMP for mail; no invitation."""
    return leaf.get_content_maintype() == "text" and leaf.get_content_subtype() != "calendar" and _is_body(leaf)


def _leaves(part: "Part[str, str]") -> Iterator[tuple["Part[str, str]", bool]]:
    """Yield the parts that hold content, in order, and whether each is one of several forms of the same.

    A mail within the mail counts as one part.
    """
    waiting = [(part, False)]
    while waiting:
        current, is_alternative = waiting.pop()
        payload = current.get_payload() if current.is_multipart() else None  # a text it would decode, by any label
        if isinstance(payload, list) and current.get_content_maintype() == "multipart":
            is_alternative = is_alternative or current.get_content_subtype() == "alternative"
            waiting.extend([(child, is_alternative) for child in reversed(payload) if isinstance(child, Part)])
        else:
            yield current, is_alternative


def _is_body(leaf: "Part[str, str]") -> bool:
    """RFC 2183 section 2.8: an unlabelled part is inline; a part with a file name is a file, however it is labelled."""
    return _disposition(leaf) != "attachment" and not _file_name(leaf)


def _disposition(leaf: "Part[str, str]") -> str:
    return header.decode(str(leaf.get("content-disposition", ""))).partition(";")[0].strip().lower()


def _file_name(leaf: "Part[str, str]") -> str | None:
    """RFC 2231 first, then RFC 2047 inside the parameter, which RFC 2047 forbids and most clients write."""
    for field, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        try:
            values = [
                value for name, value in _unescaped(leaf, field).get_params([], field) if name.lower() == parameter
            ]
        except (ValueError, TypeError, IndexError):  # a damaged RFC 2231 continuation
            continue
        for value in sorted(values, key=lambda value: isinstance(value, str)):
            name = header.decode(value) if isinstance(value, str) else _extended(value)
            if name:
                return name
    return None


def _extended(value: tuple[str | None, str | None, str]) -> str:
    charset, _, encoded = value
    return header.clean(header.decode_bytes(encoded.encode("latin-1", "replace"), charset))


def _unescaped(leaf: "Part[str, str]", field: str) -> "Part[str, str]":
    """Copy one field with its raw 8-bit text decoded, which `compat32` would show as replacement characters."""
    copy: Part[str, str] = Part()
    copy[field] = header.unescape(next((value for name, value in leaf.raw_items() if name.lower() == field), ""))
    return copy


def _content(leaf: "Part[str, str]") -> bytes:
    content = leaf.get_payload(decode=True)
    if isinstance(content, bytes):
        is_cut = any(isinstance(defect, InvalidBase64LengthDefect) for defect in leaf.defects)
        return _cut_base64(content) if is_cut else content
    return _encoded_mail(leaf) if leaf.get_content_type() in _MAIL_TYPES and leaf.is_multipart() else b""


def _cut_base64(encoded: bytes) -> bytes:
    """Decode base64 that ends within a byte, which the library leaves as it is: a mail can break off anywhere."""
    letters = _NO_BASE64.sub(b"", encoded)
    return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def _encoded_mail(leaf: "Part[str, str]") -> bytes:
    """Return the mail of an encoded part: the parser takes its lines for the body of a mail without a header."""
    inner = _inner(leaf)
    del inner["Content-Transfer-Encoding"]
    inner["Content-Transfer-Encoding"] = str(leaf.get("content-transfer-encoding", ""))
    content = inner.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(leaf: "Part[str, str]") -> str:
    """Return the text of a body, its charset by the label and the bytes, flowed lines joined (RFC 3676)."""
    label = read_label(_label(leaf, leaf.get_content_type()))
    text = decode(_content(leaf), label.charset)
    return unflowed(text, deletes_space=label.deletes_space) if label.flowed else text


def _label(leaf: "Part[str, str]", content_type: str) -> str:
    """Return the type with those of its parameters that tell how to read a text."""
    if not content_type.startswith("text/"):
        return content_type
    values = [(name, leaf.get_param(name)) for name in ("charset", "format", "delsp")]
    kept = [f"; {name}={header.clean(value)}" for name, value in values if isinstance(value, str)]
    return (content_type + "".join(kept)).lower()


def _attachment(leaf: "Part[str, str]", content_type: str) -> Attachment:
    return Attachment(
        name=_file_name(leaf),
        content_type=_label(leaf, content_type),
        content=_content(leaf),
        disposition=_disposition(leaf),
        content_id=header.clean(str(leaf.get("content-id", ""))).strip("<>"),
    )


def message_id(raw: bytes) -> str | None:
    """Read only the Message-ID of a mail, cheaply; None where it has none."""
    part = HeaderParser().parsestr(_header_block(raw, Limits()).decode("ascii", "surrogateescape"), headersonly=True)
    return next(iter(header.message_ids(str(part.get("message-id", "")))), None)
