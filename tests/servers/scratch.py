"""Folders for servers that are thrown away: in memory where it has room, because the disk makes servers wait."""

import os
import shutil
import tempfile
from pathlib import Path

# A container's /dev/shm often has 64 MiB; MySQL's data folder alone takes 120.
_ROOM_BYTES = 1 << 30
_MEMORY = Path("/dev/shm")  # noqa: S108 - mkdtemp makes the folder with a name of its own and mode 0700


def scratch_folder(name: str) -> Path:
    """Make a new empty folder whose name holds `name`; whoever asked removes it."""
    roomy = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM_BYTES
    return Path(tempfile.mkdtemp(prefix=f"intake-{name}-", dir=_MEMORY if roomy else None))
