"""Every file of a mail, however wrapped."""

import base64
import binascii
import bz2
import gzip
import io
import lzma
import tracemalloc
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from parsers import documents as documents_of
from parsers import enclosures, forwarded, message
from parsers.documents import pdf
from parsers.documents.reading import Reading
from parsers.records import Attachment, Document, Limits, Message
from tests.mails.documents import FORMATS, Kind, render
from tests.mails.formats import FOLDER, ONE, OTHER
from tests.mails.outlook import Note, msg, winmail
from tests.unit.containers.archives import nested, overlapping, tarred, zipped

DOCX = render(ONE, Kind.DOCX, FORMATS[Kind.DOCX].layouts[0])
PDF = render(OTHER, Kind.PDF, FORMATS[Kind.PDF].layouts[0])
ZEROS = bytes(50_000_000)


def files(*given: tuple[str | None, bytes], body: str = "", limits: Limits | None = None) -> tuple[Document, ...]:
    """Return the documents of a mail with these files."""
    attachments = tuple([Attachment(name=name, content_type="", content=content) for name, content in given])
    _, found = enclosures.read(Message(text_body=body, attachments=attachments), limits or Limits(), None)
    return found


def told(found: Sequence[Document]) -> list[tuple[str, str | None, bool]]:
    """Return name, container and readability of each document."""
    return [(each.name, each.container, each.readable) for each in found]


def codes(found: Sequence[Document]) -> list[tuple[str, list[str]]]:
    """Return the name of each document and the codes of its defects."""
    return [(each.name, [defect.code for defect in each.defects]) for each in found]


def raw(*parts: EmailMessage, subtype: str = "mixed") -> bytes:
    """Return a mail of these parts."""
    built = EmailMessage(policy=SMTP)
    built["From"] = "Ada Example <ada@example.org>"
    built["Subject"] = "Application"
    built.set_content("Dear team")
    getattr(built, f"make_{subtype}")()
    for part in parts:
        built.attach(part)
    return built.as_bytes()


def part(content: bytes, content_type: str, **fields: str) -> EmailMessage:
    """Return a part labelled as some program does."""
    built = EmailMessage(policy=SMTP)
    main, _, sub = content_type.partition("/")
    built.set_content(content, maintype=main, subtype=sub)
    for name, value in fields.items():
        del built[name.replace("_", "-")]
        built[name.replace("_", "-")] = value
    return built


def documents(mail: bytes) -> tuple[Document, ...]:
    """Return the documents of a mail as bytes."""
    return enclosures.read(message.read(mail, Limits()), Limits(), None)[1]


@pytest.mark.parametrize("name", ["documents.zip", "documents.7z"])
def test_an_archive_of_documents_is_its_documents(name: str) -> None:
    """The archive itself is no document, and each file says what it lay in."""
    found = files((name, (FOLDER / name).read_bytes()))
    assert sorted(told(found)) == [("Müller Resume.docx", name, True), ("Other Resume.docx", name, True)]


@pytest.mark.parametrize("name", ["project.tar.gz", "project.tar.xz"])
def test_a_source_archive_is_one_work_sample_and_the_resume_in_it_a_document(name: str) -> None:
    """Its lines are its README and the paths of its files; the resume beside the code is read as one."""
    tree, resume = files((name, (FOLDER / name).read_bytes()))
    assert (tree.name, tree.container, tree.defects) == (name, None, ())
    assert [line.text for line in tree.lines][:2] == ["Shop", "A small shop."]
    assert {"project/src/shop.py", "project/pyproject.toml"} <= {line.text for line in tree.lines}
    assert told([resume]) == [("resume.docx", name, True)]


def test_one_piece_of_code_beside_documents_is_a_file_of_its_own() -> None:
    """An archive with a resume, a letter and a script is an archive of documents."""
    found = files(("all.zip", zipped([("cv.docx", DOCX), ("letter.docx", DOCX), ("task.py", b"print(1)\n" * 9)])))
    assert [each.name for each in found] == ["cv.docx", "letter.docx", "task.py"]


def test_libraries_in_a_source_archive_hide_no_documents_and_flood_nothing() -> None:
    """A PDF in a library's folder or deep in the tree is part of the code."""
    tree = [("a/package.json", b"{}"), ("a/node_modules/x/manual.pdf", PDF), ("a/b/c/d/e.pdf", PDF), ("a/cv.pdf", PDF)]
    assert [each.name for each in files(("a.zip", zipped(tree)))] == ["a.zip", "cv.pdf"]


@pytest.mark.parametrize(("name", "content"), [("locked.zip", b""), ("locked.7z", b"")])
def test_an_encrypted_archive_is_told_by_what_it_lets_see(name: str, content: bytes) -> None:
    """Each file of a ZIP by its name, a 7z with hidden names as itself."""
    found = files((name, (FOLDER / name).read_bytes() + content))
    assert {code for _, each in codes(found) for code in each} == {"encrypted"}
    assert ("Other Resume.docx" in [each.name for each in found]) is (name == "locked.zip")


def test_files_of_winmail_dat_are_files_of_the_mail() -> None:
    """And its body is read where the mail itself has none."""
    content = winmail(Note(subject="a", body="Dear team, I apply.", files=[("cv.docx", DOCX)]))
    assert told(files(("winmail.dat", content), body="Hello")) == [
        ("body", None, True),
        ("cv.docx", "winmail.dat", True),
    ]
    body, _ = files(("winmail.dat", content))
    assert (body.name, body.container, body.text) == ("body", None, "Dear team, I apply.")


def test_an_attached_outlook_message_is_a_mail_in_the_mail() -> None:
    """Its body, its files and the archive in it, and its sender among the mails passed on."""
    note = Note(
        subject="Application",
        sender=(ONE.name, ONE.email),
        body="Dear team",
        files=[("all.zip", zipped([("cv.docx", DOCX)]))],
        notes=[Note(subject="Older", body="Hello", files=[("old.docx", DOCX)])],
    )
    attachment = Attachment(name="mail.msg", content_type="", content=msg(note))
    mail, found = enclosures.read(Message(attachments=(attachment,)), Limits(), None)
    assert told(found) == [
        ("body", "mail.msg", True),
        ("cv.docx", "mail.msg/all.zip", True),
        ("body", "mail.msg/Older.eml", True),
        ("old.docx", "mail.msg/Older.eml", True),
    ]
    assert forwarded.author(mail).from_address == ONE.email


def test_mails_are_known_by_content_wherever_they_lie() -> None:
    """As a file without a type, in an archive, in an mbox, and encoded against RFC 2046."""
    inner = raw(part(DOCX, "application/octet-stream", Content_Disposition='attachment; filename="cv.docx"'))
    mbox = b"From ada@example.org Mon Nov  2 09:00:00 2026\n" + inner.replace(b"\r\n", b"\n") + b"\n"
    encoded = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(inner) + b"\r\n--b--\r\n"
    )
    for found in (
        files(("data", inner)),
        files(("mails.zip", zipped([("one.eml", inner)]))),
        files(("inbox", mbox * 2)),
        documents(encoded),
    ):
        resume = found[1]
        assert (found[0].text, resume.name, resume.readable) == ("Dear team", "cv.docx", True)


def test_files_inside_a_document_are_read_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """An attachment of a PDF counts as lying in it, and PDFs in PDFs end at the depth of containers."""

    def droste(content: bytes, limits: Limits, _: object) -> Reading:
        inner = Attachment(name="inner.pdf", content_type="", content=PDF)
        return replace(pdf.read(content, limits, None), enclosed=(inner,))

    monkeypatch.setitem(documents_of._PAGE_READERS, "pdf", droste)
    found = files(("outer.pdf", PDF))
    assert [each.container for each in found[:3]] == [None, "outer.pdf", "outer.pdf/inner.pdf"]
    assert codes(found)[-1] == ("inner.pdf", ["archive_limit"])
    assert len(found) == 5


def test_a_resume_behind_many_trifles_is_read() -> None:
    """All files are listed in the order of the mail; of those past the limit, the trifles stay unread."""
    notes = [(f"n{number:03}.txt", b"note") for number in range(199)]
    found = files(*notes, ("cv.docx", DOCX))
    assert [each.name for each in found] == [name for name, _ in [*notes, ("cv.docx", b"")]]
    assert found[-1].readable
    assert sum("attachment_limit" in each for _, each in codes(found)) == 180


def test_one_budget_holds_for_all_containers() -> None:
    """Files and bytes are counted over the whole mail, and the rest of each container is told in one line."""
    archive = zipped([(f"{number}.txt", b"text") for number in range(6)])
    found = files(("a.zip", archive), ("b.zip", archive), limits=Limits(members=8))
    listed = [each for each in found if each.container]
    assert (len(listed), codes(found)[6]) == (8, ("b.zip", ["archive_limit"]))
    assert found[6].defects[0].detail.startswith("4 more files")


def many() -> bytes:
    """Return an archive of 5,000 files."""
    return zipped([(f"{number}.txt", b"") for number in range(5000)])


@pytest.mark.parametrize(
    "content",
    [
        zipped([("zeros.txt", ZEROS)]),
        gzip.compress(ZEROS),
        gzip.compress(tarred({"zeros.txt": ZEROS})),
        bz2.compress(ZEROS),
        lzma.compress(ZEROS, preset=0),
        gzip.compress(b"") * 30_000,
        overlapping(1000),
        nested(5, 16, zipped([("zeros.txt", ZEROS)])),
        nested(8, 1, b"core"),
        many(),
    ],
    ids=["flat", "gzip", "tar.gz", "bzip2", "xz", "streams", "overlap", "nested", "deep", "count"],
)
def test_bombs_are_told_and_take_no_memory(content: bytes) -> None:
    """Each is listed with `archive_limit`, and reading takes a small part of what it would unpack to."""
    tracemalloc.start()
    found = files(("bomb", content), ("cv.docx", DOCX))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert any("archive_limit" in each for _, each in codes(found))
    assert told(found)[-1] == ("cv.docx", None, True)
    assert peak < 30_000_000
    assert len(found) <= 250


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("/etc/passwd.txt", "passwd.txt"),
        ("C:\\Windows\\cv.txt", "cv.txt"),
        ("\\\\server\\share\\cv.txt", "cv.txt"),
        ("cv\u202etxt.exe", "cvtxt.exe"),
        ("a\u0007b\r\nc.txt", "ab c.txt"),
        ("x" * 400 + ".txt", "x" * 400 + ".txt"),
    ],
)
def test_paths_of_archives_are_only_shown(path: str, name: str) -> None:
    """No path leads anywhere, and no name can deceive a reader."""
    for content in (zipped([(path, b"text of it")]), tarred({path: b"text of it"})):
        assert [(each.name, each.readable) for each in files(("a.zip", content))] == [(name, True)]


def test_a_name_with_a_nul_is_shown_without_it() -> None:
    """`cv.pdf<NUL>.exe` is no other name to the eye than to the program."""
    content = zipped([("cv.txtX.exe", b"text of it")]).replace(b"cv.txtX.exe", b"cv.txt\0.exe")
    assert [each.name for each in files(("a.zip", content))] == ["cv.txt"]


LABELS = [
    ("application/pdf", "inline; filename=cv.docx"),
    ("application/octet-stream", "attachment"),
    ("application/octet-stream", "inline"),
    ("image/png", "attachment; filename=photo.png"),
    ("text/plain", "attachment; filename=cv.txt"),
    ("application/msword", 'attachment; filename="cv.doc"'),
]


@pytest.mark.parametrize(("content_type", "disposition"), LABELS)
def test_a_resume_is_read_however_it_is_labelled(content_type: str, disposition: str) -> None:
    """Inline, without a name, as octets, under a wrong type or ending."""
    head = f"Content-Type: {content_type}\r\nContent-Disposition: {disposition}\r\n"
    coded = head.encode() + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(DOCX)
    mail = (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nDear team\r\n--b\r\n" + coded + b"\r\n--b--\r\n"
    )
    body, resume = documents(mail)
    assert (body.text, resume.type, resume.readable) == ("Dear team", "docx", True)


def test_a_file_within_the_text_by_uuencode_is_a_file() -> None:
    """The text around it stays the body; a line that only begins like one is text."""
    lines = [binascii.b2a_uu(DOCX[start : start + 45]).decode() for start in range(0, len(DOCX), 45)]
    text = "Dear team\nbegin 644 cv.docx\n" + "".join(lines) + "`\nend\nbegin 2020 as a developer\n"
    body, resume = files(body=text)
    assert body.text == "Dear team\nbegin 2020 as a developer"
    assert told([resume]) == [("cv.docx", None, True)]


def test_what_lies_elsewhere_is_told() -> None:
    """RFC 2046 lets a part name a file on a server, or be one piece of a mail: neither is followed."""
    for subtype in (
        "external-body; access-type=URL; URL=http://example.org/cv.pdf",
        "partial; id=a; number=1; total=2",
    ):
        mail = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/" + subtype.encode()
        found = documents(mail + b"\r\n\r\nContent-Type: application/pdf\r\n\r\n\r\n--b--\r\n")
        assert [each for _, each in codes(found)] == [["unsupported"]]


def test_reports_for_programs_and_forks_of_files_are_no_documents() -> None:
    """A delivery status and the resource fork that a Mac sends beside a file are not listed."""
    fork = part(b"\x00\x05\x16\x07" + bytes(60), "application/applefile", Content_Disposition="attachment; filename=cv")
    status = b"Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\nStatus: 5.0.0\r\n"
    mail = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + status + b"\r\n--b--\r\n"
    assert [each.name for each in documents(raw(fork))] == ["body"]
    assert documents(mail) == ()


def test_a_signature_beside_the_mail_is_listed_and_not_taken_for_a_document() -> None:
    """Of PGP and of S/MIME."""
    pgp = b"-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
    found = files(("signature.asc", pgp), ("encrypted.asc", b"-----BEGIN PGP MESSAGE-----\n\nabc\n"))
    assert codes(found) == [("signature.asc", ["unsupported"]), ("encrypted.asc", ["encrypted"])]


def test_an_unsupported_archive_says_so() -> None:
    """RAR is named, with what would help."""
    (found,) = files(("cv.rar", b"Rar!\x1a\x07\x01\x00" + bytes(100)))
    assert (found.type, codes([found])) == ("rar", [("cv.rar", ["unsupported"])])
    assert "ZIP" in found.defects[0].detail


def test_mails_past_the_limit_of_an_mbox_are_told() -> None:
    """The rest is one line, not a part of the last mail."""
    mail = b"From ada@example.org Mon Nov  2 09:00:00 2026\nFrom: ada@example.org\nDate: 1:00:00\n\nDear team\n"
    found = files(("inbox", mail * 9), limits=Limits(members=3))
    assert [each.text for each in found[:4]] == ["Dear team"] * 4
    assert codes(found[4:]) == [("inbox", ["archive_limit"])]


def test_a_winmail_dat_without_anything_is_told() -> None:
    """It brings neither a file nor a word."""
    assert codes(files(("winmail.dat", winmail(Note(subject=""))), body="Hello"))[1] == ("winmail.dat", ["no_text"])


def test_an_empty_archive_and_a_broken_one_are_told() -> None:
    """Nothing ends in silence."""
    assert codes(files(("a.zip", zipped([])), ("b.zip", b"PK\x03\x04broken"))) == [
        ("a.zip", ["no_text"]),
        ("b.zip", ["damaged"]),
    ]


def letters() -> Iterator[Document]:
    """Yield the documents of an archive that was made twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("cv.docx", DOCX)
    yield from files(("a.zip", buffer.getvalue()))


def test_the_same_files_give_the_same_documents() -> None:
    """No chance and no order of a set."""
    assert list(letters()) == list(letters())


def test_files_written_into_a_text_are_bounded() -> None:
    """As parts of a mail are; what follows stays text."""
    text = "begin 644 a.txt\n#0V%T\n`\nend\n" * 400
    found = files(body=text)
    assert len(found) == 1 + Limits().parts
    assert found[0].text.count("begin") == 100
