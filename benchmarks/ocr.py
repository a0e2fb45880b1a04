"""How well and how fast pictures of pages are read: share of words, accuracy of characters, time a page.

Without arguments: resumes of the project's own people, drawn at 200 dpi, clean and damaged. With a folder: the files
in it named `scan-NAME.(pdf|png|jpg|tif)` against `NAME.pdf`, whose text is the truth. `python -m benchmarks.ocr FOLDER`
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from intake.ocr import Tesseract
from intake.tessdata import folder, models
from parsers import documents
from parsers.documents import picture, scan
from parsers.documents.ocr import Ocr
from parsers.records import Limits
from tests.mails import layouts, scans
from tests.mails.people import people

LIMITS = Limits(ocr_pages=1000)
LAYOUTS = ("one_column", "right_dates", "left_sidebar", "table")
_DASHES = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2019": "'"})
_EDGES = re.compile(r"^[^\w+#]+|[^\w+#]+$")


class Page(NamedTuple):
    """A picture of a page and its text."""

    image: Image.Image
    truth: str


class Score(NamedTuple):
    """Words found and words there; share of characters in common; seconds."""

    found: int
    there: int
    alike: float
    seconds: float


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    place = folder()
    if not place:
        sys.exit("There is no language data; see README.md.")
    engine = Tesseract(place, seconds=1e9)
    print(f"{'pictures of pages (' + models(Path(place)) + ')':36}{'pages':>8}{'words':>8}{'letters':>9}{'s/page':>8}")
    if arguments:
        _folder(Path(arguments[0]), engine)
        return
    pages = list(_own())
    for name, damage in scans.DAMAGES.items():
        _print(name, [_read(Page(damage(page.image), page.truth), engine) for page in pages])
    _compare(pages, engine, place)


def _own() -> Iterator[Page]:
    """Draw the first page of one resume in each language, in turn in each layout."""
    seen: set[str] = set()
    for person in people():
        if person.tongue not in seen:
            layout = LAYOUTS[len(seen) % len(LAYOUTS)]
            seen.add(person.tongue)
            content = layouts.LAYOUTS[layout](person)
            yield Page(scans.rendered(content)[0], _truth(content, page=1))


def _truth(content: bytes, page: int | None = None) -> str:
    found = documents.read(content, name=None, limits=LIMITS)
    return "\n".join([line.text for line in found.lines if page in {None, line.page}])


def _read(page: Page, engine: Tesseract) -> Score:
    started = time.perf_counter()
    found = scan.read(page.image, picture.resolution(page.image), Ocr(engine, 1), page=1)
    seconds = time.perf_counter() - started
    return _scored("\n".join([line.text for line in found.lines]), page.truth, seconds)


def _scored(read: str, truth: str, seconds: float) -> Score:
    there, found = _words(truth), _words(read)
    match = SequenceMatcher(None, list(there.elements()), list(found.elements()), autojunk=False)
    same = sum(
        len(word)
        for part in match.get_matching_blocks()
        for word in list(there.elements())[part.a : part.a + part.size]
    )
    letters = sum(len(word) for word in there.elements())
    return Score((there & found).total(), there.total(), same / max(letters, 1), seconds)


def _words(text: str) -> Counter[str]:
    words = (_EDGES.sub("", word) for word in unicodedata.normalize("NFKC", text).translate(_DASHES).split())
    return Counter(word for word in words if any(map(str.isalnum, word)))


def _print(name: str, scores: Sequence[Score]) -> None:
    words = sum(score.found for score in scores) / max(sum(score.there for score in scores), 1)
    alike = sum(score.alike for score in scores) / len(scores)
    seconds = sum(score.seconds for score in scores) / len(scores)
    print(f"{name:36}{len(scores):>8}{words:>8.3f}{alike:>9.3f}{seconds:>8.2f}")


def _folder(place: Path, engine: Tesseract) -> None:
    """Score each scan in a folder against the text of its digital twin, whole documents, and all together."""
    scores = []
    for path in sorted(place.glob("scan-*")):
        twin = path.with_name(path.stem.removeprefix("scan-") + ".pdf")
        if not twin.is_file():
            continue
        started = time.perf_counter()
        found = documents.read(path.read_bytes(), name=path.name, limits=LIMITS, ocr=Ocr(engine, LIMITS.ocr_pages))
        seconds = (time.perf_counter() - started) / max(found.pages, 1)
        truth = documents.read(twin.read_bytes(), name=None, limits=LIMITS).text
        scores.append(_scored(found.text, truth, seconds))
        _print(path.name, scores[-1:])
    if scores:
        _print("all", scores)


def _compare(pages: Sequence[Page], engine: Tesseract, place: str) -> None:
    """Print the time of a page against that of the plain command, one thread, the same models, in turn."""
    command = shutil.which("tesseract")
    if not command:
        print("The command tesseract is not there to be compared with.")
        return
    ours = plain = 0.0
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "page.png"
        for page in pages:
            page.image.save(path, dpi=(scans.DPI, scans.DPI))
            started = time.perf_counter()
            subprocess.run(
                [command, str(path), "-", "--tessdata-dir", place, "-l", models(Path(place)), "tsv"],
                check=True,
                capture_output=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
            plain += time.perf_counter() - started
            ours += _read(page, engine).seconds
    print(f"{'time against the plain command':36}{ours / plain:>24.2f} times")


if __name__ == "__main__":
    main(sys.argv[1:])
