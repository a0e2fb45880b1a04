"""Files of mixed kinds that lie on any machine with Python: documentation, data of tests, pictures, archives."""

import hashlib
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from intake.protocol import Task

ROOTS = ("/usr/share", "/usr/lib", sys.base_prefix, sys.prefix)
LARGEST_BYTES = 25 * 1024 * 1024


def selected(count: int, *, roots: tuple[str, ...] = ROOTS) -> list[Path]:
    """Return about `count` files, the same ones every time on one machine: of each ending a few, rare endings first."""
    by_ending: defaultdict[str, list[Path]] = defaultdict(list)
    for path in _files(roots):
        by_ending[path.suffix.lower()].append(path)
    groups = sorted(by_ending.values(), key=len)
    found: list[Path] = []
    for place, group in enumerate(groups):
        share = -(-(count - len(found)) // (len(groups) - place))
        found += sorted(group, key=_chance)[: max(share, 0)]
    return found


def task(path: Path) -> Task:
    """Return the task of a mail that brings this file and says nothing of its type."""
    mail = EmailMessage()
    mail["From"] = "someone@example.org"
    mail["Subject"] = "Application"
    mail.add_attachment(path.read_bytes(), maintype="application", subtype="octet-stream", filename=path.name)
    return Task(kind="mail", content=mail.as_bytes(), as_of=date(2026, 1, 1))


def _files(roots: tuple[str, ...]) -> Iterator[Path]:
    seen: set[str] = set()
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                path = Path(folder, name)
                if path.is_symlink() or not path.is_file() or not 0 < path.stat().st_size <= LARGEST_BYTES:
                    continue
                real = os.path.realpath(path)
                if real not in seen:
                    seen.add(real)
                    yield path


def _chance(path: Path) -> str:
    return hashlib.sha256(str(path).encode("utf-8", "replace")).hexdigest()
