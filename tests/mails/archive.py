"""Work samples as ZIP archives, the same bytes on each call."""

import io
import zipfile
from collections.abc import Mapping

CONTENT_TYPE = "application/zip"
_DATE = (2026, 11, 2, 9, 0, 0)


def zipped(members: Mapping[str, str]) -> bytes:
    """Return an archive of texts by their paths."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, text in members.items():
            entry = zipfile.ZipInfo(path, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.lstrip("\n"))
    return buffer.getvalue()
