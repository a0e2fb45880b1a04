"""Bytes by their SHA-256: raw mails and rendered outgoing mails, one file each under ab/cd/.

A blob is written beside its place, flushed to the disk and renamed, so that a crash leaves either the whole blob or
none (maildir's order, https://cr.yp.to/proto/maildir.html). Functions block; call them in a thread.
"""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from storage.errors import BlobDamaged, BlobMissing

__all__ = ["BlobDamaged", "BlobMissing", "Blobs"]

_SHA256 = re.compile(r"[0-9a-f]{64}")


def _flush_directory(path: Path) -> None:
    """Bring a directory's entries to the disk; without it a crash may forget a rename (fsync(2))."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(path: Path, content: bytes) -> None:
    """Write a new file that only its owner reads, and bring it to the disk. Raises FileExistsError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _make_folders(folder: Path) -> None:
    """Make the folders of a blob, each brought to the disk in the one above."""
    missing = [place for place in (folder, *folder.parents) if not place.is_dir()]
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)
        _flush_directory(place.parent)


@dataclass(frozen=True, slots=True)
class Blobs:
    """The folder of the blobs; it is made when the first one is put."""

    root: Path

    def path(self, sha256: str) -> Path:
        """Give the place of a blob, there or not. Raises ValueError for what is no SHA-256 in lower case."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError("A blob is named by 64 hexadecimal digits.")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def put(self, content: bytes) -> str:
        """Store the bytes and give their SHA-256; when it returns they are on the disk. Raises OSError.

        A blob that is there already is kept, unless a broken disk damaged it: then it is replaced.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            # Another process may have renamed it a moment ago and not have flushed its folder yet.
            _flush_directory(path.parent)
            return sha256
        _make_folders(path.parent)
        draft = path.with_name(f".{sha256}.{secrets.token_hex(8)}")
        try:
            _write(draft, content)
            draft.rename(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
        _flush_directory(path.parent)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Read a blob. Raises BlobMissing, BlobDamaged where the bytes are not those of the hash, OSError."""
        try:
            content = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise BlobMissing(f"There is no blob {sha256}.") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BlobDamaged(f"The blob {sha256} is damaged: its {len(content)} bytes are not those that were stored.")
        return content

    def exists(self, sha256: str) -> bool:
        """Say whether the blob is there, without reading it."""
        return self.path(sha256).is_file()

    def delete(self, sha256: str) -> bool:
        """Remove a blob; False where there was none. Raises OSError."""
        path = self.path(sha256)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        _flush_directory(path.parent)
        return True
