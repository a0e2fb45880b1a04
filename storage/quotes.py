"""Where the words of a search stand in an application: the lines that show them, as stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import applications, documents, search_texts
from storage.searched import limited
from storage.terms import Term
from storage.words import words

#: Lines that are quoted of one application, and characters of each.
LINES = 3
CHARACTERS = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A line that holds words of a search. document: its name; line: counted from 1; text: cut around the words."""

    document: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A line with the terms that it holds."""

    terms: frozenset[Term]
    quote: Quote


async def find_quotes(conn: AsyncConnection, application_id: int, terms: Sequence[Term]) -> tuple[Quote, ...]:
    """Give the fewest lines that show the most terms, the best first; none where only the record holds them."""
    if not terms:
        return ()
    d = documents.c
    query = (
        select(d.ordinal, d.name, d.text, search_texts.c.documents)
        .select_from(search_texts.join(applications).join(documents, d.message_id == applications.c.message_id))
        .where(search_texts.c.application_id == application_id)
        .order_by(d.ordinal)
    )
    rows = [row for row in await conn.execute(query) if row.ordinal in row.documents]
    texts = limited(row.text for row in rows)
    return best([found for row, text in zip(rows, texts, strict=True) for found in _lines(row.name, text, terms)])


def _lines(document: str, text: str, terms: Sequence[Term]) -> Iterator[_Found]:
    """Give the lines that hold a term, and what of a phrase that runs over the end of one."""
    lines = text.split("\n")
    spoken = [words(line) for line in lines]
    for number, (line, said) in enumerate(zip(lines, spoken, strict=True), start=1):
        if held := _held(terms, said):
            yield _Found(held, Quote(document=document, line=number, text=_cut(line, held)))
    spoken_words = {word for said in spoken for word in said}
    phrases = [term for term in terms if len(term.words) > 1 and spoken_words.issuperset(term.words)]
    for number, (said, after) in enumerate(pairwise(spoken), start=1):
        if held := _held(phrases, [*said, *after]):
            both = f"{lines[number - 1]} {lines[number]}"
            yield _Found(held, Quote(document=document, line=number, text=_cut(both, held)))


def _held(terms: Sequence[Term], said: Sequence[str]) -> frozenset[Term]:
    """Give the terms that words hold; a look at their first words spares most of them."""
    known = set(said)
    return frozenset(term for term in terms if (term.is_open or term.words[0] in known) and term.is_in(said))


def best(found: Sequence[_Found]) -> tuple[Quote, ...]:
    """Take again and again the line that shows the most terms not shown yet; of equal ones the first."""
    chosen: list[Quote] = []
    shown: frozenset[Term] = frozenset()
    while len(chosen) < LINES and found:
        line = max(found, key=lambda each: len(each.terms - shown))
        if line.terms <= shown:
            break
        chosen.append(line.quote)
        shown |= line.terms
    return tuple(chosen)


def _cut(line: str, terms: frozenset[Term]) -> str:
    """Give so much of a line as fits, from a little before the first word that was searched for."""
    tidy = " ".join(line.split())
    if len(tidy) <= CHARACTERS:
        return tidy
    first = {term.words[0] for term in terms}
    at = 0
    for piece in tidy.split(" "):
        if any(word.startswith(tuple(first)) for word in words(piece)):
            break
        at += len(piece) + 1
    start = max(0, min(at - CHARACTERS // 4, len(tidy) - CHARACTERS))
    end = start + CHARACTERS
    return f"{'… ' if start else ''}{tidy[start:end].strip()}{' …' if end < len(tidy) else ''}"
