"""How fast bytes become a record, against PDFium's bare text of the same files, and where the time goes.

Without arguments it takes the PDFs of `tests/data/resumes` that hold text; `python -m benchmarks.record FOLDER` takes
those of a folder. Ratios count: the stages take turns on each file, warm but for what is remembered of its lines, and
medians are compared. The time is the processor's, so that other work of the machine tells less.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from benchmarks.reading import bare_text
from intake import vocabulary
from parsers.application import Means, read_file
from parsers.documents import read as read_lines
from parsers.records import Limits
from parsers.resume import read as read_record
from parsers.vocabulary import phrases

_FOLDER = Path("tests/data/resumes")
_ROUNDS = 5
_AS_OF = date(2026, 11, 1)
_STAGES = ("PDFium, bare text", "bytes to lines", "lines to record", "bytes to record")


def main(arguments: Sequence[str] = ()) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Speed from bytes to record.")
    parser.add_argument("folder", nargs="?", type=Path, default=_FOLDER)
    folder = parser.parse_args(arguments).folder
    means = Means(vocabulary.load())
    acts = [stages for path in sorted(folder.glob("*.pdf")) if (stages := _stages(path.name, path.read_bytes(), means))]
    medians = _medians(acts)
    base = sum(file[0] for file in medians)
    print(f"\nPDF to record, {len(acts)} files{'ms a file':>30}{'median':>10}{'ratio':>10}")
    for name, column in zip(_STAGES, zip(*medians, strict=True), strict=True):
        print(
            f"  {name:40}{sum(column) / len(acts):>10.2f}{statistics.median(column):>10.2f}{sum(column) / base:>10.2f}"
        )


def _stages(name: str, content: bytes, means: Means) -> tuple[Callable[[], object], ...]:
    """Return what is timed of a file, in the order of _STAGES; nothing for one that holds no text."""
    document = read_lines(content, name=name, limits=Limits())
    if not document.readable:
        return ()
    return (
        lambda: bare_text(content),
        lambda: read_lines(content, name=name, limits=Limits()),
        lambda: read_record(document, means.vocabulary, as_of=_AS_OF),
        lambda: read_file(content, name, means, as_of=_AS_OF),
    )


def _medians(acts: Sequence[Sequence[Callable[[], object]]]) -> list[list[float]]:
    """Return for each file the median milliseconds of each of its stages."""
    times = [[list[float]() for _ in file] for file in acts]
    for turn in range(-1, _ROUNDS):  # the first is not counted: it warms up
        for file, spent in zip(acts, times, strict=True):
            for act, known in zip(file, spent, strict=True):
                milliseconds = _milliseconds(act)
                if turn >= 0:
                    known.append(milliseconds)
    return [[statistics.median(each) for each in spent] for spent in times]


def _milliseconds(act: Callable[[], object]) -> float:
    phrases.words.cache_clear()
    phrases.key.cache_clear()
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
