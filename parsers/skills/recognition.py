"""Skills that lines claim: names matched, senses told apart, claims read."""

from collections.abc import Iterator, Sequence

from parsers.skills.ambiguity import Known, accepted, spelled
from parsers.skills.claims import claims
from parsers.skills.damage import repaired
from parsers.skills.enumeration import enumerated
from parsers.skills.lists import counts, items, regions
from parsers.skills.matcher import Found, Hit, match
from parsers.skills.mention import Context, Mention
from parsers.skills.passage import Passage, passage
from parsers.skills.titles import in_title
from parsers.skills.versions import named
from parsers.vocabulary.skill import SkillVocabulary

_TITLES = frozenset({Context.TITLE, Context.EMPLOYER})
_PROFILES = frozenset({Context.OTHER, Context.EDUCATION})
_SOFTWARE_SKILLS = 2
_PASSES = 2
"""What one pass accepts speaks for its neighbours in the next."""

Rules = dict[Hit, str]


def find(lines: Sequence[tuple[str, Context]], vocabulary: SkillVocabulary) -> tuple[Mention, ...]:
    """Find the skills that lines state, in order; those denied, wished for or only asked for are left out."""
    read = passage(lines, vocabulary)
    found = match(read, vocabulary)
    rules = _listed(read, found, vocabulary)
    listed = frozenset(hit.form.entry.name for hit in rules if hit.form.entry)
    rules.update(_titled(read, found, vocabulary))
    rules.update((hit, "clear") for hit in found.hits if hit not in rules and _clear(read, vocabulary, hit))
    _tell_apart(read, found, vocabulary, rules, listed)
    said = claims(read, found, vocabulary)
    mentions = [
        mention
        for hit, rule in rules.items()
        if hit not in said.denied
        for mention in _mentions(read, vocabulary, hit, rule, said.levels.get(hit))
    ]
    mentions.extend(repaired(read, found, vocabulary))
    return tuple(sorted(mentions, key=lambda mention: (mention.line, mention.start, mention.rule == "stated")))


def _listed(read: Passage, found: Found, vocabulary: SkillVocabulary) -> Rules:
    return {
        hit: "list"
        for region in regions(read, vocabulary)
        for item in items(read, found, vocabulary, region)
        for hit in item.hits
        if counts(item, hit, read, vocabulary)
    }


def _titled(read: Passage, found: Found, vocabulary: SkillVocabulary) -> Iterator[tuple[Hit, str]]:
    for line, context in enumerate(read.contexts):
        if context in _TITLES:
            yield from ((hit, "title") for hit in in_title(read, vocabulary, line, found.hits))


def _clear(read: Passage, vocabulary: SkillVocabulary, hit: Hit) -> bool:
    """Whether a name that means nothing else counts where it stands."""
    context = read.contexts[read.line_at(hit.start)]
    if hit.form.tier or hit.form.entry is None or context in _TITLES or not spelled(read, hit):
        return False
    if not hit.form.entry.company:
        return True
    following = read.folded[hit.end : hit.end + 24].split(maxsplit=1)[:1]
    return not (
        context in _PROFILES
        or read.folded[: hit.start].endswith((" at ", " for "))
        or vocabulary.words["firm"].intersection(following)
    )


def _tell_apart(
    read: Passage, found: Found, vocabulary: SkillVocabulary, rules: Rules, listed: frozenset[str]
) -> None:
    """Add the ambiguous names that the text around them shows to be skills."""
    doubtful = [
        (at, hit)
        for at, hit in enumerate(found.hits)
        if hit.form.tier and hit not in rules and read.contexts[read.line_at(hit.start)] not in _TITLES
    ]
    for _ in range(_PASSES):
        sure = [(hit.start, hit.end, hit.form.entry.name) for hit in found.hits if hit in rules and hit.form.entry]
        software = bool(listed) or len({name for _, _, name in sure}) >= _SOFTWARE_SKILLS
        known = Known(sure, listed, software=software)
        taken = {
            hit: "context"
            for at, hit in doubtful
            if accepted(
                read, found, vocabulary, hit, known, sum(other in rules for other in enumerated(read, found.hits, at))
            )
        }
        if not taken:
            break
        rules.update(taken)
        doubtful = [each for each in doubtful if each[1] not in taken]


def _mentions(
    read: Passage, vocabulary: SkillVocabulary, hit: Hit, rule: str, level: int | None
) -> Iterator[Mention]:
    name = named(hit.form, read.text, hit.end)
    line = read.line_at(hit.start)
    start, end = read.within_line(line, hit.start, hit.end)
    for each in (name, *vocabulary.skills[name].states):
        yield Mention(
            each, vocabulary.skills[each].kind, line, start, end, rule if each == name else "stated", level
        )
