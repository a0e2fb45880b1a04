"""The skills file: large enough, free of contradictions, and its errors lead to the line."""

import pytest

from intake import vocabulary
from parsers.errors import VocabularyError
from parsers.vocabulary import skill

SHIPPED = vocabulary.load().skills
HEAD = "[words]\n"


def test_the_vocabulary_covers_the_field() -> None:
    """It has at least eight hundred skills, and those of the posting are among them."""
    assert len(SHIPPED.skills) >= 800
    assert {"Python", "MySQL", "Django", "Flask", "Git", "Babel", "Webpack", "Jinja"} <= set(SHIPPED.skills)


def test_every_implied_skill_is_entered_and_none_implies_itself() -> None:
    """`implies` leads to entries, and never back."""
    for entry in SHIPPED.skills.values():
        seen, waiting = set(), list(entry.implies)
        while waiting:
            name = waiting.pop()
            assert name != entry.name
            if name not in seen:
                seen.add(name)
                waiting.extend(SHIPPED.skills[name].implies)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('[language]\n"A1x" = {}\n[database]\n"a1x" = {}\n', None, "A1x"),
        ('[language]\n"Foolang" = { implies = ["Nothing"] }\n', 3, "Nothing"),
        ('[language]\n"Aa1" = { implies = ["Bb1"] }\n"Bb1" = { implies = ["Aa1"] }\n', None, "Aa1"),
        ('[language]\n"Foolang" = { alias = ["foo"] }\n', 3, "alias"),
        ('[language]\n"Foolang" = { tier = 9 }\n', 3, "Foolang"),
    ],
    ids=["collision", "unknown", "circle", "field", "tier"],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int | None, why: str) -> None:
    """A spelling of two skills, an unknown skill, a circle, an unknown field: the message says where and what."""
    with pytest.raises(VocabularyError) as caught:
        skill.parse("skills.toml", HEAD + text)
    assert str(caught.value).startswith("skills.toml")
    assert why in str(caught.value)
    if line is not None:
        assert f"line {line}" in str(caught.value)
