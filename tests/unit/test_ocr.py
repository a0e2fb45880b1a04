"""The engine: where its language data are found, and what it does without time."""

from pathlib import Path

import pytest

from intake import ocr, tessdata
from parsers.documents.ocr import Picture

BLANK = Picture(b"\xff" * 400 * 300, 400, 300, 200)


def filled(place: Path, *names: str) -> Path:
    """Make a folder of models."""
    for name in names:
        path = place / f"{name}.traineddata"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return place


def test_the_model_of_the_script_is_preferred_to_those_of_languages(tmp_path: Path) -> None:
    """Both where Debian puts it and where the project itself does."""
    assert tessdata.models(filled(tmp_path / "a", "eng", "Latin", "deu")) == "Latin"
    assert tessdata.models(filled(tmp_path / "b", "eng", "script/Latin")) == "script/Latin"
    assert tessdata.models(filled(tmp_path / "c", "pol", "eng", "osd", "jpn")) == "eng+pol"
    assert tessdata.models(filled(tmp_path / "d", "osd")) == ""


def test_the_folder_set_counts_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`parsing.tessdata` is used or nothing; TESSDATA_PREFIX may name the folder or the one above it."""
    here = filled(tmp_path / "here" / "tessdata", "eng")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path / "here"))
    assert tessdata.folder() == str(here)
    monkeypatch.setenv("TESSDATA_PREFIX", str(here))
    assert tessdata.folder() == str(here)
    there = filled(tmp_path / "there", "Latin")
    assert tessdata.folder(str(there)) == str(there)
    assert tessdata.folder(str(tmp_path)) == ""


def test_without_time_nothing_is_read() -> None:
    """The time of a mail is shared by its pictures; `begin` gives it anew."""
    engine = ocr.Tesseract(tessdata.folder(), seconds=0)
    assert engine.words(BLANK) is None
    engine = ocr.Tesseract(tessdata.folder(), seconds=60)
    engine.begin()
    assert engine.words(BLANK) == []


def test_an_empty_page_has_no_way_up() -> None:
    """What can't be told is not turned."""
    assert ocr.Tesseract(tessdata.folder(), seconds=60).turn(BLANK) == 0
