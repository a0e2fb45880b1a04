"""Whether a person can work where a posting has its work: by where they live, and what they say of other places."""

from parsers.matching.finding import Finding
from parsers.records import Answer, Applicant, Claim, PlaceNeed
from parsers.resume.place import country
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import key, words

REMOTE = "remote"


def answer(need: PlaceNeed, person: Applicant, lexicon: Lexicon) -> Finding:
    """Answer by the place first, then by what is said of working elsewhere."""
    home, said = person.location, person.workplace
    if home and _is_within(home.value, need, lexicon):
        return Finding(Answer.SHOWN, "place_within_reach", "The place is within reach.", home.evidence[:1])
    for claim in filter(None, (said, home)):
        if need.remote and _is_remote(claim, lexicon):
            return Finding(Answer.SHOWN, "remote_work_stated", "Remote work is stated.", claim.evidence[:1])
    if home and need.remote:
        detail = "The place is elsewhere, from where the work may be done as well; of remote work nothing is said."
        return Finding(Answer.PARTLY, "place_elsewhere", detail, home.evidence[:1])
    if home:
        return Finding(Answer.NOT_SHOWN, "place_elsewhere", "The place is elsewhere.", home.evidence[:1])
    return Finding(Answer.NOT_SHOWN, "no_place", "Neither a place nor a wish to work remotely or to move is stated.")


def _is_within(home: str, need: PlaceNeed, lexicon: Lexicon) -> bool:
    """Tell whether a place is one of the areas, or in one; a town of the same name in another country is not."""
    where = country(home, lexicon)
    return any(
        f" {key(area)} " in f" {key(home)} " and where in {None, country(area, lexicon) or where} for area in need.areas
    )


def _is_remote(claim: Claim, lexicon: Lexicon) -> bool:
    return any(found.label == REMOTE for found in lexicon.places.find(claim.value, words(claim.value)))
