"""Skills that nobody can be without who has those stated: Django implies Python."""

from collections.abc import Iterable

from parsers.vocabulary.skill import SkillVocabulary


def implied(names: Iterable[str], vocabulary: SkillVocabulary) -> tuple[tuple[str, str], ...]:
    """Give each skill that stated ones imply, at whatever remove, with the first stated one that does.

    Names that the vocabulary lacks imply nothing. The order is that of the stated names, nearest implications first.
    """
    stated = dict.fromkeys(names)
    reasons: dict[str, str] = {}
    for name in stated:
        waiting = [name]
        while waiting:
            entry = vocabulary.skills.get(waiting.pop(0))
            for other in entry.implies if entry else ():
                if other not in stated and other not in reasons:
                    reasons[other] = name
                    waiting.append(other)
    return tuple(reasons.items())
