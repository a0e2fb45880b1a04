"""Lists: people are found by what they show, however it is typed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from parsers.records import (
    Posting,
)
from storage import postings
from storage.database import in_transaction
from tests.integration.storage.people import ADA, BOB, application, claim
from tests.integration.storage.record_steps import find, save


async def test_find_by_skill_and_years(store: AsyncEngine) -> None:
    """Each named skill must be there with its years; `C` is not `C++`, and case does not matter."""
    (ada,) = await save(store, "one", application(ADA))
    (bob,) = await save(store, "two", application(BOB))

    async def found(skills: Sequence[str] = (), min_years: float | None = None) -> set[int]:
        return {row.id for row in await find(store, skills=skills, min_years=min_years)}

    assert await found(["python"]) == {ada, bob}
    assert await found(["Python"], 2) == {ada}
    assert await found(["Python", "PHP"]) == {bob}
    assert await found(["c"]) == {ada}
    assert await found(["C#"]) == set()
    assert await found(["Python", "Nothing"]) == set()
    assert await found(min_years=8.5) == {ada}
    assert await found(min_years=8) == {ada, bob}


async def test_a_skill_of_an_earlier_application_counts(store: AsyncEngine) -> None:
    """Who showed a skill before is found by it, although the latest mail does not repeat it."""
    await save(store, "one", application(ADA))
    (number,) = await save(store, "two", application(replace(ADA, skills=())))
    assert [row.id for row in await find(store, skills=["MySQL"])] == [number]


@pytest.mark.parametrize(
    "words",
    [
        "muller",
        "MÜLLER ada",
        "koln",
        "byron@example",
        "analytical",
        "mysql",
        "frobnicate",
        "日本",
        "code.example.net/ada",
    ],
)
async def test_search_finds_words_however_typed(store: AsyncEngine, words: str) -> None:
    """Words of name, address, place, companies, skills and links are found without their accents and case."""
    (ada,) = await save(store, "one", application(ADA))
    await save(store, "two", application(BOB))
    assert [row.id for row in await find(store, search=words)] == [ada]


@pytest.mark.parametrize("words", ["ada nobody", "%", "_da", "\\", "' OR 1=1 --"])
async def test_search_takes_words_as_they_are(store: AsyncEngine, words: str) -> None:
    """All words must be there, and signs that SQL knows mean themselves."""
    await save(store, "one", application(replace(BOB, name=claim("Ada"))))
    assert await find(store, search=words) == []


async def test_lists_show_the_latest_mail_first(store: AsyncEngine) -> None:
    """The order is that of the mails; `since` and `limit` cut it."""
    numbers = [
        (await save(store, str(n), application(replace(BOB, email=claim(f"p{n}@example.org")))))[0] for n in range(4)
    ]
    assert [row.id for row in await find(store)] == numbers[::-1]
    assert [row.id for row in await find(store, limit=2)] == numbers[:1:-1]
    rows = await find(store)
    assert [row.id for row in await find(store, since=rows[1].received_at)] == numbers[:1:-1]
    assert await find(store, since=datetime.now(UTC) + timedelta(days=1)) == []


async def test_a_row_of_a_list_has_what_a_table_shows(store: AsyncEngine) -> None:
    """Name, address, years, degree, posting and skills with their years, in their order."""
    await in_transaction(store, lambda conn: postings.sync(conn, [Posting(id="backend", title="Backend Developer")]))
    await save(store, "mail", application(ADA, posting="backend"))
    (row,) = await find(store)
    assert ADA.name is not None
    assert (row.name, row.email, row.posting) == (ADA.name.value, "Ada.Byron@Example.org", "backend")
    assert (row.total_years, row.years_backend, row.highest_degree) == (9.25, 6.5, ADA.highest_degree)
    assert row.has_bachelor_cs is True
    shown = [(skill.name, skill.years, skill.implied) for skill in row.skills]
    assert shown == [(skill.name, skill.years, skill.implied) for skill in ADA.skills]
