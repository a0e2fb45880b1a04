"""The bodies of a mail that its author wrote, and whether they apply in them."""

import re
from collections.abc import Sequence

from parsers import authorship, forwarded
from parsers.documents.body import BODY
from parsers.records import Document, Message
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import words

_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def own_bodies(mail: Message, documents: Sequence[Document], lexicon: Lexicon) -> tuple[Document, ...]:
    """Return the bodies that the author of a mail wrote, everything but their own words and signature emptied.

    Of a mail passed on as a file it is the body in there, of one passed on in the text what stands below its header.
    """
    author = forwarded.author(mail)
    is_within = author is not mail and bool(author.headers)
    bodies = [each for each in documents if each.name == BODY and bool(each.container) == is_within]
    subject = author.subject if is_within else mail.subject
    return tuple([authorship.own(each, lexicon, subject=subject, sender_name=author.from_name) for each in bodies])


def applies(bodies: Sequence[Document], lexicon: Lexicon) -> bool:
    """Whether someone says in their own words that they apply, or speaks of their papers and links to something.

    bodies: with their own words alone. A single word such as "application" says neither.
    """
    lines = [line for body in bodies for line in body.lines if line.text]
    texts = [line.text[: authorship.LONGEST_LINE] for line in lines]
    papers = (each for text in texts for each in lexicon.papers.find(text, words(text)))
    if any(each.label == "letter" and each.phrase.count(" ") > 1 for each in papers):
        return True
    linked = any(line.links for line in lines) or any(_LINK.search(text) for text in texts)
    spoken = (each.label for text in texts for each in lexicon.letter_words.find(text, words(text)))
    return linked and "resume" in spoken
