"""What is this mail? A table of rules; the first that hits decides, and its name is kept with the message.

Sources: RFC 3464 and RFC 3834 for automatic mail, RFC 2919 and RFC 2369 for lists, RFC 2076 for Precedence.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parsers.records import Application, Disposition, Document, Message, Role

# A mail with one of these defects was not read: a person must look at it.
QUARANTINE_CODES = frozenset({"mime_limit"})

_ROBOTS = re.compile(r"^(mailer-daemon|postmaster|mail-daemon|mailerdaemon)@")
_LIST_FIELDS = ("list-id", "list-unsubscribe", "list-post")
_AUTOMATIC_FIELDS = ("x-autoreply", "x-autorespond", "x-auto-reply-from")
_AWAY = re.compile(
    r"out of (the )?office|automatic reply|auto(matic)?[- ]?(reply|response)|abwesenheit|automatische antwort"
    r"|réponse automatique|absence du bureau|respuesta automática|risposta automatica|resposta automática"
    r"|automatisch antwoord|automatyczna odpowiedź",
    re.IGNORECASE,
)
_APPLYING = re.compile(
    r"\bappl(y|ying|ication|icant)\b|\bresume\b|\brésumé\b|\bc\.?v\.?\b|curriculum|bewerb|lebenslauf|candidat|postul|motivat"
    r"|sollicit|aplikac|podanie|kandydat|zgłoszen|\bposition\b|\bvacancy\b|\bjob\b|\bstelle\b|\bposte\b|\bpuesto\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the mail is, and the rule that says so."""

    disposition: Disposition
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a rule may look at: the message, its documents with their roles.

    applies: Its author says in their own words that they apply, or links their papers.
    """

    message: Message
    documents: tuple[Document, ...]
    applies: bool = False

    def field(self, name: str) -> str:
        """Return a header field in lower case, empty where missing."""
        return next((value for known, value in self.message.headers if known == name), "").casefold()

    def has(self, role: Role) -> bool:
        """Tell whether any document has this role."""
        return any(document.role is role for document in self.documents)


def _is_bounce(mail: Mail) -> bool:
    report = mail.field("content-type").startswith("multipart/report") and "delivery-status" in mail.field(
        "content-type"
    )
    robot = bool(_ROBOTS.match(mail.message.from_address)) and not mail.has(Role.RESUME)
    return report or robot


def _is_automatic(mail: Mail) -> bool:
    # RFC 3834 section 5: a value may carry parameters; only the keyword counts.
    keyword = mail.field("auto-submitted").partition(";")[0].strip()
    return keyword not in {"", "no"} or any(mail.field(name) for name in _AUTOMATIC_FIELDS)


def _says_away(mail: Mail) -> bool:
    return bool(_AWAY.search(mail.message.subject)) and not mail.has(Role.RESUME)


def _is_bulk(mail: Mail) -> bool:
    listed = any(mail.field(name) for name in _LIST_FIELDS)
    return (listed or mail.field("precedence") in {"bulk", "list", "junk"}) and not mail.has(Role.RESUME)


def _has_resume(mail: Mail) -> bool:
    return mail.has(Role.RESUME)


def _is_reply(mail: Mail) -> bool:
    return bool(mail.message.in_reply_to or mail.message.references)


def _applies_in_words(mail: Mail) -> bool:
    words = mail.message.subject + "\n" + (mail.message.text_body or mail.message.html_body)[:4000]
    attached = any(document.name != "body" for document in mail.documents)
    return bool(_APPLYING.search(words)) and (attached or bool(_APPLYING.search(mail.message.subject)))


def _applies_in_body(mail: Mail) -> bool:
    return mail.applies


RULES: Sequence[tuple[str, Callable[[Mail], bool], Disposition]] = (
    ("bounce", _is_bounce, Disposition.BOUNCE),
    ("auto_submitted", _is_automatic, Disposition.AUTO_REPLY),
    ("away_subject", _says_away, Disposition.AUTO_REPLY),
    ("list_mail", _is_bulk, Disposition.BULK),
    ("resume", _has_resume, Disposition.APPLICATION),
    ("reply", _is_reply, Disposition.FOLLOW_UP),
    ("applies_in_words", _applies_in_words, Disposition.APPLICATION),
    ("applies_in_body", _applies_in_body, Disposition.APPLICATION),
)


def triage(mail: Mail) -> Verdict:
    """Apply the rules in order; a mail that none fits is `other`."""
    for rule, hits, disposition in RULES:
        if hits(mail):
            return Verdict(disposition=disposition, rule=rule)
    return Verdict(disposition=Disposition.OTHER, rule="no_rule")


def must_be_looked_at(application: Application) -> str | None:
    """Return why a person must look at this mail before anything is recorded; None for the usual mail."""
    return next((f"{d.code}: {d.detail}" for d in application.defects if d.code in QUARANTINE_CODES), None)
