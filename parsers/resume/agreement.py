"""What a name agrees with: the address, profile links, the file's name and the sender."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.records import Document
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import fold, words

_MOST_WORDS = 8
_TWICE = re.compile(r"(?<=[aou])e|(?<=a)a|(?<=s)s")


@dataclass(frozen=True, slots=True)
class Signs:
    """Letters that may hold the name: address, links, file name, and the sender's name as words.

    handles: as they stand and, behind a blank, as `_plain` spells them. parts: cut where signs or figures part them.
    """

    handles: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    sender: frozenset[str]


def signs(document: Document, address: str | None, urls: Sequence[str], sender_name: str, sender_address: str) -> Signs:
    """Collect what a name may agree with."""
    handles = [part.partition("@")[0] for part in (address or "", sender_address) if part]
    if address and "." in address.partition("@")[2]:
        handles.append(address.partition("@")[2].partition(".")[0])
    handles += [re.sub(r"^(?:https?://)?(?:www\.)?", "", url).replace("linkedin.com/in", "") for url in urls]
    handles.append(document.name.rpartition(".")[0])
    parts = tuple(tuple(re.findall(r"[a-z]{2,}", fold(handle))) for handle in handles)
    letters = [re.sub(r"[^a-z]", "", fold(handle)) for handle in handles]
    spelled = tuple(" ".join(dict.fromkeys((each, _plain(each)))) for each in letters if each)
    return Signs(spelled, parts, frozenset(word.key for word in words(sender_name)))


def _plain(letters: str) -> str:
    """Give letters without the second one by which people write `\u00fc`, `\u00f8`, `\u00e5` or `\u00df` in addresses.

    Both sides of a comparison are spelled so: `mueller` and `muller` are `muller`.
    """
    return _TWICE.sub("", letters)


def is_made_of(text: str, marks: Signs) -> bool:
    """Whether an address or the sender is made of the words: they are a name, though a town or trade is called so."""
    line = [word.key for word in words(text)]
    if len(line) < 2:
        return False
    initials = "".join(word[0] for word in line)
    made = {"".join(line), "".join(reversed(line)), line[0][0] + line[-1], initials[:-1] + line[-1]}
    made |= {initials} if len(line) > 2 else set()
    made |= {"".join(line[1:])} if "-" in text.rpartition(" ")[2] else set()
    spelled = made | {_plain(each) for each in made}
    return any(not spelled.isdisjoint(handle.split()) for handle in marks.handles) or set(line) <= marks.sender


def agreement(text: str, marks: Signs, lexicon: Lexicon) -> float:
    """2 for each source that shows a word of the name, or its initial and surname; at most 4, and 3 for the sender.

    Beyond these a source that shows more of the words counts for more, so that a name on two lines is taken whole.
    """
    line = [word.key for word in words(text)]
    long = [word for word in line if len(word) > 2 and word not in lexicon.particles]
    agreed, most = 0.0, 0
    for handle in marks.handles:
        hits = sum(1 for word in long if word in handle or _plain(word) in handle)
        most = max(most, hits)
        initials = "".join(word[0] for word in line)
        if hits:
            agreed += 1.5 + 0.5 * (hits > 1)
        elif (
            len(line) == 2
            and len(line[0]) + len(line[1]) <= 6
            and (line[0] + line[1] in handle or line[1] + line[0] in handle)
        ):
            agreed += 2.0
        elif len(initials) > 2 and initials in handle:
            agreed += 0.5
    shared = len(marks.sender & set(line))
    missing = len(set(long) - marks.sender) if marks.sender else 0
    return 0.3 * most + min(agreed, 4.0) + (3.0 - 0.5 * missing if shared > 1 or (shared and len(line) == 1) else 0.0)


def most_agreement(marks: Signs) -> float:
    """Return what `agreement` gives at most for a name of eight words."""
    return 0.3 * _MOST_WORDS + min(2.0 * len(marks.handles), 4.0) + (3.0 if marks.sender else 0.0)
