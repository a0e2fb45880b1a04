"""Apple Pages -> the preview that lies in its package: a PDF in older files, a picture in newer ones."""

from collections.abc import Callable

from parsers.documents.container import DAMAGES, Container, RefusedError, opened
from parsers.documents.reading import Reading, unreadable
from parsers.records import Limits

PDF_NAMES = ("QuickLook/Preview.pdf", "preview.pdf")
_PICTURES = ("preview.jpg", "preview.png", "QuickLook/Thumbnail.jpg", "QuickLook/Thumbnail.png", "preview-web.jpg")
_ADVICE = "The Pages file holds no preview that can be read; as PDF (File, Export To, PDF) it can."


def read(content: bytes, limits: Limits, read_pdf: Callable[[bytes], Reading]) -> Reading:
    """Read the preview by the reader of PDF, or hand on its picture."""
    try:
        with opened(content, limits) as package:
            preview = _first(package, PDF_NAMES)
            picture = b"" if preview else _first(package, _PICTURES)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The Pages file cannot be opened.")
    if preview:
        return read_pdf(preview)
    return Reading(pictures=(picture,)) if picture else unreadable("unsupported", _ADVICE)


def _first(package: Container, names: tuple[str, ...]) -> bytes:
    return next((package.member(name) for name in names if name in package), b"")
