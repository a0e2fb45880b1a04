"""Whose a file of a source tree is: the person's own, of a library that came along, or made by a program.

What decides, in this order:
1. A folder that only libraries lie in (`node_modules`, a virtual environment by its `pyvenv.cfg`) or programs write to.
2. A folder that may be either (`vendor`, `build`): marks of what lies in and beside it. Without any it is their own.
3. The file's name: lock files, compiled and minified files, copies of known libraries, output of known generators.
4. What was read of it, see `provenance`: a library's banner, "DO NOT EDIT" at its head, lines no hand writes.

A wrong "own" credits somebody with a library's code, a wrong "vendored" takes their work from them: where a name can
mean either (`axios.js`, a Django app called `vendor`), it is own unless something else speaks against it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from identify import identify

from parsers.sources import foreign
from parsers.sources.language import may_be_code


class Ownership(StrEnum):
    """Whose a file is. OTHER: nobody's code, such as pictures, data and programs."""

    OWN = "own"
    VENDORED = "vendored"
    GENERATED = "generated"
    OTHER = "other"


LONGEST_PATH = 1000
_LONGEST_NAME = 255  # what file systems allow
_DEEPEST = 24  # folders of a path that are looked at
_MOST_PARTS = 500  # files of a folder that are looked at for marks
_MOST_CODE_BYTES = 1024 * 1024  # of a file; what is larger was not written by hand
_MOST_SHIPPED_BYTES = 200 * 1024  # of JavaScript and CSS; what is larger is a library or a bundle
_MOST_DATA_BYTES = 256 * 1024  # of SQL, JSON, XML and the like; what is larger is a dump
_MOST_RECORDS = 100  # files of one kind of data in one folder; more are data
_DATA = re.compile(r"\.(?:sql|json|xml|ya?ml|txt|html?)$")

SHIPPED = re.compile(r"\.(?:m?js|css|scss|less)$")
"""Scripts and style sheets, which a browser is served: whole libraries are copied among them."""


def by_path(files: Sequence[tuple[str, int]]) -> list[Ownership]:
    """Return whose each file is, given path and bytes of all of an archive, by what its directory alone tells."""
    paths = [path.lower() if len(path) <= LONGEST_PATH else "" for path, _ in files]
    folders = _Folders(paths)
    collected = _collected(paths)
    return [
        Ownership.OTHER
        if not path or _heap(path) in collected
        else folders.owner(path) or _by_name(path, size, folders)
        for path, (_, size) in zip(paths, files, strict=True)
    ]


def _by_name(path: str, size: int, folders: "_Folders") -> Ownership:
    folder, _, name = path.rpartition("/")
    if len(name) > _LONGEST_NAME:
        return Ownership.OTHER
    ending = name.rpartition(".")[2] if "." in name else ""
    if ending in foreign.MADE_ENDINGS or foreign.MADE_FILE.fullmatch(name):
        return Ownership.GENERATED
    is_shipped = bool(SHIPPED.search(name))
    if foreign.LIBRARY_FILE.fullmatch(name) or folders.is_of_framework(folder, name):
        return Ownership.VENDORED
    if is_shipped and (size > _MOST_SHIPPED_BYTES or _is_copied(folder, name)):
        return Ownership.VENDORED
    return Ownership.OWN if _is_written(name, ending, size) else Ownership.OTHER


def _is_copied(folder: str, name: str) -> bool:
    """Whether a script or style sheet bears the name of a library that is copied whole into projects."""
    if foreign.SHIPPED_FILE.fullmatch(name):
        return True
    return bool(foreign.COPIED_FILE.fullmatch(name)) and _is_served(folder) and "src" not in folder.split("/")


def _is_served(folder: str) -> bool:
    """Whether a folder lies in one of assets, or is one."""
    return not foreign.ASSET_FOLDERS.isdisjoint(folder.split("/"))


def _is_written(name: str, ending: str, size: int) -> bool:
    """Whether a file is text that a person may have written."""
    if ending in foreign.PROGRAM_ENDINGS or ending in foreign.DATA_ENDINGS:
        return False
    if ending != "ipynb" and size > (_MOST_DATA_BYTES if _DATA.search(name) else _MOST_CODE_BYTES):
        return False
    tags = identify.tags_from_filename(name)
    if "binary" in tags:
        return False
    return "text" in tags or not ending or ending in foreign.TEXT_ENDINGS or may_be_code(name)


def _heap(path: str) -> tuple[str, str] | None:
    """Return folder and ending of a file that may be one of many records, None for code."""
    ending = _DATA.search(path)
    return (path.rpartition("/")[0], ending[0]) if ending and ending[0] != ".sql" else None


def _collected(paths: Iterable[str]) -> frozenset[tuple[str, str] | None]:
    """Return the heaps of data: nobody writes a hundred files of XML or the like into one folder."""
    counted = Counter(heap for path in paths if (heap := _heap(path)))
    return frozenset(heap for heap, count in counted.items() if count > _MOST_RECORDS)


class _Folders:
    """The folders of a tree, in lower case with a slash at their end, and whose their files are."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)
        self._inside = _inside(self._paths)
        self._top = _only_folder(self._paths)
        self._owners: dict[str, Ownership | None] = {"": None}
        self._libraries = frozenset(
            path[: -len(mark)] + kept
            for path in self._paths
            for mark, kept in foreign.ROOT_MARKS
            if path == mark or path.endswith("/" + mark)
        ) | frozenset(filter(None, map(_licensed, self._paths)))

    def owner(self, path: str) -> Ownership | None:
        """Return whose a file is by its folders, None where they say nothing."""
        if foreign.PATH_PARTS.search(path):
            return Ownership.VENDORED
        folders = path.split("/")[:-1][:_DEEPEST]
        before: Ownership | None = None
        whole = ""
        for name in folders:
            parent, whole = whole, f"{whole}{name}/"
            if whole not in self._owners:
                self._owners[whole] = before or self._judged(parent, name, whole)
            before = self._owners[whole]
        return before

    def is_of_framework(self, folder: str, name: str) -> bool:
        """Whether a file is one of WordPress, which is unpacked into the folder of the site."""
        beside = f"{folder}/wp-settings.php" if folder else "wp-settings.php"
        return beside in self._paths and bool(foreign.WORDPRESS_FILE.fullmatch(name))

    def _judged(self, parent: str, name: str, whole: str) -> Ownership | None:
        told = _by_folder(parent, name)
        if whole in self._libraries or told is Ownership.VENDORED:
            return Ownership.VENDORED
        if name in foreign.EITHER_VENDOR and self._holds_libraries(parent, name, self._inside[whole]):
            return Ownership.VENDORED
        if name in foreign.EITHER_OUTPUT and self._holds_output(parent, name, self._inside[whole]):
            return Ownership.GENERATED
        return told

    def _beside(self, parent: str, *names: str) -> bool:
        return any(parent + name in self._paths for name in names)

    def _holds_libraries(self, parent: str, name: str, inside: Sequence[str]) -> bool:
        """Whether a `vendor` folder is a package manager's, among assets, or at a project's top without own files."""
        if any(foreign.LIBRARY_PARTS.search(path) for path in inside):
            return True
        if any(path in foreign.MANIFESTS for path in inside):
            return False
        if _is_served(parent):
            return True
        if name == "deps":
            return self._beside(parent, "mix.exs", "rebar.config")
        is_top = parent in {"", self._top} or self._beside(parent, *foreign.MANIFESTS)
        return is_top and not any("/" not in path and may_be_code(path) for path in inside)

    def _holds_output(self, parent: str, name: str, inside: Sequence[str]) -> bool:
        """Whether a build wrote a folder: by what it made, or by sources of the same names beside it."""
        if any(_is_compiled(path, is_library=name == "lib") for path in inside):
            return True
        if any(self._is_translated(parent, path) for path in inside):
            return True
        if name == "dist":
            return not parent or self._beside(parent, *foreign.MANIFESTS)
        if name == "build" and any(path.startswith("lib/") for path in inside):
            return self._beside(parent, "setup.py", "pyproject.toml")
        if name == "target":
            return self._beside(parent, "pom.xml", "cargo.toml", "build.sbt")
        is_page = "index.html" in inside and self._beside(parent, "package.json")
        return name in {"build", "out"} and is_page and not any("webpack" in path for path in inside)

    def _is_translated(self, parent: str, path: str) -> bool:
        """Whether a JavaScript file has its source in TypeScript, JSX or the like beside the folder."""
        stem, _, ending = path.rpartition(".")
        places = (parent, f"{parent}src/")
        return ending == "js" and any(
            f"{place}{stem}.{each}" in self._paths for place in places for each in ("ts", "tsx", "jsx", "coffee")
        )


def _by_folder(parent: str, name: str) -> Ownership | None:
    """Return whose the files of a folder are by its name alone, None where that says nothing."""
    if name in foreign.VENDORED_FOLDERS or (foreign.LIBRARY_FOLDER.fullmatch(name) and _is_served(parent)):
        return Ownership.VENDORED
    if name in foreign.GENERATED_FOLDERS or (name == "meta-inf" and not parent):
        return Ownership.GENERATED
    for ending, is_library in foreign.FOLDER_ENDINGS:
        if name.endswith(ending):
            return Ownership.VENDORED if is_library else Ownership.GENERATED
    return None


def _is_compiled(path: str, *, is_library: bool) -> bool:
    if path.rpartition(".")[2] in foreign.MADE_ENDINGS - ({"map"} if is_library else set()):
        return True
    return not is_library and bool(foreign.OUTPUT_PARTS.search(path) or foreign.MADE_FILE.fullmatch(path))


def _licensed(path: str) -> str:
    """Return the folder of a licence where that lies in one in which copies of libraries lie, else nothing."""
    folder, _, name = path.rpartition("/")
    place = folder.rpartition("/")[0].rpartition("/")[2]
    is_library = place in foreign.LIBRARY_PLACES and foreign.LICENCE_FILE.fullmatch(name)
    return f"{folder}/" if is_library else ""


def _inside(paths: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the first files of each folder that may be either, as paths within it."""
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        folders = path.split("/")[:-1][:_DEEPEST]
        whole = ""
        for name in folders:
            whole = f"{whole}{name}/"
            if name in foreign.EITHER_VENDOR or name in foreign.EITHER_OUTPUT:
                parts = found.setdefault(whole, [])
                if len(parts) < _MOST_PARTS:
                    parts.append(path[len(whole) :])
    return found


def _only_folder(paths: Iterable[str]) -> str:
    """Return the folder that all files lie in, empty where there is none."""
    tops = {path.partition("/")[0] + "/" if "/" in path else "" for path in paths if path}
    return tops.pop() if len(tops) == 1 else ""
