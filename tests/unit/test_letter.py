"""What a letter says of its writer, and what it must not say."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from parsers import authorship, bodies
from parsers.documents.body import body
from parsers.letters import letter
from parsers.records import Applicant, Claim, Document, Evidence, Language, Limits, Line, Project, Role, Skill
from tests.unit.resume.documents import document, vocabulary

MAILS = tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))["mails"]


def mail(text: str) -> Document:
    """Return a mail's plain text as its body."""
    found = body(text, "", Limits())
    assert found is not None
    return found


def read(found: Document, name: str = "Jane Roe", address: str = "jane@example.org", subject: str = "") -> Applicant:
    """Read a letter of this sender."""
    return letter.read(found, vocabulary(), sender_name=name, sender_address=address, subject=subject)


def value(claim: Claim | None) -> str | None:
    """Return what a claim says."""
    return claim.value if claim else None


def everything(person: Applicant) -> list[Evidence]:
    """Return the evidence of every claim."""
    said = (person.name, person.email, person.phone, person.location, person.availability, person.work_authorisation)
    claims: list[Claim | Skill | Language | Project] = [*filter(None, said), *person.links]
    return [place for part in (*claims, *person.skills, *person.languages, *person.projects) for place in part.evidence]


@pytest.mark.parametrize("given", MAILS, ids=[each["language"] for each in MAILS])
def test_a_mail_tells_of_its_writer(given: Mapping[str, Any]) -> None:
    """In each of eight languages: who writes, how to reach them, from when and where they may work, what they know."""
    person = read(mail(given["text"]), *given["sender"])
    said = {field: value(getattr(person, field)) for field in ("name", "phone", "location")}
    assert said == {field: given.get(field) for field in said}
    assert value(person.availability) == given["availability"]
    assert value(person.work_authorisation) == given["work_authorisation"]
    assert sorted(skill.name for skill in person.skills if not skill.implied) == given["skills"]
    assert [each.value for each in person.links] == given.get("links", [])
    assert [f"{each.name} {each.level}" for each in person.languages] == given.get("languages", [])
    assert [" ".join((each.name, *each.links)) for each in person.projects] == given.get("projects", [])


@pytest.mark.parametrize("given", MAILS, ids=[each["language"] for each in MAILS])
def test_history_makes_no_claim(given: Mapping[str, Any]) -> None:
    """Every claim stands above the line that opens the history, in the characters that its evidence names."""
    found = mail(given["text"])
    opens = min(number for number, line in enumerate(found.lines, 1) if "old@example.net" in line.text)
    places = everything(read(found, *given["sender"]))
    assert places
    assert max(place.line for place in places) < opens
    for place in places:
        assert place.text == found.lines[place.line - 1].text
        assert 0 <= place.start < place.end <= len(place.text)


@pytest.mark.parametrize("given", MAILS, ids=[each["language"] for each in MAILS])
def test_a_letter_is_trusted_less_than_a_resume(given: Mapping[str, Any]) -> None:
    """No claim of a letter is as sure as one of a resume can be."""
    person = read(mail(given["text"]), *given["sender"])
    claims = filter(None, (person.name, person.phone, person.location, person.availability, person.work_authorisation))
    assert all(claim.confidence <= letter.TRUST for claim in claims)


def test_nationality_is_no_claim() -> None:
    """A permit is told without the nationality beside it, and a nationality alone is not told."""
    person = read(mail("Hello,\n\nI am an Indian citizen with a work permit for Germany.\n\nJane Roe\n"))
    assert value(person.work_authorisation) == "work permit for Germany"
    assert read(mail("Hello,\n\nI am an Indian citizen.\n\nJane Roe\n")).work_authorisation is None
    assert read(mail("Nationality: Indian, work permit\n")).work_authorisation is None


def test_a_first_name_alone_adds_nothing_to_the_senders_whole_name() -> None:
    """It would only seem to differ."""
    assert read(mail("Hello,\n\nmy resume is attached.\n\nBest, Jane\n")).name is None
    assert value(read(mail("Hello,\n\nmy resume is attached.\n\nBest, Jane Anne Roe\n")).name) == "Jane Anne Roe"


def test_what_the_posting_asks_for_and_what_is_wished_is_no_skill() -> None:
    """Only what the writer says they can do."""
    person = read(mail("Dear team,\n\nI would like to learn Rust. I have never used Kafka. I write Django services.\n"))
    assert [skill.name for skill in person.skills if not skill.implied] == ["Django"]


@pytest.mark.parametrize(
    "text",
    [
        "Your posting mentions Kafka and good Redis. I write Django services.",
        "As your posting asks for Kafka, I write Django services.",
        "Sie suchen jemanden mit viel Erfahrung in verteilten Systemen und in\nKafka. Ich arbeite mit Django.",
        "Votre annonce parle de Kafka : je travaille avec Django.",
    ],
)
def test_what_follows_words_of_the_posting_is_asked_for(text: str) -> None:
    """To the end of the clause, also on the next line."""
    person = read(mail(f"Hello,\n\n{text}\n"))
    assert [skill.name for skill in person.skills if not skill.implied] == ["Django"]


@pytest.mark.parametrize(
    "signature",
    [
        "Cheers,\nJane Roe, tel. +1 415 555 0109",
        "Jane Roe\n+1 415 555 0109",
        "-- \nJane Roe | Engineer | +1 415 555 0109",
        "Je vous prie d'agréer, Madame, l'expression de mes salutations distinguées.\n\nJane Roe\n+1 415 555 0109",
    ],
)
def test_name_and_number_are_read_from_signatures_of_every_shape(signature: str) -> None:
    """In one line or in several, with and without a closing formula."""
    person = read(mail(f"Hello,\nmy resume is attached.\n\n{signature}\n"))
    assert (value(person.name), value(person.phone)) == ("Jane Roe", "+14155550109")


def test_a_referees_address_and_number_are_not_the_writers() -> None:
    """In running text an address counts where the writer calls it theirs."""
    text = (
        "Hello,\n\nmy former lead Tom Becker (tom@acme.example, +1 212 555 0147) would be happy to talk to you soon.\n"
    )
    person = read(mail(text))
    assert (person.email, person.phone) == (None, None)
    person = read(mail(f"{text}You can reach me at jane.roe@example.org or +1 415 555 0109 on any day of the week.\n"))
    assert (value(person.email), value(person.phone)) == ("jane.roe@example.org", "+14155550109")


def test_an_attached_letter_is_read_below_its_greeting_and_from_its_writers_address() -> None:
    """The recipient's address is not the writer's."""
    found = document(
        "Jane Roe\n12 Elm Street, Portland, OR\n+1 415 555 0109 | jane.roe@example.org\n"
        "NextGen Software\n500 Market Street, San Francisco, CA\nRe: Backend Developer, Kotlin\n"
        "Dear hiring team,\nI build services with Flask and can start on 1 March 2027.\nSincerely,\nJane Roe",
        "letter.pdf",
    )
    person = read(found, "", "")
    assert (value(person.name), value(person.email)) == ("Jane Roe", "jane.roe@example.org")
    assert (value(person.phone), value(person.location)) == ("+14155550109", "12 Elm Street, Portland, OR")
    assert [skill.name for skill in person.skills if not skill.implied] == ["Flask"]
    assert value(person.availability) == "I build services with Flask and can start on 1 March 2027"


def test_a_project_without_a_name_goes_by_what_was_built() -> None:
    """It is told as written."""
    text = (
        "Hi,\n\nlet me describe a project: I built a booking system for a ferry. It takes 300 bookings.\n\nJane Roe\n"
    )
    (project,) = read(mail(text)).projects
    assert project.name == "I built a booking system for a ferry"
    assert project.description == "It takes 300 bookings."


def test_a_boards_button_is_no_link_of_the_person() -> None:
    """A link with a label counts where the label is one of a person's addresses, or the host one of their profiles."""
    text = "View application: https://board.example/a/1\nPortfolio: https://roe.example\nhttps://janeroe.example/cv\n"
    assert [each.value for each in read(mail(text)).links] == ["https://roe.example", "https://janeroe.example/cv"]


def test_a_forward_is_read_from_below_its_header() -> None:
    """The words are those of the mail passed on; without the mark of a forward they are history."""
    header = "From: Jane Roe <jane@example.org>\nDate: 2 November 2026\nSubject: Job\n\n"
    text = f"FYI, I know Kotlin.\n\n{header}I know Django.\n"
    names = [
        [skill.name for skill in read(mail(text), subject=subject).skills if not skill.implied]
        for subject in ("Fwd: Job", "Re: Job")
    ]
    assert names == [["Django"], ["Kotlin"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I am writing to apply for the backend job.", True),
        ("hiermit bewerbe ich mich um die Stelle.", True),
        ("my CV is on my site: https://roe.example/cv", True),
        ("my CV follows tomorrow", False),
        ("Upgrade to reach more applicants: https://board.example", False),
        ("Before I apply: is the position remote?", False),
        ("> I am writing to apply for the backend job.", False),
    ],
)
def test_applying_is_told_by_the_writers_own_words(text: str, said: bool) -> None:
    """By a phrase that says so, or by their papers and a link."""
    assert bodies.applies((mail_words(text),), vocabulary().lexicon) is said


def mail_words(text: str) -> Document:
    """Return a body with its own words alone."""
    return authorship.own(mail(text), vocabulary().lexicon)


@pytest.mark.parametrize(
    "line",
    [
        "my name is " * 9000,
        "I can start in three months " * 4000,
        ">" * 100_000,
        "I built a project called A-b " * 4000,
    ],
)
def test_a_huge_line_is_read_or_left_out(line: str) -> None:
    """A stranger's line of a hundred thousand characters makes no claim outside of it."""
    found = Document(name="body", type="text", role=Role.COVER_LETTER, lines=(Line(text=line),))
    assert all(place.line == 1 for place in everything(read(found)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Resume attached. Best, Tomasz", "Tomasz Roe"),
        ("Lebenslauf anbei. Gruß, Jörg", "Jörg Roe"),
        ("CV en pièce jointe. Cordialement, Zoé", "Zoé Roe"),
    ],
)
def test_a_closing_word_is_no_part_of_a_name(text: str, name: str) -> None:
    """Also where formula and first name end the only line, which says less than the sender's whole name."""
    assert read(mail(f"{text}\n"), name).name is None
