"""The versions of the tables: up, down and up again, and never the wrong ones."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.ext.asyncio import AsyncEngine

from parsers.records import Line
from storage import database
from storage.database import open_engine, prepare, schema_state
from storage.errors import SchemaMismatch
from storage.schema import metadata, search_texts
from tests.integration.storage.ledger_steps import accept, states
from tests.integration.storage.people import ADA, BOB, NAMELESS, RESUME, application, claim, proof
from tests.integration.storage.record_steps import find, load, save


@pytest.fixture
async def empty(database_url: str) -> AsyncIterator[AsyncEngine]:
    """Give the engine of a database without tables."""
    engine = open_engine(database_url)
    yield engine
    await engine.dispose()


async def test_tables_go_up_and_down_and_up(empty: AsyncEngine) -> None:
    """The migrations make what the schema says, take all of it back, and make it again."""
    assert await schema_state(empty) == "empty"
    for _ in range(2):
        await database.upgrade(empty)
        assert await schema_state(empty) == "current"
        await database.check(empty)
        async with empty.connect() as conn:
            assert set(metadata.tables) <= set(await conn.run_sync(lambda sync: inspect(sync).get_table_names()))
        await database.downgrade(empty)
        assert await schema_state(empty) == "empty"
    async with empty.connect() as conn:
        assert await conn.run_sync(lambda sync: inspect(sync).get_table_names()) == ["alembic_version"]


async def test_an_upgrade_keeps_what_is_stored(database_url: str, empty: AsyncEngine) -> None:
    """Upgrading or preparing a current database changes nothing in it."""
    await prepare(database_url)
    await accept(empty, "mail")
    before = await states(empty)
    await database.upgrade(database_url)
    await prepare(database_url)
    assert await states(empty) == before


async def test_several_may_prepare_at_once(database_url: str, empty: AsyncEngine) -> None:
    """Daemons that start together on an empty database make the tables once."""
    await asyncio.gather(*(prepare(database_url) for _ in range(3)))
    assert await schema_state(empty) == "current"
    await database.check(empty)


async def test_a_newer_database_is_refused_with_one_sentence(database_url: str, empty: AsyncEngine) -> None:
    """Tables of a version that this program does not know stop the start."""
    await prepare(database_url)
    async with empty.begin() as conn:
        await conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert await schema_state(empty) == "new"
    with pytest.raises(SchemaMismatch, match="newer"):
        await prepare(database_url)


async def test_an_upgrade_that_broke_off_can_be_run_again(database_url: str, empty: AsyncEngine) -> None:
    """Tables without a version are reported, and `upgrade` completes them."""
    await prepare(database_url)
    async with empty.begin() as conn:
        await conn.exec_driver_sql("DELETE FROM alembic_version")
        for name in ("digest_items", "digests", "outbox"):
            await conn.exec_driver_sql(f"DROP TABLE {name}")
    assert await schema_state(empty) == "broken"
    with pytest.raises(SchemaMismatch, match="intake db upgrade"):
        await prepare(database_url)
    await database.upgrade(database_url)
    assert await schema_state(empty) == "current"
    await database.check(empty)


async def test_only_sqlite_is_upgraded_unasked(database_url: str, empty: AsyncEngine) -> None:
    """A server's older tables wait for a person; the embedded database is brought up at the start."""
    await prepare(database_url)
    await accept(empty, "mail")
    await database.downgrade(database_url, "0002")
    assert await schema_state(empty) == "old"
    if database_url.startswith("sqlite"):
        await prepare(database_url)
    else:
        with pytest.raises(SchemaMismatch, match="intake db upgrade"):
            await prepare(database_url)
        await database.upgrade(database_url)
    assert await schema_state(empty) == "current"
    assert len(await states(empty)) == 1


async def test_records_of_before_are_read_with_what_they_had(database_url: str, empty: AsyncEngine) -> None:
    """An applicant stored before skills had depth is whole after the upgrade, with the new fields unknown."""
    await prepare(database_url)
    (number,) = await save(empty, "mail", application(ADA))
    await database.downgrade(database_url, "0005")
    await database.upgrade(database_url)
    await database.check(empty)
    plain = [replace(skill, level=None, stated_years=None, positions=()) for skill in ADA.skills]
    person = (await load(empty, number)).person
    assert [replace(skill, evidence=()) for skill in person.skills] == [replace(skill, evidence=()) for skill in plain]
    assert (person.samples, person.requirements) == ((), ())
    assert (person.name, person.positions, person.workplace) == (ADA.name, ADA.positions, ADA.workplace)
    await save(empty, "mail", application(ADA))
    assert (await load(empty, number)).person == ADA


async def test_what_is_stored_is_searched_after_the_upgrade(database_url: str, empty: AsyncEngine) -> None:
    """The upgrade fills the index with the words that saving the same records gives, for each person their own."""
    letter = replace(RESUME, name="letter.txt", lines=(Line(text="Größe counts"),))
    other = replace(RESUME, name="bob.pdf", lines=(Line(text="Zanzibar"),))
    bob = replace(BOB, email=replace(claim("bob@example.com"), evidence=(proof("x", "bob.pdf"),)))
    await prepare(database_url)
    await save(empty, "mail", application(replace(ADA, skills=ADA.skills[:1]), bob, documents=(RESUME, letter, other)))
    await save(empty, "second", application(NAMELESS, documents=()))
    before = await _searched(empty)
    await database.downgrade(database_url, "0006")
    await database.upgrade(database_url)
    await database.check(empty)
    assert await _searched(empty) == before
    assert [row.name for row in await find(empty, search="zanzibar grosse")] == ["Bob Example"]
    await save(empty, "mail", application(ADA, documents=()))
    assert await find(empty, search="zanzibar") == []


async def test_an_upgrade_that_broke_off_while_filling_the_index_goes_on(database_url: str, empty: AsyncEngine) -> None:
    """Tables and columns that stand are passed over, what is missing is made, and rows that are missing are added."""
    await prepare(database_url)
    await save(empty, "one", application(ADA))
    await save(empty, "two", application(BOB, documents=()))
    before = await _searched(empty)
    drop = "DROP INDEX ix_search_texts_text ON search_texts"
    async with empty.begin() as conn:
        await conn.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
        await conn.exec_driver_sql("DELETE FROM search_texts WHERE application_id > 1")
        await conn.exec_driver_sql("DROP TABLE search_index" if database_url.startswith("sqlite") else drop)
        await conn.exec_driver_sql("DROP TABLE requirements")
    await database.upgrade(database_url)
    await database.check(empty)
    assert await _searched(empty) == before
    assert [row.name for row in await find(empty, search="php")] == ["Bob Example"]


async def _searched(engine: AsyncEngine) -> list[tuple[int, list[int], set[str]]]:
    async with engine.connect() as conn:
        rows = await conn.execute(select(search_texts).order_by(search_texts.c.application_id))
        return [(row.application_id, row.documents, set(row.text.split())) for row in rows]


async def test_the_folder_of_an_embedded_database_is_made(tmp_path: Path) -> None:
    """A first start needs no folder to be there."""
    await prepare(f"sqlite+aiosqlite:///{tmp_path}/var/lib/intake.db")
    assert (tmp_path / "var/lib/intake.db").is_file()
