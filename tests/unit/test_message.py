"""Mails as bytes into flat messages."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from parsers import message
from parsers.records import Limits

MIME = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"


def mail(**headers: str) -> EmailMessage:
    """Make a mail with a text body."""
    built = EmailMessage(policy=SMTP)
    built["From"] = "Jürgen Muster <juergen@example.org>"
    built["Message-ID"] = "<1@example.org>"
    for name, value in headers.items():
        built[name.replace("_", "-")] = value
    built.set_content("Dear team,\r\nplease find my resume.\r\n")
    return built


def test_a_mail_comes_out_flat() -> None:
    """Bodies and files of a nested mail stand side by side, names and addresses decoded."""
    built = mail(Subject="Bewerbung für Python", To="careers@nextgensoftware.com")
    built.add_alternative("<p>Dear team</p>", subtype="html")
    built.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Lebenslauf Müller.pdf")
    read = message.read(built.as_bytes(), Limits())
    assert (read.from_name, read.from_address, read.subject) == (
        "Jürgen Muster", "juergen@example.org", "Bewerbung für Python"
    )  # fmt: skip
    assert read.to == ("careers@nextgensoftware.com",)
    assert "please find" in read.text_body
    assert "<p>" in read.html_body
    assert [(a.name, a.content_type, a.content) for a in read.attachments] == [
        ("Lebenslauf Müller.pdf", "application/pdf", b"%PDF-1.4")
    ]


@pytest.mark.parametrize(
    "field",
    [
        b'Content-Disposition: inline; filename="cv \xc3\xbc.pdf"',
        b"Content-Disposition: attachment; filename*=UTF-8''cv%20%C3%BC.pdf; filename=\"other.pdf\"",
        b'Content-Disposition: attachment; filename="=?utf-8?q?cv_=C3=BC.pdf?="',
        b"Content-Disposition: attachment; filename*0*=UTF-8''cv%20; filename*1*=%C3%BC.pdf",
        b'Content-Type: application/octet-stream; name="=?utf-8?b?Y3Ygw7wucGRm?="',
        b'Content-Disposition: attachment; filename="cv \xfc.pdf"',
    ],
)
def test_a_file_name_is_read_however_it_is_written(field: bytes) -> None:
    """RFC 2231, RFC 2047 inside the parameter, raw UTF-8 and raw Latin-1 all give the same name."""
    raw = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        + field
        + b"\r\n\r\nx\r\n--b--\r\n"
    )
    assert [attachment.name for attachment in message.read(raw, Limits()).attachments] == ["cv ü.pdf"]


def test_a_text_file_is_no_body() -> None:
    """A text part with a file name is a file, also when it is shown inline."""
    built = mail()
    built.add_attachment("notes", filename="notes.txt", disposition="inline")
    read = message.read(built.as_bytes(), Limits())
    assert "notes" not in read.text_body
    assert [attachment.name for attachment in read.attachments] == ["notes.txt"]


def test_a_forwarded_mail_is_read_as_a_mail() -> None:
    """A mail inside the mail keeps its own sender and files."""
    inner = mail(Subject="My application")
    inner.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="cv.pdf")
    outer = EmailMessage(policy=SMTP)
    outer["From"] = "recruiter@example.net"
    outer.set_content("see below")
    outer.add_attachment(inner)
    read = message.read(outer.as_bytes(), Limits())
    assert read.attachments == ()
    assert [(each.from_address, [a.name for a in each.attachments]) for each in read.forwarded] == [
        ("juergen@example.org", ["cv.pdf"])
    ]


def multipart(subtype: str, *parts: tuple[str, str]) -> str:
    """Return a multipart of (header fields, text)."""
    mark = f"b{len(subtype)}{len(parts)}"
    body = "".join(f"--{mark}\n{head}\n\n{text}\n" for head, text in parts)
    return f"Content-Type: multipart/{subtype}; boundary={mark}\n\n{body}--{mark}--\n"


def nested_in(whole: str) -> tuple[str, str]:
    """Return a multipart as a part of another."""
    head, _, body = whole.partition("\n\n")
    return head, body


PLAIN, HTML = "Content-Type: text/plain", "Content-Type: text/html"
PDF = ("Content-Type: application/pdf; name=cv.pdf", "%PDF-1.4")


def test_texts_around_a_file_are_one_body() -> None:
    """Apple Mail sends the text before and after a file as parts of their own."""
    read = message.read(multipart("mixed", (PLAIN, "Dear team"), PDF, (PLAIN, "Ada")).encode(), Limits())
    assert (read.text_body.split(), read.html_body, len(read.attachments)) == (["Dear", "team", "Ada"], "", 1)


def test_a_letter_before_a_disclaimer_in_html_is_in_both_bodies() -> None:
    """RFC 8621 section 4.1.4: without an alternative, each text is a part of the whole."""
    read = message.read(multipart("mixed", (PLAIN, "Dear <team>"), (HTML, "<p>Confidential</p>")).encode(), Limits())
    assert read.html_body.index("Dear &lt;team&gt;") < read.html_body.index("Confidential")
    both = multipart("alternative", (PLAIN, "Dear team"), (HTML, "<p>Dear team</p>"))
    assert message.read(both.encode(), Limits()).html_body.strip() == "<p>Dear team</p>"


def test_another_form_of_the_body_is_no_file() -> None:
    """AMP for mail in an alternative is left out; an invitation and a named text are files."""
    amp, invitation = ("Content-Type: text/x-amp-html", "<html amp4email>"), ("Content-Type: text/calendar", "BEGIN:")
    named = ("Content-Type: text/plain; name=cv.txt", "Ada")
    read = message.read(multipart("alternative", (PLAIN, "a"), amp, invitation, named).encode(), Limits())
    assert [each.content_type for each in read.attachments] == ["text/calendar", "text/plain"]


def test_a_mac_file_of_two_forks_is_one_file_and_its_fork() -> None:
    """RFC 1740: the data stand beside what only a Mac needs."""
    fork = ("Content-Type: application/applefile; name=cv.pdf", "x")
    double = nested_in(multipart("appledouble", fork, PDF))
    read = message.read(multipart("mixed", (PLAIN, "a"), double).encode(), Limits())
    assert [(each.name, each.content_type) for each in read.attachments] == [
        ("cv.pdf", "application/applefile"),
        ("cv.pdf", "application/pdf"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n",
        b"no header at all",
        b"From: =?utf-8?q?broken\r\nSubject: =?x?y?z?=\r\n\r\nbody",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nnever closed",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"Content-Type: text/plain; charset=x-evil\r\n\r\n\xff\xfe\xfd",
        b'Content-Type: image/png; charset="\x00"\r\n\r\n\xff',
        b"Content-Type: image/png; charset=idna\r\n\r\n\xff",
        MIME + b"--b\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"Content-Type: text/plain; charset=idna\r\n\r\n\xff\r\n--b--",
        b"From: a\r\n\r\n" + bytes(range(256)),
    ],
)
def test_damage_never_raises(raw: bytes) -> None:
    """Whatever bytes come, a message comes out."""
    message.read(raw, Limits())


def nested(depth: int) -> bytes:
    """Make multiparts within multiparts."""
    heads = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(depth))
    return heads + b"\r\nx"


@pytest.mark.parametrize(
    "raw",
    [
        nested(2000),
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 100_000,
        b"X-Spam: 1\r\n" * 100_000 + b"\r\nx",
        b"Subject: " + b"x" * 1_000_000 + b"\r\n\r\nx",
        b"Content-Type: message/rfc822\r\n\r\n" * 2000,
        MIME + b"--b\r" * 100_000,
        MIME.replace(b"=", b"*=us-ascii''") + b"--b\r\n" * 100_000,
        nested(200) + b"\r\n" * 200_000,
        MIME + b"x\n" * 3_100_000,
    ],
    ids=["depth", "parts", "headers", "header-bytes", "mails-in-mails", "bare-cr", "rfc2231", "comparisons", "lines"],
)
def test_excess_is_a_defect_found_before_parsing(raw: bytes) -> None:
    """A mail that would cost seconds or a recursion error is set aside by counting its bytes."""
    assert [defect.code for defect in message.read(raw, Limits()).defects] == ["mime_limit"]


def test_the_message_id_is_read_alone() -> None:
    """The ledger learns a mail's Message-ID without parsing the mail."""
    assert message.message_id(mail().as_bytes()) == "<1@example.org>"
    assert message.message_id(b"Subject: none\r\n\r\n") is None


def test_a_part_that_is_no_text_is_a_file() -> None:
    """An image without a name is kept as an attachment without a name."""
    built = mail()
    part = EmailMessage(policy=SMTP)
    part.set_content(b"\x89PNG", maintype="image", subtype="png", cid="<logo@example.org>")
    built.make_mixed()
    built.attach(part)
    (attachment,) = message.read(built.as_bytes(), Limits()).attachments
    assert (attachment.name, attachment.content_id) == (None, "logo@example.org")


def test_flowed_bodies_are_joined_and_texts_keep_the_label_that_reads_them() -> None:
    """RFC 3676 for the body; charset, format and delsp of an attached text go with it to its reader."""
    raw = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nA long line \r\nthat goes on.\r\n"
        b'--b\r\nContent-Type: text/plain; charset="ISO-8859-2"; Format=Flowed; name=a.txt\r\n'
        b"Content-Disposition: attachment\r\n\r\nx\r\n--b--\r\n"
    )
    read = message.read(raw, Limits())
    assert read.text_body.strip() == "A long line that goes on."
    assert [each.content_type for each in read.attachments] == ["text/plain; charset=iso-8859-2; format=flowed"]


def test_lines_that_only_look_like_boundaries_part_nothing() -> None:
    """Comments of SQL, marks of keys and rules of dashes in a text are text, and any number of them is read."""
    lines = b"-- a comment\r\n-----BEGIN-----\r\n--bb\r\n" * 500
    (file,) = message.read(
        MIME + b"--b\r\nContent-Type: application/sql\r\n\r\n" + lines + b"--b--\r\n", Limits()
    ).attachments
    assert file.content == lines.removesuffix(b"\r\n")


@pytest.mark.parametrize("kept", range(8, 13))
def test_base64_that_breaks_off_is_decoded_up_to_there(kept: int) -> None:
    """A mail can be cut at any letter, also one that is less than a byte."""
    head = b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    (file,) = message.read(head + b"JVBERi0xLjQK"[:kept], Limits()).attachments
    assert (b"%PDF-1.4\n".startswith(file.content), len(file.content)) == (True, kept * 6 // 8)
