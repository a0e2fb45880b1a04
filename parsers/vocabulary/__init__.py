"""The vocabulary: facts that people edit who do not program. Texts in, frozen indexed records out."""

from collections.abc import Mapping
from dataclasses import dataclass

from parsers.errors import VocabularyError
from parsers.vocabulary import language, packages, skill_file
from parsers.vocabulary.language import LanguageVocabulary
from parsers.vocabulary.lexicon import Lexicon, lexicon
from parsers.vocabulary.packages import PackageVocabulary
from parsers.vocabulary.skill import SkillVocabulary

__all__ = [
    "LanguageVocabulary",
    "Lexicon",
    "PackageVocabulary",
    "SkillVocabulary",
    "Vocabulary",
    "VocabularyError",
    "build",
]

SKILLS = "skills.toml"
PACKAGES = "packages.toml"
LANGUAGES = "languages/"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """Everything the readers know about words. lexicon: the languages together, indexed. packages: names in code."""

    languages: tuple[LanguageVocabulary, ...]
    skills: SkillVocabulary
    packages: PackageVocabulary
    lexicon: Lexicon


def build(files: Mapping[str, str]) -> Vocabulary:
    """Build from texts by name: `skills.toml`, `packages.toml` and one `languages/CODE.toml` or more.

    English comes first, then the languages by their code: where two use one word differently, the first wins.
    Raises VocabularyError with the file's name and the line or entry that is wrong.
    """
    for name in (SKILLS, PACKAGES):
        if name not in files:
            raise VocabularyError(f"{name} is missing")
    languages = tuple(language.parse(name, text) for name, text in sorted(files.items()) if name.startswith(LANGUAGES))
    if not languages:
        raise VocabularyError(f"no file {LANGUAGES}*.toml")
    ordered = tuple(sorted(languages, key=lambda each: (each.code != "en", each.code)))
    codes = [each.code for each in ordered]
    if len(set(codes)) < len(codes):
        raise VocabularyError(f"two files of {LANGUAGES} have the same code")
    skills = skill_file.parse(SKILLS, files[SKILLS])
    known = packages.parse(PACKAGES, files[PACKAGES], skills)
    return Vocabulary(languages=ordered, skills=skills, packages=known, lexicon=lexicon(ordered))
