"""Source code with its comments and the insides of its strings blanked, so that neither passes for code.

Lengths and line breaks stay. One regular expression a family of languages goes over a text once: a set of signs at
which a comment or a string may begin, then what each begins. A string that is not closed ends with its line. It need
not know a language wholly: a mistake costs the rest of one line.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_SLASHES = ("/", r"/[^\n]*+")
_BLOCK = ("/", r"\*.*?(?:\*/|\Z)")
_HASH = ("#", r"[^\n]*+")
_DOUBLE = ('"', r'(?:[^"\\\n]|\\.)*+"?')
_SINGLE = ("'", r"(?:[^'\\\n]|\\.)*+'?")
_TICKED = ("`", r"(?:[^`\\]|\\.)*+`?")
_RAW = ("`", r"[^`]*+`?")
_LONG_DOUBLE = ('"', r'""(?:[^\\]|\\.)*?(?:"""|\Z)')
_LONG_SINGLE = ("'", r"''(?:[^\\]|\\.)*?(?:'''|\Z)")
_QUOTES = (_LONG_DOUBLE, _LONG_SINGLE, _DOUBLE, _SINGLE)
_HERE = ("<", r"<[~-]?[\"']?(?P<here>[A-Z_]\w{1,30})[\"']?[^\n]*+\n.*?(?:^[ \t]*+(?P=here)\b|\Z)")
_HERE_PHP = ("<", r"<<[ \t]*+[\"']?(?P<here>[A-Za-z_]\w{1,30})[\"']?\n.*?(?:^[ \t]*+(?P=here)\b|\Z)")
"""Strings over several lines, which a word of their own ends."""

_LEFT_OUT = ("#", r"(?<=^#)[ \t]*+if[ \t]++0\b.*?(?:^[ \t]*+#[ \t]*+(?:endif|else)\b|\Z)")
"""What the preprocessor of C leaves out."""

_PATTERN = (
    "/",
    r"(?:(?<=[(,=:\[!&|?{};]/)|(?<=[(,=:\[!&|?{};] /))(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,99}+\]){1,299}+/",
)
"""A regular expression of JavaScript, which may hold quotes."""

_Part = tuple[str, str]
"""The sign with which something begins, and what follows it."""


def _family(comments: Sequence[_Part], strings: Sequence[_Part] = ()) -> re.Pattern[str]:
    """Compile a family. The set of signs in front lets the engine skip whatever begins nothing."""
    signs = "".join(sorted({re.escape(sign) for sign, _ in (*comments, *strings)}))
    either = [("|".join([f"(?<={sign}){rest}" for sign, rest in parts]) or "(?!)") for parts in (comments, strings)]
    return re.compile(rf"[{signs}](?:(?P<comment>{either[0]})|(?P<string>{either[1]})|)", re.DOTALL | re.MULTILINE)


_FAMILIES: Mapping[str, re.Pattern[str]] = {
    "c": _family([_SLASHES, _BLOCK, _LEFT_OUT], _QUOTES),
    "csharp": _family([_SLASHES, _BLOCK], [("@", r'"(?:[^"]|"")*+"?'), *_QUOTES]),
    "script": _family([_SLASHES, _BLOCK], [_DOUBLE, _SINGLE, _TICKED, _PATTERN]),
    "go": _family([_SLASHES, _BLOCK], [_DOUBLE, _SINGLE, _RAW]),
    "php": _family([_SLASHES, ("#", r"(?!\[)[^\n]*+"), _BLOCK], [_DOUBLE, _SINGLE, _HERE_PHP]),
    "python": _family([_HASH], _QUOTES),
    "hash": _family(
        [_HASH, ("=", r"(?<=^=)(?:begin|pod|head\d|cut)\b.*?(?:^=(?:end|cut)\b[^\n]*+|\Z)")],
        [_DOUBLE, _SINGLE, _HERE],
    ),
    "sql": _family(
        [("-", r"-[^\n]*+"), ("#", r"(?<=^#)[^\n]*+"), ("/", r"\*(?!!).*?(?:\*/|\Z)")],
        [("'", r"(?:[^'\\]|\\.|'')*+'?")],
    ),
    "page": _family(
        [
            ("<", r"!--.*?(?:-->|\Z)|(?<=<)%--.*?(?:--%>|\Z)"),
            ("{", r"#.*?(?:#\}|\Z)|(?<=\{)\{!?--.*?(?:--\}\}|\Z)"),
        ]
    ),
    "settings": _family([("#", r"(?<![^\s]#)[^\n]*+"), (";", r"(?<=^;)[^\n]*+"), ("!", r"(?<=^!)[^\n]*+")]),
}
_INSIDE = re.compile(r"[^\n]+")
_DEEPEST_INDENT = 200  # characters


class Code(NamedTuple):
    """text: as read. written: without comments. bare: also without what stands in strings; their quotes are kept."""

    text: str
    written: str
    bare: str


def blanked(text: str, family: str) -> Code:
    """Blank a text. family: `c`, `csharp`, `script`, `go`, `php`, `python`, `hash`, `sql`, `page` or `settings`."""
    written: list[str] = []
    bare: list[str] = []
    at = 0
    for found in _FAMILIES[family].finditer(text):
        if found.lastgroup is None or (found.lastgroup == "string" and len(found[0]) < 3):  # nothing to blank
            continue
        between = text[at : found.start()]
        inside = _INSIDE.sub(_spaces, found[0])
        is_comment = found.lastgroup == "comment" or (family == "python" and _is_docstring(text, found))
        written += (between, inside if is_comment else found[0])
        bare += (between, inside if is_comment or len(inside) < 2 else f"{found[0][0]}{inside[1:-1]}{found[0][-1]}")
        at = found.end()
    return Code(text, "".join([*written, text[at:]]), "".join([*bare, text[at:]]))


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _is_docstring(text: str, found: re.Match[str]) -> bool:
    """Whether a long string begins a line, and so is a statement of its own."""
    if found[0][:3] not in {'"' * 3, "'" * 3}:
        return False
    before = text[max(0, found.start() - _DEEPEST_INDENT) : found.start()]
    return not before.rpartition("\n")[2].strip(" \trRuU")
