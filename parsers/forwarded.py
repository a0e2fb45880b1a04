"""Mails passed on within the text of another: the block of fields that mail programs set above what is forwarded.

No standard describes it. Gmail writes `---------- Forwarded message ---------` above `From: ... Date: ... Subject: ...`
and Apple Mail `Begin forwarded message:`; Outlook sets a bare block, or `-----Original Message-----`, as it does above
the history of a reply. So a subject marked as a reply rules a forward out, one marked as a forward lets any block
count, and without a mark only the words `forwarded message` do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from parsers import header
from parsers.documents.kind import sniff
from parsers.records import Message
from parsers.vocabulary.phrases import fold

_NO_FILES = frozenset({"eml", "msg", "mbox", "tnef", "smime", "png", "jpeg", "gif"})
"""Mails, wrappings of the mail itself, and the pictures of a signature."""

_MOST_LINES = 3000
_LONGEST_BLOCK = 30  # lines, long lists of recipients included
_LONGEST_LINE = 500

_TAGS = r"\s*(?:\[[^\]]{1,40}\]\s*|(?:external|extern|ext)\s*:\s*)*"
_FORWARD = re.compile(_TAGS + r"(?:fwd?|wg|tr|rv|i|enc|doorst|pd)\s*(?:\[\d+\]\s*)?:", re.IGNORECASE)
_REPLY = re.compile(_TAGS + r"(?:re|aw|antw|odp|res|r|ref|rif|sv)\s*(?:\[\d+\]\s*|\(\d+\)\s*)?:", re.IGNORECASE)
_QUOTING = re.compile(r"^[>|*_\s]+")

_PHRASE = re.compile(
    r"\W*(?:begin |start of |debut du |anfang der |inicio d[ea]l? |inizio (?:del )?|poczatek )?"
    r"(?:forwarded (?:message|email)|weitergeleiteten? (?:nachricht|e-?mail)|message (?:transfere|reexpedie|transmis)"
    r"|mensaje reenviado|mensagem (?:re)?encaminhada|messaggio inoltrato|doorgestuurde? bericht"
    r"|wiadomosc przekazana(?: dalej)?|przekaz(?:ana|anej|ywana|ywanej) wiadomosci?)"
    r"\b[^\w]*(?:(?:by|von|par|por|da|door|od) .{1,80})?"
)
_LABELS = {
    "from": "from|von|de|da|van|od|nadawca|expediteur|remitente|remetente|mittente|afzender|absender",
    "sent": "date|sent|datum|gesendet|gesendet am|envoye|envoye le|fecha|enviado|enviado el|enviado em|enviada"
    "|enviada em|data|inviato|data di invio|verzonden|wyslano|data wyslania",
    "to": "to|an|a|para|aan|do|destinataire|destinatario|cc|kopie|copie|dw|udw|kopia|reply-to|antwort an|repondre a",
    "subject": "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat",
}
_FIELD = re.compile("(?:" + "|".join([f"(?P<{key}>{words})" for key, words in _LABELS.items()]) + r")\s?:(?!//)\s*")
_ADDRESS = re.compile(r"[^\s<>\[\]()\"',;:]{1,64}@[^\s<>\[\]()\"',;:]{1,250}")

_MONTHS = (
    "jan ene gen sty", "feb fev lut", "mar maer mae mrz mrt", "apr avr abr kwi", "may mai mag maj mei",
    "jun juin giu cze", "jul juil lug lip", "aug aou ago sie", "sep set wrz", "oct okt ott out paz", "nov lis",
    "dec dez dic gru",
)  # fmt: skip
_DAY_FIRST = re.compile(r"\b(\d{1,2})\.?\s+(?:de\s+)?([a-z]{3,12})\.?\s+(?:de\s+)?(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([a-z]{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})\b")
_FIGURES = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_CLOCK = re.compile(r"\b(\d{1,2})[:h](\d\d)(?::\d\d)?\s*([ap])?\.?m?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """What a block says of the mail below it. address: lower case. sent_at: as UTC where the block names no zone."""

    name: str = ""
    address: str = ""
    subject: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """Fields by their key, whether the words above them say that this was forwarded, and the lines they take."""

    fields: dict[str, str]
    announced: bool
    lines: range


def forwarded_block(text: str, subject: str) -> Forwarded | None:
    """Return who wrote what a mail passes on in its text; None where it passes nothing on, as a reply does.

    text: the body in plain text. subject: that of the mail itself. Of a forward of a forward the innermost counts.
    """
    block = _innermost(text.splitlines(), subject)
    return _read(block) if block else None


def passed_on_from(lines: Sequence[str], subject: str) -> int | None:
    """Return the number, from 0, of the line at which begins what a mail passes on in its text; None as above."""
    block = _innermost(lines, subject)
    return block.lines.stop if block else None


def blocks(lines: Sequence[str]) -> dict[int, frozenset[str]]:
    """Return the keys of the blocks of fields in a text by the number, from 0, of their first lines."""
    return {block.lines.start: frozenset(block.fields) for block in _blocks(lines)}


def _innermost(lines: Sequence[str], subject: str) -> _Block | None:
    marked = is_forward(subject)
    if not marked and _REPLY.match(subject):
        return None
    found = [block for block in _blocks(lines) if block.announced or (marked and _is_full(block))]
    for number, block in enumerate(found):
        if number == len(found) - 1 or not is_forward(block.fields.get("subject", "")):
            return block
    return None


def is_forward(subject: str) -> bool:
    """Whether a subject is marked as a forward, in any of our languages."""
    return bool(_FORWARD.match(subject))


def inline(mail: Message, text: str) -> Message | None:
    """Return the mail that another one passes on in its text, with its sender, subject and date alone."""
    found = next((found for each in (mail.text_body, text) if (found := forwarded_block(each, mail.subject))), None)
    if found is None or not (found.address or found.name):
        return None
    return Message(from_name=found.name, from_address=found.address, subject=found.subject, sent_at=found.sent_at)


def author(mail: Message) -> Message:
    """Return the mail of the person who wrote what this one brings: the innermost of a chain of forwards, else itself.

    A reply passes nothing on, and neither does a mail with files of its own, such as an application with a letter of
    reference that is a mail, unless its subject says so. Only a mail found in the text has no header.
    """
    while mail.forwarded:
        inner = mail.forwarded[0]
        kept = inner.headers and not is_forward(mail.subject) and (_REPLY.match(mail.subject) or _has_own_files(mail))
        if kept or not (inner.from_name or inner.from_address):
            break
        mail = inner
    return mail


def _has_own_files(mail: Message) -> bool:
    return any(sniff(each.content) not in _NO_FILES for each in mail.attachments)


def _is_full(block: _Block) -> bool:
    return bool(_ADDRESS.search(block.fields["from"])) or {"sent", "subject"} <= block.fields.keys()


def _blocks(given: Sequence[str]) -> Iterator[_Block]:
    """Yield the blocks of fields that name a sender and a subject or date."""
    lines = [_QUOTING.sub("", line[:_LONGEST_LINE]) for line in given[:_MOST_LINES]]
    position, announced, since = 0, False, 0
    while position < len(lines):
        if _PHRASE.fullmatch(fold(lines[position])):
            announced, since = True, position
        if _field(lines[position]):
            first = position
            fields, position = _fields(lines, position)
            if "from" in fields and fields.keys() & {"sent", "subject"}:
                near = announced and position - since <= _LONGEST_BLOCK
                yield _Block(fields, near, range(first, position))
                announced = False
        else:
            position += 1


def _fields(lines: Sequence[str], position: int) -> tuple[dict[str, str], int]:
    """Return the fields from a line on, and the line after them; a value may go on in the next line."""
    fields: dict[str, str] = {}
    last = ""
    for number in range(position, min(position + _LONGEST_BLOCK, len(lines))):
        line = lines[number]
        found = _field(line)
        if found:
            last, value = found
            fields.setdefault(last, value)
        elif not line or (fields.get(last) and not (last == "to" and _goes_on(fields[last], line))):
            return fields, number if number > position else position + 1
        else:
            fields[last] = f"{fields[last]} {line}".strip()
    return fields, min(position + _LONGEST_BLOCK, len(lines))


def _goes_on(recipients: str, line: str) -> bool:
    """Whether a line goes on with a list of recipients; a document's lines have no blank one below the fields."""
    return "@" in line or recipients.endswith((",", ";"))


def _field(line: str) -> tuple[str, str] | None:
    """Return the key and value of a line that opens with a label."""
    label, colon, value = line.partition(":")
    if not colon or len(label) > 25:
        return None
    found = _FIELD.fullmatch(fold(label).strip(" *\t\u00a0") + ":")
    return (str(found.lastgroup), value.strip(" *\t\u00a0")) if found else None


def _read(block: _Block) -> Forwarded:
    sender = header.clean(block.fields["from"])
    address = _ADDRESS.search(sender)
    name = sender[: address.start()] if address else sender
    name = re.sub(r"[<\[(]\s*(?:mailto:)?\s*$", "", name).strip(" \"'*,;<[(")
    return Forwarded(
        name="" if "@" in name else name,
        address=address[0].casefold().rstrip(".") if address else "",
        subject=header.clean(block.fields.get("subject", "")),
        sent_at=_when(block.fields.get("sent", "")),
    )


def _when(value: str) -> datetime | None:
    """Read a date as mail programs of our languages write it; None where day or month stay unclear."""
    found = header.date(value)
    if found:
        return found
    words = fold(value[:200])
    day = _day(words)
    clock = _CLOCK.search(words)
    hour, minute = (int(clock[1]), int(clock[2])) if clock else (0, 0)
    if clock and clock[3]:
        hour = hour % 12 + (12 if clock[3] == "p" else 0)
    try:
        return datetime(*day, hour, minute, tzinfo=UTC) if day else None
    except ValueError:
        return None


def _day(words: str) -> tuple[int, int, int] | None:
    """Return year, month and day."""
    if found := _FIGURES.search(words):
        year, month, day = found.groups()[:3] if found[1] else found.groups()[:2:-1]
        return int(year), int(month), int(day)
    found = _DAY_FIRST.search(words)
    day, name, year = found.groups() if found else ("", "", "")
    if not found and (found := _MONTH_FIRST.search(words)):
        name, day, year = found.groups()
    month = next((n for n, names in enumerate(_MONTHS, 1) if any(name.startswith(each) for each in names.split())), 0)
    return (int(year), month, int(day)) if found and month else None
