"""What recruiters type to filter a list, checked: names of skills, answers to requirements, postings, words.

Each raises Failed for what there is not, in one line that says what there is.
"""

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from intake.cli import Failed
from parsers.records import Answer, Posting
from parsers.vocabulary import SkillVocabulary
from parsers.vocabulary.spelling import key
from storage.terms import parse

#: Names that are shown where one is unknown.
CLOSE = 3
#: What `--requirement ID` asks for.
DEFAULT = (Answer.SHOWN, Answer.PARTLY)


def skill_name(typed: str, vocabulary: SkillVocabulary) -> str:
    """Give the vocabulary's name of a skill: `postgres` is PostgreSQL."""
    names = {spelled: form.entry.name for spelled, form in vocabulary.forms.items() if form.entry}
    if (name := names.get(key(typed))) is not None:
        return name
    close = dict.fromkeys(names[each] for each in get_close_matches(key(typed), names, n=10))
    hint = f"close to it: {', '.join(list(close)[:CLOSE])}" if close else "--search finds any word"
    raise Failed(f'no skill is called "{typed}"; {hint}', 2)


def requirement(typed: str, postings: Sequence[Posting], posting: str | None) -> tuple[str, tuple[Answer, ...]]:
    """Read `ID` or `ID=ANSWER,ANSWER`; posting: the one that is asked for, if any.

    Of a posting that is configured no more, any requirement may be asked for.
    """
    name, sign, answers = typed.partition("=")
    known = _requirements(postings, posting)
    if name not in known and posting in {None, *(each.id for each in postings)}:
        raise Failed(f'no requirement is called "{name}"; there are {", ".join(known) or "none"}', 2)
    if not sign:
        return name, DEFAULT
    words = {word: answer for answer in Answer for word in (answer.value, answer.value.replace(" ", "_"))}
    return name, tuple(_answer(each.strip().lower(), words) for each in answers.split(","))


def _requirements(postings: Sequence[Posting], posting: str | None) -> Collection[str]:
    asked = [each for each in postings if posting in {None, each.id}]
    return dict.fromkeys(requirement.id for each in asked for requirement in each.requirements)


def _answer(word: str, words: Mapping[str, Answer]) -> Answer:
    if word not in words:
        raise Failed(f'"{word}" is no answer; there are {", ".join(Answer)}', 2)
    return words[word]


def posting_id(typed: str, known: Collection[str]) -> str:
    """Give the id of a posting as it is; known: all that are configured or stored."""
    if typed not in known:
        raise Failed(f'no posting is called "{typed}"; there are {", ".join(sorted(known)) or "none"}', 2)
    return typed


def search_text(typed: str) -> str:
    """Give a text to search for as it is."""
    try:
        query = parse(typed)
    except ValueError as error:
        raise Failed(str(error), 2) from None
    if not query.wanted and not query.unwanted:
        raise Failed(f'there is no word to search for in "{typed}"', 2)
    return typed
