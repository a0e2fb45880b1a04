"""Whether the lines of each job stand together in the order a file was read in.

A job *stands together* where

1. its title, its company and the years of its dates are found in at most six lines that follow one another, its head;
2. no line from its head to the line before the next job's head lies beside the job: every line of a page shares some
   width with the lines of the job before it, or says a year of the job (dates may stand at a margin);
3. none of these lines begins far left of most of them, but with a date before a tab: that would be a line of
   two columns at once.

The last job of a file is judged by its head alone, since nothing in the truth says where its text ends. Titles and
companies are compared without case, accents, spaces and signs.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

_HEAD = 6  # lines
_FAR = 60.0  # points


class Row(NamedTuple):
    """A line of some reader: text, page, and its ends in points."""

    text: str
    page: int
    x0: float
    x1: float


class Job(NamedTuple):
    """What the truth says of a job; years in four digits each, which a page may shorten to `'24`."""

    title: str
    company: str
    years: tuple[str, ...]


def together(rows: Sequence[Row], jobs: Sequence[Job]) -> list[bool]:
    """Tell for each job whether its lines stand together."""
    plain = [_plain(row.text) for row in rows]
    heads = [_head(rows, plain, job) for job in jobs]
    starts = sorted([head.start for head in heads if head])
    return [head is not None and _is_whole(rows, job, head, starts) for job, head in zip(jobs, heads, strict=True)]


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def _head(rows: Sequence[Row], plain: Sequence[str], job: Job) -> range | None:
    """Return the fewest lines that say all of a job."""
    wanted = [_plain(job.title), _plain(job.company)]
    for size in range(1, _HEAD + 1):
        for start in range(len(plain) - size + 1):
            text = "".join(plain[start : start + size])
            if all(each in text for each in wanted):
                written = " ".join([row.text for row in rows[start : start + size]])
                if all(_says(written, year) for year in job.years):
                    return range(start, start + size)
    return None


def _says(text: str, year: str) -> bool:
    return year in text or f"'{year[2:]}" in text.replace("\u2019", "'")


def _is_whole(rows: Sequence[Row], job: Job, head: range, starts: Sequence[int]) -> bool:
    end = next((start for start in starts if start > head.start), head.stop)
    own = rows[head.start : max(end, head.stop)]
    usual = median([row.x0 for row in own])
    if any(row.x0 < usual - _FAR and not re.search(r"\d", row.text.rpartition("\t")[0] or row.text) for row in own):
        return False
    return not any(_is_beside(own[:place], row, job) for place, row in enumerate(own) if place)


def _is_beside(before: Sequence[Row], row: Row, job: Job) -> bool:
    same = [each for each in before if each.page == row.page]
    if not same or any(_says(row.text, year) for year in job.years):
        return False
    return row.x1 <= min(each.x0 for each in same) or row.x0 >= max(each.x1 for each in same)


def shares(judged: Iterator[tuple[str, list[bool]]]) -> dict[str, tuple[int, int]]:
    """Return by group how many jobs stand together, of how many."""
    found: dict[str, tuple[int, int]] = {}
    for group, results in judged:
        good, count = found.get(group, (0, 0))
        found[group] = good + sum(results), count + len(results)
    return found
