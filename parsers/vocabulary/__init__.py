"""The vocabulary: facts that people edit who do not program. Texts in, frozen indexed records out."""

from collections.abc import Mapping
from dataclasses import dataclass

from parsers.errors import VocabularyError
from parsers.vocabulary import language, skill_file
from parsers.vocabulary.language import LanguageVocabulary
from parsers.vocabulary.lexicon import Lexicon, lexicon
from parsers.vocabulary.skill import SkillVocabulary

__all__ = ["LanguageVocabulary", "Lexicon", "SkillVocabulary", "Vocabulary", "VocabularyError", "build"]

SKILLS = "skills.toml"
LANGUAGES = "languages/"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """Everything the readers know about words. lexicon: the languages together, indexed."""

    languages: tuple[LanguageVocabulary, ...]
    skills: SkillVocabulary
    lexicon: Lexicon


def build(files: Mapping[str, str]) -> Vocabulary:
    """Build from texts by name: `skills.toml` and one `languages/CODE.toml` or more.

    English comes first, then the languages by their code: where two use one word differently, the first wins.
    Raises VocabularyError with the file's name and the line or entry that is wrong.
    """
    if SKILLS not in files:
        raise VocabularyError(f"{SKILLS} is missing")
    languages = tuple(language.parse(name, text) for name, text in sorted(files.items()) if name.startswith(LANGUAGES))
    if not languages:
        raise VocabularyError(f"no file {LANGUAGES}*.toml")
    ordered = tuple(sorted(languages, key=lambda each: (each.code != "en", each.code)))
    codes = [each.code for each in ordered]
    if len(set(codes)) < len(codes):
        raise VocabularyError(f"two files of {LANGUAGES} have the same code")
    return Vocabulary(languages=ordered, skills=skill_file.parse(SKILLS, files[SKILLS]), lexicon=lexicon(ordered))
