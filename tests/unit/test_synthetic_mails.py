"""The synthetic mails are what they claim: the same on each run, sound, and of nobody."""

import re
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

import phonenumbers
import pypdfium2
import pytest

from tests.mails.documents import FORMATS, Kind, render
from tests.mails.fifty import Application, fifty_applications
from tests.mails.mail import CAREERS
from tests.mails.people import mailbox_name, people
from tests.mails.samples import SAMPLES, samples

RESERVED = re.compile(r"[^@]+@([\w-]+\.)?(example\.(com|org|net)|[\w-]+\.example|nextgensoftware\.com)")
APPLICATIONS = fifty_applications()
MAILS = {**samples(), **{f"{n:02} {a.kind} {a.carriage}": a.raw for n, a in enumerate(APPLICATIONS)}}
MAGIC = {Kind.PDF: b"%PDF-", Kind.DOCX: b"PK\x03\x04", Kind.HTML: b"<"}


def parsed(raw: bytes) -> EmailMessage:
    """Read a mail with the standard library."""
    return message_from_bytes(raw, policy=policy.default)


def files(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that say how they are to be shown: every file, also an inline one that could be a body."""
    return [part for part in message.walk() if part.get_content_disposition()]


def test_samples_in_the_package_are_the_ones_described() -> None:
    """`python -m tests.mails.samples` was run after the last change of a description or a layout."""
    assert {path.name: path.read_bytes() for path in SAMPLES.glob("*.eml")} == samples()


def test_samples_stay_small() -> None:
    """The demo's mails weigh little enough to be part of the package."""
    assert sum(map(len, samples().values())) < 1_500_000


def test_the_fifty_are_fifty_people() -> None:
    """No name, address or telephone number occurs twice, so that rows can be told apart by any of them."""
    for values in zip(*((person.name, person.email, person.phone) for person in people()), strict=True):
        assert len(set(values)) == 50


def test_the_fifty_are_the_same_each_time() -> None:
    """A mail put in twice is one mail twice, byte for byte."""
    assert fifty_applications() == APPLICATIONS


def test_the_fifty_cover_every_format_layout_and_carriage() -> None:
    """Every kind of resume arrives in every way at least once."""
    assert {(a.kind, a.layout) for a in APPLICATIONS} == {(k, layout) for k in Kind for layout in FORMATS[k].layouts}
    assert min(Counter(a.carriage for a in APPLICATIONS).values()) >= 3
    assert len({parsed(a.raw)["Message-ID"] for a in APPLICATIONS}) == 50


@pytest.mark.parametrize("raw", MAILS.values(), ids=MAILS)
def test_mails_are_well_formed(raw: bytes) -> None:
    """Every mail has CRLF line ends, lines that SMTP takes, and no defect that the standard library sees."""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    message = parsed(raw)
    assert not [defect for part in message.walk() for defect in part.defects]
    assert message["Date"].datetime.tzinfo
    assert "nextgensoftware.com" in str(message["To"])


@pytest.mark.parametrize("raw", MAILS.values(), ids=MAILS)
def test_senders_are_of_reserved_domains(raw: bytes) -> None:
    """No mail could reach a stranger: RFC 2606 keeps these domains for examples."""
    assert all(RESERVED.fullmatch(parseaddr(str(part["From"]))[1]) for part in parsed(raw).walk() if part["From"])


@pytest.mark.parametrize("application", APPLICATIONS, ids=lambda a: a.name)
def test_sender_and_resume_are_found_by_the_standard_library(application: Application) -> None:
    """Names and files survive their encodings: the sender is the applicant, the file is of its kind and whole."""
    message = parsed(application.raw)
    if application.carriage == "forwarded":
        message = next(part for part in message.walk() if part["To"] and part["To"] != message["To"])
    assert parseaddr(str(message["From"])) == (application.name, application.email)
    if application.carriage == "in_body":
        assert application.email in message.get_content()
        return
    content = files(message)[-1].get_payload(decode=True)
    assert isinstance(content, bytes)
    person = next(person for person in people() if person.name == application.name)
    assert content.replace(b"\r\n", b"\n") == render(person, application.kind, application.layout).replace(
        b"\r\n", b"\n"
    )
    assert content.startswith(MAGIC.get(application.kind, b""))


def test_file_names_arrive_however_they_are_written() -> None:
    """RFC 2231 in one piece, in several, and the forbidden encoded word all say the same name."""
    names = {
        a.carriage: (a.name, [part.get_filename() for part in files(parsed(a.raw))])
        for a in APPLICATIONS
        if not a.name.isascii()
    }
    for carriage in ("attached", "octet_stream", "encoded_word_name"):
        name, found = names[carriage]
        assert any(name in (file or "") for file in found), carriage


@pytest.mark.parametrize("layout", FORMATS[Kind.PDF].layouts)
def test_pdf_layouts_hold_the_whole_resume(layout: str) -> None:
    """Every layout prints the name, each employer and each skill, on pages that a reader opens."""
    person = people()[0]
    with pypdfium2.PdfDocument(render(person, Kind.PDF, layout)) as document:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    wanted = [person.name, person.email, *(job.company for job in person.jobs), *sum(person.skills.values(), ())]
    assert [words for words in wanted if words not in text] == []


def test_pdf_with_a_password_does_not_open_without() -> None:
    """The protected sample is protected, and opens with its password."""
    person = people()[0]
    content = render(person, Kind.PDF, "one_column", password="by telephone")
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(content)
    with pypdfium2.PdfDocument(content, password="by telephone") as document:
        assert person.name in document[0].get_textpage().get_text_bounded()


def test_telephone_numbers_can_be_read() -> None:
    """Numbers of the ranges kept for fiction are nevertheless well formed in their country."""
    regions = {"Berlin": "DE", "Paris": "FR"}
    for person in people():
        assert phonenumbers.is_possible_number(
            phonenumbers.parse(person.phone, regions.get(person.location.partition(",")[0], "US"))
        ), person.phone


@pytest.mark.parametrize(
    ("name", "address"), [("Łucja Wiśniewiecka", "lucja.wisniewiecka"), ("Heinz Straußberg", "heinz.straussberg")]
)
def test_addresses_are_written_in_ascii(name: str, address: str) -> None:
    """Names become addresses as people write them."""
    assert mailbox_name(name) == address


def test_every_sample_but_two_is_an_application() -> None:
    """The out-of-office note and the newsletter say in their headers what they are."""
    notes = [parsed(raw) for raw in samples().values()]
    machines = [message for message in notes if message["Auto-Submitted"] or message["List-Id"]]
    assert len(machines) == 2
    assert {str(message["To"]) for message in notes} == {CAREERS}
