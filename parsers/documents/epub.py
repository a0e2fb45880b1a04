"""EPUB -> lines: the pages of its spine, each by the reader of HTML (EPUB 3.3)."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from parsers.documents import html
from parsers.documents.container import DAMAGES, Container, RefusedError, opened
from parsers.documents.flow import clipped
from parsers.documents.reading import Reading, unreadable
from parsers.records import Limits, Line

_C = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_O = "{http://www.idpf.org/2007/opf}"


def read(content: bytes, limits: Limits) -> Reading:
    """Read the lines of a book; books under a licence key are refused."""
    hidden: list[Line] = []
    try:
        with opened(content, limits) as package:
            if "META-INF/rights.xml" in package:
                return unreadable("encrypted", "The book asks for a licence.")
            return clipped(_groups(package, limits, hidden), limits.text_characters, hidden)
    except RefusedError as refusal:
        return unreadable(refusal.code, str(refusal))
    except DAMAGES:
        return unreadable("damaged", "The book cannot be opened.")


def _groups(package: Container, limits: Limits, hidden: list[Line]) -> Iterator[list[Line]]:
    root = package.xml("META-INF/container.xml")
    main = None if root is None else root.find(f".//{_C}rootfile")
    path = "" if main is None else main.get("full-path", "")
    book = package.xml(path)
    if book is None:
        return
    folder = posixpath.dirname(path)
    places = {item.get("id", ""): item.get("href", "") for item in book.iter(f"{_O}item")}
    for item in list(book.iter(f"{_O}itemref"))[: limits.pages]:
        page = posixpath.normpath(posixpath.join(folder, unquote(places.get(item.get("idref", ""), ""))))
        reading = html.read(package.member(page), limits)
        hidden.extend(reading.hidden)
        yield list(reading.lines)
