"""What a posting asks for, as tables of `config.toml`: checked whole, and against the vocabulary's names.

The tables are the records of `parsers/records/posting.py` key by key; `docs/postings.md` says how to write them.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from math import inf
from typing import Any

import msgspec

from intake import vocabulary
from parsers.matching.language import LEVELS
from parsers.records import DegreeLevel, Depth, Posting, Requirement, SkillNeed

NEEDS = ("skills", "degree", "experience", "place", "language")
_OPTIONS: Mapping[str, Sequence[str]] = {"depth": tuple(Depth), "level": tuple(DegreeLevel)}
_ID = re.compile(r"[a-z0-9_-]{1,64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class KeyProblem(Exception):
    """A key of the configuration is wrong; whether the file or the environment set it is known further up."""

    def __init__(self, key: str, detail: str) -> None:
        super().__init__(key, detail)
        self.key, self.detail = key, detail


def check_id(name: str, key: str) -> None:
    """Raise KeyProblem where the id of a posting or requirement is none that can be typed and stored."""
    if not _ID.fullmatch(name):
        raise KeyProblem(key, "a name of small letters, digits, - and _ is expected, of 64 signs at most")


def record(name: str, table: Mapping[str, Any], key: str) -> Requirement:
    """Read one table; name is the requirement's id, key what errors call it. Raises KeyProblem."""
    check_id(name, key)
    if "id" in table:
        raise KeyProblem(f"{key}.id", "the id is the name of the table, which has it already")
    try:
        found = msgspec.convert({**table, "id": name}, Requirement, strict=False)
    except msgspec.ValidationError as error:
        detail, _, place = str(error).partition(" - at `$")
        options = _OPTIONS.get(place.rstrip("`").rpartition(".")[2], ()) if "enum" in detail else ()
        known = f"; known are {', '.join(options)}" if options else ""
        raise KeyProblem(key + place.rstrip("`"), detail[0].lower() + detail[1:] + known) from None
    _refuse_unknown(table, found, key)
    given = [need for need in NEEDS if getattr(found, need)]
    if len(given) != 1:
        raise KeyProblem(key, f"one of {', '.join(NEEDS)} is expected, and just one; there is {_listed(given)}")
    _check(found, key)
    return found


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) or "none"


def _refuse_unknown(value: Any, found: Any, key: str) -> None:
    """Raise KeyProblem for a key of a table that the record made from it lacks, at whatever depth."""
    if isinstance(value, Mapping):
        known = [each.name for each in fields(found) if each.name != "id"]
        for name, inner in value.items():
            if name not in known:
                raise KeyProblem(f"{key}.{name}", f"there is no such key; known are {', '.join(known)}")
            _refuse_unknown(inner, getattr(found, name), f"{key}.{name}")
    elif isinstance(value, list):
        for number, (inner, each) in enumerate(zip(value, found, strict=True)):
            _refuse_unknown(inner, each, f"{key}[{number}]")


def _check(requirement: Requirement, key: str) -> None:
    """Raise KeyProblem for values that no application could ever meet."""
    if not requirement.text.strip():
        raise KeyProblem(f"{key}.text", "the words of the posting are expected")
    for number, need in enumerate(requirement.skills):
        if not need.names and not need.kinds:
            raise KeyProblem(f"{key}.skills[{number}]", "names or kinds are expected")
    if requirement.experience and not 0 < requirement.experience.years < inf:
        raise KeyProblem(f"{key}.experience.years", "a number above 0 is expected")
    for place, texts in _texts(requirement):
        if not all(text.strip() for text in texts):
            raise KeyProblem(f"{key}.{place}", "a text of the list is empty; write it, or leave it away")
    if requirement.language and not _LANGUAGE.fullmatch(requirement.language.name):
        raise KeyProblem(f"{key}.language.name", "the code of a language (ISO 639), such as de, is expected")
    if requirement.language and requirement.language.level not in {None, *LEVELS}:
        raise KeyProblem(f"{key}.language.level", f"one of {', '.join(LEVELS)} is expected")
    if requirement.place and not requirement.place.areas and not requirement.place.remote:
        raise KeyProblem(f"{key}.place", "areas, or remote = true, or both are expected")


def _texts(requirement: Requirement) -> Iterator[tuple[str, Sequence[str]]]:
    """Give the lists of free words, which no vocabulary holds, by their keys."""
    if requirement.degree:
        yield "degree.fields", requirement.degree.fields
    if requirement.experience:
        yield "experience.titles", requirement.experience.titles
    if requirement.place:
        yield "place.areas", requirement.place.areas


def check(postings: Sequence[Posting]) -> None:
    """Raise KeyProblem where a need names a skill, a kind or a language that the vocabulary lacks."""
    _check_languages(postings)
    needs = list(_needs(postings))
    if not needs:
        return
    kinds = vocabulary.kinds()
    for key, need in needs:
        for field in ("names", "similar"):
            _known(getattr(need, field), kinds.keys(), f"{key}.{field}", "skill")
        for field in ("kinds", "similar_kinds"):
            _known(getattr(need, field), set(kinds.values()), f"{key}.{field}", "kind of skills")


def _check_languages(postings: Sequence[Posting]) -> None:
    named = {
        f"postings.{posting.id}.requirements.{each.id}.language.name": each.language.name
        for posting in postings
        for each in posting.requirements
        if each.language
    }
    if not named:
        return
    known = vocabulary.languages()
    for key, name in named.items():
        if name not in known:
            raise KeyProblem(key, f'the vocabulary has no language "{name}"; known are {", ".join(known)}')


def _needs(postings: Sequence[Posting]) -> Iterator[tuple[str, SkillNeed]]:
    for posting in postings:
        for requirement in posting.requirements:
            for number, need in enumerate(requirement.skills):
                yield f"postings.{posting.id}.requirements.{requirement.id}.skills[{number}]", need


def _known(names: Sequence[str], known: Collection[str], key: str, what: str) -> None:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f'; is "{near[0]}" meant?' if near else ""
            raise KeyProblem(key, f'the vocabulary has no {what} "{name}"{hint}')
