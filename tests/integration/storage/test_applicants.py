"""Applicants: what was read comes back whole, a replay replaces, and one person is one applicant."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from parsers.records import (
    Answer,
    Applicant,
    Claim,
    Defect,
    Disposition,
    Document,
    Education,
    Language,
    Line,
    Position,
    Posting,
    RequirementAnswer,
    Skill,
    WorkSample,
)
from storage import applicants, messages, postings
from storage.applicants import Saving
from storage.database import in_transaction, transaction
from storage.messages import Source, State
from storage.skills_out import skill_name
from storage.texts import fit
from tests.integration.storage.ledger_steps import accept, claim, entries, sha256
from tests.integration.storage.people import ADA, BOB, LOCKED, NAMELESS, RESUME, application, proof
from tests.integration.storage.people import claim as claim_of
from tests.integration.storage.record_steps import find, load, save, sizes


async def test_a_record_comes_back_equal(store: AsyncEngine) -> None:
    """Every value, every piece of evidence, in its order, with emoji, quotes and rare characters, is as it was."""
    (number,) = await save(store, "mail", application(ADA))
    detail = await load(store, number)
    assert detail.person == ADA
    (stored,) = detail.applications
    assert stored.sent_at == datetime(2026, 10, 1, 12, 30, tzinfo=UTC)
    assert stored.as_of == application(ADA).as_of


async def test_documents_come_back_with_their_text(store: AsyncEngine) -> None:
    """A document keeps its name, type, role, figures, defects and all its text."""
    (number,) = await save(store, "mail", application(ADA, documents=(RESUME, LOCKED)))
    resume, locked = (await load(store, number)).applications[0].documents
    assert (resume.name, resume.type, resume.role, resume.reason) == (RESUME.name, "pdf", "resume", RESUME.reason)
    assert (resume.sha256, resume.size_bytes, resume.pages) == (RESUME.sha256, 12345, 2)
    assert (resume.text, resume.readable) == (RESUME.text, True)
    assert (resume.container, resume.hidden_text) == (RESUME.container, "best 😀\ncandidate")
    assert (locked.text, locked.readable, locked.defects) == ("", False, LOCKED.defects)


async def test_an_unknown_applicant_is_none(store: AsyncEngine) -> None:
    """There is nobody under a number that was never given."""
    async with transaction(store, read_only=True) as conn:
        assert await applicants.load(conn, 4711) is None


_text = st.text(st.characters(exclude_categories=()), max_size=300)
_years = st.none() | st.floats(0, 80)


@st.composite
def _people(draw: st.DrawFn) -> Applicant:
    values = [Claim(value=draw(_text), evidence=(), confidence=draw(st.floats(0, 1))) for _ in range(3)]
    names = draw(st.lists(_text, max_size=4))
    return Applicant(
        name=values[0],
        email=values[1],
        summary=draw(st.none() | st.just(values[2])),
        skills=tuple(Skill(name=name, kind=draw(_text), years=draw(_years), last_used=draw(_text)) for name in names),
        positions=(
            Position(
                title=draw(_text),
                start=draw(_text),
                bullets=(draw(_text),),
                evidence=(proof(draw(_text))._replace(path=draw(_text)),),
            ),
        ),
        education=(Education(institution=draw(_text), end_year=draw(st.integers(0, 99999))),),
        languages=(Language(name=draw(_text), level=draw(_text)),),
        total_years=draw(_years),
        samples=(WorkSample(name=draw(_text), kind=draw(_text), skills=tuple(names[:1]), summary=values[2]),),
        requirements=(
            RequirementAnswer(
                requirement=draw(_text),
                text=draw(_text),
                answer=draw(st.sampled_from(Answer)),
                rule=draw(_text),
                detail=draw(_text),
            ),
        ),
        defects=(Defect(code=draw(_text), detail=draw(_text), document=draw(_text)),),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(person=_people(), written=_text)
async def test_no_text_of_a_stranger_breaks_the_store(store: AsyncEngine, person: Applicant, written: str) -> None:
    """Whatever a mail holds (lone surrogates, NUL, other planes) is stored; only what cannot be is changed."""
    number = (await accept(store, "mail")).message_id
    line = Line(text=written)
    document = Document(
        name=written, type=written, lines=(line,), hidden=(line,), container=written, defects=person.defects
    )
    read = application(person, documents=(document,))
    (found,) = await in_transaction(store, lambda conn: applicants.save(conn, number, read))
    detail = await load(store, found)
    assert person.name is not None
    assert detail.person.name == replace(person.name, value=fit(person.name.value, 300))
    assert [skill.years for skill in detail.person.skills] == [skill.years for skill in person.skills]
    assert [skill.name for skill in detail.person.skills] == [skill_name(skill.name) for skill in person.skills]
    assert detail.person.samples[0].name == fit(person.samples[0].name, 300)
    assert detail.person.requirements[0].answer == person.requirements[0].answer
    assert detail.person.positions[0].bullets == (fit(person.positions[0].bullets[0], 300),)
    assert detail.person.defects[0].detail == fit(person.defects[0].detail, 300)
    (kept,) = detail.applications[0].documents
    assert kept.text == fit(written, 300)
    assert (kept.hidden_text, kept.container) == (fit(written, 300) or None, fit(written, 255))
    await find(store, search=written[:100], skills=[written])


async def test_overlong_values_are_cut_not_refused(store: AsyncEngine) -> None:
    """A line of a million characters costs its end, never the record."""
    long = claim_of("ü😀" * 500_000)
    (number,) = await save(store, "mail", application(replace(ADA, name=long, location=long, summary=long)))
    detail = await load(store, number)
    assert detail.person.name is not None
    assert detail.person.name.value == long.value[:16_000]
    (row,) = await find(store)
    assert row.name == long.value[:255]


async def test_a_document_of_the_largest_size_is_stored(store: AsyncEngine) -> None:
    """Two million characters of four bytes each, the most the core reads, go into one row."""
    document = replace(RESUME, lines=(Line(text="😀" * 2_000_000),))
    (number,) = await save(store, "mail", application(ADA, documents=(document,)))
    assert (await load(store, number)).applications[0].documents[0].text == document.text


async def test_a_replay_replaces(store: AsyncEngine) -> None:
    """Saving the same message again leaves the same numbers of rows and the same ids."""
    first = await save(store, "mail", application(ADA, BOB, NAMELESS))
    before, before_ids = await sizes(store), [row.application_id for row in await find(store)]
    assert await save(store, "mail", application(ADA, BOB, NAMELESS)) == first
    assert await sizes(store) == before
    assert [row.application_id for row in await find(store)] == before_ids


async def test_a_replay_with_another_result_shows_that_one(store: AsyncEngine) -> None:
    """What a better reader finds takes the place of what stood there, and who is no longer found is gone."""
    ada, bob = await save(store, "mail", application(ADA, BOB))
    better = replace(ADA, name=claim_of("Ada Byron"), skills=ADA.skills[:1], positions=())
    assert await save(store, "mail", application(better)) == (ada,)
    assert (await load(store, ada)).person == better
    async with transaction(store, read_only=True) as conn:
        assert await applicants.load(conn, bob) is None
    assert (await sizes(store))["applicants"] == 1


async def test_a_replay_that_is_no_application_after_all(store: AsyncEngine) -> None:
    """A message that turns out to be none leaves no applicant, but its documents are known."""
    await save(store, "mail", application(ADA))
    assert await save(store, "mail", application()) == ()
    rows = await sizes(store)
    assert (rows["applicants"], rows["applications"], rows["evidence"], rows["claims"]) == (0, 0, 0, 0)
    assert rows["documents"] == 1
    assert await find(store) == []


async def test_a_replay_that_finds_the_address_joins_the_person(store: AsyncEngine) -> None:
    """Once the address is read, the application belongs to the applicant who has it, and no empty one stays behind."""
    (ada,) = await save(store, "one", application(ADA))
    (nobody,) = await save(store, "two", application(replace(ADA, email=None)))
    assert nobody != ada
    assert await save(store, "two", application(ADA)) == (ada,)
    assert (await sizes(store))["applicants"] == 1
    assert len((await load(store, ada)).applications) == 2


async def test_one_address_is_one_applicant(store: AsyncEngine) -> None:
    """Two mails with one address, however spelt, are two applications of one person; lists show the later one."""
    (first,) = await save(store, "one", application(ADA))
    later = replace(ADA, email=claim_of("ada.byron@EXAMPLE.org"), name=claim_of("Ada Byron"))
    (second,) = await save(store, "two", application(later))
    assert first == second
    (row,) = await find(store)
    assert (row.id, row.name) == (first, "Ada Byron")
    assert [stored.person for stored in (await load(store, first)).applications] == [later, ADA]


async def test_a_replay_of_the_earlier_mail_does_not_hide_the_later(store: AsyncEngine) -> None:
    """What lists show depends on the order of the mails, not on the order in which they were read."""
    for content, name in (("one", "First"), ("two", "Second"), ("one", "First again")):
        await save(store, content, application(replace(ADA, name=claim_of(name))))
    (row,) = await find(store)
    assert row.name == "Second"
    await save(store, "two", application())
    (row,) = await find(store)
    assert row.name == "First again"


async def test_what_follows_an_application_does_not_stand_in_its_place(store: AsyncEngine) -> None:
    """A work sample that is sent later is found by its skills, and lists still show the whole record."""
    await save(store, "one", application(ADA))
    await accept(store, "two")
    claimed = (await claim(store))[-1]
    later = Applicant(name=claim_of("Ada"), email=ADA.email, skills=(Skill(name="Elixir", kind="language"),))

    async def stored(conn: AsyncConnection) -> None:
        state, kind = State.PROCESSED, Disposition.FOLLOW_UP
        await messages.finish(conn, claimed, state=state, disposition=kind, rule="reply")
        await applicants.save(conn, claimed.id, replace(application(later), disposition=kind, rule="reply"))

    await in_transaction(store, stored)
    (row,) = await find(store, skills=["Elixir"])
    assert (row.name, row.total_years) == (ADA.name and ADA.name.value, ADA.total_years)


async def test_without_an_address_everybody_is_somebody_else(store: AsyncEngine) -> None:
    """Nobody is taken for another because both have no address; the same person twice in one mail is one."""
    (one,) = await save(store, "one", application(NAMELESS))
    (two,) = await save(store, "two", application(NAMELESS))
    assert one != two
    first, second = await save(store, "three", application(ADA, ADA))
    assert first == second
    assert len(await find(store)) == 3


async def test_a_group_is_saved_as_its_members_would_be(store: AsyncEngine) -> None:
    """Several mails in one go, known and new people, replays among them, give what saving them singly gives."""
    reads = [application(ADA), application(BOB, NAMELESS), application(), application(ADA), application(NAMELESS, BOB)]
    numbers = [(await accept(store, str(n))).message_id for n in range(len(reads))]
    await in_transaction(store, lambda conn: applicants.save(conn, numbers[1], application(ADA, BOB)))
    group = [Saving(number, read) for number, read in zip(numbers, reads, strict=True)]
    found = await in_transaction(store, lambda conn: applicants.save_all(conn, group))
    assert [len(ids) for ids in found] == [1, 2, 0, 1, 2]
    assert found[0] == found[3]
    assert found[1][0] == found[4][1]
    listed = {entry.id: entry.applicants for entry in await entries(store)}
    assert listed == dict(zip(numbers, found, strict=True))
    for ids, read in zip(found, reads, strict=True):
        for number, person in zip(ids, read.applicants, strict=True):
            assert person in [stored.person for stored in (await load(store, number)).applications]
    assert [row.message_id for row in await find(store)] == [numbers[4], numbers[4], numbers[3], numbers[1]]


async def test_saving_takes_one_statement_a_table(store: AsyncEngine) -> None:
    """The round trips do not grow with what was read, and on servers each INSERT carries all its rows."""
    crowd = replace(ADA, skills=tuple(replace(ADA.skills[0], name=f"Skill {n}") for n in range(60)))
    await save(store, "first", application(replace(crowd, email=claim_of("first@example.org"))))
    number = (await accept(store, "mail")).message_id
    statements: list[str] = []

    @event.listens_for(store.sync_engine, "before_cursor_execute")
    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    async with transaction(store) as conn:
        statements.clear()
        before = await _statements_of_server(conn)
        await applicants.save(conn, number, application(crowd))
        sent = await _statements_of_server(conn) - before
    inserts = [statement.split()[2] for statement in statements if statement.startswith("INSERT")]
    assert len(inserts) == len(set(inserts)) == 17
    assert len(statements) <= 23
    if store.dialect.name != "sqlite":
        assert sent == len(statements) - 1  # SHOW, which asked, is counted itself


async def _statements_of_server(conn: AsyncConnection) -> int:
    """Ask a server how many statements this session has sent."""
    if conn.dialect.name == "sqlite":
        return 0
    return int((await conn.execute(text("SHOW SESSION STATUS LIKE 'Questions'"))).one()[1])


async def test_the_ledger_shows_who_and_what_was_in_a_mail(store: AsyncEngine) -> None:
    """A listed message names its applicants and its documents, with what was wrong with them."""
    numbers = await save(store, "mail", application(ADA, BOB, documents=(RESUME, LOCKED)))
    (entry,) = await entries(store)
    assert entry.applicants == numbers
    assert [(document.name, document.readable) for document in entry.documents] == [
        (RESUME.name, True),
        (LOCKED.name, False),
    ]
    assert entry.documents[1].defects == LOCKED.defects


async def test_state_and_records_are_one_transaction(store: AsyncEngine) -> None:
    """A crash between the message's new state and its records leaves neither."""
    await in_transaction(store, lambda conn: messages.accept(conn, Source("smtp"), sha256=sha256("mail"), size_bytes=4))
    (claimed,) = await in_transaction(
        store, lambda conn: messages.claim(conn, limit=1, lease_seconds=60, max_attempts=3)
    )

    async def dies(conn: AsyncConnection) -> None:
        await messages.finish(conn, claimed, state=State.PROCESSED)
        await applicants.save(conn, claimed.id, application(ADA))
        raise RuntimeError("kill -9")

    with pytest.raises(RuntimeError, match="kill"):
        await in_transaction(store, dies)
    (entry,) = await entries(store)
    assert (entry.state, entry.applicants, entry.documents) == (State.PROCESSING, (), ())
    assert (await sizes(store))["applicants"] == 0


async def test_a_posting_is_looked_up_or_given(store: AsyncEngine) -> None:
    """An application names its posting, whether the caller knows the rows or not; an unknown one is left out."""
    ids = await in_transaction(store, lambda conn: postings.sync(conn, [Posting(id="backend", title="Developer")]))
    number = (await accept(store, "one")).message_id
    read = application(ADA, posting="backend")
    await in_transaction(store, lambda conn: applicants.save(conn, number, read, posting_ids=ids))
    assert [row.posting for row in await find(store)] == ["backend"]
    await save(store, "two", application(ADA, posting="closed long ago"))
    assert [row.posting for row in await find(store)] == [None]
