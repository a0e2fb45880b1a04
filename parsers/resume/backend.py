"""Does a position show backend work? By its title's class, and where that is a general one, by its body's evidence."""

from collections.abc import Iterator, Sequence

from parsers.resume.positions import Job
from parsers.skills import Mention
from parsers.vocabulary import Lexicon, SkillVocabulary
from parsers.vocabulary.phrases import words

# "Software engineer" alone says little: so many different backend skills must stand in the job's own text.
LEAST_EVIDENCE = 4


def shows_backend(job: Job, mentions: Sequence[Mention], lexicon: Lexicon, skills: SkillVocabulary) -> bool | None:
    """Give true by the title, or by a general title and a body with backend skills; None where it stays unclear."""
    classes = _classes(job.position.title or "", lexicon)
    if {"backend", "full_stack"} & classes:
        return True
    if "other" in classes:
        return False
    if "adjacent" in classes:
        return None
    if "general" not in classes:
        return False
    shown = {mention.skill for mention in mentions if skills.skills[mention.skill].backend}
    return True if len(shown) >= LEAST_EVIDENCE else None


def _classes(title: str, lexicon: Lexicon) -> set[str]:
    """Classes of a title's phrases and of the front parts of its compounds ("Webentwickler")."""
    line = words(title)
    fronts = lexicon.title_compounds
    found = {each.label for each in lexicon.title_classes.find(title, line)}
    return found | {fronts[front] for word in line for front in _fronts(word.key) if front in fronts}


def _fronts(word: str) -> Iterator[str]:
    return (word[:end] for end in range(7, len(word)))
