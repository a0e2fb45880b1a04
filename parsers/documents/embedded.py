"""Documents of office programs without text, whose pages are pictures put into them: those pictures are read."""

import re
from collections.abc import Sequence

from parsers.documents import image
from parsers.documents.container import DAMAGES, RefusedError, opened
from parsers.documents.ocr import Ocr
from parsers.documents.reading import Reading
from parsers.records import Defect, Limits, Line

_KINDS = frozenset({"docx", "odt", "odp", "pptx"})
"""Types that are ZIP containers and keep their pictures as members (ECMA-376 part 2; ODF 1.3 part 2)."""

_PICTURE = re.compile(r"(?:.*/)?(?:media|pictures)/[^/]+\.(?:png|jpe?g|tiff?|gif|bmp|webp|heic)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def pictures(content: bytes, kind: str, limits: Limits) -> tuple[bytes, ...]:
    """Return the pictures of a document in the order of their numbers, as many as may be read."""
    if kind not in _KINDS:
        return ()
    try:
        with opened(content, limits) as package:
            names = sorted(filter(_PICTURE.fullmatch, package.names()), key=_order)
            return tuple([package.member(name) for name in names[: limits.ocr_pages]])
    except (RefusedError, *DAMAGES):
        return ()


def read(found: Sequence[bytes], limits: Limits, ocr: Ocr | None) -> Reading:
    """Return the lines of pictures, each a page; defects say why where none has any."""
    lines: list[Line] = []
    defects: list[Defect] = []
    for number, picture in enumerate(found, 1):
        reading = image.read(picture, limits, ocr)
        block = lines[-1].block + 1 if lines else 0
        lines += [line._replace(page=number, block=line.block + block) for line in reading.lines]
        defects += [defect for defect in reading.defects if defect not in defects]
    return Reading(tuple(lines), defects=() if lines else tuple(defects))


def _order(name: str) -> tuple[int, str]:
    """Word and its like number pictures in the order they were put in; others name them by their content."""
    numbers = _NUMBER.findall(name.rpartition("/")[2])
    return (int(numbers[0][:9]) if numbers else 0, name)
