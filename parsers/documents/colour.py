"""Colours of text and of what it stands on, and whether the one can be told from the other.

A colour is six hexadecimal digits in lower case, as in sRGB; `UNKNOWN` stands for a ground that is not known, such as
a picture, on which no text counts as lost.
"""

import re

WHITE = "ffffff"
UNKNOWN = ""
SMALLEST = 2.0  # points; text of that size is a line to the eye
_ALIKE = 16  # of 255 in each channel; Word's lightest grey, F2F2F2, is as good as white on paper

_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})(?:[0-9a-f]{2})?", re.IGNORECASE)
_FUNCTION = re.compile(
    r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*([\d.]{1,6})\s*)?\)", re.IGNORECASE
)
_NAMES = {
    "white": "ffffff", "black": "000000", "snow": "fffafa", "ivory": "fffff0", "whitesmoke": "f5f5f5",
    "ghostwhite": "f8f8ff", "floralwhite": "fffaf0", "mintcream": "f5fffa", "azure": "f0ffff", "navy": "000080",
    "gray": "808080", "grey": "808080", "red": "ff0000", "blue": "0000ff", "green": "008000", "silver": "c0c0c0",
}  # fmt: skip


def colour(text: str) -> str | None:
    """Return a colour as CSS, OOXML or ODF write it, None where it is none of a plain kind."""
    text = text.strip().lower()
    if text in _NAMES:
        return _NAMES[text]
    found = _HEX.fullmatch(text)
    if found:
        return found[1] if len(found[1]) == 6 else "".join(each * 2 for each in found[1])
    parts = _FUNCTION.fullmatch(text)
    if parts and all(int(part) < 256 for part in parts.groups()[:3]):
        return "".join(f"{int(part):02x}" for part in parts.groups()[:3])
    return None


def is_lost(ink: str, ground: str) -> bool:
    """Whether text of one colour cannot be told from its ground."""
    if not ink or not ground:
        return False
    return all(abs(int(ink[at : at + 2], 16) - int(ground[at : at + 2], 16)) < _ALIKE for at in (0, 2, 4))
