"""Images (PNG, JPEG, TIFF, GIF, BMP, WebP by Pillow; HEIC by libheif) -> lines, by OCR."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pi_heif
from PIL import Image, ImageSequence

from parsers.documents import picture, scan
from parsers.documents.ocr import Ocr
from parsers.documents.reading import Reading, unreadable
from parsers.records import Defect, Limits, Line

SURE_WORDS = 6
"""Words that are words beyond doubt, in a picture that has text; a logo with its slogan has fewer."""

DAMAGES = (
    OSError,  # UnidentifiedImageError and truncated files are of it
    SyntaxError,  # Pillow's own for broken headers, such as those of PNG
    ValueError,
    LookupError,
    TypeError,
    EOFError,
    ArithmeticError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    RuntimeError,
)
"""What Pillow and libheif raise over damaged files."""

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP", "HEIF")
_PAGED = "TIFF"  # in other formats several pictures in one file are no pages but an animation or two views

pi_heif.register_heif_opener(thumbnails=False)


class _TooLargeError(Exception):
    """A picture has more pixels than may be decoded."""


def read(content: bytes, limits: Limits, ocr: Ocr | None = None) -> Reading:
    """Lines of the picture, or of each page of a TIFF; `no_text` where there are too few words to call it text."""
    found: list[Line] = []
    defects: list[Defect] = []
    sure = number = 0
    try:
        for number, image in enumerate(_pictures(content, limits), 1):
            block = found[-1].block + 1 if found else 0
            page = scan.read(image, picture.resolution(image), ocr, page=number, first_block=block)
            found += page.lines
            sure += page.sure
            if page.defects:
                defects += page.defects
                break
    except _TooLargeError:
        defects.append(Defect(code="too_large", detail=f"It has more than {limits.pixels} pixels."))
    except DAMAGES:
        defects.append(Defect(code="damaged", detail="The image cannot be decoded."))
    if sure < SURE_WORDS:
        found = []
    if not found and not defects:
        return unreadable("no_text", "It is a picture without text.")
    count = max(number, _count(content, limits.pages)) if scan.OCR_LIMIT in defects else max(number, 1)
    return Reading(tuple(found), count, tuple(defects))


def _pictures(content: bytes, limits: Limits) -> Iterator[Image.Image]:
    """Yield the pages in grey and upright. Raises _TooLargeError, and what DAMAGES names."""
    with _opened(content) as image:
        frames = ImageSequence.Iterator(image) if image.format == _PAGED else [image]
        left = limits.ocr_pages + 1
        for frame in frames:
            if frame.width * frame.height > limits.pixels:
                raise _TooLargeError
            for page in picture.pages(picture.grey(frame)):
                if left == 0:
                    return
                left -= 1
                yield page


def _count(content: bytes, most: int) -> int:
    """Count the pages of a file that was not read to its end."""
    with _opened(content) as image:
        count = 1
        try:
            while count < most and image.format == _PAGED:
                image.seek(count)
                count += 1
        except DAMAGES:
            pass
        return count


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large pictures, which are refused here, and of flaws in EXIF data
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            yield image
