"""Fifty applications by mail, from as many people, in every format and carriage, with what must be read from each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import cycle

from tests.mails import docx, plain
from tests.mails.documents import FORMATS, Kind, render
from tests.mails.mail import Coding, File, Letter, Naming, forward, write
from tests.mails.people import mailbox_name, people
from tests.mails.person import Person

_KINDS = (Kind.PDF, Kind.DOCX, Kind.PDF, Kind.HTML, Kind.TEXT)
_FIRST = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
_NOTES = {
    "en": "Dear hiring team,\n\nplease find my resume attached.\n\nKind regards\n{}\n",
    "de": "Sehr geehrte Damen und Herren,\n\nanbei erhalten Sie meinen Lebenslauf für die ausgeschriebene Stelle.\n\n"
    "Mit freundlichen Grüßen\n{}\n",
    "fr": "Bonjour,\n\nveuillez trouver mon CV en pièce jointe.\n\nCordialement,\n{}\n",
}
_SUBJECTS = {
    "en": "Application for Backend Developer \N{EN DASH} {}",
    "de": "Bewerbung als Backend Developer \N{EN DASH} {}",
    "fr": "Candidature au poste de développeur back-end \N{EN DASH} {}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """A mail and what it says.

    raw: The mail, lines ended by CRLF.
    name, email: The applicant as the resume has them, which is not the sender's where the mail was forwarded.
    kind: The format of the resume.
    layout: The layout within that format.
    carriage: How the mail carries it, for the one who reads a failed assertion.
    """

    raw: bytes
    name: str
    email: str
    kind: Kind
    layout: str
    carriage: str


def fifty_applications() -> tuple[Application, ...]:
    """Return the mails, oldest first; the same bytes on each call."""
    turns = {kind: cycle(FORMATS[kind].layouts) for kind in Kind}
    made = []
    for number, person in enumerate(people()):
        kind = _KINDS[number % len(_KINDS)]
        if kind is Kind.PDF and not _in_western_fonts(person.name):
            kind = Kind.DOCX
        made.append(_application(person, number, kind, next(turns[kind])))
    return tuple(made)


def _application(person: Person, number: int, kind: Kind, layout: str) -> Application:
    carriage = _CARRIAGES[number % len(_CARRIAGES)]
    if kind is Kind.TEXT and number % 3 == 0:
        carriage = in_body
    letter = _letter(person, kind, layout, _FIRST + timedelta(hours=7 * number))
    return Application(
        raw=carriage(letter, person),
        name=person.name,
        email=person.email,
        kind=kind,
        layout=layout,
        carriage=carriage.__name__,
    )


def _in_western_fonts(name: str) -> bool:
    """Say whether the fonts that every PDF reader brings along have all letters of the name."""
    try:
        name.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _letter(person: Person, kind: Kind, layout: str, sent_at: datetime) -> Letter:
    ending = FORMATS[kind].ending
    name = f"Lebenslauf {person.name}{ending}" if person.tongue == "de" else f"{person.name} CV{ending}"
    return Letter(
        sender=(person.name, person.email),
        subject=_SUBJECTS[person.tongue].format(person.name),
        sent_at=sent_at,
        body=_NOTES[person.tongue].format(person.name),
        files=[File(content=render(person, kind, layout), content_type=FORMATS[kind].content_type, name=name)],
    )


def attached(letter: Letter, _person: Person) -> bytes:
    """Attach the resume under a name as in RFC 2231."""
    return write(letter)


def inline(letter: Letter, _person: Person) -> bytes:
    """Put the resume inline, as phones do."""
    return write(_with_file(letter, disposition="inline"))


def octet_stream(letter: Letter, _person: Person) -> bytes:
    """Label the resume as mere bytes; its name comes in pieces."""
    return write(_with_file(letter, content_type="application/octet-stream", naming=Naming.CONTINUED))


def encoded_word_name(letter: Letter, _person: Person) -> bytes:
    """Write the file's name as an encoded word, and the body in base64."""
    return write(replace(_with_file(letter, naming=Naming.RFC2047), coding=Coding.BASE64))


def with_html_body(letter: Letter, _person: Person) -> bytes:
    """Say the body twice, as text and as HTML."""
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in letter.body.split("\n\n"))
    return write(replace(letter, html=f"<html><body>{paragraphs}</body></html>\n"))


def after_cover_letter(letter: Letter, person: Person) -> bytes:
    """Attach a cover letter first, and then the resume."""
    paragraphs = letter.body.strip().split("\n")
    cover = File(
        content=docx.letter([person.location, *filter(None, paragraphs)]),
        content_type=FORMATS[Kind.DOCX].content_type,
        name="Cover letter.docx",
    )
    return write(replace(letter, files=[cover, *letter.files]))


def plainly_named(letter: Letter, person: Person) -> bytes:
    """Name the file in ASCII, encode it as quoted-printable where it is text, and leave the body in eight bits."""
    (file,) = letter.files
    ending = "." + file.name.rpartition(".")[2]
    name = mailbox_name(person.name).replace(".", "_") + ending
    changed = _with_file(letter, name=name, quoted_printable=file.content_type.startswith("text/"))
    return write(replace(changed, coding=Coding.EIGHT_BIT))


def nameless(letter: Letter, _person: Person) -> bytes:
    """Give the file no name."""
    return write(_with_file(letter, name=""))


def forwarded(letter: Letter, _person: Person) -> bytes:
    """Forward the mail whole from a colleague who took it for the careers address."""
    inner = write(replace(letter, to="office@nextgensoftware.com"))
    outer = Letter(
        sender=("Office", "office@nextgensoftware.com"),
        subject=f"Fwd: {letter.subject}",
        sent_at=letter.sent_at + timedelta(hours=2),
        body="This one is for you, I believe.\n",
    )
    return forward(outer, inner)


def in_body(letter: Letter, person: Person) -> bytes:
    """Write the resume into the body and attach nothing."""
    return write(replace(letter, body=plain.capitals(person), files=[]))


def _with_file(letter: Letter, **changes: object) -> Letter:
    (file,) = letter.files
    return replace(letter, files=[replace(file, **changes)])  # type: ignore[arg-type] # checked by replace itself


_CARRIAGES: tuple[Callable[[Letter, Person], bytes], ...] = (
    attached,
    inline,
    octet_stream,
    encoded_word_name,
    with_html_body,
    after_cover_letter,
    plainly_named,
    nameless,
    forwarded,
)
