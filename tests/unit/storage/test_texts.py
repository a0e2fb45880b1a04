"""Strangers' text fits its columns, and is found however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.identity import email_key
from storage.texts import fit, fit_or_none, fit_word, fold


@given(st.text(st.characters(exclude_categories=())), st.integers(0, 20))
def test_any_text_fits(text: str, length: int) -> None:
    """Whatever a mail holds, lone surrogates included, can be encoded and is no longer than its column."""
    assert len(fit(text, length).encode("utf-8").decode("utf-8")) <= length
    assert len(fit_word(text, length).encode("ascii")) <= length


def test_text_that_fits_is_kept() -> None:
    """Nothing is changed that need not be."""
    assert fit("Ünï😀", 4) == "Ünï😀"
    assert fit_or_none(None, 4) is None
    assert fit_or_none("abcde", 4) == "abcd"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Zoë", "zoe"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ﬁt", "fit"), ("\uff50y", "py")],
)
def test_case_and_accents_do_not_matter(text: str, folded: str) -> None:
    """Text is folded to what a person would type."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("address", "key"),
    [
        (" Ada.Byron@Example.ORG ", "ada.byron@example.org"),
        ("Jose\u0301@example.org", "jos\xe9@example.org"),
        ("", None),
        (None, None),
        ("nobody", None),
        ("@example.org", None),
        ("ada@", None),
        ("a" * 400 + "@example.org", None),
    ],
)
def test_an_address_is_a_key_or_nothing(address: str | None, key: str | None) -> None:
    """Spelling of one address does not make two persons, and what is no address makes none."""
    assert email_key(address) == key


def test_rows_of_marks_cost_only_their_length() -> None:
    """To put them in their order, as normalising does, takes the square of their number."""
    assert fold("a" + "\u0301\u0316" * 500_000 + "é") == "ae"
