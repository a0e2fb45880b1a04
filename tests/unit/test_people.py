"""Which resumes of one mail are of one person."""

import pytest

from parsers.people import are_one
from parsers.records import Applicant, Claim


def person(name: str = "", email: str = "", phone: str = "") -> Applicant:
    """Return an applicant with these claims."""
    said = [Claim(value=value, evidence=()) if value else None for value in (name, email, phone)]
    return Applicant(name=said[0], email=said[1], phone=said[2])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Jane Roe", "jane@example.org"), person("J. Roe", "Jane@example.org")),
        (person("Jane Roe", phone="+14155550109"), person("Roe", phone="+14155550109")),
        (person("Jane Roe"), person("ROE, Jane")),
        (person("José María Núñez", "a@example.org"), person("Jose Maria Nunez", "b@example.org")),
        (person("Jane Roe", "a@example.org"), person("Jane Anne Roe", "b@example.org")),
        (person("Jane Roe", "a@example.org"), person()),
    ],
)
def test_one_person(one: Applicant, other: Applicant) -> None:
    """Address, number or name agree; a paper that names nobody adds nobody."""
    assert are_one(one, other)
    assert are_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Jane Roe", "a@example.org"), person("John Roe", "b@example.org")),
        (person("Jane", "a@example.org"), person("Jane Roe", "b@example.org")),
        (person("Jane Roe"), person("", "b@example.org")),
    ],
)
def test_two_people(one: Applicant, other: Applicant) -> None:
    """A first name or a family name in common is not enough."""
    assert not are_one(one, other)
