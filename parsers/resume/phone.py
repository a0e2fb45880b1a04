"""Telephone number of the person in E.164: the contact block first, the rest only by label."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote

import phonenumbers

from parsers.records import Claim, Evidence
from parsers.resume.contact import Block, figures
from parsers.resume.row import Row
from parsers.resume.rows import evidence

_TRUNK = re.compile(r"\(0\)")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d")
_DOUBTFUL = 0.4
_LEAST = 8  # figures
_SHORTEST = 10**8  # nine figures


def phone(block: Block, regions: Sequence[str]) -> Claim | None:
    """Give the person's number in E.164. regions: countries whose national form is tried, likeliest first."""
    return _first(block, (None, *regions), phonenumbers.is_valid_number)


def unlisted(block: Block, regions: Sequence[str]) -> Claim | None:
    """Give a number of the right length that the countries of the person's place have not given out, as it was written.

    Numbering plans change faster than tables of them.
    """
    found = _first(block, regions, _is_long)
    return replace(found, confidence=_DOUBTFUL) if found else None


def _first(
    block: Block, regions: Sequence[str | None], is_known: Callable[[phonenumbers.PhoneNumber], bool]
) -> Claim | None:
    labels = {each.row.number for each in block.labelled if "phone" in each.kinds}
    candidates = sorted(_numbers(block, labels), key=lambda each: -each[2])
    for region in regions:
        for text, place, confidence in candidates:
            if (number := _parsed(text, region, is_known)) is not None:
                return Claim(value=number, evidence=(place,), confidence=confidence)
    return None


def _is_long(number: phonenumbers.PhoneNumber) -> bool:
    """Tell whether a number is as long as those of its country are, area code included."""
    reason = phonenumbers.is_possible_number_with_reason(number)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE) and (number.national_number or 0) >= _SHORTEST


def _numbers(block: Block, labels: set[int]) -> Iterator[tuple[str, Evidence, float]]:
    inside = {row.number for row in block.rows}
    for row in (*block.rows, *block.others):
        label = row.number in labels
        for link in row.line.links:
            if link.lower().startswith("tel:"):
                yield unquote(link[4:]), evidence(block.document, row, "phone_link"), 1.0
        for found in figures(row.line.text):
            text = found.group()
            if row.number not in inside and not label and ("+" not in text or row.bullet or len(row.words) > 12):
                continue
            if _DATE.fullmatch(text) or _is_within(found, row):
                continue
            place = evidence(block.document, row, "phone", found.start(), found.end())
            trust = 1.0 if label or "+" in text else 0.8
            trust = trust if row.number in inside or label else 0.5
            yield text, place, trust
            for part in _parts(text):
                yield part, place, trust - 0.1


def _parts(text: str) -> Iterator[str]:
    """Give what may be the number where a postcode or a department stands before it, as in "Town (44) - 06 55 ..."."""
    before, bracket, rest = text.partition("(")
    if bracket and before.strip(" +"):
        yield f"({rest}"
    after = text.partition(")")[2]
    if sum(map(str.isdigit, after)) >= _LEAST:
        yield after


def _is_within(found: re.Match[str], row: Row) -> bool:
    """Tell whether figures belong to a range of dates."""
    return any(each.first < found.end() and found.start() < each.last for each in row.ranges if not each.single)


def _parsed(text: str, region: str | None, is_known: Callable[[phonenumbers.PhoneNumber], bool]) -> str | None:
    """Give the number in E.164, where it is one of the region (None: it names its country itself)."""
    text = _TRUNK.sub("", text).strip()
    digits = re.sub(r"[^\d+]", "", text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if (region is None) != digits.startswith("+"):
        return None
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    known = phonenumbers.is_possible_number(number) if region is None else is_known(number)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)) if known else None
