"""Which posting a mail applies for."""

import pytest

from parsers.posting import posting_of
from parsers.records import Message, Posting

POSTINGS = (
    Posting(id="backend", title="Backend Developer", addresses=("jobs+dev@n.example",), keywords=("python",)),
    Posting(id="data", title="Data Engineer", addresses=("jobs@n.example",), keywords=("etl",)),
)


@pytest.mark.parametrize(
    ("to", "subject", "words", "posting"),
    [
        ("jobs+dev@n.example", "Data Engineer", "", "backend"),
        ("jobs+data@n.example", "Backend Developer", "", "data"),
        ("other+data@n.example", "", "", "backend"),
        ("", "Data Engineer", "I apply as Backend Developer.", "data"),
        ("", "Application", "I am applying for the position of Data\nEngineer.", "data"),
        ("", "Application", "I apply as Data Engineer; I was a Backend Developer before.", "data"),
        ("", "Application", "I like Python, and apply as Data Engineer.", "data"),
        ("", "Application", "I saw that you look for someone for ETL.", "data"),
        ("", "Application", "I used letters in my metldown.", "backend"),
        ("", "Application", "word " * 300 + "Data Engineer", "backend"),
        ("", "", "", "backend"),
    ],
)
def test_the_posting_is_the_one_named(to: str, subject: str, words: str, posting: str) -> None:
    """By recipient or its detail, then subject, then title and keyword in the first own words, else the first one."""
    found = posting_of(Message(to=(to,), subject=subject), words, POSTINGS)
    assert found is not None
    assert found.id == posting


def test_without_postings_there_is_none() -> None:
    """Nothing is made up."""
    assert posting_of(Message(subject="Data Engineer"), "", ()) is None
