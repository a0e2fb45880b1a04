"""Where the language data of Tesseract lie. Apart from the engine, since the daemon asks without loading a parser."""

import os
from pathlib import Path

SCRIPTS = ("Latin", "script/Latin")
"""Names of the model of the Latin script: Debian's and that of the project itself."""

LANGUAGES = ("eng", "deu", "fra", "spa", "ita", "por", "nld", "pol")
"""Models used, as many as are there, where that of the script is missing."""

_SYSTEM = ("/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata")


def folder(setting: str = "") -> str:
    """Return the folder of the language data: as set, else of TESSDATA_PREFIX, else the system's. Empty: there is none.

    A folder counts if it holds a model for the script or for one of our languages.
    """
    if setting:
        places = [Path(setting)]
    else:
        named = os.environ.get("TESSDATA_PREFIX")
        places = [Path(named), Path(named) / "tessdata"] if named else []
        for pattern in _SYSTEM:
            places += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    return next((str(place) for place in places if models(place)), "")


def models(place: Path) -> str:
    """Return what to load of a folder, in Tesseract's notation; empty where it holds nothing for us."""
    for script in SCRIPTS:
        if (place / f"{script}.traineddata").is_file():
            return script
    return "+".join([language for language in LANGUAGES if (place / f"{language}.traineddata").is_file()])
