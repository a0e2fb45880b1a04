"""The rooms keep to themselves: who may import whom, and what the pure core may not touch."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("parsers", "storage", "intake")
IMPURE = {
    "asyncio", "datetime.now", "io.open", "logging", "os", "pathlib", "random", "secrets", "socket", "sqlalchemy",
    "ssl", "structlog", "subprocess", "threading", "time", "urllib.request", "importlib.resources", "intake", "storage",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow", "monotonic", "perf_counter"}
SOURCES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def module(path: Path) -> str:
    """Give a file's module name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module(path) for path in SOURCES}


def imports(path: Path) -> Iterator[str]:
    """Name every module that a file imports, at whatever depth of its code, and every name it takes from one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module or "" for name in names)
            yield from names


def of_room(name: str, room: str) -> bool:
    """Tell whether a module name lies in a room."""
    return name == room or name.startswith(room + ".")


@pytest.mark.parametrize("path", [path for path in SOURCES if of_room(module(path), "parsers")], ids=module)
def test_the_core_is_pure(path: Path) -> None:
    """Nothing in `parsers` imports our other rooms, a socket, the file system, a clock, chance, a log or a database."""
    touched = {name for name in imports(path) if any(of_room(name, impure) for impure in IMPURE)}
    assert not touched


@pytest.mark.parametrize("path", [path for path in SOURCES if of_room(module(path), "parsers")], ids=module)
def test_the_core_asks_no_clock_and_opens_no_file(path: Path) -> None:
    """Nothing in `parsers` calls `open`, `print`, `now` or `today`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            assert not (isinstance(called, ast.Name) and called.id in {"open", "print", "input"}), node.lineno
            assert not (isinstance(called, ast.Attribute) and called.attr in CLOCKS), node.lineno


@pytest.mark.parametrize("path", [path for path in SOURCES if of_room(module(path), "storage")], ids=module)
def test_the_store_knows_only_the_records_of_the_core(path: Path) -> None:
    """`storage` imports `parsers.records` and nothing else of ours."""
    ours = {name for name in imports(path) if of_room(name, "intake") or of_room(name, "parsers")}
    assert {name for name in ours if name != "parsers" and not of_room(name, "parsers.records")} == set()


@pytest.mark.parametrize("path", [path for path in SOURCES if of_room(module(path), "intake")], ids=module)
def test_only_the_store_speaks_sql(path: Path) -> None:
    """`intake` takes connection types and the URL from SQLAlchemy, and writes no statement."""
    allowed = {"sqlalchemy.engine", "sqlalchemy.exc", "sqlalchemy.ext.asyncio"}
    names = {name for name in imports(path) if of_room(name, "sqlalchemy")}
    assert all(any(of_room(name, known) for known in allowed) for name in names)


def test_there_are_no_cycles() -> None:
    """No module of ours imports itself by way of others."""
    known = {module(path): path for path in SOURCES}
    graph = {
        name: {target for target in imports(path) if target in known and target != name} for name, path in known.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in graph[name]:
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_every_exception_is_caught_in_two_places_only() -> None:
    """A broad `except` stands in the runner's loop and at the worker's boundary, nowhere else."""
    broad = [
        module(path)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert sorted(broad) == ["intake.runner", "intake.worker"]
