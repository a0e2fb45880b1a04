"""The patterns of dates, compiled from the months, seasons and small words of the vocabulary."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import fold

_DASHES = "-\u2013\u2014\u2212\u2012\u2015~\u2192"
_Y4 = r"(?:19[3-9]\d|20\d\d)"


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Patterns compiled from the months, seasons and small words of a lexicon.

    places: Places with a month in their name, such as "Rio de Janeiro", which are no dates; place_months: these months.
    """

    points: re.Pattern[str]
    months: dict[str, int]
    plain: frozenset[str]
    seasons: dict[str, str]
    semesters: dict[str, str]
    between: re.Pattern[str]
    since: re.Pattern[str]
    leading: re.Pattern[str]
    until: re.Pattern[str]
    open_end: re.Pattern[str]
    expected: re.Pattern[str]
    places: re.Pattern[str]
    place_months: frozenset[str]


def _words(entries: Sequence[str]) -> str:
    """Alternation of phrases, longest first; those of one first letter are tried together, the others not at all."""
    unique = sorted({fold(entry).strip() for entry in entries}, key=lambda text: (-len(text), text))
    grouped: dict[str, list[str]] = {}
    for text in unique:
        grouped.setdefault(text[0], []).append(re.escape(text[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in grouped.items()) or "(?!)"


def _by_phrase(lexicon: Lexicon, table: str, *, folded: bool = True) -> dict[str, str]:
    return {
        fold(phrase) if folded else phrase: name
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
    after = _words(lexicon.entries("dates", "after"))
    expected = _words(lexicon.entries("dates", "expected"))
    points = "|".join(
        (
            rf"(?P<cjk>{_Y4}\s?\u5e74\s?\d{{1,2}}\s?\u6708)",
            rf"(?P<iso>{_Y4}[-/.](?:0[1-9]|1[0-2])(?:[-/.](?:[0-2]\d|3[01]))?(?![\w/]))",
            rf"(?P<school>{_Y4}\s?/\s?{_Y4}(?![\w/]))",
            rf"(?P<short>{_Y4}\s?[-/\u2013]\s?\d\d(?![\w./]|-\d))",
            rf"(?P<dmy>\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?{_Y4}(?!\w))",
            rf"(?P<my>(?:0?[1-9]|1[0-2])\s?[./-]\s?{_Y4}(?!\w))",
            rf"(?P<semester>(?:{_words(tuple(semesters))})\s*{_Y4}(?:/(?:\d{{4}}|\d\d))?(?!\w))",
            rf"(?P<season>(?:{_words(tuple(seasons))})\s*,?\s*{of}{_Y4}(?!\w))",
            rf"(?P<quarter>q[1-4][\s/'-]*{_Y4}|{_Y4}[\s/-]*q[1-4]|[1-4]q\s?(?:{_Y4}|\d\d))(?!\w)",
            rf"(?P<half>h[12][\s/'-]*{_Y4})(?!\w)",
            rf"(?P<named>(?:\d{{1,2}}(?!\d){ordinal}\s*{of})?{month}[ ,./-]{{0,3}}{of}(?:{_Y4}|'\s?\d\d)(?!\w))",
            rf"(?P<ymonth>{_Y4}[ ,./-]{{1,2}}{month}(?!\w))",
            rf"(?P<named2>{month}[ /-]{{1,2}}\d\d(?![\w]|[./-]\d))",
            r"(?P<myy>(?:0[1-9]|1[0-2])/\d\d(?![\w/]))",
            rf"(?P<year>{_Y4}(?!\w|[.,]\d))",
            r"(?P<year2>'\d\d(?!\w))",
            rf"(?P<present>(?:{_words(lexicon.entries('dates', 'present'))})(?!\w))",
            rf"(?P<month>{month}(?!\w))",
        )
    )
    places = [name for name in lexicon.places.labels if " " in name and not months.keys().isdisjoint(name.split())]
    return Grammar(
        points=re.compile(rf"(?<![\w@])(?<!\d[.,/])(?:{points})"),
        months=months,
        plain=frozenset(p.casefold() for p in _by_phrase(lexicon, "months", folded=False) if p.casefold() in months),
        seasons=seasons,
        semesters=semesters,
        between=re.compile(
            rf"(?:\s*(?:{after})(?!\w))?[\s(),.]*(?:[{_DASHES}]+>?|=+>|>+|(?:{to})(?!\w)|(?<=\s)/(?=\s))"
            rf"[\s,.(]*(?:(?:{to}|{expected})[\s:]+)?"
        ),
        since=re.compile(rf"(?<!\w)(?:{since})[\s:]*$"),
        leading=re.compile(rf"(?<!\w)(?:{leading})[\s:]*$"),
        until=re.compile(rf"(?<!\w)(?:{until})[\s:]*$"),
        open_end=re.compile(rf"[^\S\t]*(?:[{_DASHES}]+|(?:{to}))[\s)\]]*(?:$|\t)"),
        expected=re.compile(rf"(?<!\w)(?:{expected})(?!\w)"),
        places=re.compile(rf"(?<!\w)(?:{_words(places)})(?!\w)"),
        place_months=frozenset(word for name in places for word in name.split() if word in months),
    )
