"""What the core knows of optical character recognition: pixels in, words out. The engine is handed in by the shell."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from parsers.pieces import Word


class Picture(NamedTuple):
    """A page as grey pixels, one byte each, row by row from the top, without padding. dpi: pixels to the inch."""

    pixels: bytes
    width: int
    height: int
    dpi: int


class Ocr(Protocol):
    """An engine, such as `intake.ocr.Tesseract`.

    A picture may be larger than is good for the engine, and lie on its side; what comes back are words in the order
    the engine reads them, with boxes in pixels of the picture as given and confidence between 0 and 1. An engine
    that fails returns no words.
    """

    def __call__(self, picture: Picture, /) -> Sequence[Word]:
        """Read one picture."""
