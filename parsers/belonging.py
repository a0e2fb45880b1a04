"""Whose is a work sample that came with the papers of several people? Theirs whom it names, if it names one only."""

from collections.abc import Iterator, Sequence

from parsers.merging import address
from parsers.records import Applicant, Document
from parsers.vocabulary.phrases import key

_MOST_LINES = 300
"""Of a document's first lines, which are its README, its own head, or the paths of its files."""

_LONGEST_LINE = 500


def owner(document: Document, papers: Sequence[Sequence[Applicant]]) -> int | None:
    """Return the number of the one person whom the document names; None where it names nobody, or several.

    papers: By person, what was read of each. A name of one word is no sign, since it may be a word.
    """
    names = [part.replace(".", " ") for part in (document.name, document.container or "")]
    lines = [*names, *[line.text for line in document.lines[:_MOST_LINES]]]
    shown = [line[:_LONGEST_LINE] for line in lines]
    text = "\n".join(shown).casefold()
    spaced = "\n".join([f" {key(line)} " for line in shown])
    named = [
        number
        for number, group in enumerate(papers)
        if any(each in text for each in _addresses(group)) or any(f" {each} " in spaced for each in _names(group))
    ]
    return named[0] if len(named) == 1 else None


def _addresses(group: Sequence[Applicant]) -> Iterator[str]:
    """Give the addresses of mail and profiles, without those of a mere host."""
    for person in group:
        if person.email:
            yield person.email.value.casefold()
        yield from (found for link in person.links if "/" in (found := address(link.value)))


def _names(group: Sequence[Applicant]) -> Iterator[str]:
    """Give the names of two words and more, in their order and with the last word first."""
    for person in group:
        name = key(person.name.value).split() if person.name else []
        if len(name) > 1:
            yield " ".join(name)
            yield " ".join([name[-1], *name[:-1]])
