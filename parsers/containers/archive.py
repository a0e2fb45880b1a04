"""What the formats of archives have in common: a directory that is read first, and files that are taken out by choice.

Nothing is ever written to a disk, and no path of an archive is followed: a path is only shown. Links, devices and
folders are no entries.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from parsers.containers.budget import Budget, is_bomb
from parsers.records import Defect

_JUNK = re.compile(
    r"(?:^|/)(?:__MACOSX|\.git|\.svn|\.hg)/|(?:^|/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$", re.IGNORECASE
)
_HISTORY = re.compile(r"((?:^|/)\.git)/(?:HEAD$|refs/)")
_LIKELY = re.compile(
    r"\.(?:pdf|docx?|docm|dotx?|odt|ott|rtf|pages|eml|msg|mbox|dat|zip|7z|tar|t?gz|t?bz2?|t?xz)$", re.IGNORECASE
)


Found = Mapping[int, bytes | Defect]
"""What was taken out, or why it could not be, by the key of the entry."""


class Entry(NamedTuple):
    """A file as the directory of its archive states it.

    path: As stored, with `/` between folders. size, packed: bytes, unpacked and packed; packed is 0 where unknown.
    key: Its number in the directory. refusal: Why it can't be read, if that is known beforehand.
    """

    path: str
    size: int
    packed: int
    key: int
    refusal: Defect | None = None


class Archive(NamedTuple):
    """An opened archive.

    read: Takes out the entries named, each with at most the bytes it states; content or a defect by key, and an entry
    that is missing in the result could not be reached. notes: What was wrong with the archive as a whole.
    history: Path of the first folder of Git in it, whose files are no entries; empty where none is.
    """

    entries: tuple[Entry, ...]
    read: Callable[[Sequence[Entry]], "Found"]
    notes: tuple[Defect, ...] = ()
    history: str = ""


class Member(NamedTuple):
    """A file taken out of an archive, or the defect that says why it was not."""

    path: str
    content: bytes
    defect: Defect | None = None


def members(archive: Archive, wanted: Sequence[Entry], budget: Budget) -> Iterator[Member]:
    """Yield the wanted files in their order, charged to the budget; likely documents are charged first."""
    refused = refusals(likely_first(wanted), budget.takes)
    found = archive.read([entry for entry in wanted if entry.key not in refused])
    for entry in wanted:
        yield member(entry, refused, found)


def member(entry: Entry, refused: Mapping[int, Defect], found: Found) -> Member:
    """Return a file by what came of it."""
    content = refused.get(entry.key) or found.get(entry.key)
    if isinstance(content, bytes):
        return Member(entry.path, content)
    return Member(entry.path, b"", content or Defect(code="damaged", detail="It cannot be taken out."))


def refusals(entries: Iterable[Entry], takes: Callable[[int], bool]) -> dict[int, Defect]:
    """Charge files to a budget in their order; return why some must not be taken out, by key."""
    return {entry.key: defect for entry in entries if (defect := _refusal(entry, takes))}


def _refusal(entry: Entry, takes: Callable[[int], bool]) -> Defect | None:
    if entry.refusal:
        return entry.refusal
    if is_bomb(entry.size, entry.packed) and entry.packed:
        return Defect(code="archive_limit", detail="It unpacks to more than a hundred times its size.")
    if not takes(entry.size):
        return Defect(code="archive_limit", detail="It is past the limit of what is taken out of containers.")
    return None


def likely_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries with the likely documents, mails and archives before the others, else in their order."""
    return sorted(entries, key=lambda entry: not _LIKELY.search(entry.path))


def history(paths: Iterable[str]) -> str:
    """Return the first folder with a file that every folder of Git has (gitrepository-layout(5)), or an empty path."""
    likely = (path for path in paths if ".git/" in path)
    return next((path[: found.end(1)] for path in likely if (found := _HISTORY.search(path))), "")


def is_junk(path: str) -> bool:
    """Whether a file is one that systems and version control leave in archives."""
    return bool(_JUNK.search(path))
