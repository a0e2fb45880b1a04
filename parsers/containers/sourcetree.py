"""A source archive against an archive of documents: the first is one work sample, whatever files it holds."""

import re
from collections.abc import Sequence

from parsers.containers.archive import Archive, Entry, members
from parsers.containers.budget import Budget
from parsers.documents import text
from parsers.documents.name import shown
from parsers.records import Defect, Limits, Line

MOST_PATHS = 1000
_MOST_README_LINES = 300
_LONGEST_PATH = 1000
_DEEPEST = 2  # folders above a document that is meant to be seen, such as `project/docs/cv.pdf`

_CODE = re.compile(
    r"\.(?:py|pyw|ipynb|js|mjs|cjs|jsx|tsx?|vue|svelte|java|kt|kts|scala|groovy|class|go|rs|rb|php|cs|fs|vb|c|h|cc|cpp"
    r"|cxx|hpp|m|mm|swift|dart|ex|exs|erl|hs|clj|lua|pl|pm|r|jl|sql|sh|bash|ps1|bat|tf|proto|graphql|sol|asm|s)$",
    re.IGNORECASE,
)
_MANIFEST = re.compile(
    r"(?:^|/)(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|requirements[\w.-]*\.txt|Pipfile|pom\.xml|go\.mod"
    r"|build\.gradle(?:\.kts)?|Cargo\.toml|Gemfile|composer\.json|Makefile|CMakeLists\.txt|Dockerfile|docker-compose\.ya?ml"
    r"|compose\.ya?ml|[^/]+\.(?:csproj|sln|fsproj|gemspec|cabal|ipynb))$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|docm|odt|rtf|pages)$", re.IGNORECASE)
_README = re.compile(r"(?:^|/)readme(?:\.(?:md|markdown|rst|txt))?$", re.IGNORECASE)
_FOREIGN = re.compile(r"(?:^|/)(?:node_modules|vendor|site-packages|dist|build|target)/", re.IGNORECASE)


def is_source(entries: Sequence[Entry]) -> bool:
    """Whether an archive is a source tree: it has a manifest or notebook, or more code than documents."""
    if any(_MANIFEST.search(entry.path) for entry in entries):
        return True
    code = sum(bool(_CODE.search(entry.path)) for entry in entries)
    return code > sum(bool(_DOCUMENT.search(entry.path)) for entry in entries)


def documents_in(entries: Sequence[Entry]) -> list[Entry]:
    """Return the documents that lie in the upper folders of a source tree: a resume or letter beside the code."""
    return [
        entry
        for entry in entries
        if _DOCUMENT.search(entry.path) and entry.path.count("/") <= _DEEPEST and not _FOREIGN.search(entry.path)
    ]


def described(archive: Archive, budget: Budget, limits: Limits) -> tuple[tuple[Line, ...], tuple[Defect, ...]]:
    """Return the lines of a source tree: its README, then the path of each file; and what is left out."""
    readme = sorted((e for e in archive.entries if _README.search(e.path)), key=lambda e: e.path.count("/"))[:1]
    found = [line for each in members(archive, readme, budget) for line in text.read(each.content, limits).lines]
    lines = found[:_MOST_README_LINES]
    block = lines[-1].block + 1 if lines else 0
    paths = [Line(text=_plain(entry.path), block=block) for entry in archive.entries[:MOST_PATHS]]
    left = len(archive.entries) - MOST_PATHS
    note = Defect(code="archive_limit", detail=f"{left} further files in it are not listed.")
    return (*lines, *paths), (note,) if left > 0 else ()


def _plain(path: str) -> str:
    """Return a path that is safe to show."""
    return "/".join([shown(part, "unknown") for part in path[:_LONGEST_PATH].split("/") if part])
