"""Outlook's own containers: .msg and winmail.dat."""

import struct
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.containers import outlook, tnef
from parsers.containers.mapi import unpacked_rtf
from parsers.documents.container import RefusedError
from parsers.records import Limits, Message
from tests.mails.formats import FOLDER, ONE, SENT_AT
from tests.mails.outlook import Note, msg, stored_rtf, winmail

Write = Callable[[Note], bytes]
Read = Callable[[bytes, Limits], Message]
BOTH = pytest.mark.parametrize(("write", "read"), [(msg, outlook.read), (winmail, tnef.read)], ids=["msg", "tnef"])

# The two examples of MS-OXRTFCP section 3.
HELLO = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
CROSSING = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"


@BOTH
def test_a_message_is_read_with_its_files(write: Write, read: Read) -> None:
    """Sender, subject, date and bodies; files with their long names, whole to the NULs at their ends."""
    note = Note(
        subject="Bewerbung für Größeres",
        sender=("Jörg Muster", "joerg@example.org"),
        sent_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        body="Guten Tag\r\n",
        html="<p>Guten Tag, Größe</p>",
        files=[("Lebenslauf mit langem Namen.pdf", b"%PDF" + b"x" * 6000 + b"\0\0"), ("kurz.txt", b"a")],
    )
    found = read(write(note), Limits())
    assert (found.subject, found.from_name, found.from_address) == (note.subject, *note.sender)
    assert (found.sent_at, found.text_body, found.html_body) == (note.sent_at, note.body, note.html)
    assert [(each.name, each.content) for each in found.attachments] == list(note.files)
    assert found.defects == ()


@BOTH
def test_a_message_in_a_message_is_a_mail(write: Write, read: Read) -> None:
    """With its own sender and files, at any depth."""
    inmost = Note(subject="c", files=[("c.txt", b"c")])
    note = Note(subject="a", notes=[Note(subject="b", sender=("B", "b@example.org"), body="b", notes=[inmost])])
    (inner,) = read(write(note), Limits()).forwarded
    assert (inner.subject, inner.from_address, inner.text_body) == ("b", "b@example.org", "b")
    assert [[each.name for each in mail.attachments] for mail in inner.forwarded] == [["c.txt"]]


@BOTH
def test_eight_bit_text_is_read_by_the_code_page(write: Write, read: Read) -> None:
    """Older versions store no Unicode."""
    assert read(write(Note(subject="Größe", body="Grüße", eight_bit=True)), Limits()).subject == "Größe"


@BOTH
def test_a_body_that_is_kept_as_rtf_alone_is_read(write: Write, read: Read) -> None:
    """Its text stands in for the plain one."""
    note = Note(subject="a", rtf=stored_rtf(rb"{\rtf1 Dear team,\par I apply.}"))
    assert read(write(note), Limits()).text_body == "Dear team,\nI apply."


@pytest.mark.parametrize(
    ("packed", "text"),
    [
        (HELLO, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"),
        (CROSSING, b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"),
        ("", b""),
        (HELLO[:60], b"{\\rtf1\\ansi\\ansicpg125"),
    ],
)
def test_packed_rtf_is_unpacked(packed: str, text: bytes) -> None:
    """The examples of the specification, nothing, and one that breaks off."""
    assert unpacked_rtf(bytes.fromhex(packed)).startswith(text)


@pytest.mark.parametrize(("name", "read"), [("application.msg", outlook.read), ("winmail.dat", tnef.read)])
def test_kept_files_are_read(name: str, read: Read) -> None:
    """The files of the test data, with a Word file inside."""
    found = read((FOLDER / name).read_bytes(), Limits())
    assert (found.from_name, found.from_address, found.sent_at) == (ONE.name, ONE.email, SENT_AT)
    assert [each.name for each in found.attachments] == ["Resume with a long name.docx"]


def test_a_stream_that_breaks_off_gives_what_stands_before() -> None:
    """The first file is there, and the damage is told."""
    content = winmail(Note(subject="a", files=[("one.txt", b"1"), ("two.txt", b"2" * 500)]))
    found = tnef.read(content[:-300], Limits())
    assert found.attachments[0].content == b"1"
    assert [defect.code for defect in found.defects] == ["damaged"]


def test_a_count_without_values_is_no_work() -> None:
    """Four billion properties that are not there end at the end of the stream."""
    properties = struct.pack("<I", 0xFFFFFFFF)
    content = b"\x78\x9f\x3e\x22\x01\x00" + struct.pack("<BHHI", 1, 0x9003, 6, 4) + properties + b"\x00\x00"
    assert tnef.read(content, Limits()).attachments == ()


def test_storages_of_too_many_bytes_are_refused() -> None:
    """Streams may share their sectors, so their sizes are added before any is read."""
    with pytest.raises(RefusedError) as refused:
        outlook.read(msg(Note(subject="a", body="b" * 5000)), Limits(unpacked_bytes=1000))
    assert refused.value.code == "archive_limit"


@BOTH
@given(data=st.data())
def test_damage_is_a_message_or_a_refusal(write: Write, read: Read, data: st.DataObject) -> None:
    """Whatever bytes are changed or missing."""
    content = bytearray(write(Note(subject="a", body="b", files=[("c.txt", b"c")], notes=[Note(subject="d")])))
    for _ in range(data.draw(st.integers(0, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(RefusedError):
        read(bytes(content[: data.draw(st.integers(0, len(content)))]), Limits())
