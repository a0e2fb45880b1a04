"""What becomes of files of any kind: `python -m benchmarks.sweep [COUNT [FOLDER...]]`, by default 1,000 of the machine.

Each goes, as the attachment of a mail, through a real worker with the default limits. Printed are, for each type that
was recognised, how many gave text, which defects the others have, and the time; then every file at which the worker
failed, which should be none.
"""

import asyncio
import statistics
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from intake.config import Parsing
from intake.workers import ParseFailed, Workers
from parsers.records import Limits
from tests.anyfiles import ROOTS, selected, task


@dataclass(slots=True)
class Kind:
    """What became of the files of one type. seconds: of each."""

    readable: int = 0
    defects: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


async def sweep(paths: list[Path]) -> tuple[dict[str, Kind], list[str]]:
    """Parse the files; return what became of them by type, and a line for each failure of the worker."""
    kinds: defaultdict[str, Kind] = defaultdict(Kind)
    failures: list[str] = []
    async with Workers(Parsing(), (), Limits()) as workers:
        await workers.warm()

        async def one(path: Path) -> None:
            mail = await asyncio.to_thread(task, path)
            started = time.perf_counter()
            try:
                documents = (await workers.parse(mail)).documents
            except ParseFailed as failure:
                failures.append(f"{path}: {failure}")
                return
            if not documents:
                failures.append(f"{path}: nothing is said of it")
                return
            kind = kinds[documents[0].type if documents[0].container is None else "in archives"]
            kind.readable += any(document.readable for document in documents)
            kind.defects.update({defect.code for document in documents for defect in document.defects})
            kind.seconds.append(time.perf_counter() - started)

        waiting = iter(paths)

        async def lane() -> None:
            for path in waiting:
                await one(path)

        await asyncio.gather(*(lane() for _ in range(workers.count)))
    return kinds, failures


def main() -> None:
    """Print the table."""
    count, folders = int(next(iter(sys.argv[1:]), "1000")), tuple(sys.argv[2:])
    paths = selected(count, roots=folders or ROOTS)
    kinds, failures = asyncio.run(sweep(paths))
    print(f"{'type':12}{'files':>7}{'text':>7}{'median ms':>11}{'most ms':>9}  defects")
    for name, kind in sorted(kinds.items(), key=lambda item: -len(item[1].seconds)):
        told = ", ".join(f"{code} {number}" for code, number in kind.defects.most_common())
        times = [seconds * 1000 for seconds in kind.seconds]
        print(f"{name:12}{len(times):>7}{kind.readable:>7}{statistics.median(times):>11.1f}{max(times):>9.0f}  {told}")
    print(f"{len(paths)} files, {len(failures)} failures of the worker")
    for failure in failures:
        print(failure)


if __name__ == "__main__":
    main()
