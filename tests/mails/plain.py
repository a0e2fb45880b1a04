"""Resumes as plain text: underlined headings as of old, capitals, or Markdown."""

import textwrap
from collections.abc import Callable

from tests.mails.person import Person
from tests.mails.sections import Entry, contact, sections

_COLUMNS = 76


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        text, _COLUMNS, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _entry(entry: Entry, mark: str) -> list[str]:
    if entry.head and not (entry.under or entry.link):
        return [_wrapped(f"{entry.head}: {entry.text}", rest="  ")]
    gap = " " * max(2, _COLUMNS - len(entry.head) - len(entry.dates))
    lines = [f"{entry.head}{gap}{entry.dates}".rstrip()] if entry.head else []
    lines += [entry.under] if entry.under else []
    lines += [_wrapped(entry.text)] if entry.text else []
    lines += [f"https://{entry.link}"] if entry.link else []
    return [*lines, *(_wrapped(bullet, f"{mark} ", "  ") for bullet in entry.bullets), *([""] if entry.under else [])]


def underlined(person: Person) -> str:
    """Return headings with a line of dashes below, and bullets of hyphens."""
    lines = [person.name, "=" * len(person.name), person.title, *contact(person), ""]
    for section in sections(person):
        lines += [section.heading, "-" * len(section.heading)]
        for entry in section.entries:
            lines += _entry(entry, "-")
        lines += [""]
    return _text(lines)


def capitals(person: Person) -> str:
    """Return headings in capitals, and bullets of asterisks."""
    lines = [person.name, person.title, " | ".join(contact(person)), ""]
    for section in sections(person):
        lines += [section.heading.upper(), ""]
        for entry in section.entries:
            lines += _entry(entry, "*")
        lines += [""]
    return _text(lines)


def _text(lines: list[str]) -> str:
    text = "\n".join(lines).strip() + "\n"
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text


#: Every layout by name.
LAYOUTS: dict[str, Callable[[Person], str]] = {layout.__name__: layout for layout in (underlined, capitals)}
