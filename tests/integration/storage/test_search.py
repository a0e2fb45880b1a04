"""Lists: people are found by what they show, answer and applied for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from parsers.records import Answer, Posting, Skill
from storage import applicants, postings
from storage.applicants import Saving
from storage.database import in_transaction, transaction
from storage.schema import metadata
from tests.integration.storage.ledger_steps import accept
from tests.integration.storage.people import ADA, BOB, NAMELESS, application, claim
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
    shown = [(each.name, each.years, each.implied, each.last_used, each.level) for each in row.skills]
    assert shown == [(each.name, each.years, each.implied, each.last_used, each.level) for each in ADA.skills]
    assert row.requirements == {"python": Answer.SHOWN, "templating": Answer.NOT_SHOWN}
    assert row.matches == ()


async def test_find_by_answers_to_requirements(store: AsyncEngine) -> None:
    """Each requirement must be answered in one of the given ways by the latest application; a reply replaces it."""
    (ada,) = await save(store, "one", application(ADA))
    await save(store, "two", application(BOB))

    async def found(*requirements: tuple[str, Sequence[Answer]]) -> list[int]:
        return [row.id for row in await find(store, requirements=requirements)]

    assert await found(("python", (Answer.SHOWN, Answer.PARTLY))) == [ada]
    assert await found(("python", (Answer.PARTLY,))) == []
    assert await found(("python", (Answer.SHOWN,)), ("templating", (Answer.NOT_SHOWN,))) == [ada]
    assert await found(("python", (Answer.SHOWN,)), ("templating", (Answer.SHOWN,))) == []
    assert await found(("unheard of", tuple(Answer))) == []
    await save(store, "three", application(replace(ADA, requirements=())))
    assert await found(("python", (Answer.SHOWN,))) == []


async def test_find_by_posting(store: AsyncEngine) -> None:
    """Only who applied for the posting last is listed."""
    ids = [Posting(id=name, title=name) for name in ("backend", "frontend")]
    await in_transaction(store, lambda conn: postings.sync(conn, ids))
    (ada,) = await save(store, "one", application(ADA, posting="backend"))
    (bob,) = await save(store, "two", application(BOB, posting="frontend"))
    await save(store, "three", application(NAMELESS))
    assert [row.id for row in await find(store, posting="backend")] == [ada]
    assert [row.id for row in await find(store, posting="frontend", skills=["PHP"])] == [bob]
    assert await find(store, posting="nowhere") == []


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        ({"skills": ["Python"]}, "ix_applicant_skills_skill_id_years_applicant_id"),
        ({"skills": ["Python"], "min_years": 3}, "ix_applicant_skills_skill_id_years_applicant_id"),
        ({"requirements": [("python", (Answer.SHOWN,))]}, "ix_requirements_requirement_answer_application_id"),
        ({"search": "python -java"}, "full-text"),
    ],
)
async def test_filters_use_their_index(store: AsyncEngine, filters: dict[str, Any], index: str) -> None:
    """The plan of each list reads the index that was made for it, once there are many to choose from."""
    crowd = [replace(BOB, email=claim(f"p{n}@example.org"), skills=(Skill(name=f"S{n}"),)) for n in range(300)]
    numbers = [(await accept(store, str(n))).message_id for n in range(len(crowd))]
    group = [Saving(number, application(each)) for number, each in zip(numbers, crowd, strict=True)]
    await in_transaction(store, lambda conn: applicants.save_all(conn, group))
    await save(store, "ada", application(ADA))
    plan = await _plan(store, filters)
    name = {"sqlite": "search_index VIRTUAL TABLE INDEX", "mysql": "ix_search_texts_text"}[store.dialect.name]
    assert (name if index == "full-text" else index) in plan


async def test_statements_of_the_documentation_run(store: AsyncEngine) -> None:
    """Each statement that `docs/search.md` shows is understood by every database and gives rows."""
    await save(store, "mail", application(ADA))
    text = (Path(__file__).parents[3] / "docs/search.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    statements = [each for each in block.split(";") if each.strip()]
    assert len(statements) >= 4
    async with transaction(store, read_only=True) as conn:
        for statement in statements:
            assert (await conn.exec_driver_sql(statement)).all(), statement


async def _plan(store: AsyncEngine, filters: dict[str, Any]) -> str:
    """Ask the database how it would run the statement that a list is made by."""
    seen: list[tuple[str, Any]] = []

    @event.listens_for(store.sync_engine, "before_cursor_execute")
    def note(_conn: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if "ORDER BY applications.received_at DESC" in statement:
            seen.append((statement, parameters))

    async with transaction(store) as conn:
        if store.dialect.name != "sqlite":
            for table in metadata.sorted_tables:
                await conn.exec_driver_sql(f"ANALYZE TABLE {table.name}")
        await applicants.find(conn, **filters)
        explain = "EXPLAIN QUERY PLAN" if store.dialect.name == "sqlite" else "EXPLAIN"
        (statement, parameters), *_ = seen
        rows = await conn.exec_driver_sql(f"{explain} {statement}", parameters)
        return "\n".join(str(value) for row in rows for value in row)
