"""This project as a reader of one file: the way of `intake parse`, but in this process."""

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.truth import Prediction
from intake import config, tessdata, vocabulary
from intake.jsonl import failed_line, line
from intake.ocr import Tesseract
from intake.protocol import Task
from intake.worker import reply_to
from intake.workers import OCR_SHARE
from parsers.application import Means


def reader() -> Callable[[Path, str], Prediction]:
    """Return the reader with the settings that hold here; it takes a file and the month that `present` means.

    The month is empty or `YYYY-MM`; empty, it is that of the file. Raises OSError where the file can't be read.
    """
    settings = config.load(None)
    means = Means(vocabulary.load(), settings.limits, settings.posting_records())
    place = tessdata.folder(settings.parsing.tessdata)
    engine = Tesseract(place, seconds=OCR_SHARE * settings.parsing.wall_seconds) if place else None
    # As in the worker: pdfminer.six warns of every flaw of a damaged file.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

    def read(path: Path, as_of: str) -> Prediction:
        task = Task(kind="file", content=path.read_bytes(), as_of=_day(path, as_of), name=path.name)
        reply = reply_to(task, means, engine)
        if reply.application:
            return prediction(line(reply.application, path, is_mail=False))
        fault = f"{reply.failure.error} at {reply.failure.place}" if reply.failure else ""
        return prediction(failed_line(path, "parser_fault", fault, is_mail=False))

    return read


def prediction(told: Mapping[str, Any]) -> Prediction:
    """Turn an object of `intake parse --jsonl` into a prediction: its stated skills; of an archive the first person."""
    person = told if "applicants" not in told else next(iter(told["applicants"]), {})
    skills = [skill["name"] for skill in person.get("skills", ()) if not skill["implied"]]
    return msgspec.convert({**person, "file": told["file"], "skills": skills}, Prediction, from_attributes=True)


def _day(path: Path, month: str) -> date:
    if month:
        return date.fromisoformat(f"{month}-01")
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
