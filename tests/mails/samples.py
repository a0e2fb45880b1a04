"""The mails of `intake demo`: `python -m tests.mails.samples` writes them to `intake/samples`.

Each is described by a file in `data/samples`: a table `mail`, and a table `person` where it is an application.
"""

import tomllib
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from tests.mails import archive, docx, plain
from tests.mails.documents import FORMATS, Kind, render
from tests.mails.mail import CAREERS, Coding, File, Letter, Naming, forward, write
from tests.mails.person import Person

SOURCES = Path(__file__).with_name("data") / "samples"
SAMPLES = Path(__file__).parents[2] / "intake" / "samples"
_KINDS = {"pdf": Kind.PDF, "docx": Kind.DOCX, "html": Kind.HTML, "plain": Kind.TEXT}


def samples() -> dict[str, bytes]:
    """Return every sample mail by its file name, in order."""
    return {f"{path.stem}.eml": sample(tomllib.loads(path.read_text())) for path in sorted(SOURCES.glob("*.toml"))}


def sample(table: Mapping[str, Any]) -> bytes:
    """Build one mail; a key that is missing raises KeyError."""
    person = Person.from_table(table["person"]) if "person" in table else None
    mail = table["mail"]
    content = write(_letter(mail, person))
    if outer := mail.get("forward"):
        return forward(_letter(outer, None), content)
    return content


def _letter(mail: Mapping[str, Any], person: Person | None) -> Letter:
    body = plain.LAYOUTS[mail["body_plain"]](person) if person and "body_plain" in mail else mail["body"].lstrip("\n")
    return Letter(
        sender=tuple(mail["sender"]) if person is None else (person.name, person.email),
        to=mail.get("to", CAREERS),
        subject=mail["subject"],
        sent_at=mail["sent_at"],
        body=body,
        html=_as_html(body) if mail.get("html") else "",
        files=[_file(file, person) for file in mail.get("files", ())],
        charset=mail.get("charset", "utf-8"),
        coding=Coding[mail.get("coding", "quoted_printable").upper()],
        headers=[(name, value) for name, value in mail.get("headers", ())],
    )


def _as_html(body: str) -> str:
    paragraphs = "".join(f"<p>{escape(text).replace(chr(10), '<br>')}</p>\n" for text in body.strip().split("\n\n"))
    return f"<html><body>\n{paragraphs}</body></html>\n"


def _file(table: Mapping[str, Any], person: Person | None) -> File:
    content, content_type = _content(table, person)
    return File(
        content=content,
        content_type=table.get("content_type", content_type),
        name=table["name"],
        disposition=table.get("disposition", "attachment"),
        naming=Naming[table.get("naming", "rfc2231").upper()],
        quoted_printable=table.get("quoted_printable", False),
    )


def _content(table: Mapping[str, Any], person: Person | None) -> tuple[bytes, str]:
    if "letter" in table:
        return docx.letter(table["letter"]), FORMATS[Kind.DOCX].content_type
    if "archive" in table:
        return archive.zipped(table["archive"]), archive.CONTENT_TYPE
    if "text" in table:
        return table["text"].lstrip("\n").encode(), "text/markdown"
    (key,) = _KINDS.keys() & table.keys()
    if person is None:
        raise KeyError("person")
    kind = _KINDS[key]
    return render(person, kind, table[key], password=table.get("password", "")), FORMATS[kind].content_type


def main() -> None:
    """Write the samples afresh; what no description stands behind any more is removed."""
    SAMPLES.mkdir(exist_ok=True)
    for stale in SAMPLES.glob("*.eml"):
        stale.unlink()
    for name, content in samples().items():
        (SAMPLES / name).write_bytes(content)


if __name__ == "__main__":
    main()
