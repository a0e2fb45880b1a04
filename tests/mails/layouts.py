"""Resumes as PDF, in the layouts that arrive: one column, dates on the right, sidebars on either side, a table."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Frame, FrameBreak, HRFlowable, NextPageTemplate, PageTemplate

from tests.mails.paper import HEIGHT, HELVETICA, TIMES, WIDTH, Look, gap, grid, print_pages, together, vera
from tests.mails.person import Person
from tests.mails.sections import Entry, contact, sections
from tests.mails.words import WORDS

_MARGIN = 54.0
_MEASURE = WIDTH - 2 * _MARGIN


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _plain_page(margin: float = _MARGIN) -> PageTemplate:
    return PageTemplate("page", [_frame(margin, margin, WIDTH - 2 * margin, HEIGHT - 2 * margin)])


def _web(item: str) -> str:
    return f"mailto:{item}" if "@" in item else f"https://{item}" if "/" in item else ""


def one_column(person: Person, *, password: str = "") -> bytes:
    """Set everything under everything else: name in the middle, rules under headings, dates under the job."""
    look = HELVETICA
    story = [
        look.bold_text(person.name, scale=2.1, alignment=TA_CENTER, ink=look.accent),
        look.text(person.title, scale=1.15, alignment=TA_CENTER, spaceAfter=4),
        look.text("  |  ".join(contact(person)), scale=0.92, alignment=TA_CENTER),
        gap(6),
    ]
    for section in sections(person):
        heading = look.bold_text(section.heading.upper(), ink=look.accent, spaceBefore=8)
        rule = HRFlowable(width="100%", thickness=0.7, color=HexColor(look.accent), spaceBefore=2, spaceAfter=5)
        blocks = [_stacked(look, entry) for entry in section.entries]
        story += [together(heading, rule, *blocks[0]), *(together(*block) for block in blocks[1:])]
    return _printed(person, story, [_plain_page()], password)


def _stacked(look: Look, entry: Entry) -> list[Any]:
    """Set an entry's parts under one another; a head with only words behind it becomes a label."""
    if entry.head and not entry.under and not entry.link:
        return [look.labelled(entry.head, entry.text, spaceAfter=2)]
    parts: list[Any] = [look.bold_text(entry.head, scale=1.05)] if entry.head else []
    line = "  |  ".join(filter(None, (entry.under, entry.dates)))
    parts += [look.text(line, face=look.italic, spaceAfter=2)] if line else []
    parts += [look.text(entry.text)] if entry.text else []
    parts += [look.text(entry.link, link=f"https://{entry.link}", ink=look.accent)] if entry.link else []
    return [*parts, *look.bullets(entry.bullets), gap(4)]


def right_dates(person: Person, *, password: str = "") -> bytes:
    """Set the academic's classic: a serif face, employer on the left and dates against the right margin."""
    look = TIMES
    story: list[Any] = [look.bold_text(person.name, scale=2.2, spaceAfter=2)]
    items = contact(person)
    story += [look.text("  \N{MIDDLE DOT}  ".join(items[:3]), scale=0.95)]
    story += [look.text("  \N{MIDDLE DOT}  ".join(items[3:]), scale=0.95)] if items[3:] else []
    for section in sections(person):
        heading = look.bold_text(section.heading, scale=1.2, spaceBefore=9)
        rule = HRFlowable(width="100%", thickness=0.5, color=HexColor("#000000"), spaceBefore=1, spaceAfter=4)
        blocks = [_two_ended(look, entry) for entry in section.entries]
        story += [together(heading, rule, *blocks[0]), *(together(*block) for block in blocks[1:])]
    return _printed(person, story, [_plain_page()], password)


def _two_ended(look: Look, entry: Entry) -> list[Any]:
    if not entry.dates:
        return _stacked(look, entry)
    employer, _, place = entry.under.partition(", ")
    parts = [
        look.ends(look.bold_text(employer), entry.dates, _MEASURE, share=0.36),
        look.ends(look.text(entry.head, face=look.italic), place, _MEASURE, share=0.36, face=look.italic),
    ]
    parts += [look.text(entry.text)] if entry.text else []
    return [*parts, gap(2), *look.bullets(entry.bullets), gap(5)]


def left_sidebar(person: Person, *, password: str = "") -> bytes:
    """Set two columns: a dark one on the left with contact and skills, the career on the right; embedded fonts."""
    look, side, pad = vera(), 185.0, 20.0
    pale = "#eef4f5"

    def paint(canvas: Any, _document: Any) -> None:
        canvas.setFillColor(HexColor(look.accent))
        canvas.rect(0, 0, side, HEIGHT, stroke=0, fill=1)

    narrow = _frame(pad, pad, side - 2 * pad, HEIGHT - 2 * pad - 12)
    wide = _frame(side + 24, 36, WIDTH - side - 60, HEIGHT - 72)
    story: list[Any] = [NextPageTemplate("next")]
    story += [look.bold_text(person.name, scale=2.0, ink="#ffffff", spaceAfter=4)]
    story += [look.text(person.title, ink=pale, scale=1.1)]
    story += _side_column(look, person, heading="#ffffff", ink=pale)
    story += [FrameBreak(), *_main_column(look, person)]
    pages = [
        PageTemplate("first", [narrow, wide], onPage=paint),
        PageTemplate("next", [_frame(side + 24, 36, WIDTH - side - 60, HEIGHT - 72)], onPage=paint),
    ]
    return _printed(person, story, pages, password)


def right_sidebar(person: Person, *, password: str = "") -> bytes:
    """Set a band with the name across the top, the career on the left, and a pale column on the right."""
    look, side, band = HELVETICA, 180.0, 96.0
    green, paper = "#2f5d50", "#edf1ee"

    def paint(canvas: Any, _document: Any) -> None:
        canvas.setFillColor(HexColor(paper))
        canvas.rect(WIDTH - side, 0, side, HEIGHT, stroke=0, fill=1)
        canvas.setFillColor(HexColor(green))
        canvas.rect(0, HEIGHT - band, WIDTH, band, stroke=0, fill=1)

    top = _frame(40, HEIGHT - band, WIDTH - 80, band - 22)
    wide = _frame(40, 36, WIDTH - side - 64, HEIGHT - band - 56)
    narrow = _frame(WIDTH - side + 18, 36, side - 36, HEIGHT - band - 56)
    story: list[Any] = [NextPageTemplate("next")]
    story += [look.bold_text(person.name, scale=2.7, ink="#ffffff")]
    story += [look.text(person.title, scale=1.3, ink="#dfe9e4"), FrameBreak()]
    story += _side_column(look, person, heading=green, ink=look.ink)
    story += [FrameBreak(), *_main_column(look, person, accent=green)]
    pages = [
        PageTemplate("first", [top, narrow, wide], onPage=paint),
        PageTemplate("next", [_frame(40, 36, WIDTH - 80, HEIGHT - 72)]),
    ]
    return _printed(person, story, pages, password)


def _side_column(look: Look, person: Person, *, heading: str, ink: str) -> list[Any]:
    words = WORDS[person.tongue]
    parts: list[Any] = [look.bold_text(words.contact.upper(), ink=heading, spaceBefore=14, spaceAfter=4)]
    parts += [look.text(item, link=_web(item), ink=ink, scale=0.92, spaceAfter=3) for item in contact(person)]
    for section in filter(lambda section: section.narrow, sections(person)):
        parts += [look.bold_text(section.heading.upper(), ink=heading, spaceBefore=14, spaceAfter=4)]
        for entry in section.entries:
            parts += [look.bold_text(entry.head, ink=ink, scale=0.95)] if entry.head else []
            parts += [look.text(entry.text, ink=ink, scale=0.95, spaceAfter=4)]
    return parts


def _main_column(look: Look, person: Person, accent: str = "") -> list[Any]:
    parts: list[Any] = []
    for section in filter(lambda section: not section.narrow, sections(person)):
        heading = look.bold_text(section.heading.upper(), scale=1.2, ink=accent or look.accent, spaceAfter=5)
        blocks = [_stacked(look, entry) for entry in section.entries]
        parts += [together(heading, *blocks[0]), *(together(*block) for block in blocks[1:]), gap(7)]
    return parts


def table(person: Person, *, password: str = "") -> bytes:
    """Set the tabular form usual in Germany and France: dates or labels in a column on the left of their matter."""
    look, label = HELVETICA, 118.0
    story: list[Any] = [look.bold_text(person.name, scale=1.9, ink=look.accent, spaceAfter=2)]
    story += [look.text(person.title, scale=1.1, spaceAfter=8)]
    story += [_form([(look.text(""), [look.text(item, link=_web(item))]) for item in contact(person)], label)]
    for section in sections(person):
        line = HRFlowable(width="100%", thickness=1.2, color=HexColor(look.accent), spaceBefore=3, spaceAfter=5)
        heading = look.bold_text(section.heading, scale=1.25, ink=look.accent, spaceBefore=9)
        first, *rest = [_form([_labelled_row(look, entry)], label) for entry in section.entries]
        story += [together(heading, line, first), *rest]
    return _printed(person, story, [_plain_page(48)], password)


def _labelled_row(look: Look, entry: Entry) -> tuple[Any, list[Any]]:
    margin = entry.dates or ("" if entry.under or entry.link else entry.head)
    parts: list[Any] = [look.bold_text(entry.head)] if entry.head and entry.head != margin else []
    parts += [look.text(entry.under, face=look.italic, spaceAfter=2)] if entry.under else []
    parts += [look.text(entry.text)] if entry.text else []
    parts += [look.text(entry.link, link=_web(entry.link), ink=look.accent)] if entry.link else []
    return look.text(margin, ink="#555555"), [*parts, *look.bullets(entry.bullets), gap(4)]


def _form(rows: list[tuple[Any, list[Any]]], label: float) -> Any:
    width = WIDTH - 96
    return grid([[left, right] for left, right in rows], [label, width - label], ("RIGHTPADDING", (0, 0), (0, -1), 8))


def _printed(person: Person, story: list[Any], pages: list[PageTemplate], password: str) -> bytes:
    return print_pages(story, pages, title=f"{person.name} - {person.title}", author=person.name, password=password)


#: Every layout by name.
LAYOUTS: dict[str, Callable[..., bytes]] = {
    layout.__name__: layout for layout in (one_column, right_dates, left_sidebar, right_sidebar, table)
}
