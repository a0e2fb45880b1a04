"""How well resumes are read, field by field, by this project and by others on the same files.

`python -m benchmarks.quality FOLDER` scores the files that `FOLDER/truth.jsonl` names, and without a folder those of
the project; `docs/quality.md` tells how to write the truth of one's own. What each figure means stands in
`benchmarks.scoring`. A file that can't be read counts as one of which nothing was said.

Others are asked for digital PDFs in English only, which all of them read. The readers take turns on each file, so that
their times compare.
"""

import argparse
import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import ours, peers, scoring
from benchmarks.scoring import ACCURACIES, FIELDS, SkillNames, Tallies, Tally
from benchmarks.truth import Prediction, QualityError, Truth, predictions, truths
from intake import vocabulary

OWN = Path(__file__).parent.parent / "tests" / "data" / "resumes"
"""The files of the project, and beside them what OpenResume made of the PDFs among them."""

OURS = "applicant-intake"
PARTS = ("digital", "scans", "other languages")
_BY = "format,language"
_COMPARED = (
    "name", "email", "phone", "links", "location", "skills", "work", "work_full", "education", "total_years",
    "highest_degree",
)  # fmt: skip
_GROUPED = ("name", "email", "phone", "location", "skills", "work", "work_full", "education")


class Reader(NamedTuple):
    """Whatever makes a prediction of a file and the month that `present` means in it.

    is_peer: It is asked for the compared files only.
    """

    name: str
    read: Callable[[Path, str], Prediction]
    is_peer: bool = True

    def is_asked(self, truth: Truth) -> bool:
        """Tell whether it is asked for a file."""
        return is_compared(truth) or not self.is_peer


class Result(NamedTuple):
    """The tallies of one file, and the seconds it took; None where they were not told."""

    truth: Truth
    tallies: Tallies
    seconds: float | None


def part(truth: Truth) -> str:
    """Return which of `PARTS` a file belongs to."""
    if truth.is_scan:
        return "scans"
    return "digital" if truth.language == "en" else "other languages"


def is_compared(truth: Truth) -> bool:
    """Tell whether every reader can be asked for a file."""
    return truth.format == "pdf" and truth.language == "en"


def measure(
    folder: Path, known: Sequence[Truth], readers: Sequence[Reader], names: SkillNames
) -> dict[str, list[Result]]:
    """Score each reader on the files, in turn on each; return the results by its name."""
    results: dict[str, list[Result]] = {reader.name: [] for reader in readers}
    for reader in readers:  # what is loaded with the first file is not the file's time
        for first in [truth for truth in known if reader.is_asked(truth)][:1]:
            _timed(reader, folder / first.file, first)
    for truth in known:
        for reader in readers:
            if reader.is_asked(truth):
                found, seconds = _timed(reader, folder / truth.file, truth)
                results[reader.name].append(Result(truth, scoring.score(truth, found, names), seconds))
    return results


def _timed(reader: Reader, path: Path, truth: Truth) -> tuple[Prediction, float | None]:
    started = time.perf_counter()
    try:
        found = reader.read(path, truth.as_of)
    except OSError as error:
        print(f"{path}: {error.strerror}", file=sys.stderr)
        return Prediction(), None
    return found, time.perf_counter() - started if found.seconds is None else found.seconds


def of_this_project() -> Reader:
    """Return this project as a reader."""
    return Reader(OURS, ours.reader(), is_peer=False)


def recorded(name: str, path: Path) -> Reader:
    """Return a reader that gives what was recorded; of a file that is not there, nothing. Raises as `predictions`."""
    known = predictions(path)
    return Reader(name, lambda path, _: known.get(path.name, Prediction(seconds=0)))


def _peers(stack: ExitStack, options: argparse.Namespace) -> Iterator[Reader]:
    """Yield the peers that are there."""
    yield Reader("pdfminer.six + regex", lambda path, _: peers.plain(path))
    if peers.has_pyresparser(options.peers):
        read = stack.enter_context(peers.pyresparser(options.peers))
        yield Reader(peers.PYRESPARSER, lambda path, _: read(path.resolve()))
    for given in options.predictions:
        name, _, path = given.partition("=")
        yield recorded(f"{name} (recorded)", Path(path))


def _print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that is Markdown as well: the first column to the left, the others to the right."""
    cells = [list(header), *map(list, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    cells.insert(1, ["-" * widths[0], *["-" * (width - 1) + ":" for width in widths[1:]]])
    print()
    for first, *others in cells:
        aligned = [first.ljust(widths[0]), *[each.rjust(width) for each, width in zip(others, widths[1:], strict=True)]]
        print(f"| {' | '.join(aligned)} |")


def _shown(field: str, tallies: Tallies) -> str:
    figure = scoring.figure(field, tallies.get(field, Tally()))
    return "-" if figure is None else f"{figure:.3f}"


def print_fields(results: Sequence[Result]) -> None:
    """Print the figure of each field for each part, with the number of files and of true values."""
    parts = {name: [result for result in results if part(result.truth) == name] for name in PARTS}
    parts = {name: found for name, found in parts.items() if found}
    sums = {name: scoring.total(result.tallies for result in found) for name, found in parts.items()}
    rows = [
        [f"{field}{', share' if field in ACCURACIES else ''}", *_pairs(field, sums.values())]
        for field in (*FIELDS, *ACCURACIES)
        if any(field in tallies for tallies in sums.values())
    ]
    heads = [text for name, found in parts.items() for text in (f"{name}, {len(found)} files", "true values")]
    _print_table([f"{OURS}: F1 or share", *heads], rows)


def _pairs(field: str, sums: Iterable[Tallies]) -> list[str]:
    return [text for each in sums for text in (_shown(field, each), str(each.get(field, Tally()).asked))]


def print_groups(results: Sequence[Result], keys: Sequence[str]) -> None:
    """Print the F1 of the main fields by each property of the files."""
    for name in keys:
        rows = [
            [
                group,
                str(len(found)),
                *[_shown(field, scoring.total(each.tallies for each in found)) for field in _GROUPED],
            ]
            for group, found in sorted(_groups(results, name).items())
        ]
        _print_table([f"{name}: F1", "files", *_GROUPED], rows)


def _groups(results: Iterable[Result], name: str) -> dict[str, list[Result]]:
    groups: defaultdict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[getattr(result.truth, name)].append(result)
    return groups


def print_readers(results: Mapping[str, Sequence[Result]]) -> None:
    """Print the figures of all readers on the files that all were asked for, and the median time of a file."""
    compared = {name: [each for each in found if is_compared(each.truth)] for name, found in results.items()}
    sums = {name: scoring.total(each.tallies for each in found) for name, found in compared.items()}
    rows = [[field, *[_given(field, tallies) for tallies in sums.values()]] for field in _COMPARED]
    rows.append(["ms a file", *map(_milliseconds, compared.values())])
    _print_table([f"digital PDF, {len(compared[OURS])} files: F1 or share", *sums], rows)


def _given(field: str, tallies: Tallies) -> str:
    """Return the figure of a field; nothing where the reader never gave it."""
    is_missing = field in FIELDS and tallies[field].precision is None
    return "-" if is_missing else _shown(field, tallies)


def _milliseconds(results: Iterable[Result]) -> str:
    seconds = [result.seconds for result in results if result.seconds]
    return f"{statistics.median(seconds) * 1000:.0f}" if seconds else "-"


def _figures(results: Sequence[Result]) -> dict[str, Any]:
    """Return files, and by field precision, recall, F1 or share and the number of true values."""
    tallies = scoring.total(result.tallies for result in results)
    fields = {
        field: {"p": tally.precision, "r": tally.recall, "figure": scoring.figure(field, tally), "n": tally.asked}
        for field, tally in tallies.items()
    }
    return {"files": len(results), "fields": fields}


def as_json(results: Mapping[str, Sequence[Result]], keys: Sequence[str]) -> dict[str, Any]:
    """Return every figure, by reader: of all files, by part, by each property, and the faults of each file."""
    return {
        name: {
            "all": _figures(found),
            "parts": {each: _figures([one for one in found if part(one.truth) == each]) for each in PARTS},
            "by": {key: {group: _figures(of) for group, of in _groups(found, key).items()} for key in keys},
            "faults": {result.truth.file: _faults(result.tallies) for result in found},
        }
        for name, found in results.items()
    }


def _faults(tallies: Tallies) -> dict[str, int]:
    return {field: count for field, tally in tallies.items() if (count := scoring.faults(field, tally))}


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How well resumes are read.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--truth", type=Path, help="default: FOLDER/truth.jsonl")
    parser.add_argument("--by", default=_BY, help=f"of template, format, language, columns; default: {_BY}")
    parser.add_argument("--peers", type=Path, default=peers.FOLDER, help="where `benchmarks.peers --install` put them")
    parser.add_argument("--predictions", action="append", metavar="NAME=FILE", help="what another reader gave")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every figure, and the faults of each file")
    options = parser.parse_args(arguments)
    if options.predictions is None:
        options.predictions = [] if options.folder else [f"OpenResume={OWN / 'openresume.jsonl'}"]
    options.folder = options.folder or OWN
    options.truth = options.truth or options.folder / "truth.jsonl"
    options.by = [key for key in options.by.split(",") if key]
    if unknown := set(options.by) - {"template", "format", "language", "columns"}:
        parser.error(f"--by: {', '.join(sorted(unknown))}")
    return options


def main(arguments: Sequence[str] = ()) -> None:
    """Print the tables."""
    options = _options(arguments)
    try:
        known = truths(options.truth)
        with ExitStack() as stack:
            readers = [of_this_project(), *_peers(stack, options)]
            results = measure(options.folder, known, readers, scoring.names_of(vocabulary.load().skills))
    except (QualityError, OSError) as error:
        sys.exit(str(error))
    print_fields(results[OURS])
    print_groups(results[OURS], options.by)
    if any(map(is_compared, known)):
        print_readers(results)
        if not peers.has_pyresparser(options.peers):
            print(f"{peers.PYRESPARSER}: not installed; python -m benchmarks.peers --install {options.peers}")
    if options.json:
        options.json.write_text(json.dumps(as_json(results, options.by), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
