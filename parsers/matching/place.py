"""Whether a person can work where a posting has its work: by where they live, and what they say of other places."""

from collections.abc import Iterator

from parsers.matching.finding import Finding, quoted
from parsers.records import Answer, Applicant, Claim, Evidence, PlaceNeed
from parsers.resume.place import country
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key, words

# Rules of the evidence of `Applicant.workplace`, which say what each statement tells.
_REMOTE, _HYBRID, _ON_SITE = "workplace_remote", "workplace_hybrid", "workplace_on_site"
_MOVE, _STATED = "workplace_relocation", "workplace_stated"
_NOT_REMOTE = "workplace_denied_remote"
_PLACED = frozenset({_MOVE, _STATED, _ON_SITE, _HYBRID})
_ANYWHERE = "remote"  # what the vocabulary calls words that stand where a place would


def answer(need: PlaceNeed, person: Applicant, lexicon: Lexicon) -> Finding:
    """Answer by the home first, then by what is said of working elsewhere."""
    home, said = person.location, tuple(_statements(person))
    if home and _is_within(home.value, need, lexicon):
        return Finding(Answer.SHOWN, "place_within_reach", "The place is within reach.", home.evidence[:1])
    near = [mark for mark in said if _is_near(mark, home, need, lexicon)]
    if near:
        return Finding(Answer.SHOWN, "place_wished", "Work in reach, or a move, is stated.", quoted([near]))
    remote = [mark for mark in said if mark.rule == _REMOTE]
    if need.remote and remote:
        return Finding(Answer.SHOWN, "remote_work_wished", "Remote work is stated.", quoted([remote]))
    if home is None:
        return Finding(
            Answer.NOT_SHOWN, "no_place", "Neither a place nor a wish to work remotely or to move is stated."
        )
    return _elsewhere(need, home, said)


def _elsewhere(need: PlaceNeed, home: Claim, said: tuple[Evidence, ...]) -> Finding:
    """Answer for a home out of reach without a wish that helps."""
    rules = {mark.rule for mark in said}
    if not need.remote:
        return Finding(Answer.NOT_SHOWN, "place_elsewhere", "The place is elsewhere.", home.evidence[:1])
    if _NOT_REMOTE in rules or (_ON_SITE in rules and _HYBRID not in rules):
        against = [mark for mark in said if mark.rule in {_NOT_REMOTE, _ON_SITE}]
        detail = "The place is elsewhere, and work on site, or none from afar, is stated."
        return Finding(Answer.NOT_SHOWN, "on_site_elsewhere", detail, (*against[:1], *home.evidence[:1]))
    detail = "The place is elsewhere, from where the work may be done as well; a wish for remote work is not stated."
    return Finding(Answer.PARTLY, "place_elsewhere", detail, home.evidence[:1])


def _statements(person: Applicant) -> Iterator[Evidence]:
    """Give what all papers say of where the person would work, also where they differ."""
    claims = [person.workplace] if person.workplace else []
    claims += [claim for each in person.conflicts if each.field == "workplace" for claim in each.claims]
    yield from dict.fromkeys(mark for claim in claims for mark in claim.evidence)


def _is_near(mark: Evidence, home: Claim | None, need: PlaceNeed, lexicon: Lexicon) -> bool:
    """Tell whether a statement names an area, or a move that leads to no other place."""
    text = mark.text[mark.start : mark.end]
    if mark.rule in _PLACED and _is_within(text, need, lexicon):
        return True
    return mark.rule == _MOVE and not _leads_away(text, home, need, lexicon)


def _leads_away(text: str, home: Claim | None, need: PlaceNeed, lexicon: Lexicon) -> bool:
    """Tell whether a wish to move names where to, and that is neither the country of the areas nor the home."""
    lived = f" {key(home.value)} " if home else ""
    found = [each for each in lexicon.places.find(text, words(text)) if each.label != _ANYWHERE]
    named = [each for each in found if f" {each.phrase} " not in lived]
    countries = {country(area, lexicon) for area in need.areas} - {None}
    reached = [each for each in named if lexicon.countries.label(each.phrase) in countries]
    return bool(named) and not reached


def _is_within(home: str, need: PlaceNeed, lexicon: Lexicon) -> bool:
    """Tell whether a place is one of the areas, or in one; a town of the same name in another country is not."""
    where = country(home, lexicon)
    return any(
        f" {key(area)} " in f" {key(home)} " and where in {None, country(area, lexicon) or where} for area in need.areas
    )
