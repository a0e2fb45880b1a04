"""How well a text fits a role in the head of a job (title, employer, place), by the vocabulary's words."""

import re
from collections.abc import Collection, Sequence

from parsers.resume.place import place_score
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import Found, Word, key, words

ROLES = ("title", "company", "place")
# Scores are points, tuned so that one strong sign (a head noun, a legal form, a known place) outweighs two weak ones.
_DURATION = re.compile(r"\(?\d+\+?\s*[^\W\d_]+\.?(?:,?\s*\d+\s*[^\W\d_]+\.?)?\)?")
_LONG = 7
_TOWN = 2.9
_NAME_AND_NAME = 3
# A sign that makes a letter before it the name of a language: "C#", "C++".
_SIGNS = ("#", "+")


class Fit:
    """Points of texts for roles, found once a text: the readings of a head ask for each many times."""

    # A place the vocabulary lacks, where one would stand: a little more than as part of the employer's name.
    UNKNOWN_PLACE = -0.1

    def __init__(self, lexicon: Lexicon, towns: Collection[str] = ()) -> None:
        """Take the keys of towns that this resume tells to be such, which no list may have."""
        self._lexicon = lexicon
        self._known: dict[str, dict[str, float]] = {}
        self._towns = frozenset(towns)

    def __call__(self, role: str, text: str) -> float:
        """Give the points of the text for a role (title, company, place, none)."""
        if text not in self._known:
            place = _TOWN if key(text) in self._towns else place_score(text, self._lexicon)
            self._known[text] = _points(text, place, self._lexicon)
        return self._known[text][role]

    def names_title(self, text: str) -> bool:
        """Tell whether a title's head noun is in the text."""
        return any(self._lexicon.title_heads.find(text, words(text)))

    def with_towns(self, towns: Collection[str]) -> "Fit":
        """Give the same with towns, by their keys."""
        return Fit(self._lexicon, towns) if towns else self

    def names_break(self, text: str) -> bool:
        """Tell whether a line begins with the name of a time without work ("Career break", "Parental leave")."""
        found = next(self._lexicon.breaks.find(text, words(text)), None)
        return found is not None and not text[: found.start].strip("\t ") and not self.names_title(text)

    def ends_legal(self, text: str) -> bool:
        """Tell whether a text ends with a legal form, which brackets may go on ("UG (haftungsbeschränkt)")."""
        return any(found.end == len(text) for found in self._lexicon.legal.find(text, words(text)))

    def names_several(self, text: str) -> bool:
        """Tell whether a text is two names with "and" between them, as the rest of "Roe, Rowe and Poe"."""
        parts = text.split()
        if not len(parts) >= _NAME_AND_NAME or self.names_title(text):
            return False
        joined = parts[1] == "&" or key(parts[1]) in self._lexicon.and_words
        return joined and parts[0][:1].isupper() and parts[2][:1].isupper()

    def names_part(self, text: str) -> bool:
        """Tell whether a text names part of an employer, or the employer: no place is called so."""
        line, lexicon = words(text), self._lexicon
        return key(text) in lexicon.title_areas or any(
            any(each.find(text, line)) for each in (lexicon.company_words, lexicon.institutions, lexicon.legal)
        )


def _points(text: str, place: float, lexicon: Lexicon) -> dict[str, float]:
    line = words(text)
    if not line:
        return dict.fromkeys((*ROLES, "none"), -3.0)
    if _DURATION.fullmatch(text) and line[-1].key in lexicon.units:
        return {**dict.fromkeys(ROLES, -4.0), "none": 0.0}
    parts = text.split()
    head = has_head(text, line, lexicon)
    legal = any(
        found.end - found.start < len(text) and not text.startswith(_SIGNS, found.end)
        for found in lexicon.legal.find(text, line)
    )
    named = any(_names_employer(each, text, lexicon) for each in lexicon.company_words.find(text, line)) or any(
        lexicon.institutions.find(text, line)
    )
    independent = any(lexicon.independent.find(text, line)) and len(line) < 4
    classed = any(lexicon.title_classes.find(text, line))
    small_words = lexicon.particles | lexicon.and_words
    lower = len([each for each in parts if each[0].islower() and len(each) > 2 and key(each) not in small_words])
    wordy = lower > 1 and lower >= 0.4 * len(parts)
    small = text[:1].islower()
    return {
        "title": _title(
            text, line, lexicon, head=head, classed=classed, firm=legal or named or independent, legal=legal
        )
        - 2.0 * (len(line) > _LONG or lower > 4)
        - 2.0 * (place >= 2.5 and not head)
        - 1.5 * (small and not head),
        "company": 0.4
        + 2.4 * legal
        + 1.2 * named
        + 2.6 * independent
        - 2.2 * (head and not legal)
        - 1.7 * (place >= 2.5 and not legal and not named)
        - 1.5 * (len(line) > _LONG)
        - 0.6 * small
        - 1.2 * wordy
        - 0.5 * (lower > 0 and not legal and not named)
        - 1.6 * (key(text.partition(",")[0]) in lexicon.title_areas)
        - 0.8 * (classed and not (legal or named or head)),
        "place": -1.9
        + (4.2 if place >= 2.9 else 2.8 if place >= 2.0 else 0.6 if place >= 1.0 else 0.0)
        - 2.0 * legal
        - 1.5 * (named or head)
        - 1.0 * (len(line) > 5)
        - 1.0 * small,
        "none": -0.1 if wordy and len(line) > 3 else -1.3,
    }


def _names_employer(found: Found, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is of an employer's name: "Polar Data", but no field of work that begins a text."""
    begins = not text[: found.start].strip() and bool(text[found.end :].strip())
    return not (begins and found.phrase in lexicon.title_areas)


def _title(  # noqa: PLR0913 (what is known of the text)
    text: str, line: Sequence[Word], lexicon: Lexicon, *, head: bool, classed: bool, firm: bool, legal: bool
) -> float:
    ranked = line[0].key in lexicon.title_ranks or line[-1].key in lexicon.title_ranks
    points = -0.6 + 2.8 * head + 0.6 * classed + 0.6 * ranked
    first, comma, rest = text.partition(",")
    late = bool(comma) and head and not has_head(first, words(first), lexicon)
    # "Engineer, Payments": the part of the employer that the title is in.
    points += 0.6 * (bool(comma) and head and key(rest) in lexicon.title_areas)
    return points - 1.6 * late - 2.4 * legal - 1.5 * (firm and not head)


def has_head(text: str, line: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether a title's head noun is among the first three words or at the end, or a compound ends with one."""
    for found in lexicon.title_heads.find(text, line):
        before = sum(1 for word in line if word.end <= found.start)
        after = text[found.end :].strip()
        if before < 3 or not after.strip(")") or after[:1] in {"(", ",", "/"}:
            return True
    tails = lexicon.title_suffixes
    return bool(tails) and any(word.key.endswith(tails) and not word.key.startswith(tails) for word in line)
