"""The blobs: whole or not there, and never wrong in silence."""

import hashlib
import os
import stat
from pathlib import Path

import pytest

from storage.blobs import Blobs
from storage.errors import BlobDamaged, BlobMissing

CONTENT = b"From: Ada <ada@example.org>\r\n\r\n\x00\xff"


def files(root: Path) -> list[Path]:
    """List every file below the folder, drafts too."""
    return [path for path in root.rglob("*") if path.is_file()]


def test_what_was_put_is_got(tmp_path: Path) -> None:
    """Bytes come back as they went in, under their SHA-256."""
    blobs = Blobs(tmp_path / "blobs")
    sha256 = blobs.put(CONTENT)
    assert sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert blobs.get(sha256) == CONTENT
    assert blobs.exists(sha256)


def test_putting_again_changes_nothing(tmp_path: Path) -> None:
    """The same bytes are one file, and the second put leaves it as it is."""
    blobs = Blobs(tmp_path)
    path = blobs.path(blobs.put(CONTENT))
    before = path.stat()
    blobs.put(CONTENT)
    assert files(tmp_path) == [path]
    assert path.stat().st_ino == before.st_ino


def test_only_the_owner_reads(tmp_path: Path) -> None:
    """Mails are personal data: files and folders are closed to other users."""
    blobs = Blobs(tmp_path / "blobs")
    path = blobs.path(blobs.put(CONTENT))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in list(path.parents)[:3]} == {0o700}


@pytest.mark.parametrize("damage", [b"", CONTENT[:-1], CONTENT[:-1] + b"\xfe", CONTENT + b"x"])
def test_damage_is_seen_and_mended_by_the_next_put(tmp_path: Path, damage: bytes) -> None:
    """Other bytes under a hash are reported, whatever their length; the same mail put again repairs them."""
    blobs = Blobs(tmp_path)
    sha256 = blobs.put(CONTENT)
    blobs.path(sha256).write_bytes(damage)
    with pytest.raises(BlobDamaged, match=sha256):
        blobs.get(sha256)
    assert blobs.put(CONTENT) == sha256
    assert blobs.get(sha256) == CONTENT


def test_a_missing_blob_is_named(tmp_path: Path) -> None:
    """A hash without a file raises an error that is a FileNotFoundError too."""
    blobs = Blobs(tmp_path)
    sha256 = "0" * 64
    assert not blobs.exists(sha256)
    with pytest.raises(BlobMissing, match=sha256):
        blobs.get(sha256)
    with pytest.raises(FileNotFoundError):
        blobs.get(sha256)


@pytest.mark.parametrize("name", ["", "abc", "../../../../etc/passwd", "A" * 64, "0" * 63 + "\n", "0" * 65])
def test_only_a_hash_is_a_name(tmp_path: Path, name: str) -> None:
    """No other text becomes a path."""
    with pytest.raises(ValueError, match="64"):
        Blobs(tmp_path).path(name)


def test_deleted_is_gone(tmp_path: Path) -> None:
    """A deleted blob is gone, and deleting it again says so."""
    blobs = Blobs(tmp_path)
    sha256 = blobs.put(CONTENT)
    assert blobs.delete(sha256)
    assert not blobs.exists(sha256)
    assert not blobs.delete(sha256)
    assert files(tmp_path) == []


def test_content_is_flushed_before_the_name_and_the_name_before_the_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order that outlives a power cut: fsync of the file, rename, fsync of its folder; new folders as well."""
    steps: list[tuple[str, str]] = []
    fsync, rename = os.fsync, Path.rename

    def noted_fsync(descriptor: int) -> None:
        steps.append(("fsync", Path(f"/proc/self/fd/{descriptor}").readlink().name))
        fsync(descriptor)

    def noted_rename(self: Path, target: Path) -> Path:
        steps.append(("rename", self.name))
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "rename", noted_rename)
    blobs = Blobs(tmp_path / "blobs")
    sha256 = blobs.put(CONTENT)
    one, two = sha256[:2], sha256[2:4]
    draft = steps[3][1]
    assert steps[:3] == [("fsync", tmp_path.name), ("fsync", "blobs"), ("fsync", one)]
    assert draft.startswith(f".{sha256}.")
    assert steps[3:] == [("fsync", draft), ("rename", draft), ("fsync", two)]


def test_a_full_disk_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the bytes cannot be brought to the disk, the put fails, and no part of them can be seen."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    blobs = Blobs(tmp_path)
    blobs.put(b"another")
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    blobs.path(sha256).parent.mkdir(parents=True, exist_ok=True)
    kept = files(tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        blobs.put(CONTENT)
    assert files(tmp_path) == kept
    assert not blobs.exists(sha256)
