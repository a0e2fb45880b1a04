"""What is read of a file: its lines, what its source code shows, and what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a document is in an application."""

    RESUME = "resume"
    COVER_LETTER = "cover_letter"
    WORK_SAMPLE = "work_sample"
    CERTIFICATE = "certificate"
    IMAGE = "image"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """Bad input, recorded rather than raised.

    code: A short lower-case word or two joined by `_`, stable for scripts: `encrypted`, `damaged`, `no_text`.
    detail: A sentence for the person who reads it; holds no text of the mail.
    document: The name of the document it was found in, if any.
    """

    code: str
    detail: str
    document: str | None = None


class Line(NamedTuple):
    """One line of a document in reading order.

    text: The words; cells of a row, or a date set apart at the right margin, are joined by one tab.
    page: Counted from 1.
    block: Lines of one column, cell or text box share a number; it grows in reading order.
    x0, top, x1, bottom: Box in points, all 0 where the format states no geometry.
    size: Font size in points, 0 where unknown.
    bold: Most of its letters are bold.
    heading: Level 1 to 6 that the format itself states (HTML h1, DOCX "Heading 1", Markdown #), else 0.
    bullet: It opens an item of a list; the mark itself is not in the text.
    links: Targets of the hyperlinks that lie on it.
    confidence: 1 for text that was read as text; the engine's own figure for OCR.

    A tuple, unlike most records: a document has hundreds, and a tuple is made in a third of the time.
    """

    text: str
    page: int = 1
    block: int = 0
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    bold: bool = False
    heading: int = 0
    bullet: bool = False
    links: tuple[str, ...] = ()
    confidence: float = 1.0


class Trace(NamedTuple):
    """A fact in source code that shows a tool in use: a dependency, an import, a telling file, a dialect.

    table: What kind of name it is, and so which table of `packages.toml` knows it: `pypi`, `npm`, `python` ...
    name: As written there, such as `flask-login`.
    path: The file within the work sample; empty where the document is the file.
    line: Within the file, from 1; 0 where the file as a whole tells. text: That line as read, or empty.
    rule: How it was told: `dependency`, `import`, `configuration`, `query`, `template`, `test` ...
    """

    table: str
    name: str
    path: str
    line: int
    text: str
    rule: str


class LanguageShare(NamedTuple):
    """How much of a work sample is written in a language. files, size_bytes: of the person's own code."""

    language: str
    files: int
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCode:
    """What the source code of a document shows; counted, never run.

    files: The person's own, as far as can be told. vendored: those of libraries that came along. generated: those that
    programs made. tests, migrations, templates: of the own files.
    languages: Of the own files, the one with the most bytes first.
    traces: Of the own files, each once per table, name and rule, at the first places that show it.
    readme_lines: So many of the document's first lines are its README.
    """

    files: int = 0
    vendored: int = 0
    generated: int = 0
    tests: int = 0
    migrations: int = 0
    templates: int = 0
    languages: tuple[LanguageShare, ...] = ()
    traces: tuple[Trace, ...] = ()
    readme_lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An attachment, a mail's body or a file as lines.

    name: Display name, cleaned of control and direction characters; made from the type where the sender gave none.
    type: What the content is: pdf, docx, html, text, ..., or `unknown`.
    role, reason: What it is in the application, and the rule that says so.
    sha256: Of the bytes as decoded from the mail, in hexadecimal.
    size_bytes: Of the same.
    pages: How many there are, also where fewer were read; 1 for formats without pages.
    container: Names of the containers it lay in, outermost first, joined by `/`; None for a file of the mail itself.
    hidden: Text that no reader of the page sees (white, invisible, tiny, off the page). No claim is made from it.
    source: What its source code shows; None where it is none.
    readable: Text was found in it.
    """

    name: str
    type: str
    role: Role = Role.OTHER
    reason: str = ""
    sha256: str = ""
    size_bytes: int = 0
    pages: int = 1
    lines: tuple[Line, ...] = ()
    hidden: tuple[Line, ...] = ()
    container: str | None = None
    source: SourceCode | None = None
    defects: tuple[Defect, ...] = ()

    @property
    def readable(self) -> bool:
        """Text was found in it."""
        return any(line.text.strip() for line in self.lines)

    @property
    def text(self) -> str:
        """The lines, one under the other."""
        return "\n".join(line.text for line in self.lines)
