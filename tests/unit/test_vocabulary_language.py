"""The language files: data that people edit, checked when they are read."""

import pytest

from parsers.vocabulary import VocabularyError, build
from parsers.vocabulary.language import parse
from parsers.vocabulary.phrases import fold, phrases, words
from tests.unit.resume.documents import texts

LEAST = 'code = "xx"\nname = "X"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("code = ", "languages/xx.toml"),
        ('name = "X"\n', "code and name"),
        (LEAST + "[headngs]\nskills = []\n", "[headngs]"),
        (LEAST + '[headings]\nskils = ["Skills"]\n', "'skils'"),
        (LEAST + '[headings]\nskills = "Skills"\n', "[headings] skills"),
        (LEAST + '[headings]\nskills = [""]\n', "none of them empty"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(text: str, told: str) -> None:
    """The error names the file and the entry, so that its editor finds it."""
    with pytest.raises(VocabularyError, match="xx") as caught:
        parse("languages/xx.toml", text)
    assert told in str(caught.value)


def test_every_entry_may_be_left_out() -> None:
    """A language file may begin small and grow."""
    assert parse("languages/xx.toml", LEAST).entry("headings", "skills") == ()


@pytest.mark.parametrize(
    "entry", ["experience", "education", "skills", "languages", "certifications", "summary", "contact", "interests"]
)
def test_every_shipped_language_has_the_headings_of_a_resume(entry: str) -> None:
    """A language without a word for work experience would read no resume."""
    for language in build(texts()).languages:
        assert language.entry("headings", entry), language.code


def test_every_shipped_language_knows_its_twelve_months() -> None:
    """Dates need all of them."""
    for language in build(texts()).languages:
        assert len(language.tables["months"]) == 12, language.code


@pytest.mark.parametrize("missing", ["skills.toml", "languages/"])
def test_a_missing_half_is_refused(missing: str) -> None:
    """Both skills and at least one language are needed."""
    with pytest.raises(VocabularyError, match=missing.rstrip("/")):
        build({name: text for name, text in texts().items() if not name.startswith(missing)})


def test_two_files_of_one_language_are_refused() -> None:
    """Which of the two would count, nobody could tell."""
    with pytest.raises(VocabularyError, match="same code"):
        build({**texts(), "languages/en2.toml": 'code = "en"\nname = "English"\n'})


def test_folding_keeps_every_character_in_its_place() -> None:
    """Places in the folded text are places in the text as written."""
    text = "\u0141\u00f3d\u017a \u00c6ther Stra\u00dfe \u0130zmir \ufb01n"
    assert len(fold(text)) == len(text)
    assert fold("\u0141\u00f3d\u017a") == "lodz"


@pytest.mark.parametrize("text", ["B.Sc. (Hons)", "BSc Hons", "b.sc. hons", "BSC-HONS"])
def test_spellings_of_one_phrase_are_one(text: str) -> None:
    """Dots, hyphens, brackets and capitals make no other phrase."""
    found = list(phrases([("BSc Hons", "bachelor")]).find(text, words(text)))
    assert [each.label for each in found] == ["bachelor"]


def test_a_phrase_of_few_capitals_is_found_in_capitals_only() -> None:
    """`BE` is a degree and `be` is a word."""
    table = phrases([("BE", "bachelor")])
    assert not list(table.find("to be done", words("to be done")))
    assert list(table.find("BE Electronics", words("BE Electronics")))


def test_a_phrase_does_not_reach_over_a_comma() -> None:
    """Two items of a list are two."""
    assert not list(phrases([("New York", "US")]).find("New, York", words("New, York")))
