"""Documents written as text: `# ` opens a heading, `- ` an item of a list, `**` a bold line."""

from functools import cache
from importlib.resources import files

from parsers.records import Document, Line
from parsers.vocabulary import Vocabulary, build

AS_OF_YEAR = 2026


def texts() -> dict[str, str]:
    """Return the vocabulary's files by name."""
    folder = files("parsers.vocabulary")
    found = {name: folder.joinpath(name).read_text("utf-8") for name in ("skills.toml", "packages.toml")}
    for entry in folder.joinpath("languages").iterdir():
        if entry.name.endswith(".toml"):
            found[f"languages/{entry.name}"] = entry.read_text("utf-8")
    return found


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that is shipped."""
    return build(texts())


def document(text: str, name: str = "resume.pdf") -> Document:
    """Return a document with a line for each line of the text."""
    return Document(name=name, type="pdf", lines=tuple(_line(line) for line in text.strip("\n").splitlines()))


def _line(text: str) -> Line:
    if text.startswith("# "):
        return Line(text=text[2:], heading=2, bold=True, size=14)
    if text.startswith("- "):
        item = text[2:]
        return Line(text=item.removeprefix("**"), bullet=True, bold=item.startswith("**"), size=10)
    if text.startswith("**"):
        return Line(text=text[2:], bold=True, size=10)
    return Line(text=text, size=10 if text else 0)
