"""A directory of files and what was read of some -> `SourceCode`: whose they are, how many, in which languages."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.records import SourceCode, Trace
from parsers.sources import choice, ownership, purpose
from parsers.sources.choice import File
from parsers.sources.findings import Piece, pieces, shares, traces_of
from parsers.sources.language import language
from parsers.sources.ownership import Ownership

_HISTORY = ".git"
_LOCK = re.compile(r"(?:\.lock|[.-]lock\.(?:json|ya?ml)|\.lockb|go\.sum)$", re.IGNORECASE)


class Survey(NamedTuple):
    """The files of a tree and, in their order, whose they are by what the directory tells."""

    files: tuple[File, ...]
    owners: tuple[Ownership, ...]

    @property
    def own(self) -> list[File]:
        """Files of the person's own."""
        return [file for file, owner in zip(self.files, self.owners, strict=True) if owner is Ownership.OWN]


def survey(files: Sequence[File]) -> Survey:
    """Look at a directory."""
    return Survey(tuple(files), tuple(ownership.by_path([(file.path, file.size) for file in files])))


def wanted(found: Survey) -> list[File]:
    """Return the own files worth reading, the best first."""
    own = found.own
    return choice.chosen(own, [language(file.path) for file in own])


def has_source(found: Survey) -> bool:
    """Whether there is code of the person's own, or a file that says how it is built."""
    return any(language(file.path) or choice.is_telling(file.path) or _is_notebook(file) for file in found.own)


def findings(found: Survey, texts: Mapping[int, str], *, versioned: bool) -> SourceCode:
    """Return what a tree shows. texts: Of the files read, by key. versioned: A version control's folder lies in it."""
    owners = [
        ownership.by_content(file.path, texts[file.key]) if owner is Ownership.OWN and file.key in texts else owner
        for file, owner in zip(found.files, found.owners, strict=True)
    ]
    survey = found._replace(owners=tuple(owners))
    own = survey.own
    read = _in_order(own, texts)
    history = [Trace("file", _HISTORY, _HISTORY, 0, "", "version_control")] if versioned else []
    return replace(
        _counts(own, texts),
        vendored=owners.count(Ownership.VENDORED),
        generated=owners.count(Ownership.GENERATED),
        languages=shares(_written(own, read)),
        traces=(*history, *traces_of([*read, *_unread(survey, texts)])),
    )


def _counts(own: Sequence[File], texts: Mapping[int, str]) -> SourceCode:
    return SourceCode(
        files=len(own),
        tests=sum(purpose.is_test(file.path, texts.get(file.key)) for file in own),
        migrations=sum(purpose.is_migration(file.path) for file in own),
        templates=sum(purpose.is_template(file.path, texts.get(file.key)) for file in own),
    )


def _in_order(own: Sequence[File], texts: Mapping[int, str]) -> list[Piece]:
    """Return what was read of own files, in the order in which it was chosen."""
    kept = {file.key: file for file in own}
    return [piece for key, text in texts.items() if key in kept for piece in pieces(kept[key].path, text)]


def _written(own: Sequence[File], read: Sequence[Piece]) -> list[tuple[str, int]]:
    """Return language and bytes of each own file; a notebook counts by its code, which only reading tells."""
    known: dict[str, list[Piece]] = {}
    for piece in read:
        known.setdefault(piece.path, []).append(piece)
    found = []
    for file in own:
        if _is_notebook(file):
            found += [(piece.language, len(piece.text)) for piece in known.get(file.path, ())]
        else:
            name = known[file.path][0].language if file.path in known else language(file.path)
            found.append((name, file.size))
    return found


def _unread(found: Survey, read: Collection[int]) -> list[Piece]:
    """Return the files that were not read but whose names may tell: of the person's own, and the locks of manifests."""
    return [
        Piece(file.path, file.path, "")
        for file, owner in zip(found.files, found.owners, strict=True)
        if file.key not in read
        and (owner is Ownership.OWN or (owner is Ownership.GENERATED and _LOCK.search(file.path)))
    ]


def _is_notebook(file: File) -> bool:
    return file.path.lower().endswith(".ipynb")
