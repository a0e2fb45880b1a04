"""How fast files become ordered lines, against PDFium's bare text and pdfminer.six, and how good the order is.

Without arguments it prints invented people's resumes in every layout of the tests; `python -m benchmarks.reading FOLDER
--truth truth.jsonl` reads files instead. A line of the truth names a file (`file`), its `template`, its `columns`
(`2`, or `1s` for dates and labels at the side) and, under `visible`, its `work`: `title`, `company`, `start`, `end`.
Ratios count: the three readers take turns on each file, and medians are compared.
"""

import argparse
import ctypes
import io
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextBox, LTTextLine

from benchmarks.order import Job, Row, shares, together
from parsers.documents import read
from parsers.records import Limits
from tests.mails.documents import FORMATS, Kind, render
from tests.mails.people import people

_ROUNDS = 5
_SLOW_ROUNDS = 1  # of pdfminer.six, which takes over ten times as long
_PEOPLE = 5
_SIDE_BY_SIDE = {"left_sidebar": "2", "right_sidebar": "2", "table": "1s"}


class File(NamedTuple):
    """A file to read. group: its template; columns: as in the truth; jobs: what it says, where that is known."""

    name: str
    content: bytes
    group: str
    columns: str
    jobs: list[Job]


def main(arguments: Sequence[str] = ()) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Speed and order of reading.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--truth", type=Path)
    options = parser.parse_args(arguments)
    files = list(_given(options.folder, options.truth) if options.folder else _made())
    for name, content in (("PDF", b"%PDF"), ("DOCX", b"PK")):
        chosen = [file for file in files if file.content.startswith(content) and file.name.endswith(name.lower())]
        if chosen:
            {"PDF": _print_pdf_speed, "DOCX": _print_docx_speed}[name](chosen)
    judged = [file for file in files if file.columns in {"2", "1s"} and file.jobs and file.name.endswith(".pdf")]
    if judged:
        _print_order(judged)


def _made() -> Iterator[File]:
    for person in people()[:_PEOPLE]:
        jobs = [Job(job.title, job.company, _years(job.start, job.end)) for job in person.jobs]
        for kind in (Kind.PDF, Kind.DOCX):
            for layout in FORMATS[kind].layouts:
                content = render(person, kind, layout)
                yield File(f"{layout}.{kind}", content, layout, _SIDE_BY_SIDE.get(layout, "1"), jobs)


def _given(folder: Path, truth: Path | None) -> Iterator[File]:
    lines = truth.read_text(encoding="utf-8").splitlines() if truth else []
    known = {each["file"]: each for each in map(json.loads, lines)}
    for path in sorted(folder.iterdir()):
        told = known.get(path.name, {})
        work = told.get("visible", {}).get("work", []) if "scan" not in told.get("format", "") else []
        jobs = [Job(job["title"], job["company"], _years(job["start"], job["end"])) for job in work if _is_told(job)]
        yield File(path.name, path.read_bytes(), told.get("template", ""), told.get("columns", ""), jobs)


def _is_told(job: dict[str, Any]) -> bool:
    return bool(job.get("title_visible", True) and job.get("dates_visible", True))


def _years(*dates: str) -> tuple[str, ...]:
    return tuple([date[:4] for date in dates if date[:4].isdigit()])


def _milliseconds(act: Callable[[bytes], object], content: bytes) -> float:
    started = time.perf_counter()
    act(content)
    return (time.perf_counter() - started) * 1000


def _medians(files: Sequence[File], readers: Sequence[tuple[Callable[[bytes], object], int]]) -> list[float]:
    """Return for each reader the sum of its medians over the files; each takes part in a number of rounds."""
    times: list[list[list[float]]] = [[[] for _ in files] for _ in readers]
    for turn in range(-1, _ROUNDS):  # the first is not counted: it warms up
        for place, file in enumerate(files):
            for reader, (act, rounds) in enumerate(readers):
                if turn < rounds and (turn >= 0 or rounds == _ROUNDS):
                    spent = _milliseconds(act, file.content)
                    times[reader][place] += [spent] if turn >= 0 else []
    return [sum(map(statistics.median, each)) for each in times]


def _print_pdf_speed(files: Sequence[File]) -> None:
    readers = [(bare_text, _ROUNDS), (_ours, _ROUNDS), (_by_pdfminer, _SLOW_ROUNDS)]
    bare, ours, slow = _medians(files, readers)
    pages = sum([read(file.content, name=None, limits=Limits()).pages for file in files])
    print(f"\nPDF, {len(files)} files, {pages} pages{'ms a page':>26}{'ratio':>10}")
    for name, spent in (("PDFium, bare text", bare), ("ordered lines", ours), ("pdfminer.six, pages", slow)):
        print(f"  {name:40}{spent / pages:>10.2f}{spent / bare:>10.2f}")


def _print_docx_speed(files: Sequence[File]) -> None:
    (spent,) = _medians(files, [(_ours, _ROUNDS)])
    print(f"\nDOCX, {len(files)} files: {spent / len(files):.2f} ms a file")


def _print_order(files: Sequence[File]) -> None:
    """Print by template the share of jobs whose lines stand together, as this project, PDFium and pdfminer order."""
    print(f"\nJobs whose lines stand together{'jobs':>11}{'ours':>10}{'PDFium':>10}{'pdfminer':>10}")
    for columns, title in (("2", "two columns"), ("1s", "dates or labels at the side")):
        chosen = [file for file in files if file.columns == columns]
        tables = [
            shares((file.group, together(list(rows(file.content)), file.jobs)) for file in chosen)
            for rows in (_our_rows, _pdfium_rows, _pdfminer_rows)
        ]
        for group in sorted(tables[0]):
            cells = "".join(f"{table[group][0] / max(table[group][1], 1):>10.3f}" for table in tables)
            print(f"  {group:30}{tables[0][group][1]:>10}{cells}")
        totals = [[sum(column) for column in zip(*table.values(), strict=True)] for table in tables if table]
        if totals:
            print(f"  {'all, ' + title:30}{totals[0][1]:>10}" + "".join(f"{a / max(b, 1):>10.3f}" for a, b in totals))


def _ours(content: bytes) -> object:
    return read(content, name=None, limits=Limits())


def _by_pdfminer(content: bytes) -> object:
    return list(extract_pages(io.BytesIO(content)))


def bare_text(content: bytes) -> object:
    """Return the text of each page as PDFium has it, in the order of the file."""
    return [text for text, *_ in _pdfium_pages(content)]


def _pdfium_pages(content: bytes) -> Iterator[tuple[str, Any, Any]]:
    """Yield text, text page and page of each page."""
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(text)
        buffer = (ctypes.c_ushort * (count + 1))()
        pdfium.FPDFText_GetText(text, 0, count, buffer)
        yield bytes(buffer)[:-2].decode("utf-16-le", "replace"), text, page
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)


def _our_rows(content: bytes) -> Iterator[Row]:
    for line in read(content, name=None, limits=Limits()).lines:
        yield Row(line.text, line.page, line.x0, line.x1)


def _pdfium_rows(content: bytes) -> Iterator[Row]:
    for number, (plain, text, _) in enumerate(_pdfium_pages(content), 1):
        ends = [-1, *[place for place, letter in enumerate(plain) if letter in "\n\ufffe"], len(plain)]
        for start, end in pairwise(ends):
            places = [place for place in range(start + 1, end) if not plain[place].isspace()]
            if places:
                boxes = [_box(text, place) for place in (places[0], places[-1])]
                yield Row(plain[start + 1 : end].strip(), number, boxes[0].left, boxes[1].right)


def _box(text: Any, place: int) -> Any:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, place, box)
    return box


def _pdfminer_rows(content: bytes) -> Iterator[Row]:
    for number, page in enumerate(extract_pages(io.BytesIO(content)), 1):
        for box in page:
            if isinstance(box, LTTextBox):
                for line in box:
                    if isinstance(line, LTTextLine):
                        yield Row(line.get_text().strip(), number, line.x0, line.x1)


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
