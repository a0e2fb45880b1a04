"""Bytes of text -> characters: by byte order mark, UTF-16 by its NULs, UTF-8, the declared charset, windows-1252."""

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AS_WEB = {"ascii": "cp1252", "us-ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252"}
"""The web reads these labels as windows-1252 (WHATWG Encoding Standard 4.2), and so do mail programs."""


def decode(content: bytes, declared: str = "") -> str:
    """Return the text; what no charset explains is read as windows-1252, where every byte is something."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    wide = _without_mark(content)
    if wide:
        return content.decode(wide, "replace")
    for name in ("utf-8", _codec(declared)):
        if name:
            try:
                return content.decode(name)
            except (UnicodeDecodeError, ValueError):
                continue
    return content.decode("cp1252", "replace")


def _codec(declared: str) -> str:
    """Return the name of the codec for a charset label, empty where there is none for text."""
    try:
        found = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return ""
    text_codec = getattr(found, "_is_text_encoding", True)
    return _AS_WEB.get(found.name, found.name) if text_codec else ""


def _without_mark(content: bytes) -> str:
    """UTF-16 without a byte order mark: Western text has a NUL in nearly every second byte."""
    head = content[:2048]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.3 * len(head) / 2 and even < 0.1 * odd:
        return "utf-16-le"
    if even > 0.3 * len(head) / 2 and odd < 0.1 * even:
        return "utf-16-be"
    return ""
