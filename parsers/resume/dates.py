"""Dates and ranges of dates in a line, in every form people write them, in all languages of the vocabulary at once.

An own grammar: general date parsers fill a missing month with today's, and read `Jun '19` as the nineteenth of June.
A value is text as precise as its source: `2018`, `2018-06` or `present`. Lines without two digits in a row hold no date.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import fold

PRESENT = "present"

_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (1, 2)}
_SEMESTER_MONTHS = {"winter": (10, 3), "summer": (4, 9)}
_DASHES = "-\u2013\u2014\u2212\u2012\u2015~\u2192"
_Y4 = r"(?:19[3-9]\d|20\d\d)"
# What a line must hold to be looked at: a year, an apostrophe year, `03/18`, `Jan 09` or `3Q19`.
_HINT = re.compile(r"(?:19|20)\d\d|['\u2019\u2018]\s?\d\d|\d/\d\d(?!\d)|[^\W\d]{3}\.?[ -]\d\d(?!\d)|[1-4][qQ]")
# A 2-digit year from 50 on is of the last century: there is no clock here to ask.
_CENTURY_BREAK = 50


@dataclass(frozen=True, slots=True)
class DateRange:
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


@dataclass(frozen=True, slots=True)
class _Point:
    """A date in the text. low, high: first and last month of what it means; paired: it is a date only within a range."""

    low: str
    high: str
    first: int
    last: int
    paired: bool = False
    month: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Patterns compiled from the months, seasons and small words of a lexicon."""

    points: re.Pattern[str]
    months: dict[str, int]
    seasons: dict[str, str]
    semesters: dict[str, str]
    between: re.Pattern[str]
    since: re.Pattern[str]
    leading: re.Pattern[str]
    until: re.Pattern[str]
    open_end: re.Pattern[str]
    expected: re.Pattern[str]


def _words(entries: Sequence[str]) -> str:
    """Alternation of phrases, longest first."""
    unique = sorted({fold(entry).strip() for entry in entries}, key=lambda text: (-len(text), text))
    return "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in unique) or "(?!)"


def _by_phrase(lexicon: Lexicon, table: str) -> dict[str, str]:
    return {
        fold(phrase): name
        for language in lexicon.languages
        for name, listed in language.tables.get(table, {}).items()
        for phrase in listed
    }


@lru_cache(maxsize=8)
def grammar(lexicon: Lexicon) -> Grammar:
    """Compile the grammar of a lexicon, once."""
    months = {phrase: int(name) for phrase, name in _by_phrase(lexicon, "months").items()}
    seasons, semesters = _by_phrase(lexicon, "seasons"), _by_phrase(lexicon, "semesters")
    month = rf"(?:{_words(tuple(months))})\.?"
    of = rf"(?:(?:{_words(lexicon.entries('dates', 'of'))})\s+)?"
    ordinal = rf"(?:{_words((*lexicon.entries('dates', 'ordinals'), '.'))})?"
    to, since = _words(lexicon.entries("dates", "to")), _words(lexicon.entries("dates", "since"))
    leading, until = _words(lexicon.entries("dates", "from", "since")), _words(lexicon.entries("dates", "until"))
    expected = _words(lexicon.entries("dates", "expected"))
    points = "|".join(
        (
            rf"(?P<cjk>{_Y4}\s?\u5e74\s?\d{{1,2}}\s?\u6708)",
            rf"(?P<iso>{_Y4}[-/.](?:0[1-9]|1[0-2])(?:[-/.](?:[0-2]\d|3[01]))?(?![\w/]))",
            rf"(?P<short>{_Y4}\s?[-/\u2013]\s?\d\d(?![\w./]|-\d))",
            rf"(?P<dmy>\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?{_Y4}(?!\w))",
            rf"(?P<my>(?:0?[1-9]|1[0-2])\s?[./-]\s?{_Y4}(?!\w))",
            rf"(?P<semester>(?:{_words(tuple(semesters))})\s*{_Y4}(?:/(?:\d{{4}}|\d\d))?(?!\w))",
            rf"(?P<season>(?:{_words(tuple(seasons))})\s*,?\s*{of}{_Y4}(?!\w))",
            rf"(?P<quarter>q[1-4][\s/'-]*{_Y4}|{_Y4}[\s/-]*q[1-4]|[1-4]q\s?(?:{_Y4}|\d\d))(?!\w)",
            rf"(?P<half>h[12][\s/'-]*{_Y4})(?!\w)",
            rf"(?P<named>(?:\d{{1,2}}{ordinal}\s*{of})?{month}[\s,./-]{{0,3}}{of}(?:{_Y4}|'\s?\d\d)(?!\w))",
            rf"(?P<ymonth>{_Y4}[\s,./-]{{1,2}}{month}(?!\w))",
            rf"(?P<named2>{month}[\s/-]{{1,2}}\d\d(?!\w))",
            r"(?P<myy>(?:0[1-9]|1[0-2])/\d\d(?![\w/]))",
            rf"(?P<year>{_Y4}(?!\w|[.,]\d))",
            r"(?P<year2>'\d\d(?!\w))",
            rf"(?P<present>(?:{_words(lexicon.entries('dates', 'present'))})(?!\w))",
            rf"(?P<month>{month}(?!\w))",
        )
    )
    return Grammar(
        points=re.compile(rf"(?<![\w@])(?<!\d[.,/])(?:{points})"),
        months=months,
        seasons=seasons,
        semesters=semesters,
        between=re.compile(rf"[\s(),.]*(?:[{_DASHES}]+|(?:{to})(?!\w))[\s,.(]*(?:(?:{to}|{expected})[\s:]+)?"),
        since=re.compile(rf"(?<!\w)(?:{since})[\s:]*$"),
        leading=re.compile(rf"(?<!\w)(?:{leading})[\s:]*$"),
        until=re.compile(rf"(?<!\w)(?:{until})[\s:]*$"),
        open_end=re.compile(rf"\s*(?:[{_DASHES}]+|(?:{to}))[\s)\]]*(?:$|\t)"),
        expected=re.compile(rf"(?<!\w)(?:{expected})(?!\w)"),
    )


def find(text: str, rules: Grammar, *, month_first: bool = False) -> tuple[DateRange, ...]:
    """Every range and single date of a line, left to right. month_first: `04/01/2018` is the first of April."""
    if not _HINT.search(text):
        return ()
    folded = fold(text)
    points = tuple(_points(folded, rules, month_first=month_first))
    return tuple(_expected(each, folded, rules) for each in _ranges(folded, points, rules))


def is_present(text: str, rules: Grammar) -> bool:
    """The text says nothing but `present`."""
    found = rules.points.match(fold(text).strip(" ()[].\u2013-"))
    return bool(found and found.lastgroup == "present" and found.end() >= len(text.strip(" ()[].\u2013-")))


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
    """A dash or a word stands between; or nothing, where the word is part of `till date`."""
    gap = text[start.last : end.first]
    if gap.isspace() and not text[: start.first].strip() and len(start.low) == len(end.low) == 4:
        return start.low < end.low
    return bool(rules.between.fullmatch(gap)) or (end.low == PRESENT and gap.isspace())


def _pairs(start: _Point, end: _Point) -> bool:
    """A month without year needs an end that has both; a 2-digit year needs a partner; a range within needs none."""
    if start.month:
        return end.month == 0 and len(end.low) == 7
    return not end.month and (start.low != PRESENT or end.low != PRESENT)


def _pair(start: _Point, end: _Point, text: str, rules: Grammar) -> DateRange:
    low, high = start.low, end.high
    if start.month:
        low = f"{end.low[:4]}-{start.month:02}"
    if low == PRESENT or (PRESENT != high and low[:4] > high[:4]):
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
        return DateRange(point.low, point.high, point.first, point.last)
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
        yield _Point(low, high, match.start(), match.end(), kind in {"named2", "myy", "year2", "month"}, month)


def _value(kind: str, text: str, rules: Grammar, *, month_first: bool) -> tuple[str, str] | None:  # noqa: PLR0911 (one return a form)
    numbers = re.findall(r"\d+", text)
    match kind:
        case "present":
            return PRESENT, PRESENT
        case "month":
            found = _month(text, rules)
            return (str(found), str(found)) if found else None
        case "year":
            return text, text
        case "iso" | "cjk":
            return _both(f"{numbers[0]}-{int(numbers[1]):02}") if 1 <= int(numbers[1]) <= 12 else None
        case "my" | "myy":
            return _both(f"{_year(numbers[-1])}-{int(numbers[0]):02}")
        case "year2":
            return _both(_year(numbers[0]))
        case "short":
            return _school_year(numbers)
        case "dmy":
            return _day(numbers, month_first=month_first)
        case "season" | "semester":
            return _season(kind, text, numbers, rules)
        case "quarter" | "half":
            return _part_of_year(kind, text, numbers)
        case _:
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
    return (str(first), str(end)) if 0 < end - first <= 15 else None


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


def _part_of_year(kind: str, text: str, numbers: Sequence[str]) -> tuple[str, str]:
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
