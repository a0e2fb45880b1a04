"""Which part of a resume each line belongs to. A document without headings has one section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.resume.headings import OTHER, TOP, Heading, headings
from parsers.resume.row import Row
from parsers.resume.strayed import heads, studies
from parsers.resume.unheaded import jobs_from, parts, studies_from
from parsers.vocabulary import Lexicon

__all__ = ["OTHER", "TOP", "Section", "of_kind", "split"]

_UNDATED = frozenset([TOP, OTHER, "summary", "skills"])
_DATED = frozenset(["experience", "education"])
# Where studies may stand that no heading of their own tells of.
_STRAYED = frozenset([TOP, OTHER, "experience", "certifications"])


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading. kind: as in the vocabulary, or `top` before the first heading, or `other`."""

    kind: str
    heading: Row | None
    rows: tuple[Row, ...]


def split(found: Sequence[Row], lexicon: Lexicon) -> tuple[Section, ...]:
    """Cut the rows into sections, in reading order."""
    marks = headings(found, lexicon)
    sections: list[Section] = []
    kind, heading, kept = TOP, None, list[Row]()
    at = 0
    while at < len(found):
        row, mark = found[at], marks.get(at)
        if mark:
            sections.append(Section(kind, heading, tuple(kept)))
            kind, heading, kept = mark.kind, row, [mark.rest or row] if mark.inline else []
            at += mark.rows
            continue
        new_block = at > 0 and row.line.block != found[at - 1].line.block
        resumed = new_block and (_resumed(found, at, sections, kept) or _opens_column(found, at, marks))
        if resumed:
            sections.append(Section(kind, heading, tuple(kept)))
            kind, heading, kept = resumed.kind, resumed.heading, []
        kept.append(row)
        at += 1
    sections.append(Section(kind, heading, tuple(kept)))
    if not any(each.kind in _DATED for each in sections):
        sections = [part for each in sections for part in _parts(each, lexicon)]
    if not any(each.kind == "experience" for each in sections):
        studied = any(each.kind == "education" for each in sections)
        sections = [part for each in sections for part in _with_jobs(each, lexicon, studied=studied)]
    if not any(each.kind == "education" and each.rows for each in sections):
        sections = [part for each in sections for part in _with_studies(each, lexicon)]
    return tuple(each for each in sections if each.rows or each.heading)


def _parts(section: Section, lexicon: Lexicon) -> Iterator[Section]:
    """Give the jobs and studies of a part that no heading tells about, each kind as a section."""
    if section.kind not in {TOP, OTHER}:
        yield section
        return
    for number, (kind, kept) in enumerate(parts(section.rows, lexicon)):
        yield Section(kind or section.kind, None if number else section.heading, kept)


def _with_jobs(section: Section, lexicon: Lexicon, *, studied: bool) -> Iterator[Section]:
    """Give a section without the jobs that stand in it, and those as a section; after them studies, where none are."""
    start = jobs_from(section.rows, lexicon) if section.kind in _UNDATED else None
    if start is None:
        yield section
        return
    jobs = section.rows[start:]
    end = len(jobs) if studied else studies_from(jobs, lexicon)
    yield Section(section.kind, section.heading, section.rows[:start])
    yield Section("experience", None, jobs[:end])
    yield Section("education", None, jobs[end:])


def _with_studies(section: Section, lexicon: Lexicon) -> Iterator[Section]:
    """Give a section without the studies that stand in it, and those as a section with the line above for heading."""
    span = studies(section.rows, lexicon) if section.kind in _STRAYED else None
    if span is None:
        yield section
        return
    start, end = span
    headed = start > 0 and heads(section.rows[start - 1], lexicon)
    yield Section(section.kind, section.heading, section.rows[: start - headed])
    yield Section("education", section.rows[start - 1] if headed else None, section.rows[start:end])
    yield Section(OTHER if section.kind == "experience" else section.kind, None, section.rows[end:])


def of_kind(sections: Sequence[Section], *kinds: str) -> tuple[Row, ...]:
    """Rows of all sections of the kinds: a section that goes on after a page's other column is one."""
    return tuple(row for each in sections if each.kind in kinds for row in each.rows)


def _resumed(found: Sequence[Row], at: int, done: Sequence[Section], kept: Sequence[Row]) -> Section | None:
    """Give the section of the column that goes on here, where a block of a new page begins in another column."""
    if not done or not kept:
        return None
    row, before = found[at].line, found[at - 1].line
    if not row.x1 or abs(row.x0 - before.x0) < 40 or row.page == before.page:
        return None
    if any(abs(each.line.x0 - row.x0) < 12 for each in kept if each.line.page == row.page - 1):
        return None
    for section in reversed(done):
        last = next((each.line for each in reversed(section.rows) if each.line.page == row.page - 1), None)
        if last and abs(last.x0 - row.x0) < 12:
            return section
    return None


def _opens_column(found: Sequence[Row], at: int, marks: dict[int, Heading]) -> Section | None:
    """Give the top for a column beside the last one that has headings of its own, but begins without one."""
    row, before = found[at].line, found[at - 1].line
    if row.page != before.page or not row.x1:
        return None
    if row.top > before.top - 40 or abs(row.x0 - before.x0) < 40:
        return None
    own = any(number > at and found[number].line.block == row.block for number in marks)
    return Section(TOP, None, ()) if own else None
