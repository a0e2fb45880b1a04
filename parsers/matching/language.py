"""Whether an application shows a language, at a level of the Common European Framework (CEFR) if one is asked for."""

from parsers.matching.finding import Finding
from parsers.records import Answer, Applicant, LanguageNeed
from parsers.vocabulary import Lexicon

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")


def answer(need: LanguageNeed, person: Applicant, lexicon: Lexicon) -> Finding:
    """Answer by what is stated of the language; no document is taken as a proof of the language it is written in."""
    names = lexicon.language_names
    found = next((each for each in person.languages if names.label(each.name) == need.name), None)
    if found is None:
        return Finding(Answer.NOT_SHOWN, "language_not_named", "The language is not named.")
    if need.level is None:
        return Finding(Answer.SHOWN, "language_named", "The language is named.", found.evidence[:1])
    if found.level is None:
        return Finding(
            Answer.UNCLEAR, "language_level_unknown", "The language is named, without a level.", found.evidence[:1]
        )
    detail = f"The language is named, at the level {found.level}."
    if LEVELS.index(found.level) >= LEVELS.index(need.level):
        return Finding(Answer.SHOWN, "language_level", detail, found.evidence[:1])
    return Finding(Answer.PARTLY, "language_of_lower_level", detail, found.evidence[:1])
