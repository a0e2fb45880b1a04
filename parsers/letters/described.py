"""Projects that a letter describes in running text: a project is spoken of and something was built, or it is linked."""

import re
from collections.abc import Iterator, Sequence

from parsers.records import Document, Project
from parsers.resume.contact import addresses_of
from parsers.resume.row import Row
from parsers.resume.rows import squeeze
from parsers.resume.sentences import Sentence, sentences
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key, words

_MOST_SENTENCES = 4  # of one description
_MOST_PROJECTS = 8
_EDGES = " \t,;:.-\u2013\u2014"
_QUOTED = re.compile(
    r"\s*[\"\u201c\u201e\u00ab'\u2018]([^\"\u201d\u201c\u00bb\u2019']{2,60})[\"\u201d\u201c\u00bb\u2019']"
)
_NAMED = re.compile(r"\s+((?:[A-Z][\w+-]+|[a-z]+[-_][\w-]+)(?:\s[A-Z][\w+-]+){0,3})")
_OPENING = re.compile(r"((?:[A-Z][\w+-]+)(?:\s[A-Z][\w+-]+){0,2})\s")


def read(document: Document, found: Sequence[Row], lexicon: Lexicon) -> tuple[Project, ...]:
    """Give the projects that sentences of a letter describe. One without a name goes by the clause that tells of it."""
    said = list(sentences(found))
    projects: list[Project] = []
    at = 0
    while at < len(said) and len(projects) < _MOST_PROJECTS:
        length = _length(said, at, lexicon)
        if length:
            projects.append(_project(document, said[at : at + length], lexicon))
        at += length or 1
    return tuple(projects)


def project(document: Document, found: Sequence[Row], lexicon: Lexicon) -> Project | None:
    """Give the project that a paragraph describes, whatever its words; None without a sentence."""
    said = list(sentences(found))
    return _project(document, said, lexicon) if said else None


def _length(said: Sequence[Sentence], at: int, lexicon: Lexicon) -> int:
    """Return how many sentences from one on describe a project, 0 where none does."""
    labels = _labels(said[at], lexicon)
    following = _labels(said[at + 1], lexicon) if at + 1 < len(said) else frozenset()
    told = "project" in labels and ("built" in labels or "built" in following)
    if said[at].text.endswith("?") or not (
        _subject(said[at], lexicon) or told or ("built" in labels and any(_links(said[at])))
    ):
        return 0
    length = 1
    while length < _MOST_SENTENCES and at + length < len(said) and _goes_on(said[at + length - 1], said[at + length]):
        length += 1
    return length


def _subject(sentence: Sentence, lexicon: Lexicon) -> str | None:
    """Return the name that opens a sentence such as "Ledgerly is a service that I built"."""
    named = _OPENING.match(sentence.text)
    if named is None or key(named[1]) in lexicon.pronouns:
        return None
    found = list(lexicon.own_work.find(sentence.text, words(sentence.text)))
    is_told = any(each.label == "made" for each in found) and "built" in _labels(sentence, lexicon)
    behind = any(each.label == "is_a" and each.start == named.end() for each in found)
    return squeeze(named[1]) if is_told and behind else None


def _labels(sentence: Sentence, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(found.label for found in lexicon.letter_words.find(sentence.text, words(sentence.text)))


def _goes_on(sentence: Sentence, following: Sentence) -> bool:
    """Whether the next sentence stands in the same paragraph, or is what a colon leads to."""
    if sentence.text.endswith(":"):
        return True
    last, first = sentence.pieces[-1][1], following.pieces[0][1]
    if last is first:
        return True
    joined = first.number == last.number + 1 and first.line.block == last.line.block > 0
    return joined and not first.bullet


def _project(document: Document, said: Sequence[Sentence], lexicon: Lexicon) -> Project:
    names = (_subject(each, lexicon) or _name(each, lexicon) for each in said[:2])
    name = next(filter(None, names), None)
    texts = [squeeze(each.text) for each in said]
    if name is None:
        name, texts[0] = _told(said[0], lexicon), ""
    return Project(
        name=name,
        description=" ".join(filter(None, texts)) or None,
        links=tuple(dict.fromkeys(url for each in said for url in _links(each))),
        evidence=tuple(
            place for each in said for place in each.evidence(document, "project_described", 0, len(each.text))
        ),
    )


def _name(sentence: Sentence, lexicon: Lexicon) -> str | None:
    """Return the name behind words such as "called": in quotation marks, or written as names are."""
    for found in lexicon.called.find(sentence.text, words(sentence.text)):
        named = _QUOTED.match(sentence.text, found.end) or _NAMED.match(sentence.text, found.end)
        if named:
            return squeeze(named[1]).strip(_EDGES)
    return None


def _told(sentence: Sentence, lexicon: Lexicon) -> str:
    """Return the clause that says what was built; the sentence where it is one clause."""
    clauses = [each.strip(_EDGES) for each in re.split(r":\s+|;\s+", sentence.text)]
    for clause in clauses:
        if any(found.label == "built" for found in lexicon.letter_words.find(clause, words(clause))):
            return squeeze(clause)
    return squeeze(sentence.text).strip(_EDGES)


def _links(sentence: Sentence) -> Iterator[str]:
    for _, row in sentence.pieces:
        for each in addresses_of(row):
            if each.url in sentence.text or each.url.partition("://")[2] in sentence.text or each.end is None:
                yield each.url
