"""Whatever file is sent: text or a named defect, and the worker lives."""

from pathlib import Path

from intake.config import Parsing
from intake.workers import ParseFailed, Workers
from parsers.records import Limits
from tests.anyfiles import selected, task

FILES = 500


async def _outcome(workers: Workers, path: Path) -> str:
    """Return what went wrong, empty where all is well."""
    try:
        documents = (await workers.parse(task(path))).documents
    except ParseFailed as failure:
        return f"{path}: {failure}"
    silent = [each.name for each in documents if not each.readable and not each.defects]
    return "" if documents and not silent else f"{path}: neither text nor defect {silent}"


async def test_each_file_of_this_machine_ends_in_text_or_a_defect() -> None:
    """Five hundred files of all kinds: none crashes the worker, hangs or goes over its budget."""
    paths = selected(FILES)
    assert len(paths) >= FILES
    async with Workers(Parsing(workers=1), (), Limits()) as workers:
        troubles = [trouble for path in paths if (trouble := await _outcome(workers, path))]
    assert troubles == []
