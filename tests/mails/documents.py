"""One file of an application in a named format and layout, ready to be attached."""

from dataclasses import dataclass
from enum import StrEnum

from tests.mails import docx, layouts, plain, webpage
from tests.mails.person import Person


class Kind(StrEnum):
    """A format, named as the product names it."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Format:
    """What belongs to a kind: the label that a careful sender gives, the ending of names, and its layouts."""

    content_type: str
    ending: str
    layouts: tuple[str, ...]


FORMATS = {
    Kind.PDF: Format("application/pdf", ".pdf", tuple(layouts.LAYOUTS)),
    Kind.DOCX: Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", tuple(docx.LAYOUTS)
    ),
    Kind.HTML: Format("text/html", ".html", tuple(webpage.LAYOUTS)),
    Kind.TEXT: Format("text/plain; charset=utf-8", ".txt", tuple(plain.LAYOUTS)),
}


def render(person: Person, kind: Kind, layout: str, *, password: str = "") -> bytes:
    """Return the person's resume; `password` is for PDF alone. An unknown layout raises KeyError."""
    match kind:
        case Kind.PDF:
            return layouts.LAYOUTS[layout](person, password=password)
        case Kind.DOCX:
            return docx.LAYOUTS[layout](person)
        case Kind.HTML:
            return webpage.LAYOUTS[layout](person)
        case Kind.TEXT:
            return plain.LAYOUTS[layout](person).encode()
