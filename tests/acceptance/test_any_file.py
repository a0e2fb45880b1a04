"""Whatever file is sent: text or a named defect, and the worker lives."""

from datetime import date
from pathlib import Path

from intake.config import Parsing
from intake.protocol import Task
from intake.workers import ParseFailed, Workers
from parsers.records import Limits
from tests.anyfiles import selected

FILES = 500


async def _outcome(workers: Workers, path: Path) -> str:
    """Return what went wrong, empty where all is well."""
    task = Task(kind="file", content=path.read_bytes(), name=path.name, as_of=date(2026, 1, 1))
    try:
        (document,) = (await workers.parse(task)).documents
    except ParseFailed as failure:
        return f"{path}: {failure}"
    return "" if document.readable or document.defects else f"{path}: neither text nor defect"


async def test_each_file_of_this_machine_ends_in_text_or_a_defect() -> None:
    """Five hundred files of all kinds: none crashes the worker, hangs or goes over its budget."""
    paths = selected(FILES)
    assert len(paths) >= FILES
    async with Workers(Parsing(workers=1), (), Limits()) as workers:
        troubles = [trouble for path in paths if (trouble := await _outcome(workers, path))]
    assert troubles == []
