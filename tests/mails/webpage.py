"""Resumes as HTML: a page of the person's own, and what a word processor saves."""

from collections.abc import Callable
from html import escape

from tests.mails.person import Person
from tests.mails.sections import Entry, contact, sections

_CSS = (
    "body{font:15px/1.5 Georgia,serif;max-width:46em;margin:2em auto;color:#222}h1{margin-bottom:0}"
    "h2{border-bottom:1px solid #999;font-size:1.1em}.dates{float:right;color:#666}.place{font-style:italic}"
)


def _anchor(item: str) -> str:
    target = f"mailto:{item}" if "@" in item else f"https://{item}" if "/" in item else ""
    return f'<a href="{escape(target)}">{escape(item)}</a>' if target else escape(item)


def _list(bullets: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(bullet)}</li>" for bullet in bullets) + "</ul>\n" if bullets else ""


def _entry(entry: Entry) -> str:
    if entry.head and not (entry.under or entry.link):
        return f"<p><strong>{escape(entry.head)}:</strong> {escape(entry.text)}</p>\n"
    dates = f'<span class="dates">{escape(entry.dates)}</span>' if entry.dates else ""
    parts = [f"<h3>{escape(entry.head)} {dates}</h3>\n"] if entry.head else []
    parts += [f'<p class="place">{escape(entry.under)}</p>\n'] if entry.under else []
    parts += [f"<p>{escape(entry.text)}</p>\n"] if entry.text else []
    parts += [f"<p>{_anchor(entry.link)}</p>\n"] if entry.link else []
    return "".join(parts) + _list(entry.bullets)


def homepage(person: Person) -> bytes:
    """Write headings, lists and links as the elements that mean them, in UTF-8."""
    body = [f"<h1>{escape(person.name)}</h1>\n<p>{escape(person.title)}</p>\n"]
    body += ["<address>", " &middot; ".join(map(_anchor, contact(person))), "</address>\n"]
    for section in sections(person):
        body += [f"<section>\n<h2>{escape(section.heading)}</h2>\n", *map(_entry, section.entries), "</section>\n"]
    head = f'<meta charset="utf-8"><title>{escape(person.name)}</title><style>{_CSS}</style>'
    start = f'<!DOCTYPE html>\n<html lang="{person.tongue}">\n<head>{head}</head>\n<body>\n'
    return f"{start}{''.join(body)}</body>\n</html>\n".encode()


def saved_by_word(person: Person) -> bytes:
    """Return bold paragraphs in a table, hard spaces and no headings, in windows-1252."""
    rows = [f"<p class=MsoNormal><b><span style='font-size:20.0pt'>{escape(person.name)}</span></b></p>\n"]
    rows += [f"<p class=MsoNormal>{escape(item)}</p>\n" for item in (person.title, *contact(person))]
    for section in sections(person):
        rows += [f"<p class=MsoNormal><b><u>{escape(section.heading)}</u></b></p>\n"]
        rows += ["<table border=0 cellspacing=0>\n", *map(_row, section.entries), "</table>\n"]
    head = (
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><meta name=Generator content="Word">'
    )
    page = f"<html><head>{head}</head>\n<body lang=EN-US>\n{''.join(rows)}</body></html>\n"
    return page.encode("cp1252", "xmlcharrefreplace")


def _row(entry: Entry) -> str:
    left = entry.dates or ("" if entry.under or entry.link else entry.head)
    right = [f"<p><b>{escape(entry.head)}</b></p>"] if entry.head and entry.head != left else []
    right += [f"<p>{escape(text)}</p>" for text in (entry.under, entry.text, entry.link) if text]
    right += [f"<p>&middot;&nbsp;&nbsp;{escape(bullet)}</p>" for bullet in entry.bullets]
    return f"<tr><td width=160 valign=top><p>{escape(left) or '&nbsp;'}</p></td><td>{''.join(right)}</td></tr>\n"


#: Every layout by name.
LAYOUTS: dict[str, Callable[[Person], bytes]] = {layout.__name__: layout for layout in (homepage, saved_by_word)}
