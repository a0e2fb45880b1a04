"""Archives: what their directories say, and what comes out of them."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from py7zr import FILTER_PPMD, SevenZipFile

from parsers.containers.budget import Budget
from parsers.documents.container import RefusedError
from parsers.documents.kind import sniff
from parsers.records import Limits
from tests.mails.formats import FOLDER
from tests.unit.containers.archives import link, lying, opened, special, taken, tarred, zipped

FILES = {"cv/resume.txt": b"Ada Example", "letter.txt": b"Dear team"}


@pytest.mark.parametrize(
    "content",
    [
        zipped(list(FILES.items())),
        tarred(FILES),
        gzip.compress(tarred(FILES)),
        bz2.compress(tarred(FILES)),
        lzma.compress(tarred(FILES)),
    ],
    ids=["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"],
)
def test_an_archive_yields_its_files_with_their_paths(content: bytes) -> None:
    """Every format gives the same files."""
    assert [(member.path, member.content) for member in taken(content)] == list(FILES.items())


@pytest.mark.parametrize("name", ["documents.zip", "documents.7z"])
def test_archives_of_real_programs_are_opened(name: str) -> None:
    """Info-ZIP and p7zip: names with umlauts, and Word files whole to the last byte."""
    found = taken((FOLDER / name).read_bytes())
    assert sorted(member.path for member in found) == ["candidates/Müller Resume.docx", "candidates/Other Resume.docx"]
    assert {sniff(member.content) for member in found} == {"docx"}


@pytest.mark.parametrize("name", ["project.tar.gz", "project.tar.xz"])
def test_packed_tar_archives_of_real_programs_are_opened(name: str) -> None:
    """GNU tar with gzip and xz."""
    paths = {member.path for member in taken((FOLDER / name).read_bytes()) if not member.defect}
    assert paths == {"project/README.md", "project/pyproject.toml", "project/src/shop.py", "project/resume.docx"}


@pytest.mark.parametrize(("pack", "name"), [(gzip.compress, "cv.txt.gz"), (bz2.compress, "cv.txt.bz2")])
def test_a_single_packed_file_has_the_name_of_its_archive(pack: type, name: str) -> None:
    """Without the ending that says how it is packed."""
    assert [entry.path for entry in opened(pack(b"Ada Example"), name).entries] == ["cv.txt"]


def test_an_encrypted_archive_names_its_files() -> None:
    """ZIP encrypts contents and leaves the names readable, so each file is told by its name."""
    found = taken((FOLDER / "locked.zip").read_bytes())
    assert [(member.content, member.defect and member.defect.code) for member in found] == [(b"", "encrypted")] * 2
    assert "candidates/Other Resume.docx" in {member.path for member in found}


def test_an_archive_with_encrypted_names_is_refused_as_encrypted() -> None:
    """7z can encrypt the directory itself."""
    with pytest.raises(RefusedError) as refused:
        opened((FOLDER / "locked.7z").read_bytes())
    assert refused.value.code == "encrypted"


@pytest.mark.parametrize(
    ("raw", "system", "name"),
    [
        ("Lebenslauf Größe.pdf".encode(), 3, "Lebenslauf Größe.pdf"),
        ("Lebenslauf Größe.pdf".encode("cp850"), 0, "Lebenslauf Größe.pdf"),
        ("Currículo João.pdf".encode("cp850"), 0, "Currículo João.pdf"),
        ("Résumé.pdf".encode("cp1252"), 3, "Résumé.pdf"),
        ("履歴書.pdf".encode("shift_jis"), 0, "履歴書.pdf"),
    ],
)
def test_names_without_a_mark_of_their_charset_are_read(raw: bytes, system: int, name: str) -> None:
    """Mac programs write UTF-8, Windows ones the old code page, both without a mark."""
    placeholder = b"x" * len(raw)
    info = zipfile.ZipInfo(placeholder.decode())
    info.create_system = system
    content = zipped([(info, b"text")]).replace(placeholder, raw)
    assert [entry.path for entry in opened(content).entries] == [name]


def test_backslashes_part_folders() -> None:
    """Some Windows programs write them against the specification."""
    assert [entry.path for entry in opened(zipped([("cv\\resume.txt", b"a")])).entries] == ["cv/resume.txt"]


def test_what_systems_leave_behind_is_no_file() -> None:
    """Resource forks, thumbnails and repositories are not listed."""
    junk = ["__MACOSX/._cv.pdf", ".DS_Store", "a/Thumbs.db", "a/desktop.ini", "a/.git/HEAD", "a/._b.txt"]
    assert [entry.path for entry in opened(zipped([(name, b"x") for name in (*junk, "cv.txt")])).entries] == ["cv.txt"]


def test_links_and_devices_are_told_and_never_followed() -> None:
    """Neither format gives the file that a link points to."""
    zip_file = zipped([("cv.txt", b"a"), (link("passwd"), b"/etc/passwd")])
    tar_file = tarred(
        {"cv.txt": b"a"},
        special("passwd", tarfile.SYMTYPE, "/etc/passwd"),
        special("hard", tarfile.LNKTYPE, "cv.txt"),
        special("null", tarfile.CHRTYPE),
    )
    for content in (zip_file, tar_file):
        archive = opened(content)
        assert [entry.path for entry in archive.entries] == ["cv.txt"]
        assert [note.code for note in archive.notes] == ["unsupported"]


def test_two_files_of_one_path_are_both_read() -> None:
    """What one program shows and the other overwrites is seen here."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = zipped([("cv.txt", b"one"), ("cv.txt", b"two")])
    assert [member.content for member in taken(content)] == [b"one", b"two"]


def test_a_file_whose_local_header_has_another_name_is_damaged() -> None:
    """Programs that read from the front would show another file than those that read the directory."""
    content = zipped([("aa.txt", b"one"), ("cv.txt", b"two")]).replace(b"aa.txt", b"bb.txt", 1)
    assert [member.defect and member.defect.code for member in taken(content)] == ["damaged", None]


def test_an_archive_that_breaks_off_gives_what_stands_before() -> None:
    """A TAR archive is read from its beginning."""
    content = gzip.compress(tarred({"one.txt": b"1" * 5000, "two.txt": bytes(range(256)) * 400}))[:-400]
    archive = opened(content)
    assert archive.entries[0].path == "one.txt"
    assert [note.code for note in archive.notes] == ["damaged"]


def test_a_stated_size_past_the_budget_is_refused_before_unpacking() -> None:
    """A directory that says 4 GB is believed to its own harm; the file beside it is read."""
    content = lying("big.bin", b"x" * 1000, 0xFFFFFFF0)
    (member,) = taken(content)
    assert (member.content, member.defect and member.defect.code) == (b"", "archive_limit")


def test_the_budget_goes_to_likely_documents_first() -> None:
    """A film does not use up what the resume behind it needs."""
    content = tarred({"film.bin": bytes(9000), "cv.pdf": b"%PDF-1.4 " + bytes(2000)})
    found = taken(content, Limits(unpacked_bytes=5000))
    assert [(member.path, member.defect and member.defect.code) for member in found] == [
        ("film.bin", "archive_limit"),
        ("cv.pdf", None),
    ]


def test_a_pax_header_of_digits_takes_no_time() -> None:
    """Half a million digits would take the library minutes (CVE-2024-6232)."""
    header = special("x", tarfile.XHDTYPE)
    header.size = 500_000
    content = tarred({"cv.txt": b"a"})[:1024] + header.tobuf(tarfile.GNU_FORMAT)
    archive = opened(content + b"1" * 500_000)
    assert [note.code for note in archive.notes] == ["damaged"]


def test_methods_that_only_extensions_unpack_are_refused() -> None:
    """A 7z packed by PPMd is named as unsupported, file by file."""
    buffer = io.BytesIO()
    with SevenZipFile(buffer, "w", filters=[{"id": FILTER_PPMD, "order": 6, "mem": 24}]) as archive:
        archive.set_encoded_header_mode(False)
        archive.writestr(b"Ada Example", "cv.txt")
    assert [member.defect and member.defect.code for member in taken(buffer.getvalue())] == ["unsupported"]


def test_a_directory_packed_by_such_a_method_is_not_unpacked() -> None:
    """It is looked at before the library sees it."""
    buffer = io.BytesIO()
    with SevenZipFile(buffer, "w") as archive:
        archive.writestr(b"Ada Example", "cv.txt")
    content = buffer.getvalue()
    offset, size = struct.unpack_from("<QQ", content, 12)
    header = content[32 + offset :][:size].replace(b"\x21\x21", b"\x23\x03\x04\x01")
    with pytest.raises(RefusedError) as refused:
        opened(resealed(content[: 32 + offset], header))
    assert refused.value.code == "unsupported"


def resealed(front: bytes, header: bytes) -> bytes:
    """Return a 7z archive whose checksums fit its directory."""
    start = struct.pack("<QQI", len(front) - 32, len(header), zlib.crc32(header))
    return front[:8] + struct.pack("<I", zlib.crc32(start)) + start + front[32:] + header


FORGED = io.BytesIO()
with SevenZipFile(FORGED, "w") as _archive:
    _archive.set_encoded_header_mode(False)
    _archive.writestr(b"Ada Example", "cv.txt")
    _archive.writestr(b"", "empty.txt")


@given(data=st.data())
def test_a_damaged_directory_of_7z_is_files_or_a_refusal(data: st.DataObject) -> None:
    """With checksums that fit, as a forger would write them."""
    content = FORGED.getvalue()
    offset, size = struct.unpack_from("<QQ", content, 12)
    header = bytearray(content[32 + offset :][:size])
    for _ in range(data.draw(st.integers(1, 4))):
        header[data.draw(st.integers(0, size - 1))] = data.draw(st.integers(0, 255))
    with suppress(RefusedError):
        taken(resealed(content[: 32 + offset], bytes(header)))


def test_projects_with_their_libraries_are_read() -> None:
    """A directory of tens of thousands of files is looked at whole."""
    libraries = [(f"app/node_modules/package-{number}/index.js", b"") for number in range(30_000)]
    found = opened(zipped([("app/index.js", b"import 'express'"), *libraries]))
    assert len(found.entries) == 30_001


def test_directories_of_a_mail_are_bounded_together() -> None:
    """Archives within archives name no more files than one alone may."""
    budget = Budget.of(Limits())
    assert budget.lists(60_000)
    assert not budget.lists(60_000)
    assert budget.lists(40_000)
