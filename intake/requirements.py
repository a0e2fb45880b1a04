"""What a posting asks for, as tables of `config.toml`: checked whole, and against the vocabulary's names.

The tables are the records of `parsers/records/posting.py` key by key; `docs/postings.md` says how to write them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from intake import vocabulary
from parsers.matching.language import LEVELS
from parsers.records import Posting, Requirement, SkillNeed

NEEDS = ("skills", "degree", "experience", "place", "language")


class KeyProblem(Exception):
    """A key of the configuration is wrong; whether the file or the environment set it is known further up."""

    def __init__(self, key: str, detail: str) -> None:
        super().__init__(key, detail)
        self.key, self.detail = key, detail


def record(name: str, table: Mapping[str, Any], key: str) -> Requirement:
    """Read one table; name is the requirement's id, key what errors call it. Raises KeyProblem."""
    if "id" in table:
        raise KeyProblem(f"{key}.id", "the id is the name of the table, which has it already")
    _refuse_unknown(table, Requirement, key)
    try:
        found = msgspec.convert({**table, "id": name}, Requirement, strict=False)
    except msgspec.ValidationError as error:
        detail, _, place = str(error).partition(" - at `$")
        raise KeyProblem(key + place.rstrip("`"), detail[0].lower() + detail[1:]) from None
    given = [need for need in NEEDS if getattr(found, need)]
    if len(given) != 1:
        raise KeyProblem(key, f"one of {', '.join(NEEDS)} is expected, and just one; there is {_listed(given)}")
    _check(found, key)
    return found


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) or "none"


def _refuse_unknown(value: Any, kind: Any, key: str) -> None:
    """Raise KeyProblem for a key that a record lacks, at whatever depth."""
    if isinstance(value, list):
        (inner, *_) = get_args(kind) or (None,)
        for number, each in enumerate(value):
            _refuse_unknown(each, inner, f"{key}[{number}]")
    kind = (
        next((each for each in get_args(kind) if is_dataclass(each)), kind) if get_origin(kind) is UnionType else kind
    )
    if not isinstance(value, Mapping) or not isinstance(kind, type) or not is_dataclass(kind):
        return
    hints = get_type_hints(kind)
    known = [each.name for each in fields(kind) if each.name != "id"]
    for name, inner_value in value.items():
        if name not in known:
            raise KeyProblem(f"{key}.{name}", f"there is no such key; known are {', '.join(known)}")
        _refuse_unknown(inner_value, hints[name], f"{key}.{name}")


def _check(requirement: Requirement, key: str) -> None:
    """Raise KeyProblem for values that no application could ever meet."""
    if not requirement.text.strip():
        raise KeyProblem(f"{key}.text", "the words of the posting are expected")
    for number, need in enumerate(requirement.skills):
        if not need.names and not need.kinds:
            raise KeyProblem(f"{key}.skills[{number}]", "names or kinds are expected")
    if requirement.experience and requirement.experience.years <= 0:
        raise KeyProblem(f"{key}.experience.years", "a number above 0 is expected")
    if requirement.language and requirement.language.level not in {None, *LEVELS}:
        raise KeyProblem(f"{key}.language.level", f"one of {', '.join(LEVELS)} is expected")
    if requirement.place and not requirement.place.areas and not requirement.place.remote:
        raise KeyProblem(f"{key}.place", "areas, or remote = true, or both are expected")


def check(postings: Sequence[Posting]) -> None:
    """Raise KeyProblem where a need names a skill or a kind that the vocabulary lacks."""
    needs = list(_needs(postings))
    if not needs:
        return
    kinds = vocabulary.kinds()
    for key, need in needs:
        for field, known in (("names", kinds), ("similar", kinds)):
            _known(getattr(need, field), known, f"{key}.{field}", "skill")
        for field in ("kinds", "similar_kinds"):
            _known(getattr(need, field), set(kinds.values()), f"{key}.{field}", "kind of skills")


def _needs(postings: Sequence[Posting]) -> Iterator[tuple[str, SkillNeed]]:
    for posting in postings:
        for requirement in posting.requirements:
            for number, need in enumerate(requirement.skills):
                yield f"postings.{posting.id}.requirements.{requirement.id}.skills[{number}]", need


def _known(names: Sequence[str], known: Any, key: str, what: str) -> None:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f'; is "{near[0]}" meant?' if near else ""
            raise KeyProblem(key, f'the vocabulary has no {what} "{name}"{hint}')
