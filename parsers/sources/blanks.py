"""Source code with its comments and the insides of its strings blanked, so that neither passes for code.

Lengths and line breaks stay. One regular expression a family of languages goes over a text once; a string that is not
closed ends with its line. It need not know a language wholly: a mistake costs the rest of one line.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_DOUBLE = r'"(?:[^"\\\n]|\\.)*+"?'
_SINGLE = r"'(?:[^'\\\n]|\\.)*+'?"
_TICKED = r"`(?:[^`\\]|\\.)*+`?"
_BLOCK = r"/\*.*?(?:\*/|\Z)"
_SLASHES = r"//[^\n]*+"
_HASH = r"#[^\n]*+"
_LONG_DOUBLE = r'"""(?:[^\\]|\\.)*?(?:"""|\Z)'
_LONG_SINGLE = r"'''(?:[^\\]|\\.)*?(?:'''|\Z)"
_LONG = f"{_LONG_DOUBLE}|{_LONG_SINGLE}"
_PATTERN = r"(?<=[(,=:\[!&|?{};])\s*+/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*+\])++/"
"""A regular expression of JavaScript, which may hold quotes."""


def _family(comments: str, strings: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<comment>{comments})|(?P<string>{strings})", re.DOTALL | re.MULTILINE)


_FAMILIES: Mapping[str, re.Pattern[str]] = {
    "c": _family(f"{_SLASHES}|{_BLOCK}", f"{_LONG}|{_DOUBLE}|{_SINGLE}"),
    "script": _family(f"{_SLASHES}|{_BLOCK}", f"{_DOUBLE}|{_SINGLE}|{_TICKED}|{_PATTERN}"),
    "go": _family(f"{_SLASHES}|{_BLOCK}", f"{_DOUBLE}|{_SINGLE}|`[^`]*+`?"),
    "php": _family(rf"{_SLASHES}|#(?!\[)[^\n]*+|{_BLOCK}", f"{_DOUBLE}|{_SINGLE}"),
    "python": _family(rf"{_HASH}|^[ \t]*+[rRuU]?(?:{_LONG})", f"{_LONG}|{_DOUBLE}|{_SINGLE}"),
    "hash": _family(rf"{_HASH}|^=(?:begin|pod|head\d|cut)\b.*?(?:^=(?:end|cut)\b[^\n]*+|\Z)", f"{_DOUBLE}|{_SINGLE}"),
    "sql": _family(r"--[^\n]*+|^[ \t]*+#[^\n]*+|/\*(?!!).*?(?:\*/|\Z)", r"'(?:[^'\\]|\\.|'')*+'?"),
    "page": _family(r"<!--.*?(?:-->|\Z)|\{#.*?(?:#\}|\Z)|\{\{!?--.*?(?:--\}\}|\Z)|<%--.*?(?:--%>|\Z)", r"(?!)"),
    "settings": _family(r"^[ \t]*+[#;!][^\n]*+|[ \t]#[^\n]*+", r"(?!)"),
}
_INSIDE = re.compile(r"[^\n]")


class Code(NamedTuple):
    """written: without comments. bare: also without what stands in strings; their quotes are kept."""

    written: str
    bare: str


def blanked(text: str, family: str) -> Code:
    """Blank a text. family: `c`, `script`, `go`, `php`, `python`, `hash`, `sql`, `page` or `settings`."""
    pattern = _FAMILIES[family]
    return Code(pattern.sub(_without_comment, text), pattern.sub(_without_both, text))


def _without_comment(found: re.Match[str]) -> str:
    return found[0] if found["comment"] is None else _INSIDE.sub(" ", found[0])


def _without_both(found: re.Match[str]) -> str:
    if found["comment"] is not None or len(found[0]) < 2:
        return _INSIDE.sub(" ", found[0])
    return found[0][0] + _INSIDE.sub(" ", found[0][1:-1]) + found[0][-1]
