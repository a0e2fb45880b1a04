"""Word files that are one XML file -> lines: the flat form of a package, and Word 2003 XML, by the reader of DOCX."""

import base64
import binascii

from lxml import etree

from parsers.documents import docx
from parsers.documents.container import DAMAGES, RefusedError, parse
from parsers.documents.docx_style import W
from parsers.documents.reading import Reading, unreadable
from parsers.records import Limits

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_WORD_2006 = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class _Parts:
    """Parts by name, as an opened container holds them."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return list(self._parts)

    def member(self, name: str) -> bytes:
        """Return the bytes of a part, empty where there is none."""
        return self._parts.get(name, b"")


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of the file."""
    try:
        root = parse(content)
        parts = _flat(root) if root.tag == f"{_PKG}package" else _of_2003(content)
        return docx.of_package(_Parts(parts), limits)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except (*DAMAGES, binascii.Error):
        return unreadable("damaged", "The Word file cannot be read.")


def _flat(root: etree._Element) -> dict[str, bytes]:
    """Return the parts of the flat form, as Word's `Word XML Document` has them."""
    found: dict[str, bytes] = {}
    for part in root.iterchildren(f"{_PKG}part"):
        inner = part.find(f"{_PKG}xmlData")
        binary = part.findtext(f"{_PKG}binaryData", "")
        first = None if inner is None else next(iter(inner), None)
        content = base64.b64decode(binary) if first is None else etree.tostring(first)
        found[part.get(f"{_PKG}name", "").lstrip("/")] = content
    return found


def _of_2003(content: bytes) -> dict[str, bytes]:
    """Return the one part of Word 2003 XML: body and styles are as in DOCX but for their names."""
    newer = content.replace(_WORD_2003, _WORD_2006)
    root = parse(newer)
    sheet = root.find(f"{W}styles")
    return {"word/document.xml": newer, "word/styles.xml": b"" if sheet is None else etree.tostring(sheet)}
