"""Which of a person's own files are read, since a mail brings more than are: telling ones first, then a bit of all."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from parsers.sources.language import may_be_code

_TELLING = re.compile(
    r"package\.json|bower\.json|composer\.json|requirements[\w.-]*\.(?:txt|in)|constraints[\w.-]*\.txt|pyproject\.toml"
    r"|setup\.(?:py|cfg)|pipfile|environment\.ya?ml|go\.mod|pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|build\.sbt"
    r"|libs\.versions\.toml|gemfile|[\w.-]*\.(?:gemspec|csproj|fsproj|vbproj|podspec|cabal|nimble)|packages\.config"
    r"|directory\.(?:build|packages)\.props|cargo\.toml|mix\.exs|rebar\.config|pubspec\.ya?ml|package\.swift|podfile|deno\.jsonc?"
    r"|(?:[\w.-]+\.)?dockerfile(?:\.[\w.-]+)?|containerfile|(?:docker-)?compose[\w.-]*\.ya?ml|vagrantfile|procfile"
    r"|\.gitlab-ci\.yml|\.travis\.yml|jenkinsfile|azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.yml|appveyor\.yml"
    r"|makefile|cmakelists\.txt|tox\.ini|noxfile\.py|pytest\.ini|\.pre-commit-config\.yaml|alembic\.ini|manage\.py"
    r"|(?:base_|dev_)?settings\.py|config\.py|application[\w-]*\.(?:properties|ya?ml)|appsettings[\w.-]*\.json|web\.config"
    r"|database\.(?:yml|php)|schema\.(?:prisma|sql|rb)|\.env(?:\.[\w-]+)?|serverless\.ya?ml|chart\.yaml|nginx\.conf"
    r"|\.?babel(?:rc|\.config)[\w.]*|webpack[\w.-]*\.[cm]?[jt]s|(?:vite|rollup|jest|karma|tailwind|postcss|next|nuxt|vue"
    r"|svelte|angular|gulp|grunt|eslint|prettier|playwright|cypress|vitest|metro|esbuild|tsup|knex|ormconfig|drizzle)"
    r"[\w.-]*\.(?:[cm]?[jt]s|json)|gulpfile[\w.]*|gruntfile[\w.]*|\.eslintrc[\w.]*|\.prettierrc[\w.]*|tsconfig[\w.]*\.json"
    r"|lerna\.json|turbo\.json|nx\.json|phpunit\.xml[\w.]*|\.gitignore|\.gitattributes|\.gitmodules",
    re.IGNORECASE,
)
_TELLING_PATH = re.compile(
    r"(?:^|/)(?:\.github/workflows|\.circleci|k8s|kubernetes|settings|requirements)/[^/]+\.(?:ya?ml|py|txt|in)$",
    re.IGNORECASE,
)
README = re.compile(
    r"(?:readme|liesmich|lisez-?moi|leeme|leggimi|leia-?me|lees-?mij|czytaj-?to)(?:[._-]\w{2,5})?(?:\.(?:md|markdown|rst|txt|adoc))?",
    re.IGNORECASE,
)
_SETTING = re.compile(r"\.(?:ya?ml|json|xml|properties|toml|ini|cfg|conf|config|env|props|neon|hcl)$", re.IGNORECASE)
_MOST_BYTES = 512 * 1024  # of a file that is read
_MOST_NOTEBOOK_BYTES = 4 * 1024 * 1024  # what its cells put out is in it as well


class File(NamedTuple):
    """A file of a tree: path within it, bytes, and the number of its entry."""

    path: str
    size: int
    key: int


def is_telling(path: str) -> bool:
    """Whether a file says which tools a project is made with: manifests, builds, settings."""
    return bool(_TELLING.fullmatch(path.rpartition("/")[2]) or _TELLING_PATH.search(path))


def chosen(files: Sequence[File], languages: Sequence[str]) -> list[File]:
    """Return the files worth reading in the order of their worth: READMEs and manifests, code, settings.

    Code is read in turns: of each folder and language the smallest first, then the second of each, so that no folder
    waits for another to end. languages: Of the files, in their order.
    """
    readable = [pair for pair in zip(files, languages, strict=True) if 0 < pair[0].size <= _most_bytes(pair[0])]
    telling = [file for file, _ in readable if is_telling(file.path) or _is_readme(file)]
    others = [(file, language) for file, language in readable if not is_telling(file.path) and not _is_readme(file)]
    code = [pair for pair in others if pair[1] or may_be_code(pair[0].path) or _is_script(pair[0])]
    settings = [(file, "") for file, language in others if not language and _SETTING.search(file.path)]
    return [*sorted(telling, key=_telling_first), *_in_turns(code), *_in_turns(settings)]


def _in_turns(code: Sequence[tuple[File, str]]) -> list[File]:
    """Deal the files out: one of each folder and language a round, and within a round one of each language a turn."""
    ranked: list[tuple[int, int, int, File]] = []
    ordered = sorted(code, key=lambda pair: (pair[1], _folder(pair[0]), pair[0].size, pair[0].path))
    for _, of_language in groupby(ordered, key=lambda pair: pair[1]):
        for place, (_, group) in enumerate(groupby(of_language, key=lambda pair: _folder(pair[0]))):
            ranked += [(turn, place, file.size, file) for turn, (file, _) in enumerate(group)]
    return [file for *_, file in sorted(ranked)]


def _telling_first(file: File) -> tuple[bool, int, int, str]:
    """READMEs first, then from the top down, the small ones first."""
    return (not _is_readme(file), file.path.count("/"), file.size, file.path)


def _is_readme(file: File) -> bool:
    return bool(README.fullmatch(file.path.rpartition("/")[2]))


def _is_script(file: File) -> bool:
    name = file.path.rpartition("/")[2].lower()
    return "." not in name or name.endswith(".ipynb")


def _folder(file: File) -> str:
    return file.path.rpartition("/")[0]


def _most_bytes(file: File) -> int:
    return _MOST_NOTEBOOK_BYTES if file.path.lower().endswith(".ipynb") else _MOST_BYTES
