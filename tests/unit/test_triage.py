"""What a mail is, by the first rule that hits."""

import pytest

from parsers.records import Disposition, Document, Line, Message, Role
from parsers.triage import Mail, Verdict, triage

RESUME = Document(name="cv.pdf", type="pdf", role=Role.RESUME, lines=(Line(text="Jane Doe"),))


def verdict(
    *documents: Document, subject: str = "", text: str = "", sender: str = "jane@example.org", **fields: str
) -> Verdict:
    """Triage a mail with these documents and header fields."""
    headers = tuple((name.replace("_", "-"), value) for name, value in fields.items())
    replies = (fields["in_reply_to"],) if "in_reply_to" in fields else ()
    message = Message(subject=subject, text_body=text, from_address=sender, headers=headers, in_reply_to=replies)
    return triage(Mail(message=message, documents=documents))


@pytest.mark.parametrize(
    ("found", "disposition", "rule"),
    [
        (verdict(RESUME, subject="hello"), Disposition.APPLICATION, "resume"),
        (verdict(RESUME, list_unsubscribe="<mailto:x@example.org>"), Disposition.APPLICATION, "resume"),
        (verdict(subject="Bewerbung als Entwickler"), Disposition.APPLICATION, "applies_in_words"),
        (verdict(subject="Candidature au poste"), Disposition.APPLICATION, "applies_in_words"),
        (verdict(subject="Invoice 4711", text="please pay"), Disposition.OTHER, "no_rule"),
        (verdict(subject="Re: your mail", in_reply_to="<1@example.org>"), Disposition.FOLLOW_UP, "reply"),
        (verdict(subject="Out of office"), Disposition.AUTO_REPLY, "away_subject"),
        (verdict(subject="x", auto_submitted="auto-replied (vacation)"), Disposition.AUTO_REPLY, "auto_submitted"),
        (verdict(RESUME, subject="x", auto_submitted="No"), Disposition.APPLICATION, "resume"),
        (verdict(subject="Weekly news", list_id="<news.example.org>"), Disposition.BULK, "list_mail"),
        (verdict(subject="Undelivered", sender="mailer-daemon@example.org"), Disposition.BOUNCE, "bounce"),
        (
            verdict(content_type="multipart/report; report-type=delivery-status; boundary=b"),
            Disposition.BOUNCE,
            "bounce",
        ),
    ],
)
def test_the_first_rule_that_hits_decides(found: Verdict, disposition: Disposition, rule: str) -> None:
    """Each kind of mail is told by its own rule, whose name is kept."""
    assert found == Verdict(disposition=disposition, rule=rule)


def test_a_mail_that_applies_in_its_own_words_is_an_application() -> None:
    """Nothing need be attached, and the subject need not tell; a reply stays a follow-up."""
    mail, reply = Message(subject="Hello"), Message(subject="Re: hello", in_reply_to=("<1@example.org>",))
    found = [triage(Mail(message=each, documents=(), applies=True)).disposition for each in (mail, reply)]
    assert found == [Disposition.APPLICATION, Disposition.FOLLOW_UP]
