"""Full-text search: the same answer on every database, whatever is typed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from parsers.records import Document, Line, Role, SourceCode
from storage import applicants, terms
from storage.applicants import Saving
from storage.database import in_transaction
from storage.quotes import CHARACTERS, Quote
from storage.schema import messages
from storage.words import words
from tests.integration.storage.ledger_steps import accept
from tests.integration.storage.people import ADA, BOB, NAMELESS, application, claim, proof
from tests.integration.storage.record_steps import find, save, sizes


def paper(*lines: str, name: str = "resume.pdf") -> Document:
    """Give a document of these lines."""
    return Document(name=name, type="pdf", role=Role.RESUME, lines=tuple(Line(text=line) for line in lines))


async def found(store: AsyncEngine, typed: str) -> list[int]:
    """Search and give ids."""
    return [row.id for row in await find(store, search=typed)]


@pytest.mark.parametrize(
    "typed",
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
        "german",
        "+442079460000",
    ],
)
async def test_the_record_is_searched(store: AsyncEngine, typed: str) -> None:
    """Words of name, address, place, companies, skills, languages and links are found without accents and case."""
    (ada,) = await save(store, "one", application(ADA, documents=()))
    await save(store, "two", application(BOB, documents=()))
    assert await found(store, typed) == [ada]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("C", "a"),
        ("c++", "ab"),
        ("C#", "b"),
        ("R", "a"),
        ("go", "a"),
        (".NET", "b"),
        ("net", "bc"),
        ("ci/cd", "a"),
        ('"ci cd"', "a"),
        ("cd/ci", ""),
        ("node.js", "b"),
        ('"the who"', "c"),
        ('"who the"', ""),
        ("the", "ac"),
        ("straße", "b"),
        ("STRASSE", "b"),
        ("grosse", "b"),
        ("djan*", "a"),
        ("djan", ""),
        ("g*", "ab"),
        ("пит*", "c"),
        ("питон", "c"),
        ("言語", "c"),
        ("語言", ""),
        ("言*", "c"),
        ("개발자", "c"),
        ("the -go", "c"),
        ("-the", "b"),
        ('c++ -"c# developer"', "a"),
        ("go the", "a"),
        ('"two lines', "b"),
        ("„two lines“", "b"),
        ("three-lines", ""),
    ],
)
async def test_short_and_odd_words_are_found(store: AsyncEngine, typed: str, ids: str) -> None:
    """No word is too short, too frequent or too strange; signs belong to the names that have them."""
    texts = {
        "a": paper("The languages C/C++, R and Go,", "CI/CD, Django"),
        "b": paper("C# developer (.NET), Node.js, C++11", "Große Straße: two", "lines"),
        "c": paper("The Who, mail@example.net, Питон", "プログラミング言語 백엔드 개발자", "three"),
    }
    nobody = replace(NAMELESS, phone=None)
    numbers = {
        name: (await save(store, name, application(nobody, documents=(each,))))[0] for name, each in texts.items()
    }
    assert await found(store, typed) == [numbers[name] for name in reversed(ids)]


@pytest.mark.parametrize(
    "typed",
    [
        "ada nobody",
        "%",
        "_",
        "\\",
        "' OR 1=1 --",
        "-",
        '"',
        '""',
        '-"',
        "*",
        "+ - * ~ < > ( ) @",
        "NEAR(a b)",
        "\x00",
        "\ud800",
    ],
)
async def test_no_sign_breaks_a_search(store: AsyncEngine, typed: str) -> None:
    """All words must be there, and signs that databases know mean nothing."""
    await save(store, "one", application(replace(BOB, name=claim("Ada")), documents=()))
    assert await found(store, typed) == []


async def test_a_long_search_is_run_or_refused_with_its_reason(store: AsyncEngine) -> None:
    """As many words as are allowed are searched for, in one phrase as well; of more the reason is told."""
    many = [f"w{n}" for n in range(terms.MOST_WORDS)]
    (number,) = await save(store, "one", application(NAMELESS, documents=(paper(" ".join(many)),)))
    assert await found(store, " ".join(reversed(many))) == [number]
    assert await found(store, f'"{" ".join(many)}"') == [number]
    assert await found(store, "x" * 10_000) == []
    assert await found(store, "w1 " * 5_000) == [number]
    with pytest.raises(ValueError, match="at most"):
        await found(store, " ".join([*many, "more"]))


_words = st.sampled_from(["c", "c++", "go", "the", "Ärger", "日本", "ж", "net", ".net", "c#", "zoo", "a_b", "-", "."])
_texts = st.lists(st.lists(_words, max_size=6).map(" ".join), min_size=3, max_size=3)
_typed = st.lists(
    st.tuples(st.sampled_from(["", "-", '"', '-"']), _words, st.sampled_from(["", "*", '"', "/", " "])), max_size=4
).map(lambda parts: "".join(map("".join, parts)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=_texts, typed=_typed | st.text(max_size=30))
async def test_every_database_finds_what_is_there(store: AsyncEngine, written: list[str], typed: str) -> None:
    """The index gives what comparing words one by one gives."""
    nobody = replace(NAMELESS, phone=None)
    group = [
        Saving((await accept(store, str(n))).message_id, application(nobody, documents=(paper(each),)))
        for n, each in enumerate(written)
    ]
    numbers = [ids[0] for ids in await in_transaction(store, lambda conn: applicants.save_all(conn, group))]
    query = terms.parse(typed)
    expected = [
        number
        for number, each in zip(numbers, written, strict=True)
        if (query.wanted or query.unwanted)
        and all(term.is_in(words(each)) for term in query.wanted)
        and not any(term.is_in(words(each)) for term in query.unwanted)
    ]
    assert await found(store, typed) == expected[::-1]


async def test_a_replay_forgets_what_is_no_longer_read(store: AsyncEngine) -> None:
    """The index follows each replay, and what is deleted with its message is found no more."""
    (number,) = await save(store, "one", application(NAMELESS, documents=(paper("first"),)))
    await save(store, "two", application(BOB, documents=(paper("second"),)))
    await save(store, "one", application(NAMELESS, documents=(paper("third"),)))
    assert (await found(store, "first"), await found(store, "third")) == ([], [number])
    assert len(await found(store, "-first")) == 2

    async def forget(conn: AsyncConnection) -> None:
        await conn.execute(delete(messages))
        if conn.dialect.name == "sqlite":
            await conn.execute(text("INSERT INTO search_index (search_index) VALUES ('integrity-check')"))
            assert (
                await conn.scalar(text("SELECT count(*) FROM search_index WHERE text MATCH 'third_ OR second_'")) == 0
            )

    await in_transaction(store, forget)
    assert (await sizes(store))["search_texts"] == 0


async def test_a_search_sees_what_is_committed(store: AsyncEngine) -> None:
    """What a transaction that was undone had written is not found."""
    number = (await accept(store, "one")).message_id

    async def dies(conn: AsyncConnection) -> None:
        await applicants.save(conn, number, application(NAMELESS, documents=(paper("secret"),)))
        raise RuntimeError("crash")

    with pytest.raises(RuntimeError, match="crash"):
        await in_transaction(store, dies)
    assert await found(store, "secret") == []
    assert await found(store, "-secret") == []


async def test_two_people_of_one_mail_have_their_own_papers(store: AsyncEngine) -> None:
    """A resume that only the other's record quotes is not searched; a letter that nobody's does is both's."""
    mine, other, letter = (paper(f"word{n} all", name=f"{n}.pdf") for n in range(3))
    people = [
        replace(NAMELESS, phone=replace(claim(f"+1500555000{n}"), evidence=(proof("x", f"{n}.pdf"),))) for n in range(2)
    ]
    one, two = await save(store, "mail", application(*people, documents=(mine, other, letter)))
    assert (await found(store, "word0"), await found(store, "word1")) == ([one], [two])
    assert sorted(await found(store, "word2 all")) == [one, two]


async def test_of_source_code_the_readme_is_searched(store: AsyncEngine) -> None:
    """The words of a sample's README are found; those of its code and what a page hides are not."""
    code = replace(paper("A shop", "import django"), source=SourceCode(readme_lines=1), hidden=(Line(text="stuffing"),))
    (number,) = await save(store, "mail", application(NAMELESS, documents=(code,)))
    assert await found(store, "shop") == [number]
    assert await found(store, "django") == await found(store, "stuffing") == []


async def test_a_hit_says_where_the_words_are(store: AsyncEngine) -> None:
    """The line with the most words comes first, then those with the others; the record's own words need none."""
    resume = paper("Jane Doe", "Python and  Django\tsince 2019", "Python", "Continuous", "integration")
    letter = paper("I like databases.", name="letter.txt")
    await save(store, "one", application(BOB, documents=(resume, letter)))

    async def matches(typed: str) -> list[tuple[str, int, str]]:
        (row,) = await find(store, search=typed)
        return [(quote.document, quote.line, quote.text) for quote in row.matches]

    second = ("resume.pdf", 2, "Python and Django since 2019")
    assert await matches("database* django python -java") == [second, ("letter.txt", 1, "I like databases.")]
    assert await matches("continuous-integration") == [("resume.pdf", 4, "Continuous integration")]
    assert await matches("php -java") == []


async def test_a_quoted_line_is_cut_around_the_words(store: AsyncEngine) -> None:
    """Of a long line so much is quoted as a table can show."""
    await save(store, "one", application(NAMELESS, documents=(paper("filler " * 200 + "needle " + "filler " * 200),)))
    (row,) = await find(store, search="needle")
    (quote,) = row.matches
    assert isinstance(quote, Quote)
    assert "needle" in quote.text
    assert len(quote.text) <= CHARACTERS + 4
