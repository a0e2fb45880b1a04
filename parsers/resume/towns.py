"""Towns that no list has, told by the resume itself: one that ends the lines of several employers is where they are."""

from collections.abc import Iterator, Sequence

from parsers.resume.fit import Fit
from parsers.resume.head import Head
from parsers.resume.segments import Atom
from parsers.vocabulary.phrases import key

_LONGEST = 3
_LEAST = 2
_SET_OFF = ("comma", "dash", "strong", "bracket")


def towns(heads: Sequence[Head], fit: Fit) -> frozenset[str]:
    """Give the keys of names that stand last in a line after at least two different employers, in heads with a title.

    What also begins a line is an employer.
    """
    after: dict[str, set[str]] = {}
    for each in heads:
        if any(fit.names_title(atom.text) for atom in each.atoms):
            for before, atom in _pairs(each.atoms):
                if _may_be_town(atom, fit) and not fit.names_title(before.text):
                    after.setdefault(key(atom.text), set()).add(key(before.text))
    first = {key(atom.text) for each in heads for atom in each.atoms if not atom.order}
    return frozenset(name for name, employers in after.items() if len(employers) >= _LEAST and name not in first)


def _pairs(atoms: Sequence[Atom]) -> Iterator[tuple[Atom, Atom]]:
    """Give the last two atoms of each line."""
    for at in range(1, len(atoms)):
        if atoms[at - 1].row == atoms[at].row and (at + 1 == len(atoms) or atoms[at + 1].row != atoms[at].row):
            yield atoms[at - 1], atoms[at]


def _may_be_town(atom: Atom, fit: Fit) -> bool:
    short = len(atom.text.split()) <= _LONGEST and atom.text[:1].isupper() and atom.glue in _SET_OFF
    return short and not fit.names_title(atom.text) and not fit.names_part(atom.text)
