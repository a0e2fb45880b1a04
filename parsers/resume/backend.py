"""Does a position show backend work? By its title's class, and where that is a general one, by its body's evidence."""

from collections.abc import Sequence

from parsers.resume.positions import Job
from parsers.skills import Mention
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import words

# Kinds of skill that backend work leaves in a job's text.
EVIDENCE_KINDS = frozenset(
    {"lang", "framework", "db", "server", "auth", "orm", "mq", "query", "template", "protocol", "lib"}
)


def shows_backend(job: Job, mentions: Sequence[Mention], lexicon: Lexicon) -> bool | None:
    """True by the title, or by a general title and a body with a backend skill; None where it stays unclear."""
    title = job.position.title or ""
    line = words(title)
    classes = [found.label for found in lexicon.title_classes.find(title, line)]
    compound = _compound_classes(title, lexicon)
    classes += compound
    if "backend" in classes:
        return True
    if "other" in classes:
        return False
    if "adjacent" in classes:
        return None
    if "general" not in classes:
        return False
    return True if any(mention.kind in EVIDENCE_KINDS for mention in mentions) else None


def _compound_classes(title: str, lexicon: Lexicon) -> list[str]:
    """Classes of the front parts of compounds ("Webentwickler", "Backend-Entwickler")."""
    found = []
    for word in words(title):
        for phrase, label in lexicon.title_classes.labels.items():
            if len(phrase) >= 7 and " " not in phrase and word.key != phrase and word.key.startswith(phrase):
                found.append(label)
    return found
