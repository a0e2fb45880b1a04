"""Skills that lines claim: names matched, senses told apart, claims read."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from parsers.skills.ambiguity import Known, accepted, doubt, spelled
from parsers.skills.claims import denied
from parsers.skills.damage import repaired
from parsers.skills.enumeration import enumerated
from parsers.skills.levels import stated_levels
from parsers.skills.lists import CONCEPTS, counts, listed_items
from parsers.skills.matcher import Found, Hit, match
from parsers.skills.mention import Context, Mention
from parsers.skills.passage import BLANK, Passage, passage
from parsers.skills.ratings import rated
from parsers.skills.remarks import remarks
from parsers.skills.titles import in_title
from parsers.skills.unlisted import Unlisted, unlisted
from parsers.skills.versions import named, version
from parsers.skills.years import stated_years
from parsers.vocabulary.skill import SkillVocabulary

_TITLES = frozenset({Context.TITLE, Context.EMPLOYER})
_WORK = frozenset({Context.EXPERIENCE, Context.PROSE})
_PROFILES = frozenset({Context.OTHER, Context.EDUCATION})
_PROFILE = "linkedin"
"""Beside it GitHub names a profile, not a skill."""
_SOFTWARE_SKILLS = 2
_FOLLOWING_CHARACTERS = 24
_PASSES = 2
"""What one pass accepts speaks for its neighbours in the next."""

Rules = dict[int, str]
"""Why a hit counts, by where it starts."""


# A text has a hundred; made so, a tuple takes half the time.
_mention = partial(tuple.__new__, Mention)


class Findings(NamedTuple):
    """mentions: the skills that lines state, in order; those denied, wished for or only asked for are left out.

    unlisted: Items of skills sections that the vocabulary lacks, in order.
    """

    mentions: tuple[Mention, ...]
    unlisted: tuple[Unlisted, ...]


def find(lines: Sequence[tuple[str, Context]], vocabulary: SkillVocabulary) -> Findings:
    """Find what lines say of skills."""
    read = passage(lines, vocabulary)
    found = match(read, vocabulary)
    items = tuple(listed_items(read, found, vocabulary))
    rules: Rules = {hit.start: "list" for item in items for hit in item.hits if counts(read, vocabulary, item, hit)}
    listed = frozenset(hit.form.entry.name for hit in found.hits if hit.form.entry and hit.start in rules)
    rules.update((hit.start, "title") for hit in _titled(read, found, vocabulary))
    for hit in found.hits:
        if hit.start not in rules and _clear(read, found, vocabulary, hit):
            rules[hit.start] = "clear"
        elif hit.start not in rules and _as_listed(read, hit, listed):
            rules[hit.start] = "listed"
    _tell_apart(read, found, vocabulary, rules, listed)
    years = stated_years(read, found, vocabulary)
    remarked = remarks(read, found, vocabulary)
    basic = dict.fromkeys(remarked.basic, 1)
    levels = {**rated(read, found), **stated_levels(read, found, vocabulary, years), **basic}
    without = denied(read, found, vocabulary, remarked)
    had = [hit for hit in found.hits if hit.start in rules and hit.start not in without]
    mentions = [
        _told(read, vocabulary, hit, (rules[hit.start], levels.get(hit.start), years.get(hit.start))) for hit in had
    ]
    items = tuple([item for item in items if not remarked.cover(item)])
    mended = repaired(read, vocabulary, items)
    more = [*_stated(had, mentions, vocabulary), *chain.from_iterable(mended.values())]
    if more:
        mentions = sorted([*mentions, *more], key=_place)
    lacking = unlisted(lines, read, (item for item in items if item.start not in mended), vocabulary)
    return Findings(tuple(mentions), lacking)


def _place(mention: Mention) -> tuple[int, int, bool]:
    return mention.line, mention.start, mention.rule == "stated"


def _titled(read: Passage, found: Found, vocabulary: SkillVocabulary) -> Iterator[Hit]:
    for line, context in enumerate(read.contexts):
        if context in _TITLES and (hits := found.of_line(line)):
            yield from in_title(read, vocabulary, line, hits)


def _clear(read: Passage, found: Found, vocabulary: SkillVocabulary, hit: Hit) -> bool:
    """Whether a name that means nothing else counts where it stands."""
    context = read.contexts[hit.line]
    entry = hit.form.entry
    if hit.form.tier or entry is None or context in _TITLES or not spelled(read, hit):
        return False
    if not entry.company and entry.kind not in CONCEPTS:
        return True
    line_end = min(read.ends[hit.line], hit.end + _FOLLOWING_CHARACTERS)
    following = read.folded[hit.end : line_end].split(maxsplit=1)[:1]
    if entry.company:
        before = read.folded[read.starts[hit.line] : hit.start]
        employer = before.endswith(" at ") or not vocabulary.words["firm"].isdisjoint(following)
        profile = BLANK in read.text[hit.end : line_end] or _PROFILE in read.folded[hit.end : line_end] + before
        return not (employer or profile or context in _PROFILES)
    # "DevOps Engineer" is somebody's title, "Data Science" somebody's degree.
    studied = context is Context.EDUCATION and not _taught(read, found, hit)
    return not studied and vocabulary.words["title"].isdisjoint(following)


def _as_listed(read: Passage, hit: Hit, listed: frozenset[str]) -> bool:
    """Whether a name that is hardly ever something else stands in work's text of a person who lists it."""
    entry = hit.form.entry
    return (
        hit.form.tier == 1
        and entry is not None
        and entry.name in listed
        and read.contexts[hit.line] in _WORK
        and not read.text[hit.start].islower()
        and spelled(read, hit)
    )


def _taught(read: Passage, found: Found, hit: Hit) -> bool:
    """Whether its line speaks of courses."""
    return any(read.starts[hit.line] <= start < read.ends[hit.line] for start, _ in found.cues.get("level_1", ()))


def _tell_apart(read: Passage, found: Found, vocabulary: SkillVocabulary, rules: Rules, listed: frozenset[str]) -> None:
    """Add the ambiguous names that the text around them shows to be skills."""
    doubts = [
        (at, doubted)
        for at, hit in enumerate(found.hits)
        if hit.form.tier and hit.start not in rules and read.contexts[hit.line] not in _TITLES
        if (doubted := doubt(read, found, vocabulary, hit))
    ]
    for _ in range(_PASSES if doubts else 0):
        known = _known(found, rules, listed)
        taken = {
            doubted.hit.start: "context"
            for at, doubted in doubts
            if accepted(doubted, known, (other.start in rules for other in enumerated(read, found.hits, at)))
        }
        if not taken:
            break
        rules.update(taken)
        doubts = [each for each in doubts if each[1].hit.start not in taken]


def _known(found: Found, rules: Rules, listed: frozenset[str]) -> Known:
    sure = [(hit.start, hit.form.entry.name) for hit in found.hits if hit.start in rules and hit.form.entry]
    names = [name for _, name in sure]
    software = bool(listed) or len(set(names)) >= _SOFTWARE_SKILLS
    return Known([start for start, _ in sure], names, listed, software=software)


def _told(read: Passage, vocabulary: SkillVocabulary, hit: Hit, told: tuple[str, int | None, float | None]) -> Mention:
    """Give the mention of a name. told: its rule, level and years."""
    number, years, entry = hit.line, told[2], hit.form.entry
    assert entry is not None  # noqa: S101 - only names with an entry become hits
    if entry.versions and (years is None or version(read.text, hit.end) != f"{years:g}"):
        entry = vocabulary.skills[named(entry, read.text, hit.end)]
    start, end = read.within_line(number, hit.start, hit.end)
    return _mention((entry.name, entry.kind, number, start, end, *told))


def _stated(had: Iterable[Hit], mentions: Iterable[Mention], vocabulary: SkillVocabulary) -> Iterator[Mention]:
    """Give the skills that others state in so many words. mentions: of what is had, one each."""
    for hit, mention in zip(had, mentions, strict=True):
        for other in hit.form.states:
            yield mention._replace(skill=other, kind=vocabulary.skills[other].kind, rule="stated")
