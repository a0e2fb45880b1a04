"""Characters as people mean them: ligatures undone, invisible ones dropped, marks of list items recognised.

Pure functions over text; nothing here knows a file format. Compatibility characters are folded by NFKC (Unicode
Standard Annex 15) only where the folding is the same word in other clothes: ligatures, full width and presentation
forms, mathematical alphabets. A superscript, a trade mark sign or a fraction keeps its meaning and stays.
"""

import re
import unicodedata

HYPHENATED = "\ufffe"  # PDFium's sign for the hyphen that breaks a word at the end of a line

_FOLDED = re.compile(
    "[\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\u2f00-\u2fdf\ufb00-\ufdff\ufe70-\ufefc\uff01-\uffef\U0001d400-\U0001d7ff]+"
)
_ACCENTED = re.compile(
    "([\u00a8\u00af\u00b4\u00b8\u02c6\u02c7\u02d8-\u02dd])([A-Za-z\u0131])|(?<=[A-Za-z])(`)([AEIOUaeiou])"
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010fffd]+"
)
# What needs nothing: letters of the Latin languages, ASCII but for the grave accent, dashes, quotes, bullet and euro.
_USUAL = re.compile(
    "[ -_a-~\u00a1-\u00a7\u00a9-\u00ac\u00ae\u00b0-\u00b3\u00b5-\u00b7\u00b9-\u0131\u0134-\u01c3\u2013\u2014"
    "\u2018-\u201e\u2022\u2026\u20ac]*+"
)
_SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")

_ROW = re.compile(r"([^\w\x00-\x7f]{30})([^\w\x00-\x7f]++)")
"""Signs in a row; no letter has more marks than thirty (Unicode Standard Annex 15 section 13)."""

_HYPHENS = {0x2010: "-", 0x2011: "-"}  # the same sign in other clothes: addresses and names are written with it

_COMBINING = {
    "\u00a8": "\u0308", "\u00af": "\u0304", "\u00b4": "\u0301", "\u00b8": "\u0327", "\u02c6": "\u0302",
    "\u02c7": "\u030c", "\u02d8": "\u0306", "\u02d9": "\u0307", "\u02da": "\u030a", "\u02db": "\u0328",
    "\u02dc": "\u0303", "\u02dd": "\u030b", "`": "\u0300",
}  # fmt: skip

# Round, square, pointed and ticked marks; then the code points Wingdings and Symbol bullets get in Word and Writer.
_ROUND = (
    "\u2022\u2023\u2043\u204c\u204d\u2219\u00b7\u25e6\u25cf\u25cb\u25aa\u25ab\u25a0\u25a1\u25c6\u25c7\u25ba\u25b6\u25b8\u25b9\u25bb\u25fe"
    "\u25fc\u2b1b\u2b24\u26ab\u2756\u27a2\u27a4\u2794\u279c\u2713\u2714\u2726\u2727\u2605\u2606\u2192\u21d2\u2b25\u2b29\u29bf\u29be\u30fb"
    "\uf0b7\uf0a7\uf0d8\uf076\uf0a8\uf06e\uf0fc\uf02d\uf0b0\uf0de\uf077\uf0e8\uf075\uf071\uf09f\uf0a1\uf0be\ufffd"
)
_DASHES = "-\u2013\u2014*+\u00bb\u203a\u2212\u00a4"
_MARK = re.compile(
    f"\\s*(?:[{_ROUND}]\ufe0f?[\\s\u00a0\u200b]*|[{re.escape(_DASHES)}][\\s\u00a0]+){{1,2}}(?=[^\\W_]|[\"'(\\[\u201c\u201e\u00ab\u2018<$#.@/&])"
)
_ALONE = frozenset(_ROUND + _DASHES)


def clean(text: str) -> str:
    """Text with compatibility forms folded, accents joined to their letters and unseen characters gone; one line."""
    if _USUAL.fullmatch(text):
        return text
    if HYPHENATED in text:
        text = text.replace(HYPHENATED, "-")
    if not (text.isascii() and text.isprintable()):
        text = _BREAKS.sub(" ", text)
        text = _UNSEEN.sub("", text)
        text = _FOLDED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
        text = _SPACES.sub(" ", text).translate(_HYPHENS)
    if "`" in text or not text.isascii():
        text = unicodedata.normalize("NFC", _ROW.sub(_fewer_marks, _ACCENTED.sub(_joined, text)))
    return text


def _fewer_marks(found: re.Match[str]) -> str:
    """Drop combining marks past the thirtieth of a row: to order them takes the square of their number."""
    return found[1] + "".join([each for each in found[2] if not unicodedata.combining(each)])


def _joined(found: re.Match[str]) -> str:
    """Put an accent set before its letter, as old TeX fonts draw it, onto that letter where the two make one."""
    mark, letter = found[1] or found[3], found[2] or found[4]
    whole = unicodedata.normalize("NFC", ("i" if letter == "\u0131" else letter) + _COMBINING[mark])
    return whole if len(whole) == 1 else found[0]


def unmarked(text: str) -> tuple[bool, str]:
    """Whether the text opens with the mark of a list item, and the text without it. Takes text before `clean`."""
    if text[:1].isalnum():
        return False, text
    found = _MARK.match(text)
    return (True, text[found.end() :]) if found else (False, text)


def is_mark(text: str) -> bool:
    """Whether the text is nothing but the mark of a list item."""
    return text.strip() in _ALONE
