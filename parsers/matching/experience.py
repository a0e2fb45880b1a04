"""Whether an application shows so many years of work of a kind: by the months of its positions, each month once."""

from collections.abc import Iterable, Sequence
from datetime import date

from parsers.matching.finding import Finding, quoted
from parsers.matching.sentences import span as told
from parsers.records import Answer, Applicant, Evidence, ExperienceNeed, Position
from parsers.resume.experience import span, union, years
from parsers.vocabulary.phrases import fold

_FIRST = ("position_title", "position_company", "position_dates")


def answer(need: ExperienceNeed, person: Applicant, as_of: date | None, years_told: Sequence[Evidence] = ()) -> Finding:
    """Answer by the positions of the kind; those whose kind or dates are not known leave it open. as_of: `present`.

    years_told: Where a letter speaks of years of work, which leaves it open where no position is stated.
    """
    held = person.positions
    counted = [each for each in held if _is_of_kind(each, need)]
    unclear = [each for each in held if _is_of_kind(each, need) is None]
    undated = [each for each in counted if span(each.start, each.end, as_of) is None]
    months = union(span(each.start, each.end, as_of) for each in counted)
    kind = "such positions" if need.backend or need.titles else "positions"
    if months >= need.years * 12:
        detail = f"{told(years(months))} in {kind} are stated."
        return Finding(Answer.SHOWN, "years_stated", detail, _marks(counted))
    rest = _rest(undated, unclear)
    if months:
        detail = f"{told(years(months))} in {kind} are stated.{rest}"
        return Finding(Answer.PARTLY, "fewer_years_stated", detail, _marks(counted))
    if undated:
        return Finding(Answer.UNCLEAR, "years_undated", rest.strip(), _marks(undated))
    if unclear:
        return Finding(Answer.UNCLEAR, "kind_of_work_unclear", rest.strip(), _marks(unclear))
    return _uncounted(held, years_told)


def _uncounted(held: Sequence[Position], years_told: Sequence[Evidence]) -> Finding:
    """Answer where no position may be of the kind."""
    if held:
        return Finding(Answer.NOT_SHOWN, "other_work", "The positions that are stated are of another kind.")
    if years_told:
        detail = "No position is stated; a letter tells of years of work."
        return Finding(Answer.UNCLEAR, "years_told", detail, quoted([years_told]))
    return Finding(Answer.NOT_SHOWN, "no_positions", "No position is stated.")


def _rest(undated: Sequence[Position], unclear: Sequence[Position]) -> str:
    """Say what might add to the years, after a blank; empty where nothing does."""
    open_ = f" The dates of {_count(undated)} could not be told." if undated else ""
    return open_ + (f" What kind of work {_count(unclear)} was could not be told." if unclear else "")


def _count(positions: Sequence[Position]) -> str:
    return "a position" if len(positions) == 1 else f"{len(positions)} positions"


def _is_of_kind(position: Position, need: ExperienceNeed) -> bool | None:
    """Tell whether a position counts; None where that is not known."""
    if need.titles:
        if position.title is None:
            return None
        return any(fold(title) in fold(position.title) for title in need.titles)
    return position.backend if need.backend else True


def _marks(positions: Iterable[Position]) -> tuple[Evidence, ...]:
    """Give the line of each position's title, else of what else is known of it."""
    order = {rule: rank for rank, rule in enumerate(_FIRST)}
    return quoted([sorted(each.evidence, key=lambda mark: order.get(mark.rule, len(order)))[:1] for each in positions])
