"""Fifty invented people, put together from `data/fifty.toml` by a generator that is seeded with each one's number."""

import random
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from tests.mails.person import Course, Job, Person

_DATA = Path(__file__).with_name("data") / "fifty.toml"
_DOMAINS = ("example.com", "example.org", "example.net")
# Letters that no normalisation form takes apart, and the apostrophe.
_LETTERS = str.maketrans(
    {
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN CAPITAL LETTER L WITH STROKE}": "L",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN CAPITAL LETTER O WITH STROKE}": "O",
        "\N{LATIN SMALL LETTER SHARP S}": "ss",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN CAPITAL LETTER THORN}": "Th",
        "\N{RIGHT SINGLE QUOTATION MARK}": "",
    }
)
_NEWEST_START = 2024


def people() -> tuple[Person, ...]:
    """Return all of them, each with another name, address and telephone number."""
    data = tomllib.loads(_DATA.read_text())
    numbers = count()
    return tuple(_person(data, home, name, next(numbers)) for home, names in data["people"].items() for name in names)


def mailbox_name(name: str) -> str:
    """Return a name as people write it into their address: `Zoë Løvås` becomes `zoe.lovas`."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return ".".join(plain.lower().split())


def _person(data: Mapping[str, Any], home: str, name: str, number: int) -> Person:
    chance = random.Random(number)  # noqa: S311 - chosen by number, so that the bytes never change
    place = data["homes"][home]
    trade = data["trades"][place["tongue"]]
    skills = {kind: tuple(chance.sample(items, chance.randint(2, 4))) for kind, items in data["skills"].items()}
    jobs = _jobs(trade, place, skills, chance)
    return Person(
        name=name,
        title=jobs[0].title,
        email=f"{mailbox_name(name)}@{_DOMAINS[number % len(_DOMAINS)]}",
        phone=_phone(place["phone"], number),
        location=place["location"],
        summary=chance.choice(trade["summaries"]),
        skills=dict(zip(trade["groups"], skills.values(), strict=True)),
        jobs=jobs,
        education=(_course(trade, place, int(jobs[-1].start[:4]), chance),),
        languages=trade["languages"],
        links=(f"github.com/{mailbox_name(name).rpartition('.')[2]}-example",),
        tongue=place["tongue"],
    )


def _jobs(
    trade: Mapping[str, Any], place: Mapping[str, Any], skills: Mapping[str, Sequence[str]], chance: random.Random
) -> tuple[Job, ...]:
    """Return two or three roles without a gap, the newest first."""
    jobs: list[Job] = []
    employers = chance.sample(place["employers"], chance.randint(2, 3))
    start, end = _NEWEST_START - chance.randint(0, 2), "present"
    for employer in employers:
        month = chance.randint(2, 12)
        bullets = [
            bullet.format(**{kind: chance.choice(items) for kind, items in skills.items()})
            for bullet in chance.sample(trade["bullets"], 3)
        ]
        jobs.append(
            Job(
                title=chance.choice(trade["titles"]),
                company=employer,
                location=place["location"].partition(",")[0],
                start=f"{start}-{month:02}",
                end=end,
                bullets=tuple(bullets),
            )
        )
        end = f"{start}-{month - 1:02}"
        start -= chance.randint(2, 4)
    return tuple(jobs)


def _course(trade: Mapping[str, Any], place: Mapping[str, Any], end: int, chance: random.Random) -> Course:
    return Course(
        degree=chance.choice(trade["degrees"]),
        institution=chance.choice(place["schools"]),
        location="",
        start=str(end - 4),
        end=str(end),
    )


def _phone(pattern: str, number: int) -> str:
    """Put the number into the pattern's places, from the right."""
    digits = iter(f"{number:09}"[::-1])
    return "".join(next(digits) if mark == "#" else mark for mark in pattern[::-1])[::-1]
