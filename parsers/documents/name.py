"""Names of files as strangers write them -> names that are safe to show."""

import re
import unicodedata

LONGEST = 500
_SPACES = re.compile(r"\s+")
_UNSAFE = re.compile(r'[<>:"|?*]')


def shown(name: str | None, kind: str) -> str:
    """Return the name without folders, control, format and direction characters; by type where none is left.

    Unassigned, private and surrogate code points go as well (Unicode general category C); an ending survives the cut
    to 500 characters.
    """
    last = re.split(r"[/\\]", name or "")[-1]
    last = last if len(last) <= 4 * LONGEST else last[: 2 * LONGEST] + last[-2 * LONGEST :]
    kept = "".join([" " if each.isspace() else each for each in last if _is_seen(each)])
    kept = _UNSAFE.sub("_", _SPACES.sub(" ", unicodedata.normalize("NFC", kept))).strip(" .")
    if not kept:
        return f"document.{kind}" if kind not in {"unknown", "empty"} else "document"
    if len(kept) > LONGEST:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[: LONGEST - len(ending) - 1]}.{ending}" if dot and len(ending) <= 8 else kept[:LONGEST]
    return kept


def _is_seen(each: str) -> bool:
    return each.isspace() or not unicodedata.category(each).startswith("C")
