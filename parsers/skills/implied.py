"""Skills that nobody can be without who has another: Django implies Python."""

from collections.abc import Iterator

from parsers.vocabulary.skill import SkillVocabulary


def implied(name: str, vocabulary: SkillVocabulary) -> Iterator[str]:
    """Give each skill that one implies, at whatever remove, the nearest first; a name of none implies none."""
    known = {name}
    waiting = [name]
    for each in waiting:
        entry = vocabulary.skills.get(each)
        for other in entry.implies if entry else ():
            if other not in known:
                known.add(other)
                waiting.append(other)
                yield other
