"""The engine that reads pictures: Tesseract, in the process of the worker, through tesserocr.

Chosen by measurement over clean and scanned pages in eight languages at 200 dpi (share of words found; time of one
core):

- `Latin`, the model of the script, finds 99.2 %; the models of eight languages together 97.1 % in about the same time,
  English alone 93.2 % in half of it: names keep their accents in one of the three only.
- Page mode 11 (sparse text) finds more than mode 3 (99.2 % against 98.9 %), since it drops no line of a region that it
  takes for a picture; the reading order it lacks is made by `parsers.layout`. It needs a straight page.
- The threshold by Sauvola finds 99.1 % on clean and 98.2 % on photographed pages, that by Otsu 98.1 % and 96.5 %,
  both after `parsers.documents.picture` took the ground away.
"""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

from intake.tessdata import models
from parsers.documents.ocr import Picture, Sighting

_SPARSE_TEXT, _OSD_ONLY, _LSTM = 11, 0, 1
_SAUVOLA = "2"
_SURE = 3.0  # of the engine's measure of an orientation; right ones are above 6, wrong ones below 3
PAGE_SECONDS = 8.0
"""Longest time for one page; a full page of text takes one to three."""


class Tesseract:
    """An `Engine`. The models are loaded with the first picture and stay; place: As `tessdata.folder` returned it.

    seconds: For all pages of one mail; `begin` starts them anew. page_seconds: For one page, PAGE_SECONDS if None.
    """

    def __init__(self, place: str, *, seconds: float, page_seconds: float | None = None) -> None:
        self._place = place
        self._seconds = seconds
        self._page_seconds = PAGE_SECONDS if page_seconds is None else page_seconds
        self._end = monotonic() + seconds
        self._reader: Any = None
        self._compass: Any = None

    def begin(self) -> None:
        """Start the time of a mail."""
        self._end = monotonic() + self._seconds

    def words(self, picture: Picture, /) -> list[Sighting] | None:
        """Read an upright page; None where its time or that of the mail ran out."""
        left = min(self._page_seconds, self._end - monotonic())
        if left <= 0:
            return None
        if self._reader is None:
            self._reader = _api(self._place, models(Path(self._place)), _SPARSE_TEXT)
            self._reader.SetVariable("thresholding_method", _SAUVOLA)
        _show(self._reader, picture)
        try:
            done = self._reader.Recognize(int(left * 1000))
            return list(_sightings(self._reader)) if done else None
        finally:
            self._reader.Clear()

    def turn(self, picture: Picture, /) -> int:
        """Return the quarter turns against the clock that set a page upright."""
        if not (Path(self._place) / "osd.traineddata").is_file():
            return 0
        if self._compass is None:
            self._compass = _api(self._place, "osd", _OSD_ONLY)
        _show(self._compass, picture)
        found = self._compass.DetectOrientationScript()
        self._compass.Clear()
        return found["orient_deg"] // 90 if found and found["orient_conf"] >= _SURE else 0


def _api(place: str, languages: str, mode: int) -> Any:
    import tesserocr  # noqa: PLC0415 - the library is loaded with the first picture

    return tesserocr.PyTessBaseAPI(path=place, lang=languages, psm=mode, oem=_LSTM)


def _show(api: Any, picture: Picture) -> None:
    api.SetImageBytes(picture.pixels, picture.width, picture.height, 1, picture.width)
    api.SetSourceResolution(picture.dpi)


def _sightings(api: Any) -> Iterator[Sighting]:
    from tesserocr import RIL, iterate_level  # noqa: PLC0415 - loaded by now

    first = api.GetIterator()
    row = -1
    for place in iterate_level(first, RIL.WORD) if first else ():
        row += place.IsAtBeginningOf(RIL.TEXTLINE)
        try:
            text = place.GetUTF8Text(RIL.WORD).strip()
        except RuntimeError:  # tesserocr's for a place where the engine saw ink and made nothing of it
            continue
        box, baseline = place.BoundingBox(RIL.WORD), place.Baseline(RIL.WORD)
        if text and box and baseline:
            tall = place.RowAttributes()["row_height"]
            x0, top, x1, bottom = box
            yield Sighting(text, x0, top, x1, bottom, row, baseline[0][1], tall, place.Confidence(RIL.WORD) / 100)
