"""A source archive against an archive of documents: the first is one work sample, whatever files it holds."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.charset import decode_all
from parsers.containers.archive import Archive, Entry, Found, Member, likely_first, member, refusals
from parsers.containers.budget import Budget
from parsers.documents import text
from parsers.documents.name import shown
from parsers.records import Defect, Limits, Line, SourceCode
from parsers.sources import tree
from parsers.sources.choice import README, File
from parsers.sources.foreign import PROGRAM_ENDINGS
from parsers.sources.language import language
from parsers.sources.ownership import LONGEST_PATH, Ownership
from parsers.sources.tree import Survey

MOST_PATHS = 1000
_MOST_README_LINES = 300
_DEEPEST = 2  # folders above a document that is meant to be seen, such as `project/docs/cv.pdf`

_MANIFEST = re.compile(
    r"(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|requirements[\w.-]*\.txt|Pipfile|pom\.xml|go\.mod"
    r"|build\.gradle(?:\.kts)?|Cargo\.toml|Gemfile|composer\.json|CMakeLists\.txt|Dockerfile|docker-compose\.ya?ml"
    r"|compose\.ya?ml|.+\.(?:csproj|sln|fsproj|gemspec|cabal|ipynb))",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|docm|odt|rtf|pages)$", re.IGNORECASE)
_PAPER = re.compile(
    r"\.(?:pdf|docx?|docm|odt|rtf|pages|tex|eml|msg|zip|7z|rar|t(?:ar|gz|bz2?|xz)|tar\.\w+)$", re.IGNORECASE
)
_ARCHIVE = re.compile(r"\.(?:zip|7z|tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz))$", re.IGNORECASE)

_UNREAD = {
    "encrypted": "It asks for a password; of {count} files of code only the names were read.",
    "damaged": "{count} files of code cannot be taken out.",
    "unsupported": "{count} files of code are packed by a method that is not read.",
    "archive_limit": "{count} files of code are counted by their names alone; the others were read.",
}
_ODD = re.compile(r'[<>:"|?*\\]|^/|//|(?:^|/)(?: |\.[ .]|\.(?:/|$))|[ .](?:/|$)')
_HIDDEN = re.compile(r"\.\w")
_MOST_PARTS = 50  # of a path that is mended: its last folders
_NO_SOURCE = Defect(code="no_source", detail="It holds programs or libraries; no source code was found in it.")


class Sample(NamedTuple):
    """A source tree. lines: Its README, then its paths. source: What its code shows. defects: What was left out.

    members: Documents and archives in the upper folders, each a document of its own.
    """

    lines: tuple[Line, ...]
    source: SourceCode
    defects: tuple[Defect, ...]
    members: tuple[Member, ...]


def is_source(entries: Sequence[Entry]) -> bool:
    """Whether an archive is a source tree: it has a manifest or a notebook, more code than documents, or programs.

    A single page with its styles can be a resume, and is read as what it is.
    """
    if any(_MANIFEST.fullmatch(entry.path.rpartition("/")[2]) for entry in entries):
        return True
    written = Counter(language(entry.path) for entry in entries)
    code = written.total() - written[""] - written["HTML"] - written["CSS"]
    if written["HTML"] > 1:
        code += written["HTML"] + written["CSS"]
    documents = sum(bool(_DOCUMENT.search(entry.path)) for entry in entries)
    return code > documents or _holds_programs(entries)


def _holds_programs(entries: Sequence[Entry]) -> bool:
    """Whether several files are no papers, and some are compiled; a single file is read as what it is."""
    has_programs = any(entry.path.rpartition(".")[2].lower() in PROGRAM_ENDINGS for entry in entries)
    return has_programs and len(entries) > 1 and not any(_PAPER.search(entry.path) for entry in entries)


def read(archive: Archive, budget: Budget, limits: Limits) -> Sample:
    """Read a source tree in one pass, since a solid archive is unpacked anew for every other."""
    entries = {entry.key: entry for entry in archive.entries}
    survey = tree.survey([File(_plain(entry.path), entry.size, entry.key) for entry in archive.entries])
    code = [entries[file.key] for file in tree.wanted(survey)]
    papers = _papers(survey, entries)
    left = len(papers[budget.files :])
    papers = papers[: budget.files]
    refused = refusals(code, budget.takes_source) | refusals(papers, budget.takes)
    found = archive.read([entry for entry in (*code, *papers) if entry.key not in refused])
    texts = _texts(code, found)
    source = tree.findings(survey, texts, history=_plain(archive.history))
    described = _readme(survey, texts)
    readme = text.from_text(texts[described.key], limits).lines[:_MOST_README_LINES] if described else ()
    return Sample(
        lines=(*readme, *_paths(survey, readme, described)),
        source=replace(source, readme_lines=len(readme)),
        defects=tuple(_defects(survey, [refused.get(each.key) or found.get(each.key) for each in code], left)),
        members=tuple([member(entry, refused, found) for entry in papers]),
    )


def _papers(survey: Survey, entries: Mapping[int, Entry]) -> list[Entry]:
    """Return the documents and archives in the upper folders: a resume beside the code, a project within another."""
    seen = [
        entries[file.key]
        for file, owner in zip(survey.files, survey.owners, strict=True)
        if file.path.count("/") <= _DEEPEST
        and owner in {Ownership.OWN, Ownership.OTHER}
        and (_DOCUMENT.search(file.path) or _ARCHIVE.search(file.path))
    ]
    return likely_first(seen)


def _texts(code: Sequence[Entry], found: Found) -> dict[int, str]:
    """Return what was read, decoded, by key, in the order in which it was chosen."""
    contents = {entry.key: content for entry in code if isinstance(content := found.get(entry.key), bytes)}
    return dict(zip(contents, decode_all(contents.values()), strict=True))


def _readme(survey: Survey, texts: Mapping[int, str]) -> File | None:
    """Return the topmost README."""
    named = [file for file in survey.own if README.fullmatch(file.path.rpartition("/")[2]) and file.key in texts]
    return min(named, key=lambda file: (file.path.count("/"), file.path), default=None)


def _paths(survey: Survey, readme: Sequence[Line], described: File | None) -> Iterator[Line]:
    """Yield the paths: the one of the README that is shown, then those of the person's own files."""
    block = readme[-1].block + 1 if readme else 0
    pairs = zip(survey.files, survey.owners, strict=True)
    ordered = sorted(
        pairs, key=lambda pair: (pair[0] != described, pair[1] in {Ownership.VENDORED, Ownership.GENERATED})
    )
    return (Line(text=file.path, block=block) for file, _ in ordered[:MOST_PATHS])


def _defects(survey: Survey, read: Sequence[bytes | Defect | None], left: int) -> Iterator[Defect]:
    """Yield what is wrong or left out. read: What came of each file of code that was chosen."""
    if not tree.has_source(survey):
        yield _NO_SOURCE
    codes = Counter("damaged" if each is None else each.code for each in read if not isinstance(each, bytes))
    for code, detail in _UNREAD.items():
        if codes[code]:
            yield Defect(code=code, detail=detail.format(count=codes[code]))
    if left:
        yield Defect(code="archive_limit", detail=f"{left} more files in it are past the limit of what is taken out.")
    if len(survey.files) > MOST_PATHS:
        detail = f"{len(survey.files) - MOST_PATHS} further files in it are not listed."
        yield Defect(code="archive_limit", detail=detail)


def _plain(path: str) -> str:
    """Return a path that is safe to show; dots at the beginning of names, which tell, are kept."""
    path = path.replace("\\", "/")
    if len(path) <= LONGEST_PATH and path.isascii() and path.isprintable() and not _ODD.search(path):
        return path
    parts = [part for part in path[:LONGEST_PATH].split("/")[-_MOST_PARTS:] if part]
    return "/".join([("." if _HIDDEN.match(part) else "") + shown(part, "unknown") for part in parts])
