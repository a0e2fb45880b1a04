"""One picture of a page -> lines: made fit, read, judged, and set in rows as a digital page has them."""

from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image

from parsers.documents import picture
from parsers.documents.misread import mended
from parsers.documents.ocr import Ocr, Sighting
from parsers.documents.ocr_rows import words
from parsers.layout import lines
from parsers.records import Defect, Line

NO_OCR = Defect(code="no_ocr", detail="It is a picture, and there is no language data for reading pictures here.")
OCR_LIMIT = Defect(
    code="ocr_limit", detail="Not all of its pictures were read: the pages or the time of a mail ran out."
)

_UPRIGHT = 0.75  # mean confidence; of pages that lie on their side or head it is below 0.6, of upright ones above 0.85
_SURE = 0.7  # confidence; a word of a photo's texture is rarely read so surely
_SHARE = 0.4  # of the letters of a picture with text, at least, stand in sure words


class Scan(NamedTuple):
    """Lines of a picture, and what kept it from being read. sure: How many words are surely words."""

    lines: Sequence[Line] = ()
    defects: tuple[Defect, ...] = ()
    sure: int = 0


def read(image: Image.Image, dpi: int, ocr: Ocr | None, *, page: int, first_block: int = 0) -> Scan:
    """Read a picture in grey. Geometry is in points from the top left of the page when it stands upright and straight.

    Without an engine, or where its pages have run out, there are no lines but a defect.
    """
    if ocr is None:
        return Scan(defects=(NO_OCR,))
    if not ocr.take():
        return Scan(defects=(OCR_LIMIT,))
    image, dpi = picture.scaled(image, dpi)
    image = picture.even(image)
    seen = _upright(image, dpi, ocr)
    if seen is None:
        return Scan(defects=(OCR_LIMIT,))
    sure = [each for each in seen if is_sure(each)]
    if sum([len(each.text) for each in sure]) < _SHARE * sum([len(each.text) for each in seen]):
        return Scan()
    found = lines(words(seen, dpi), page=page, first_block=first_block)
    return Scan(mended(found), (), len(sure))


def is_sure(seen: Sighting) -> bool:
    """Whether it is a word beyond doubt: three letters or more, little else, and read surely."""
    letters = sum([each.isalpha() for each in seen.text])
    return seen.confidence >= _SURE and letters >= max(3, 0.7 * len(seen.text))


def _upright(image: Image.Image, dpi: int, ocr: Ocr) -> Sequence[Sighting] | None:
    """Read the picture, and turned as well where it is read badly and the engine tells which way is up."""
    seen = _read(image, dpi, ocr)
    if seen is None or _confidence(seen) >= _UPRIGHT:
        return seen
    quarters = ocr.engine.turn(picture.for_engine(image, dpi))
    if quarters == 0:
        return seen
    again = _read(picture.turned(image, quarters), dpi, ocr)
    return again if again and _confidence(again) > _confidence(seen) else seen


def _read(image: Image.Image, dpi: int, ocr: Ocr) -> Sequence[Sighting] | None:
    return ocr.engine.words(picture.for_engine(picture.straight(image), dpi))


def _confidence(seen: Sequence[Sighting]) -> float:
    """Mean confidence of the letters, 0 where there are none."""
    letters = sum([len(each.text) for each in seen])
    return sum([each.confidence * len(each.text) for each in seen]) / letters if letters else 0.0
