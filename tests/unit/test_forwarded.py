"""Mails passed on within the text of another."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from parsers import enclosures, forwarded
from parsers.forwarded import Forwarded, forwarded_block
from parsers.records import Attachment, Limits, Message

ADA = Forwarded(name="Ada Example", address="ada@example.org", subject="Position")


def block(phrase: str, labels: str, sent: str = "Wed, 4 Nov 2026 03:11:40 +0530") -> str:
    """Return a mail's text that passes another on; labels: of sender, date, recipient and subject."""
    sender, date, recipient, subject = labels.split("|")
    return (
        f"FYI\n\n{phrase}\n{sender}: Ada Example <ada@example.org>\n{date}: {sent}\n{recipient}: HR <hr@example.net>\n"
        f"{subject}: Position\n\nDear team,\nfrom: 2019 to: 2021\n"
    )


LANGUAGES = [
    ("Fwd: Position", "---------- Forwarded message ---------", "From|Date|To|Subject"),
    ("FW: Position", "", "From|Sent|To|Subject"),
    ("Position", "Begin forwarded message:", "From|Date|To|Subject"),
    ("WG: Position", "-----Ursprüngliche Nachricht-----", "Von|Gesendet|An|Betreff"),
    ("Position", "Anfang der weitergeleiteten Nachricht:", "Von|Datum|An|Betreff"),
    ("TR: Position", "-----Message d'origine-----", "De\u00a0|Envoyé\u00a0|À\u00a0|Objet\u00a0"),
    ("Position", "Début du message transféré :", "De|Date|À|Objet"),
    ("RV: Position", "", "De|Enviado el|Para|Asunto"),
    ("Position", "Inicio del mensaje reenviado:", "De|Fecha|Para|Asunto"),
    ("I: Position", "", "Da|Inviato|A|Oggetto"),
    ("Position", "Inizio messaggio inoltrato:", "Da|Data|A|Oggetto"),
    ("ENC: Position", "", "De|Enviada em|Para|Assunto"),
    ("Position", "Início da mensagem encaminhada:", "De|Data|Para|Assunto"),
    ("Doorst: Position", "", "Van|Verzonden|Aan|Onderwerp"),
    ("Position", "Begin doorgestuurd bericht:", "Van|Datum|Aan|Onderwerp"),
    ("PD: Position", "", "Od|Wysłano|Do|Temat"),
    ("Position", "---------- Wiadomość przekazana dalej ---------", "Od|Data|Do|Temat"),
    ("[EXTERNAL] Fwd: Position", "-------- Weitergeleitete Nachricht --------", "Von|Datum|An|Betreff"),
]


@pytest.mark.parametrize(("subject", "phrase", "labels"), LANGUAGES)
def test_the_sender_of_a_forwarded_mail_is_read_in_eight_languages(subject: str, phrase: str, labels: str) -> None:
    """By the mark of the subject or the words above the block."""
    found = forwarded_block(block(phrase, labels), subject)
    assert found is not None
    assert (found.name, found.address, found.subject) == (ADA.name, ADA.address, ADA.subject)
    assert found.sent_at == datetime(2026, 11, 4, 3, 11, 40, tzinfo=timezone(timedelta(hours=5, minutes=30)))


@pytest.mark.parametrize(
    ("subject", "phrase"),
    [
        ("Re: Position", "-----Original Message-----"),
        ("AW: Position", "-----Ursprüngliche Nachricht-----"),
        ("Antw: Position", "-----Oorspronkelijk bericht-----"),
        ("Odp: Position", ""),
        ("RE: Fwd: Position", "---------- Forwarded message ---------"),
        ("Position", "-----Original Message-----"),
        ("Position", ""),
    ],
)
def test_the_history_of_a_reply_is_no_forward(subject: str, phrase: str) -> None:
    """The same block below a reply names the one who was answered."""
    assert forwarded_block(block(phrase, "From|Sent|To|Subject"), subject) is None


@pytest.mark.parametrize(
    "sender",
    [
        "Ada Example <ada@example.org>",
        '"Ada Example" <ADA@example.org>',
        "Ada Example [mailto:ada@example.org]",
        "Ada Example <ada@example.org<mailto:ada@example.org>>",
        "Ada Example (ada@example.org)",
        "*Ada Example* <ada@example.org>",
    ],
)
def test_a_sender_is_read_however_it_is_written(sender: str) -> None:
    """With brackets of every kind, and links that the conversion of HTML left."""
    text = f"> *From:* {sender}\n> *Sent:* 4 Nov\n> *Subject:* Position\n"
    found = forwarded_block(text, "Fwd: Position")
    assert found is not None
    assert (found.name, found.address) == ("Ada Example", "ada@example.org")


@pytest.mark.parametrize(
    "sent",
    [
        "Mittwoch, 4. November 2026 09:05",
        "mercredi 4 novembre 2026 09:05",
        "miércoles, 4 de noviembre de 2026 9:05",
        "mercoledì 4 novembre 2026 09:05",
        "quarta-feira, 4 de novembro de 2026 09:05",
        "woensdag 4 november 2026 09:05",
        "środa, 4 listopada 2026 09:05",
        "Wednesday, November 4, 2026 9:05 AM",
        "2026-11-04 09:05",
        "04.11.2026 09:05",
    ],
)
def test_dates_are_read_as_mail_programs_write_them(sent: str) -> None:
    """In words of each language, and in figures that leave no doubt."""
    found = forwarded_block(block("", "From|Sent|To|Subject", sent), "FW: Position")
    assert found is not None
    assert found.sent_at == datetime(2026, 11, 4, 9, 5, tzinfo=UTC)


def test_of_a_forward_of_a_forward_the_innermost_counts() -> None:
    """Blocks are followed as long as their subjects are marked as forwards."""
    outer = "From: Bob <bob@example.net>\nSent: 5 Nov\nSubject: Fwd: Position\n\nsee below\n\n"
    found = forwarded_block(outer + block("", "From|Sent|To|Subject"), "FW: Fwd: Position")
    assert found is not None
    assert found.address == "ada@example.org"


def test_a_forwarded_reply_is_of_the_one_who_replied() -> None:
    """What stands below the first block is the history of the mail that was passed on."""
    reply = "From: Ada <ada@example.org>\nSent: 5 Nov\nSubject: Re: Position\n\nHere it is.\n\n"
    history = "From: HR <hr@example.net>\nSent: 4 Nov\nSubject: Position\n\nPlease send it.\n"
    found = forwarded_block(reply + history, "FW: Position")
    assert found is not None
    assert found.address == "ada@example.org"


FORMS = {
    "gmail": """<div>FYI</div><div class="gmail_quote"><div>---------- Forwarded message ---------<br>
        From: <b>Ada Example</b> <span>&lt;<a href="mailto:ada@example.org">ada@example.org</a>&gt;</span><br>
        Date: Wed, 4 Nov 2026<br>Subject: Position<br>To: &lt;hr@example.net&gt;<br></div><p>Dear team</p></div>""",
    "outlook": """<div><p><b>From:</b> Ada Example &lt;ada@example.org&gt;<br><b>Sent:</b> 4 Nov 2026 09:05<br>
        <b>To:</b> HR<br><b>Subject:</b> Position</p></div><p>Dear team</p>""",
    "thunderbird": """<div>-------- Forwarded Message --------</div><table><tr><th>Subject: </th><td>Position</td></tr>
        <tr><th>Date: </th><td>Wed, 4 Nov 2026 09:05:00 +0000</td></tr>
        <tr><th>From: </th><td>Ada Example &lt;ada@example.org&gt;</td></tr></table><p>Dear team</p>""",
}


@pytest.mark.parametrize("html", FORMS.values(), ids=FORMS.keys())
def test_a_mail_in_html_alone_names_the_sender_too(html: str) -> None:
    """The mail found stands among the mails passed on, and its sender is the author."""
    mail, _ = enclosures.read(Message(subject="Fwd: Position", from_name="HR", html_body=html), Limits(), None)
    assert [(each.from_name, each.from_address) for each in mail.forwarded] == [(ADA.name, ADA.address)]
    assert forwarded.author(mail).from_address == "ada@example.org"


@pytest.mark.parametrize(
    ("subject", "content", "address"),
    [
        ("Application", b"%PDF-1.4", "ada@example.org"),
        ("Fwd: Application", b"%PDF-1.4", "bob@example.net"),
        ("Application", b"\x89PNG\r\n\x1a\n", "bob@example.net"),
        ("Re: Application", b"", "ada@example.org"),
    ],
    ids=["resume", "forward", "logo", "reply"],
)
def test_a_mail_in_the_mail_makes_its_sender_the_author_only_if_it_is_passed_on(
    subject: str, content: bytes, address: str
) -> None:
    """Beside a resume it is a letter of reference, in a reply the mail that is answered."""
    files = (Attachment(name="file", content_type="", content=content),) if content else ()
    inner = Message(from_address="bob@example.net", headers=(("from", "bob@example.net"),))
    mail = Message(from_address="ada@example.org", subject=subject, attachments=files, forwarded=(inner,))
    assert forwarded.author(mail).from_address == address


def test_a_chain_of_mails_ends_at_the_innermost() -> None:
    """A forward of a forward, as mails within mails."""
    inner = Message(from_address="ada@example.org", headers=(("from", "ada"),))
    outer = Message(subject="Fwd: x", forwarded=(Message(subject="Fwd: x", from_name="B", forwarded=(inner,)),))
    assert forwarded.author(outer).from_address == "ada@example.org"


@pytest.mark.parametrize("line", ["From: ", "a: b\n", "From: x@y\nDate: 1\n", "> " * 400 + "\n", "Sent: " + "1 " * 200])
def test_long_texts_are_read_in_bounded_time(line: str) -> None:
    """Only the beginning of a text is looked at, and each line once."""
    forwarded_block(line * 100_000, "Fwd: x")
