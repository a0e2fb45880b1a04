"""The door for files: .eml, mbox and Maildir, and folders of them, by name."""

import mailbox
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# A mail in an mbox begins with this line (RFC 4155).
MBOX_START = b"From "
SUFFIXES = frozenset({".eml", ".mbox"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail from a file: the name it goes by in the ledger, and its bytes."""

    name: str
    raw: bytes


def files(paths: Sequence[Path]) -> list[Path]:
    """Find the mail files below these paths, in the order given and by name within a folder. Raises OSError."""
    found: list[Path] = []
    for path in paths:
        found += _below(path) if path.is_dir() else [path]
    return found


def _below(folder: Path) -> list[Path]:
    if (folder / "cur").is_dir() and (folder / "new").is_dir():
        return [path for part in ("cur", "new") for path in sorted((folder / part).iterdir())]
    inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    return files([path for path in inside if path.is_dir() or path.suffix.lower() in SUFFIXES])


def mails(file: Path) -> Iterator[Mail]:
    """Read the mails of one file, one at a time, so that a large mbox is never in memory whole. Raises OSError."""
    with file.open("rb") as opened:
        is_mbox = opened.read(len(MBOX_START)) == MBOX_START
    if not is_mbox:
        yield Mail(name=file.name, raw=file.read_bytes())
        return
    box = mailbox.mbox(file, create=False)
    try:
        for key in box.iterkeys():
            yield Mail(name=f"{file.name}#{key}", raw=box.get_bytes(key))
    finally:
        box.close()
