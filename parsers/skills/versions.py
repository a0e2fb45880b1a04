"""Versions are split off: Python 3.11 is Python, C++17 is C++; a version may name another skill (Angular 1.x)."""

import re

from parsers.vocabulary.skill import Form, SkillEntry

_ATTACHED = re.compile(r"\d{1,4}(?:\.(?:\d+|x))*\+?(?![\w])")
_VERSION = re.compile(
    r"[ ]?(?:v(?:ersion|er)?\.?[ ]?)?(\d{1,4}(?:\.(?:\d+|x))*)(?:\+|[cgi]|[ ]?r\d)?(?!\w)", re.IGNORECASE
)
_V = frozenset("vV")
_YEAR = re.compile(r"(?:19|20)\d\d")


def attached(form: Form, folded: str, end: int) -> bool:
    """Whether the digits that follow the name without a space are its version; single letters take none so (C3, D2)."""
    return len(form.key) > 1 and not form.key[-1].isdigit() and bool(_ATTACHED.match(folded, end))


def _may_follow(text: str, end: int) -> bool:
    """Whether a version may begin here by its first sign; asking for it saves most searches."""
    sign = text[end : end + 1]
    if sign == " ":
        sign = text[end + 1 : end + 2]
    return sign.isdecimal() or sign in _V


def version(text: str, end: int) -> str:
    """Give the version that follows a name, or nothing. A year is none, though "Access 2010" may look like one."""
    found = _VERSION.match(text, end) if _may_follow(text, end) else None
    return found[1] if found and not _YEAR.fullmatch(found[1]) else ""


def end_of_version(text: str, end: int) -> int:
    """Give where the version that follows a name ends, years counted in; `end` if there is none."""
    found = _VERSION.match(text, end) if _may_follow(text, end) else None
    return found.end() if found else end


def named(entry: SkillEntry, text: str, end: int) -> str:
    """Give the name of the skill that the entry means with the version that follows."""
    major = version(text, end).partition(".")[0]
    return entry.versions.get(major, entry.name)
