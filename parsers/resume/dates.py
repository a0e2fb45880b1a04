"""Dates and ranges of dates in a line, in every form people write them, in all languages of the vocabulary at once.

An own grammar: general date parsers fill a missing month with today's, and read `Jun '19` as the nineteenth of June.
A value is text as precise as its source: `2018`, `2018-06` or `present`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from parsers.resume.grammar import Grammar
from parsers.vocabulary.phrases import fold

PRESENT = "present"

_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (1, 2)}
_SEMESTER_MONTHS = {"winter": (10, 3), "summer": (4, 9)}
# What a line must hold to be looked at: a year, an apostrophe year, `03/18`, `Jan 09` or `3Q19`. It is searched for in
# every line, which is fast where a pattern begins with one of few characters.
_HINT = re.compile(
    r"[\d'\u2019\u2018](?:(?:(?<=1)9|(?<=2)0)\d\d|(?<=['\u2019\u2018])\s?\d\d|(?<=\d)/\d\d(?!\d)"
    r"|(?:(?<=[^\W\d]{3}[ /-]\d)|(?<=[^\W\d]{3}\.[ /-]\d))\d(?!\d)|(?<=[1-4])[qQ])"
)
# A 2-digit year from 50 on is of the last century: there is no clock here to ask.
_CENTURY_BREAK = 50
# Two years joined by a stroke or with one century are a span up to so many years.
_LONGEST_STUDY = 15


class DateRange(NamedTuple):
    """Two dates, or one, of a line.

    start, end: None where not stated; `end` may be `present`. first, last: characters of the line it takes.
    open: it ends with a dash (`2019 -`). single: one date alone, which stands in `end`.
    expected: the end lies ahead.
    """

    start: str | None
    end: str | None
    first: int
    last: int
    open: bool = False
    single: bool = False
    expected: bool = False


class _Point(NamedTuple):
    """A date in the text. low, high: first and last month it means; paired: it is a date only within a range."""

    low: str
    high: str
    first: int
    last: int
    paired: bool = False
    month: int = 0


def find(text: str, rules: Grammar, *, month_first: bool = False) -> tuple[DateRange, ...]:
    """Every range and single date of a line, left to right. month_first: `04/01/2018` is the first of April."""
    if not _HINT.search(text):
        return ()
    folded = fold(text)
    if any(month in folded for month in rules.place_months):
        folded = rules.places.sub(lambda found: " " * len(found.group()), folded)
    points = tuple(_points(folded, rules, month_first=month_first))
    return tuple([_expected(each, folded, rules) for each in _ranges(folded, points, rules)])


def _ranges(text: str, points: Sequence[_Point], rules: Grammar) -> Iterator[DateRange]:
    at = 0
    while at < len(points):
        point = points[at]
        following = points[at + 1] if at + 1 < len(points) else None
        if following and _joined(text, point, following, rules) and _pairs(point, following):
            yield _pair(point, following, text, rules)
            at += 2
            continue
        at += 1
        if not point.paired and point.low != PRESENT:
            yield _alone(point, text, rules)


def _joined(text: str, start: _Point, end: _Point, rules: Grammar) -> bool:
    """Tell whether a dash or a word stands between; or nothing, where the word is part of `till date`."""
    gap = text[start.last : end.first]
    if gap.isspace() and not text[: start.first].strip() and len(start.low) == len(end.low) and end.low != PRESENT:
        # A line of nothing but two dates, or of two years and what they are for.
        return start.low < end.low and (len(start.low) == 4 or not text[end.last :].strip())
    return bool(rules.between.fullmatch(gap)) or (end.low == PRESENT and gap.isspace())


def _pairs(start: _Point, end: _Point) -> bool:
    """Tell whether two dates make a range: a month without year needs an end that has both."""
    if start.month:
        return end.month == 0 and len(end.low) == 7
    return not end.month and (start.low != PRESENT or end.low != PRESENT)


def _pair(start: _Point, end: _Point, text: str, rules: Grammar) -> DateRange:
    low, high = start.low, end.high
    if start.month:
        low = f"{end.low[:4]}-{start.month:02}"
    if low == PRESENT or (high != PRESENT and low[:4] > high[:4]):
        low, high = end.low, start.high
    prefix = rules.leading.search(text, max(0, start.first - 14), start.first)
    return DateRange(low, high, prefix.start() if prefix else start.first, end.last)


def _alone(point: _Point, text: str, rules: Grammar) -> DateRange:
    window = max(0, point.first - 14)
    if rules.open_end.match(text, point.last):
        return DateRange(point.low, None, point.first, len(text[: point.last]) + 2, open=True)
    if since := rules.since.search(text, window, point.first):
        return DateRange(point.low, PRESENT, since.start(), point.last)
    if point.low != point.high:
        prefix = rules.leading.search(text, window, point.first)
        return DateRange(point.low, point.high, prefix.start() if prefix else point.first, point.last)
    if until := rules.until.search(text, window, point.first):
        return DateRange(None, point.high, until.start(), point.last)
    return DateRange(None, point.high, point.first, point.last, single=True)


def _expected(found: DateRange, text: str, rules: Grammar) -> DateRange:
    if not rules.expected.search(text, max(0, found.first - 30), min(len(text), found.last + 16)):
        return found
    return DateRange(found.start, found.end, found.first, found.last, found.open, found.single, expected=True)


def _points(text: str, rules: Grammar, *, month_first: bool) -> Iterator[_Point]:
    for match in rules.points.finditer(text):
        kind = match.lastgroup or ""
        values = _value(kind, match.group(kind), rules, month_first=month_first)
        if values is None:
            continue
        low, high = values
        month = int(low) if kind == "month" else 0
        start = match.start()
        if kind == "named" and "," in match.group() and not _is_plain(match.group(), rules):
            # "Marco, 1999": a name, not the month that is written with a cedilla.
            low = high = low[:4]
            start = match.end() - 4
        yield _Point(low, high, start, match.end(), kind in {"named2", "myy", "year2", "month"}, month)


def _is_plain(text: str, rules: Grammar) -> bool:
    """Tell whether the month's name loses no accent by folding."""
    return any(word in rules.plain for word in re.findall(r"[^\W\d_]+", text))


def _value(kind: str, text: str, rules: Grammar, *, month_first: bool) -> tuple[str, str] | None:
    """Give the first and last month that a match means, None where its figures are no date."""
    numbers = re.findall(r"\d+", text)
    plain = _PLAIN.get(kind)
    if plain is not None:
        return plain(text, numbers)
    if kind == "month":
        found = _month(text, rules)
        return (str(found), str(found)) if found else None
    if kind == "dmy":
        return _day(numbers, month_first=month_first)
    if kind in {"season", "semester"}:
        return _season(kind, text, numbers, rules)
    return _named(text, numbers, rules)


def _both(value: str) -> tuple[str, str]:
    return value, value


def _year(digits: str) -> str:
    if len(digits) == 4:
        return digits
    return f"{20 if int(digits) < _CENTURY_BREAK else 19}{digits}"


def _month(text: str, rules: Grammar) -> int | None:
    return rules.months.get(text.strip(" .,")) or rules.months.get(re.sub(r"\s+", " ", text.strip(" .,")))


def _school_year(numbers: Sequence[str]) -> tuple[str, str] | None:
    """`2018/19`, `2018-19`: the second takes the first's century."""
    first, second = int(numbers[0]), int(numbers[1])
    end = first - first % 100 + second
    return (str(first), str(end)) if 0 < end - first <= _LONGEST_STUDY else None


def _school_years(numbers: Sequence[str]) -> tuple[str, str] | None:
    """`2015/2016`: from one year to the other."""
    first, second = sorted(numbers)
    return (first, second) if int(second) - int(first) <= _LONGEST_STUDY else None


def _day(numbers: Sequence[str], *, month_first: bool) -> tuple[str, str] | None:
    first, second = int(numbers[0]), int(numbers[1])
    month = first if (month_first and first <= 12) or second > 12 else second
    return _both(f"{numbers[2]}-{month:02}") if 1 <= month <= 12 else None


def _season(kind: str, text: str, numbers: Sequence[str], rules: Grammar) -> tuple[str, str] | None:
    word = re.sub(r"[\d\s/,]+.*$", "", text).strip()
    if kind == "season":
        name = next((rules.seasons[each] for each in rules.seasons if word.startswith(each)), None)
        span = _SEASON_MONTHS.get(name or "")
    else:
        span = _SEMESTER_MONTHS.get(rules.semesters.get(word, ""))
    if span is None:
        return None
    later = int(numbers[0]) + (span[1] < span[0])
    return f"{numbers[0]}-{span[0]:02}", f"{later}-{span[1]:02}"


def _part_of_year(kind: str, numbers: Sequence[str]) -> tuple[str, str]:
    which = next(number for number in numbers if len(number) == 1)
    year = _year(next((number for number in numbers if len(number) > 1), which))
    months = 3 if kind == "quarter" else 6
    first = (int(which) - 1) * months + 1
    return f"{year}-{first:02}", f"{year}-{first + months - 1:02}"


def _named(text: str, numbers: Sequence[str], rules: Grammar) -> tuple[str, str] | None:
    words = re.findall(r"[^\W\d_]+", text)
    month = next((rules.months[word] for word in words if word in rules.months), None)
    if month is None:
        return None
    year = next((number for number in numbers if len(number) == 4), numbers[-1])
    return _both(f"{_year(year)}-{month:02}")


def _year_month(_text: str, numbers: Sequence[str]) -> tuple[str, str] | None:
    return _both(f"{numbers[0]}-{int(numbers[1]):02}") if 1 <= int(numbers[1]) <= 12 else None


_PLAIN: Mapping[str, Callable[[str, Sequence[str]], tuple[str, str] | None]] = MappingProxyType(
    {
        "present": lambda _text, _numbers: _both(PRESENT),
        "year": lambda text, _numbers: _both(text),
        "iso": _year_month,
        "cjk": _year_month,
        "my": lambda _text, numbers: _both(f"{_year(numbers[-1])}-{int(numbers[0]):02}"),
        "myy": lambda _text, numbers: _both(f"{_year(numbers[-1])}-{int(numbers[0]):02}"),
        "year2": lambda _text, numbers: _both(_year(numbers[0])),
        "school": lambda _text, numbers: _school_years(numbers),
        "short": lambda _text, numbers: _school_year(numbers),
        "quarter": lambda _text, numbers: _part_of_year("quarter", numbers),
        "half": lambda _text, numbers: _part_of_year("half", numbers),
    }
)
