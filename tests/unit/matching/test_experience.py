"""Years are the months of positions of the kind, each once."""

import pytest

from parsers import matching
from parsers.letters import years
from parsers.records import Applicant, ExperienceNeed, Position, Posting, Requirement
from tests.unit.matching.people import AS_OF, LETTER, VOCABULARY, ask, job
from tests.unit.test_letter import mail

BACKEND = ExperienceNeed(years=3, backend=True)


@pytest.mark.parametrize(
    ("positions", "answer", "rule"),
    [
        ((job("2023-12", "present"),), "shown", "years_stated"),
        ((job("2021", "2024"),), "shown", "years_stated"),
        ((job("2024-01", "present"), job("2022-01", "2023-12")), "shown", "years_stated"),
        ((job("2024-01", "2025-12"), job("2024-01", "2025-12")), "partly", "fewer_years_stated"),
        ((job("2024-01", "present"), job("2015-01", "2023-12", backend=None)), "partly", "fewer_years_stated"),
        ((job("2024-01", "present"), job(None, None)), "partly", "fewer_years_stated"),
        ((job(None, None),), "unclear", "years_undated"),
        ((job("2015-01", "present", backend=None),), "unclear", "kind_of_work_unclear"),
        ((job("2015-01", "present", backend=False),), "not shown", "other_work"),
        ((), "not shown", "no_positions"),
    ],
)
def test_years_of_backend_work(positions: tuple[Position, ...], answer: str, rule: str) -> None:
    """Fewer years are a part; where dates or the kind of work are not known, the answer stays open."""
    found = ask(Applicant(positions=positions), experience=BACKEND)
    assert (found.answer, found.rule) == (answer, rule)
    assert bool(found.evidence) == (answer != "not shown")


def test_what_might_add_to_the_years_is_said() -> None:
    """The recruiter sees why it is open."""
    held = (job("2024-01", "present"), job(None, None), job("2015-01", "2016-01", backend=None))
    assert ask(Applicant(positions=held), experience=BACKEND).detail == (
        "2.9 years in such positions are stated. The dates of a position could not be told. "
        "What kind of work a position was could not be told."
    )


@pytest.mark.parametrize(
    ("title", "answer"),
    [("Senior Accountant", "shown"), ("Bilanzbuchhalterin", "shown"), ("Developer", "not shown"), (None, "unclear")],
)
def test_a_posting_may_count_positions_by_title(title: str | None, answer: str) -> None:
    """A text of the title, also within a word, whatever its capitals."""
    need = ExperienceNeed(years=2, titles=("accountant", "Buchhalter"))
    assert ask(Applicant(positions=(job("2020-01", "2024-01", title),)), experience=need).answer == answer


def test_every_position_counts_where_no_kind_is_asked_for() -> None:
    """Work of whatever kind."""
    found = ask(Applicant(positions=(job("2020-01", "2024-01", backend=False),)), experience=ExperienceNeed(years=4))
    assert (found.answer, found.detail) == ("shown", "4.1 years in positions are stated.")


@pytest.mark.parametrize(
    "sentence",
    [
        "For four years I worked as a backend developer at Pinecone Street Ltd.",
        "I have 4 years of experience in backend development.",
        "Ich habe fünf Jahre Erfahrung als Backend-Entwickler.",
        "J'ai travaillé pendant cinq ans comme développeuse.",
        "Tengo cinco años de experiencia como desarrolladora.",
        "Ho cinque anni di esperienza come sviluppatrice.",
        "Ik heb vijf jaar ervaring als ontwikkelaar.",
        "Mam 5 lat doświadczenia jako programistka.",
        "Tenho cinco anos de experiência como programadora.",
    ],
)
def test_years_that_a_letter_tells_of_leave_the_answer_open(sentence: str) -> None:
    """Without dates they are no position; the sentence is quoted."""
    told = tuple(years.read(mail(f"Dear team,\n\n{sentence}\n\nJane Roe\n"), VOCABULARY))
    assert [mark.text for mark in told] == [sentence]
    asked = Requirement(id="it", text="As the posting words it.", experience=BACKEND)
    posting = Posting(id="job", title="Job", requirements=(asked,))
    (found,) = matching.answers(posting, Applicant(), (LETTER,), VOCABULARY, as_of=AS_OF, years_told=told)
    assert (found.answer, found.rule, found.evidence) == ("unclear", "years_told", told)


@pytest.mark.parametrize(
    "sentence",
    [
        "At 35 years old I worked on a farm.",
        "I worked there 4 years ago.",
        "You ask for three years of experience.",
        "I do not have three years of experience.",
        "I worked at Pinecone Street Ltd.",
        "Ich bin 35 Jahre alt.",
        "> For four years I worked as a backend developer.",
    ],
)
def test_other_years_are_none_of_work(sentence: str) -> None:
    """An age, what is asked for or denied, and what history quotes."""
    assert tuple(years.read(mail(f"Dear team,\n\n{sentence}\n\nJane Roe\n"), VOCABULARY)) == ()
