"""A directory of files and what was read of some -> `SourceCode`: whose they are, how many, in which languages."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.records import SourceCode, Trace
from parsers.sources import choice, ownership, provenance, purpose
from parsers.sources.choice import File
from parsers.sources.findings import Piece, pieces, shares, traces_of
from parsers.sources.language import language
from parsers.sources.ownership import Ownership

_HISTORY = ".git"
_LOCK = re.compile(r"(?:\.lock|[.-]lock\.(?:json|ya?ml)|\.lockb|go\.sum)$", re.IGNORECASE)
_MOST_UNREAD = 500  # files whose names alone are looked at for what they tell


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


def findings(found: Survey, texts: Mapping[int, str], *, history: str) -> SourceCode:
    """Return what a tree shows. texts: Of the files read, by key. history: Path of a folder of Git in it, or empty."""
    owners = [
        provenance.by_content(file.path, texts[file.key]) if owner is Ownership.OWN and file.key in texts else owner
        for file, owner in zip(found.files, found.owners, strict=True)
    ]
    survey = found._replace(owners=tuple(owners))
    own = survey.own
    heads = _heads(own)
    read = _in_order(own, texts, heads)
    versioned = [Trace("file", _HISTORY, history, 0, "", "version_control")] if history else []
    return replace(
        _counts(own, texts),
        vendored=owners.count(Ownership.VENDORED),
        generated=owners.count(Ownership.GENERATED),
        languages=shares(_written(own, read, heads)),
        traces=(*versioned, *traces_of([*read, *_unread(survey, texts)])),
    )


def _counts(own: Sequence[File], texts: Mapping[int, str]) -> SourceCode:
    return SourceCode(
        files=len(own),
        tests=sum(purpose.is_test(file.path, texts.get(file.key)) for file in own),
        migrations=sum(purpose.is_migration(file.path) for file in own),
        templates=sum(purpose.is_template(file.path, texts.get(file.key)) for file in own),
    )


def _heads(own: Sequence[File]) -> str:
    """Return the ending by which headers (`.h`) are read: that of the files they are for, where no C is among them."""
    endings = {file.path.rpartition(".")[2].lower() for file in own}
    if "c" in endings:
        return ".h"
    return ".hpp" if endings & {"cpp", "cc", "cxx", "ino"} else ".mm" if endings & {"m", "mm"} else ".h"


def _read_as(file: File, heads: str) -> str:
    return file.path[: -len(".h")] + heads if file.path.lower().endswith(".h") else file.path


def _in_order(own: Sequence[File], texts: Mapping[int, str], heads: str) -> list[Piece]:
    """Return what was read of own files, in the order in which it was chosen."""
    kept = {file.key: file for file in own}
    files = [(kept[key], text) for key, text in texts.items() if key in kept]
    return [piece for file, text in files for piece in pieces(file.path, text, _read_as(file, heads))]


def _written(own: Sequence[File], read: Sequence[Piece], heads: str) -> list[tuple[str, int]]:
    """Return language and bytes of each own file; a notebook counts by its code, which only reading tells."""
    known: dict[str, list[Piece]] = {}
    for piece in read:
        known.setdefault(piece.path, []).append(piece)
    found = []
    for file in own:
        if _is_notebook(file):
            found += [(piece.language, len(piece.text)) for piece in known.get(file.path, ())]
        else:
            name = known[file.path][0].language if file.path in known else language(_read_as(file, heads))
            found.append((name, file.size))
    return found


def _unread(found: Survey, read: Collection[int]) -> list[Piece]:
    """Return files that were not read but whose names may tell: the person's own but code, and locks of manifests."""
    own = [file for file in found.own if not language(file.path)]
    pairs = zip(found.files, found.owners, strict=True)
    locks = [file for file, owner in pairs if owner is Ownership.GENERATED and _LOCK.search(file.path)]
    unread = [file for file in (*locks, *own) if file.key not in read]
    return [Piece(file.path, file.path, "") for file in unread[:_MOST_UNREAD]]


def _is_notebook(file: File) -> bool:
    return file.path.lower().endswith(".ipynb")
