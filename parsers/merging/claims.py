"""Claims of several papers: those that agree are one with the evidence of all, those that do not are a conflict."""

from collections.abc import Callable, Sequence

from parsers.records import Applicant, Claim, Conflict, Evidence
from parsers.vocabulary.phrases import key


def is_same_name(one: str, other: str) -> bool:
    """Whether two names have the same words in any order, or one has two or more words and the other all of these."""
    words, others = set(key(one).split()), set(key(other).split())
    return words == others or (min(len(words), len(others)) > 1 and (words <= others or others <= words))


def is_within(one: str, other: str) -> bool:
    """Whether one text has all the words of the other: `Berlin` and `Berlin, Germany`, `Acme` and `Acme GmbH`."""
    words, others = set(key(one).split()), set(key(other).split())
    return bool(words and others) and (words <= others or others <= words)


def is_equal(one: str, other: str) -> bool:
    """Whether two texts have the same words in the same order."""
    return key(one) == key(other)


def is_in_accord(one: Claim, other: Claim) -> bool:
    """Whether neither of two claims denies what the other states, by the rules of their evidence."""
    rules, others = ({mark.rule for mark in claim.evidence} for claim in (one, other))
    denied = {rule.replace("_denied", "") for rule in rules | others if "_denied" in rule}
    return not any(rule in denied for rule in rules ^ others)


def of_values(is_alike: Callable[[str, str], bool]) -> Callable[[Claim, Claim], bool]:
    """Make the comparison of two texts one of claims."""
    return lambda one, other: is_alike(one.value, other.value)


def single(
    field: str, is_alike: Callable[[Claim, Claim], bool], sources: Sequence[Applicant], conflicts: list[Conflict]
) -> Claim | None:
    """Give the first claim of a field with the evidence of those that agree; the others become a conflict."""
    found: list[Claim] = []
    for claim in (claim for each in sources if (claim := getattr(each, field)) is not None):
        place = next((at for at, known in enumerate(found) if is_alike(known, claim)), None)
        if place is None:
            found.append(claim)
        else:
            found[place] = agreed(found[place], claim)
    if len(found) > 1:
        conflicts.append(Conflict(field=field, claims=tuple(found)))
    return found[0] if found else None


def agreed(claim: Claim, other: Claim) -> Claim:
    """Give a claim with the evidence of another that says the same."""
    return Claim(
        value=claim.value,
        evidence=joined(claim.evidence, other.evidence),
        confidence=max(claim.confidence, other.confidence),
    )


def joined(one: Sequence[Evidence], other: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Give the evidence of both, each piece once."""
    return tuple(dict.fromkeys((*one, *other)))


def union(sources: Sequence[Applicant], field: str, name: Callable[[Claim], str]) -> tuple[Claim, ...]:
    """Give every claim of a field once, by its name, with the evidence of all that make it."""
    found: dict[str, Claim] = {}
    for claim in (claim for each in sources for claim in getattr(each, field)):
        known = found.get(name(claim))
        found[name(claim)] = agreed(known, claim) if known else claim
    return tuple(found.values())


def address(url: str) -> str:
    """Give a web address without what does not tell it from another."""
    return url.casefold().partition("://")[2].removeprefix("www.").rstrip("/") or url.casefold()
