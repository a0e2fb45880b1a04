"""The recruiters' digest: what is new, as one mail with a text and an HTML part. Pure: a worklist in, a mail out."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

# A card shows what fits a glance; the rest is one command away.
SKILLS_SHOWN = 14
POSITIONS_SHOWN = 3

# Text and ground of an answer's mark. They tell answers apart; none of them is a warning.
ANSWER_COLOURS = {
    "shown": ("#1d5c3a", "#ddf0e4"),
    "partly": ("#6b4a00", "#fbeecb"),
    "not shown": ("#54626f", "#edf0f3"),
    "unclear": ("#3d4f86", "#e4e9f7"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A document of an application.

    problem: Why it could not be read, in words; empty where it could. notes: What else a recruiter should know of it.
    container: The archive or mail it lay in, else None. hidden: What is written in it without showing, cut to a line.
    """

    name: str
    role: str
    problem: str = ""
    notes: tuple[str, ...] = ()
    container: str | None = None
    hidden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillLine:
    """A stated skill. years: as used in dated positions, None where only listed."""

    name: str
    years: float | None
    last_used: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """What the application says to one requirement.

    answer: `shown`, `partly`, `not shown` or `unclear`. text: As the posting words it. detail: Why it is not simply
    shown or missing; else empty. place, quote: Where the best evidence stands, and its line; empty without any, and the
    quote also where a whole file shows it.
    """

    answer: str
    text: str
    detail: str = ""
    quote: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One applicant as the digest shows them; unknown is None or empty.

    requirements: In the posting's order.
    terms: When they could start, and where they may work, as written. conflicts: What their papers say differently.
    """

    applicant_id: int
    name: str | None
    email: str | None
    phone: str | None
    location: str | None
    posting: str | None
    received_at: datetime
    total_years: float | None
    years_backend: float | None
    highest_degree: str | None
    positions: tuple[str, ...] = ()
    education: tuple[str, ...] = ()
    requirements: tuple[AnswerLine, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    links: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A mail that a person must look at: its id in the ledger, when it came, and why."""

    message_id: int
    received_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """What one digest holds. built_at has the zone that its times are shown in."""

    built_at: datetime
    organisation: str
    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing is new."""
        return not self.cards and not self.problems


def subject(worklist: Worklist) -> str:
    """Say the figures in the subject, so that the inbox tells whether to open it."""
    parts = [_count(len(worklist.cards), "new applicant")]
    if worklist.problems:
        parts.append(_count(len(worklist.problems), "mail") + " to look at")
    return f"Applicants {worklist.built_at:%Y-%m-%d}: " + ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def text(worklist: Worklist) -> str:
    """Render the text part."""
    return _ENVIRONMENT.get_template("digest.txt.j2").render(worklist=worklist, subject=subject(worklist))


def html(worklist: Worklist) -> str:
    """Render the HTML part: tables and inline styles, no remote content, so that every mail client shows it."""
    return _ENVIRONMENT.get_template("digest.html.j2").render(worklist=worklist, subject=subject(worklist))


def compose(worklist: Worklist, *, sender: str, recipients: tuple[str, ...], message_id: str) -> EmailMessage:
    """Make the mail. message_id comes from the digest's row, so that a second try is recognised as the same mail.

    Auto-Submitted keeps vacation programs from answering (RFC 3834 section 5).
    """
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = ", ".join(recipients)
    mail["Subject"] = subject(worklist)
    mail["Date"] = format_datetime(worklist.built_at)
    mail["Message-ID"] = message_id
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text(worklist))
    mail.add_alternative(html(worklist), subtype="html")
    return mail


def _years(value: float | None) -> str:
    """Show years with at most one decimal: 3, 3.5; a hyphen where unknown."""
    return "-" if value is None else f"{value:.1f}".removesuffix(".0")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("intake"),
        autoescape=select_autoescape(["html.j2", "html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["years"] = _years
    environment.globals["answer_colours"] = ANSWER_COLOURS
    environment.globals["skills_shown"] = SKILLS_SHOWN
    environment.globals["positions_shown"] = POSITIONS_SHOWN
    return environment


_ENVIRONMENT = _environment()
