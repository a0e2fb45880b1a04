"""Which resumes of one mail are of one person, and whose a work sample is."""

import pytest

from parsers.belonging import owner
from parsers.people import are_one
from parsers.records import Applicant, Claim
from tests.unit.resume.documents import document


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


JANE = [person("Jane Roe", "jane@example.org")]
MAY = [person("May Long", "may.long@example.net"), person()]


@pytest.mark.parametrize(
    ("name", "text", "number"),
    [
        ("roe_jane-shop.zip", "A shop", 0),
        ("shop by Jane Roe.tar.gz", "A shop", 0),
        ("May Long - queries.sql", "SELECT 1", 1),
        ("shop.zip", "# Shop\nWritten by Jane Roe, 2024", 0),
        ("shop.zip", "Author: <May.Long@example.net>", 1),
        ("shop.zip", "# Shop", None),
        ("shop.zip", "This may take long. Roe is a deer, Jane is a name.", None),
        ("shop.zip", "By Jane Roe and May Long", None),
    ],
)
def test_a_work_sample_of_several_people_is_the_one_persons_whom_it_names(
    name: str, text: str, number: int | None
) -> None:
    """By its own name or its first lines; one that names nobody, or several, is nobody's."""
    assert owner(document(text, name=name), [JANE, MAY]) == number
