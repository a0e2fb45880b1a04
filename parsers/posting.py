"""Which posting does a mail apply for? By its recipient, then its subject, then what its author writes first."""

from collections.abc import Sequence

from parsers.records import Message, Posting
from parsers.vocabulary.phrases import key

_FIRST_WORDS = 150  # of the author's own text, in which a posting is named
_FIRST_CHARACTERS = 3000


def posting_of(mail: Message, words: str, postings: Sequence[Posting]) -> Posting | None:
    """Return the posting; the first one where nothing names one, None where there are none.

    words: the author's own words in the mail's body. There a title counts before a keyword, and of several the one
    named first, since people also write what else they have worked with.
    """
    subject, text = mail.subject.casefold(), " ".join(key(words[:_FIRST_CHARACTERS]).split()[:_FIRST_WORDS])
    called = (posting for posting in postings if any(each.casefold() in subject for each in _words(posting)))
    return (
        next((posting for posting in postings if any(map(posting.addresses.__contains__, mail.to))), None)
        or _with_detail(mail, postings)
        or next(called, None)
        or _first_named(text, [(posting.title, posting) for posting in postings])
        or _first_named(text, [(word, posting) for posting in postings for word in posting.keywords])
        or next(iter(postings), None)
    )


def _words(posting: Posting) -> tuple[str, ...]:
    return (posting.title, *posting.keywords)


def _with_detail(mail: Message, postings: Sequence[Posting]) -> Posting | None:
    """Return the posting whose id is the detail of an address of ours, as `careers+ID@` (RFC 5233 section 1)."""
    ours = {_bare(address) for posting in postings for address in posting.addresses}
    details = {address.partition("@")[0].partition("+")[2] for address in mail.to if _bare(address) in ours}
    return next((posting for posting in postings if posting.id.casefold() in details), None)


def _bare(address: str) -> str:
    """Return an address without its detail."""
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _first_named(text: str, names: Sequence[tuple[str, Posting]]) -> Posting | None:
    """Return the posting whose name stands first in a text of keys."""
    places = [(f" {text} ".find(f" {key(name)} "), posting) for name, posting in names if key(name)]
    return min((each for each in places if each[0] >= 0), key=lambda each: each[0], default=(0, None))[1]
