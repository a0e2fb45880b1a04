"""A place is within reach, or the person says that they would come or work from afar."""

import pytest

from parsers.records import Applicant, Claim, Conflict, Evidence, PlaceNeed
from tests.unit.matching.people import ask, mark

NEED = PlaceNeed(areas=("Nowhere Known", "San Francisco", "Bay Area", "San Jose", "Richmond, CA"), remote=True)
ON_SITE = PlaceNeed(areas=("San Francisco",))


def claim(text: str, rule: str = "location") -> Claim:
    """Make a claim of one line."""
    return Claim(value=text, evidence=(mark(None, text=text, rule=rule),))


def person(home: str, said: str = "", rule: str = "") -> Applicant:
    """Make a person with a home and a statement on where they would work; either may be missing."""
    return Applicant(location=claim(home) if home else None, workplace=claim(said, rule) if said else None)


@pytest.mark.parametrize(
    ("found", "answer", "rule"),
    [
        (person("San Francisco, CA 94110"), "shown", "place_within_reach"),
        (person("SF Bay Area"), "shown", "place_within_reach"),
        (person("Richmond, CA"), "shown", "place_within_reach"),
        (person("Richmond, VA"), "partly", "place_elsewhere"),
        (person("San Jose, Costa Rica"), "partly", "place_elsewhere"),
        (person("Leeds"), "partly", "place_elsewhere"),
        (person("Leeds", "open to remote work", "workplace_remote"), "shown", "remote_work_wished"),
        (person("", "Remote only", "workplace_remote"), "shown", "remote_work_wished"),
        (person("Leeds", "willing to relocate", "workplace_relocation"), "shown", "place_wished"),
        (person("Leeds", "based in Leeds but willing to relocate", "workplace_relocation"), "shown", "place_wished"),
        (person("Leeds", "happy to relocate to the USA", "workplace_relocation"), "shown", "place_wished"),
        (person("Leeds", "willing to relocate to London", "workplace_relocation"), "partly", "place_elsewhere"),
        (person("Leeds", "Preferred location: San Francisco", "workplace_stated"), "shown", "place_wished"),
        (person("Leeds", "Hybrid in Leeds", "workplace_hybrid"), "partly", "place_elsewhere"),
        (person("Leeds", "on site only", "workplace_on_site"), "not shown", "on_site_elsewhere"),
        (person("Leeds", "no remote work", "workplace_denied_remote"), "not shown", "on_site_elsewhere"),
        (person("Leeds", "not willing to relocate", "workplace_denied_relocation"), "partly", "place_elsewhere"),
        (person(""), "not shown", "no_place"),
    ],
)
def test_work_from_there_or_from_afar(found: Applicant, answer: str, rule: str) -> None:
    """The home first, then a wish; without either there is nothing that shows it."""
    given = ask(found, place=NEED)
    assert (given.answer, given.rule) == (answer, rule)
    assert bool(given.evidence) == (rule != "no_place")


@pytest.mark.parametrize(
    ("found", "answer"),
    [
        (person("San Francisco"), "shown"),
        (person("Leeds", "willing to move", "workplace_relocation"), "shown"),
        (person("Leeds", "open to remote work", "workplace_remote"), "not shown"),
        (person("Leeds"), "not shown"),
    ],
)
def test_work_that_can_only_be_done_there(found: Applicant, answer: str) -> None:
    """Remote work does not help then."""
    assert ask(found, place=ON_SITE).answer == answer


def test_what_another_paper_says_counts_too() -> None:
    """The letter may say more than the resume."""
    both = (claim("hybrid", "workplace_hybrid"), claim("happy to work remotely", "workplace_remote"))
    found = Applicant(location=claim("Leeds"), workplace=both[0], conflicts=(Conflict(field="workplace", claims=both),))
    assert ask(found, place=NEED).answer == "shown"


def test_citizenship_says_nothing_of_a_place() -> None:
    """Where someone may work, or where they come from, is no place of theirs."""
    authorised = claim("Authorised to work in the USA", "authorisation_label")
    marks: tuple[Evidence, ...] = ask(Applicant(work_authorisation=authorised), place=NEED).evidence
    assert marks == ()
