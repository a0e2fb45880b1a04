"""Pages of a PDF that are pictures: scans, photos, and text drawn as curves, read by OCR.

A scanning program often lays the text it recognised, invisible, over the scan (PDF 32000-1, 9.3.6, mode 3). What the
reader of the page sees is read anew all the same: such a layer may be of poor quality, and may say something else than
the picture. It is used where nothing can be read anew.
"""

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image

from parsers.documents import scan
from parsers.documents.ocr import DPI, Ocr
from parsers.documents.scan import Scan
from parsers.records import Defect, Limits, Line

_INK = re.compile(r"\S")
_FEW = 60  # characters; more text that shows is no mere footer or stamp on a scan
_COVERED = 0.5  # of the page, by images
_CURVES = 80  # paths; text drawn as curves has one for each letter
_OBJECTS = 2000  # looked at
_DEPTH = 3  # of form objects within one another
_POINTS = 72.0  # an inch
_SMALLEST_DPI = 60  # a page that must be drawn smaller than this is no page of paper


def is_picture(page: Any, text: Any, plain: str) -> bool:
    """Whether what the page says is drawn, not written: text, if there is any, is short or does not show.

    text: The page's text, which may be None. plain: Its characters.
    """
    words = plain.strip()
    if len(words) > _FEW and len("".join(words[: 4 * _FEW].split())) > _FEW and not _is_unseen(text, plain):
        return False
    covered, curves = _drawn(page)
    return covered >= _COVERED or (curves >= _CURVES and not plain.strip())


class Scanner:
    """Reads the pages of one document that are pictures; defects holds, once each, what kept it from reading one."""

    def __init__(self, limits: Limits, ocr: Ocr | None) -> None:
        self._limits = limits
        self._ocr = ocr
        self.defects: list[Defect] = []

    def read(self, page: Any, *, number: int, has_text: bool) -> list[Line]:
        """Draw the page and read it. number: Of the page, from 1. has_text: There is text to be used instead."""
        found = self._scan(page, number)
        if not has_text:
            self.defects += [defect for defect in found.defects if defect not in self.defects]
        return list(found.lines)

    def _scan(self, page: Any, number: int) -> Scan:
        if self._ocr is None:
            return Scan(defects=(scan.NO_OCR,))
        dpi = _resolution(page, self._limits.pixels)
        if dpi < _SMALLEST_DPI:
            return Scan(defects=(Defect(code="too_large", detail="A page is too large to be drawn and read."),))
        return scan.read(_picture(page, dpi), dpi, self._ocr, page=number)


def _is_unseen(text: Any, plain: str) -> bool:
    """Whether the first, the middle and the last character are drawn in the invisible mode."""
    end = len(plain.rstrip())
    for found in (_INK.search(plain), _INK.search(plain, end // 2), _INK.search(plain, end - 1)):
        place = found.start() if found else 0
        item = pdfium.FPDFText_GetTextObject(text, place)
        if item and pdfium.FPDFTextObj_GetTextRenderMode(item) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            return False
    return True


def _drawn(page: Any) -> tuple[float, int]:
    """Return the share of the page that its images cover, and the number of its paths."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    covered, curves = 0.0, 0
    for place in range(min(pdfium.FPDFPage_CountObjects(page), _OBJECTS)):
        area, paths = _of(pdfium.FPDFPage_GetObject(page, place), _DEPTH)
        covered += area
        curves += paths
    return covered / max(width * height, 1.0), curves


def _of(item: Any, depth: int) -> tuple[float, int]:
    """Return the area of the images of an object, in square points of its own space, and the number of its paths."""
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        return 0.0, 1
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        return (right.value - left.value) * (top.value - bottom.value), 0
    if kind != pdfium.FPDF_PAGEOBJ_FORM or depth == 0:
        return 0.0, 0
    parts = [
        _of(pdfium.FPDFFormObj_GetObject(item, place), depth - 1)
        for place in range(min(pdfium.FPDFFormObj_CountObjects(item), _OBJECTS))
    ]
    return sum([area for area, _ in parts]), sum([paths for _, paths in parts])


def _resolution(page: Any, pixels: int) -> int:
    """Return the pixels to the inch that the page is drawn at, fewer where the page is large."""
    inches = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page) / _POINTS**2
    return min(DPI, int((pixels / max(inches, 1e-3)) ** 0.5))


def _picture(page: Any, dpi: int) -> Image.Image:
    """Draw the page, with its annotations, in grey on white."""
    scale = dpi / _POINTS
    width = max(round(pdfium.FPDF_GetPageWidthF(page) * scale), 1)
    height = max(round(pdfium.FPDF_GetPageHeightF(page) * scale), 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_GRAYSCALE | pdfium.FPDF_ANNOT
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        drawn = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        return Image.frombuffer("L", (width, height), drawn, "raw", "L", stride, 1)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
