"""A document's lines as this reader sees them: cells, words and dates of each, found once and used by every reader."""

import re
from collections.abc import Iterator, Sequence

from parsers.records import Document, Evidence, Line, Section
from parsers.resume import clauses, dates, margin, run_in
from parsers.resume.grammar import Grammar, grammar
from parsers.resume.row import Row, Style, cells
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key, words

# Fifty full pages; reading takes time by the line, and a mail waits for the one before it.
MOST_CHARACTERS = 150_000
_LONGEST_LINE = 2000

_LONGEST_END = 3
_FIGURE = re.compile(r"\d")
_SMALL = re.compile(r"[a-z]")
_SYMBOL = re.compile(r"[\ue000-\uf8ff\u25a0-\u27bf\U0001f300-\U0001faff\ufffd]")
_MARK = re.compile(
    r"\s*(?:[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u2043\u2219\u00b7*\u2013\u2014>\u27a2\u2794-]\s+)+"
)
_BROKEN = re.compile(r"(?:[-\u2013\u2014]|\b[^\W\d_]{3,12}\.?)\s*$")
_RULE = re.compile(r"\s*[-=_*~#\u2500-\u257f]{3,}\s*")
# "** Work **", ":: Work ::::": signs around a heading in plain text.
_DRESSED = re.compile(r"\s*([-*=~#:_+|<>\u2500-\u259f])\1+\s+[^\W\d_].{0,40}\s([-*=~#:_+|<>\u2500-\u259f])\2+\s*")
# After "Page": 2, 2/3, 2 of 3.
_COUNTED = re.compile(r"[\s:]*\d+(?:\s*(?:/|[^\W\d_]{1,4})\s*\d+)?\s*")
# After "Last updated": a date with at most its month as a word.
_DATED = re.compile(r"[\W\d]*[^\W\d_]*[\W\d]*")
_PAGES = re.compile(r"\W*\d{1,2}\s*(?:/|([^\W\d_]+))\s*\d{1,2}\W*")
_SLASH_DATE = re.compile(r"(?<!\d)(\d{1,2})[/](\d{1,2})[/](?:19|20)\d\d(?!\d)")


def rows(document: Document, lexicon: Lexicon, most: int = MOST_CHARACTERS) -> tuple[Row, ...]:
    """Every line with words in it, of the first `most` characters; rules drawn with signs underline the line above."""
    rules = grammar(lexicon)
    month_first = _month_first(document)
    read = document.lines[: reach(document, most)]
    lines = [(number, line) for number, line in enumerate(read) if line.text.strip()]
    found: list[Row] = []

    def remake(row: Row, text: str, shift: int) -> Row:
        return row._replace(
            text=text,
            words=words(text),
            cells=cells(text),
            ranges=dates.find(text, rules, month_first=month_first),
            bullet=False,
            shift=shift,
        )

    for at, (number, line) in enumerate(lines):
        if _RULE.fullmatch(line.text):
            continue
        underlined = at + 1 < len(lines) and bool(_RULE.fullmatch(lines[at + 1][1].text))
        row = _row(number, line, rules, underlined=underlined, month_first=month_first)
        if row.cells and not _is_furniture(row, lexicon):
            found.extend(_parts(row, remake))
    whole = margin.united(clauses.left_out(found, lexicon), lexicon, remake)
    whole = list(margin.dated_right(list(margin.dated(whole, remake)), remake))
    stitched = _stitched(whole, rules, month_first=month_first)
    return tuple(part for row in stitched for part in run_in.apart(row, remake, lexicon))


def _parts(row: Row, remake: margin.Remake) -> Iterator[Row]:
    """Give a row, or where it is longer than any paragraph, its parts: some readers take time by its square."""
    at, text = 0, row.text
    if len(text) <= _LONGEST_LINE:
        yield row
        return
    while at < len(text):
        blank = text.rfind(" ", at + 1, at + _LONGEST_LINE) if at + _LONGEST_LINE < len(text) else -1
        end = blank if blank > at else at + _LONGEST_LINE
        if text[at:end].strip():
            yield remake(row, text[at:end], row.shift - at)
        at = end


def reach(document: Document, most: int = MOST_CHARACTERS) -> int:
    """Return how many of the lines are read: all of a resume, the beginning of what is far too long for one."""
    total = 0
    for number, line in enumerate(document.lines):
        total += len(line.text)
        if total > most:
            return number
    return len(document.lines)


def _row(index: int, line: Line, rules: Grammar, *, underlined: bool, month_first: bool) -> Row:
    # A character for a character, so that places in the row are places in the line.
    text = line.text if line.text.isascii() else _SYMBOL.sub(" ", line.text).replace("\u00a0", " ")
    mark = _MARK.match(text)
    bullet = line.bullet or bool(mark and mark.end() < len(text))
    if mark:
        text = " " * mark.end() + text[mark.end() :]
    dressed = underlined or bool(_DRESSED.fullmatch(text))
    style = Style(round(line.size), line.bold, _is_capitals(text), line.heading, dressed)
    return Row(
        number=index,
        line=line,
        text=text,
        words=words(text),
        cells=cells(text),
        ranges=dates.find(text, rules, month_first=month_first),
        style=style,
        bullet=bullet,
    )


def _is_capitals(text: str) -> bool:
    """Tell whether three letters or more stand in the text, and no small one."""
    if _SMALL.search(text):
        return False
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and not any(char.islower() for char in letters)


def _is_furniture(row: Row, lexicon: Lexicon) -> bool:
    """Page numbers, "last updated in" and the like: such a word, then hardly more than figures; or a copyright."""
    if row.text.isascii() and not _FIGURE.search(row.text):
        return False
    if row.text.lstrip().startswith("\u00a9"):
        return True
    pages = _PAGES.fullmatch(row.text)
    if pages and (pages.group(1) is None or key(pages.group(1)) in lexicon.of_pages):
        return True
    if row.bullet or len(row.words) > 9:
        return False
    return any(
        any(char.isdigit() for char in row.text)
        and (
            _COUNTED.fullmatch(row.text[found.end :])
            or (not row.text[: found.start].strip() and _DATED.fullmatch(row.text[found.end :]))
        )
        for found in lexicon.furniture.find(row.text, row.words)
    )


def _stitched(found: Sequence[Row], rules: Grammar, *, month_first: bool) -> Iterator[Row]:
    """Close ranges of dates that a narrow column broke over two lines: `2019 -` and `present`, or one year each."""
    at = 0
    while at < len(found):
        row, following = found[at], found[at + 1] if at + 1 < len(found) else None
        joined = _joined(row, following, rules, month_first=month_first) if following else None
        if joined is None or following is None:
            yield row
            at += 1
            continue
        yield joined
        at += 2


def _joined(row: Row, following: Row, rules: Grammar, *, month_first: bool) -> Row | None:
    short = following.text.strip()
    # A dash that began the line was taken for a bullet.
    dashed = following.bullet and _alone(following)
    if len(short) > 24 or (following.bullet and not dashed) or row.style != following.style or not following.words:
        return _hyphenated(row, following)
    ends = _alone(row) and (_alone(following) or _is_end(row, following, rules, month_first=month_first))
    if dashed or ends:
        between = f"{row.text.rstrip()} \u2013 "
    elif following.ranges or short[:1].isdigit() or _BROKEN.search(row.text):
        between = row.text.rstrip() + ("" if row.text.rstrip().endswith("-") and short[:1].isdigit() else " ")
    else:
        return _hyphenated(row, following)
    text = between + short
    ranges = dates.find(text, rules, month_first=month_first)
    if not ranges or ranges[-1].single or ranges[-1].open or text[ranges[-1].last :].strip(" )]."):
        return None
    if not ranges[-1].first < len(between) < ranges[-1].last:
        return None
    return row._replace(text=text, words=words(text), cells=cells(text), ranges=ranges)


def _hyphenated(row: Row, following: Row) -> Row | None:
    """Give a narrow first column broke its word: `A-Lev-` over `els`."""
    if len(row.cells) < 2 or len(following.cells) != 1:
        return None
    cell = row.cells[0].text
    if not cell.endswith("-"):
        return None
    rest = following.text.strip()
    if not rest.isalpha() or not rest.islower() or len(rest) > 12 or abs(row.line.x0 - following.line.x0) > 3:
        return None
    text = row.text.replace(cell, cell[:-1] + rest, 1)
    return row._replace(text=text, words=words(text), cells=cells(text))


def _is_end(row: Row, following: Row, rules: Grammar, *, month_first: bool) -> bool:
    """Tell whether a line is but a word such as "present", which ends the range that the line above begins."""
    if following.ranges or len(following.words) > _LONGEST_END:
        return False
    text = f"{row.text.rstrip()} \u2013 {following.text.strip()}"
    found = dates.find(text, rules, month_first=month_first)
    return len(found) == 1 and not found[0].single and not found[0].open and found[0].last == len(text)


def _alone(row: Row) -> bool:
    """Tell whether the row is one date and nothing else."""
    return (
        len(row.ranges) == 1
        and row.ranges[0].single
        and len(row.text.strip()) <= row.ranges[0].last - row.ranges[0].first + 2
    )


def _month_first(document: Document) -> bool:
    """`04/01/2018` is American where some date of the document can't be read otherwise, or all name the first day."""
    slashed = [line.text for line in document.lines if "/" in line.text]
    pairs = [(int(a), int(b)) for text in slashed for a, b in _SLASH_DATE.findall(text)]
    if any(first > 12 for first, _ in pairs):
        return False
    return any(second > 12 for _, second in pairs) or (
        len(pairs) > 1 and all(second == 1 for _, second in pairs) and any(first > 1 for first, _ in pairs)
    )


def evidence(  # noqa: PLR0913 - what an evidence has
    document: Document, row: Row, rule: str, start: int = 0, end: int | None = None, *, section: Section | None = None
) -> Evidence:
    """Where a value stands: a line of the document, or characters of it."""
    length = len(row.line.text)
    return Evidence(
        document=document.name,
        page=row.line.page,
        line=row.number + 1,
        start=min(max(0, start - row.shift), length),
        end=length if end is None else min(max(0, end - row.shift), length),
        text=row.line.text,
        rule=rule,
        section=section,
    )


def squeeze(text: str) -> str:
    """One blank for every run of blanks."""
    return " ".join(text.replace("\u200b", " ").split())
