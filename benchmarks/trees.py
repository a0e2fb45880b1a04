"""How fast source trees are read, by kind of archive and number of files.

`python -m benchmarks.trees` packs projects of a few thousand files as ZIP, as TAR packed by bzip2 and as 7z, and a ZIP
that is mostly `node_modules`. Columns: files, MB packed, seconds of the processor (the median of three), and how many
of them it takes to open the archive and take one file out, which no reader can save.
"""

import bz2
import io
import random
import statistics
import tarfile
import time
import zipfile
from collections.abc import Mapping

from py7zr import FILTER_LZMA2, SevenZipFile

from parsers import enclosures
from parsers.containers import ARCHIVES
from parsers.documents.kind import sniff
from parsers.records import Attachment, Limits, Message

_ROUNDS = 3
_LINES = 60
_CODE = "def total_{0}(order, rate={0}):\n    return sum(line.price * rate for line in order.lines)\n\n\n"


def main() -> None:
    """Print the table."""
    own = _own(5000)
    libraries = {
        f"shop/node_modules/lib{number % 600}/part{number}.js": b"exports.a = 1;\n" for number in range(18_000)
    }
    print(f"\n{'Source trees':34}{'files':>8}{'MB':>8}{'seconds':>10}{'unpacking':>12}")
    for name, content, count in (
        ("ZIP", _zipped(own), len(own)),
        ("TAR by bzip2", _tarred(own), len(own)),
        ("7z", _packed(own), len(own)),
        ("ZIP of libraries", _zipped({**libraries, **_own(500)}), len(libraries) + 500),
    ):
        took = statistics.median(_seconds(content) for _ in range(_ROUNDS))
        unpacked = statistics.median(_unpacking(content) for _ in range(_ROUNDS))
        print(f"  {name:32}{count:>8}{len(content) / 1e6:>8.1f}{took:>10.2f}{unpacked:>12.2f}")


def _own(count: int) -> dict[str, bytes]:
    chance = random.Random(3)  # noqa: S311 - no secret
    return {
        f"shop/app{number % 50}/part{number}.py": "".join(
            [_CODE.format(chance.randrange(10**6)) for _ in range(_LINES // 4)]
        ).encode()
        for number in range(count)
    }


def _seconds(content: bytes) -> float:
    mail = Message(attachments=(Attachment(name="shop", content_type="", content=content),))
    started = time.process_time()
    enclosures.read(mail, Limits(), None)
    return time.process_time() - started


def _unpacking(content: bytes) -> float:
    started = time.process_time()
    archive = ARCHIVES[sniff(content)](content, "shop", Limits())
    archive.read(archive.entries[:1])
    return time.process_time() - started


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _tarred(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return bz2.compress(buffer.getvalue())


def _packed(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with SevenZipFile(buffer, "w", filters=[{"id": FILTER_LZMA2, "preset": 3}]) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
