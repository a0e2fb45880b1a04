"""From a letter, the mail's own text or an attached one, to what it says of its writer: each claim with evidence.

What a letter says counts for less than a resume: its claims have lower confidence. Only the writer's own words and
signature are read; quoted history, legal notes and, in an attached letter, the recipient's address never make a claim.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers import authorship
from parsers.authorship import Part
from parsers.documents.body import BODY
from parsers.letters import described, headed, skills, studies
from parsers.records import Applicant, Claim, Document, Language, Project
from parsers.resume import (
    agreement,
    contact,
    education,
    languages,
    location,
    name,
    phone,
    projects,
    rows,
    sections,
    statements,
    terms,
    workplace,
)
from parsers.resume.contact import Block
from parsers.resume.labels import Labelled, labelled, protected
from parsers.resume.place import regions
from parsers.resume.row import Cell, Row
from parsers.resume.rows import evidence, squeeze
from parsers.vocabulary import Lexicon, Vocabulary
from parsers.vocabulary.phrases import Found, key, words

TRUST = 0.8
"""What the confidence of a resume's claim is multiplied by."""

_ALONE_WORDS = 8  # at most, beside an address or a number that stands on a line of its own
_NAME_WORDS = 5
_HEAD_ROWS = 14  # of an attached letter's head, in which its writer's address stands


@dataclass(frozen=True, slots=True)
class _Letter:
    """What is read. said: rows of the writer's own words; signed: of the signature, and of a letter's head."""

    document: Document
    said: tuple[Row, ...]
    signed: tuple[Row, ...]
    labelled: tuple[Labelled, ...]
    vocabulary: Vocabulary
    sender_name: str = ""
    sender_address: str = ""

    @property
    def lexicon(self) -> Lexicon:
        """The words of all languages."""
        return self.vocabulary.lexicon


def read(
    document: Document,
    vocabulary: Vocabulary,
    *,
    sender_name: str = "",
    sender_address: str = "",
    subject: str = "",
) -> Applicant:
    """Read what one letter says of its writer; what it does not say is left out.

    sender_name, sender_address: of the mail whose author wrote it. subject: of that mail; it tells a forward.
    """
    found = authorship.parts(document, vocabulary.lexicon, subject=subject, sender_name=sender_name)
    letter = replace(_letter(document, vocabulary, found), sender_name=sender_name, sender_address=sender_address)
    person = _person(letter)
    lexicon = letter.lexicon
    told = _projects(letter)
    values = tuple(statements.labelled_terms((*letter.said, *letter.signed), lexicon))
    code = next(iter(_written_in(letter)), lexicon.languages[0].code)
    courses = studies.read(document, letter.said, lexicon, code)
    availability, authorisation = terms.read(document, values, letter.said, lexicon)
    return replace(
        person,
        skills=skills.read(document, letter.said, told, vocabulary),
        languages=_languages(letter),
        projects=told,
        education=tuple(course.education for course in courses),
        highest_degree=education.highest(courses),
        has_bachelor_cs=education.has_bachelor_in_computing(courses),
        availability=_trusted(availability),
        work_authorisation=_trusted(authorisation),
        workplace=_trusted(workplace.read(document, values, letter.signed, letter.said, lexicon)),
    )


def _papers(text: str, lexicon: Lexicon) -> Iterator[Found]:
    return lexicon.papers.find(text, words(text))


def _letter(document: Document, vocabulary: Vocabulary, found: Sequence[Part]) -> _Letter:
    lexicon = vocabulary.lexicon
    own = rows.rows(authorship.kept(document, found, (Part.WORDS, Part.SIGNATURE)), lexicon)
    hidden = protected(own, labelled(own, lexicon), lexicon)
    own = tuple(row for row in own if row.number not in hidden)
    signed = tuple(_without_closing(row, lexicon) for row in own if found[row.number] is Part.SIGNATURE)
    said = tuple(row for row in own if found[row.number] is Part.WORDS)
    if document.name != BODY:
        head, said = _parted(said, lexicon)
        signed = (*head, *signed)
    return _Letter(document, said, signed, labelled((*said, *signed), lexicon), vocabulary)


def _without_closing(row: Row, lexicon: Lexicon) -> Row:
    """Blank a closing formula that shares its line with the name, a character for a character."""
    closings = [each for each in lexicon.papers.find(row.text, row.words) if each.label == "closing"]
    end = max([each.end for each in closings if _opens(row.text[: each.start])], default=0)
    if not end:
        return row
    rest = row.text[end:].lstrip(" ,.!-")
    text = " " * (len(row.text) - len(rest)) + rest
    return row._replace(text=text, words=words(text), cells=(Cell(rest.strip(), len(text) - len(rest)),))


def _opens(before: str) -> bool:
    """Whether what stands before a phrase in its line leaves it the first of a sentence."""
    return not any(char.isalnum() for char in before) or before.rstrip().endswith((".", "!", "?"))


def _parted(said: tuple[Row, ...], lexicon: Lexicon) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Part an attached letter at its greeting: the writer's own address above it, and what is below.

    Between them stands the recipient's address; the writer's ends with the last line that reaches them.
    """
    greets = next((at for at, row in enumerate(said) if _greets(row, lexicon)), 0)
    head = said[:greets][:_HEAD_ROWS]
    reaching = [at for at, row in enumerate(head) if contact.reaches(row)]
    return head[: reaching[-1] + 1] if reaching else (), said[greets:]


def _greets(row: Row, lexicon: Lexicon) -> bool:
    first = next(lexicon.papers.find(row.text, row.words[:_ALONE_WORDS]), None)
    return first is not None and first.label == "salutation" and first.start == row.words[0].start


def _person(letter: _Letter) -> Applicant:
    """Read who it is and how to reach them."""
    block = Block(
        document=letter.document,
        rows=(*letter.signed, *_reaching(letter)),
        others=(),
        summary=(),
        labelled=letter.labelled,
        lexicon=letter.lexicon,
    )
    email = contact.email(block, letter.sender_address)
    links = contact.links(replace(block, rows=(*letter.signed, *_linking(letter)), others=letter.said))
    who = _name(letter, replace(block, rows=letter.signed), email, links)
    where = location.location(replace(block, rows=letter.signed), who) or _lives(letter)
    address = email.value if email else letter.sender_address
    lands = regions([where.value if where else None], _written_in(letter), address, letter.lexicon)
    return Applicant(
        name=_trusted(who),
        email=_trusted(email),
        phone=_trusted(phone.phone(block, lands)),
        location=_trusted(where),
        links=tuple([each for link in links if (each := _trusted(link))]),
    )


def _reaching(letter: _Letter) -> Iterator[Row]:
    """Give the rows of the text where the writer's own number or address stands: labelled, alone, or called theirs."""
    named = {each.row.number for each in letter.labelled}
    for row in letter.said:
        own = any(each.label == "reach" for each in letter.lexicon.letter_words.find(row.text, row.words))
        if own or row.number in named or len(row.text.split()) <= _ALONE_WORDS:
            yield row


def _linking(letter: _Letter) -> Iterator[Row]:
    """Give the rows of the text that are nothing but a link, and those whose label is one of a person's addresses."""
    named = {each.row.number for each in letter.labelled if {"web", "email"} & set(each.kinds)}
    for row in letter.said:
        if row.number in named or not [each for each in row.text.split() if "/" not in each and "." not in each]:
            yield row


def _name(letter: _Letter, block: Block, email: Claim | None, links: Sequence[Claim]) -> Claim | None:
    """Give the name that the writer signs with, or gives; a first name alone says less than the sender's whole name."""
    address, urls = email.value if email else None, [each.value for each in links]
    signs = agreement.signs(letter.document, address, urls, letter.sender_name, letter.sender_address)
    before = tuple(map(_before_comma, letter.signed))
    found = name.name(block, letter.signed, signs) or name.name(block, before, signs) or _introduced(letter)
    if found is None:
        return None
    short = set(key(found.value).split()) < set(key(letter.sender_name).split())
    return None if short else found


def _before_comma(row: Row) -> Row:
    """Return a row up to its first comma: people also sign with name, title and number in one line."""
    text = row.text.partition(",")[0]
    return row._replace(text=text, words=words(text), cells=(Cell(text.strip(), 0),))


def _introduced(letter: _Letter) -> Claim | None:
    """Give the name behind words such as "my name is": the words in capitals, with particles between."""
    particles = letter.lexicon.particles
    for row, end in _after(letter, "introduces"):
        kept: list[tuple[int, int]] = []
        for word in row.words:
            if word.start < end or len(kept) == _NAME_WORDS:
                continue
            between = row.text[kept[-1][1] if kept else end : word.start]
            if not (row.text[word.start].isupper() or word.key in particles) or set(between) - set(" .'\u2019-"):
                break
            kept.append((word.start, word.end))
        while kept and row.text[kept[-1][0]].islower():
            kept.pop()
        if kept:
            start, stop = kept[0][0], kept[-1][1]
            place = evidence(letter.document, row, "name_introduced", start, stop)
            return Claim(value=squeeze(row.text[start:stop]), evidence=(place,), confidence=0.8)
    return None


def _lives(letter: _Letter) -> Claim | None:
    """Give the place behind words such as "I live in", with what follows it after a comma."""
    for row, end in _after(letter, "lives"):
        places = [each for each in letter.lexicon.places.find(row.text, row.words) if each.start >= end]
        if not places or row.text[end : places[0].start].strip(" ,"):
            continue
        start, stop = places[0].start, places[0].end
        for each in places[1:]:
            if row.text[stop : each.start].strip(" ") != ",":
                break
            stop = each.end
        place = evidence(letter.document, row, "location_told", start, stop)
        return Claim(value=row.text[start:stop], evidence=(place,), confidence=0.8)
    return None


def _after(letter: _Letter, label: str) -> Iterator[tuple[Row, int]]:
    """Give the rows of the text with such a phrase, and where the first one ends."""
    for row in letter.said:
        phrases = letter.lexicon.letter_words.find(row.text, row.words)
        first = next((found for found in phrases if found.label == label), None)
        if first:
            yield row, first.end


def _written_in(letter: _Letter) -> tuple[str, ...]:
    """Give the languages of the greeting, the closing and such phrases, the likeliest first."""
    votes: dict[str, int] = {}
    for line in letter.document.lines[: authorship.MOST_LINES]:
        for found in _papers(line.text[: authorship.LONGEST_LINE], letter.lexicon):
            for code in letter.lexicon.paper_languages.get(found.phrase, ()):
                votes[code] = votes.get(code, 0) + 1
    return tuple(sorted(votes, key=lambda code: -votes[code]))


def _languages(letter: _Letter) -> tuple[Language, ...]:
    """Read the languages that the writer says they speak, at a level."""
    spoken = tuple(dict.fromkeys(row for row, _ in _after(letter, "speaks")))
    code = next(iter(_written_in(letter)), letter.lexicon.languages[0].code)
    found = languages.read(letter.document, spoken, (), letter.lexicon, code)
    return tuple(language for language in found if language.level)


def _projects(letter: _Letter) -> tuple[Project, ...]:
    """Read the projects below labels and headings, then those of lists, then those that sentences tell of."""
    below = headed.read(letter.document, letter.said, letter.lexicon)
    taken = {mark.line - 1 for project in below for mark in project.evidence}
    rest = tuple(row for row in letter.said if row.number not in taken)
    return (*below, *_listed(letter, rest), *described.read(letter.document, rest, letter.lexicon))


def _listed(letter: _Letter, said: Sequence[Row]) -> tuple[Project, ...]:
    """Read the items of a list of projects under a heading of its own."""
    listed = sections.of_kind(sections.split(said, letter.lexicon), "projects")
    last = max((at for at, row in enumerate(listed) if row.bullet), default=-1)
    return projects.read(letter.document, listed[: last + 1])


def _trusted(claim: Claim | None) -> Claim | None:
    return replace(claim, confidence=round(TRUST * claim.confidence, 2)) if claim else None
