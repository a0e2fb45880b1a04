"""Text as programs on its way leave it -> text as it was written: flowed lines, left-over encodings."""

import quopri
import re

_LEFT_OVER = re.compile(r"=(?:[0-9A-F]{2}|[ \t]*(?:\r?\n|$))")
_SURE = re.compile(r"=\r?\n|=20\r?\n|=(?:C[2-9A-F]|D[0-9A-F])=[89AB][0-9A-F]|=E2=8[0-9A-F]=[89AB][0-9A-F]")
_TWICE_ENCODED = re.compile(r"[\u00c2-\u00df][\u0080-\u00bf\u0152-\u2122]|\u00e2[\u0080-\u00bf\u0152-\u2122]{2}")
_LATIN = {number: bytes([number]) for number in range(256)}
_LATIN |= {
    ord(bytes([number]).decode("cp1252", "ignore") or chr(number)): bytes([number]) for number in range(128, 160)
}


def unflowed(text: str, *, deletes_space: bool = False) -> str:
    """Join the lines of `format=flowed` text to paragraphs (RFC 3676 4); quoted ones keep one `>` a level."""
    found: list[list[str]] = []
    open_depth = -1  # of the paragraph that goes on, none where negative
    for raw in text.splitlines():
        rest = raw.lstrip(">")
        depth = len(raw) - len(rest)
        line = rest.removeprefix(" ")
        flows = line.endswith(" ") and line != "-- "
        shown = line[:-1] if flows and deletes_space else line
        if open_depth == depth and line != "-- ":
            found[-1].append(shown)
        else:
            found.append([">" * depth + " " if depth else "", shown])
        open_depth = depth if flows else -1
    return "\n".join(map("".join, found))


def mended(text: str) -> str:
    """Undo encodings that a program left in, or put on twice, where the whole text shows them."""
    return redecoded(_unquoted(text))


def _unquoted(text: str) -> str:
    """Undo quoted-printable (RFC 2045 6.7) where each equals sign of the text is one of it, some beyond doubt."""
    if "=" not in text or not _SURE.search(text) or len(_LEFT_OVER.findall(text)) != text.count("="):
        return text
    try:
        return quopri.decodestring(text.encode("utf-8")).decode("utf-8")
    except UnicodeDecodeError:
        return quopri.decodestring(text.encode("cp1252", "replace")).decode("cp1252", "replace")


def redecoded(text: str) -> str:
    """Undo UTF-8 that was read as windows-1252, where every character of the text can be of it."""
    for _ in range(2):
        if not _TWICE_ENCODED.search(text):
            break
        try:
            text = b"".join([_LATIN[ord(each)] for each in text]).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            break
    return text
