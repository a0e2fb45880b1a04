"""The child process in which strangers' bytes are parsed: requests in on standard input, replies out, nothing else."""

import gc
import logging
import os
import resource
import sys
import traceback
from pathlib import Path

import msgspec

from intake import vocabulary
from intake.ocr import Tesseract
from intake.protocol import READY, Failure, Reply, Setup, Task, frame, read_frame
from parsers import application
from parsers.application import Means
from parsers.documents.ocr import Ocr
from parsers.errors import VocabularyError
from parsers.records import Application


def parse(task: Task, means: Means, engine: Tesseract | None = None) -> Application:
    """Hand the task to the core, with an engine for its pictures if there is one."""
    if engine:
        engine.begin()
        means = means._replace(ocr=Ocr(engine, means.limits.ocr_pages))
    if task.kind == "mail":
        return application.read_mail(task.content, means, received_on=task.as_of)
    return application.read_file(task.content, task.name, means, as_of=task.as_of)


def reply_to(task: Task, means: Means, engine: Tesseract | None = None) -> Reply:
    """Parse behind the worker's boundary, one of the two places where every exception is caught."""
    try:
        return Reply(application=parse(task, means, engine))
    except Exception as error:  # noqa: BLE001 - the worker's boundary: a fault of the parser ends this task only
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Reply(failure=Failure(error=type(error).__name__, place=f"{Path(last.filename).name}:{last.lineno}"))


def confine(setup: Setup) -> None:
    """Bound what the process can take: address space, no core file, no file written."""
    resource.setrlimit(resource.RLIMIT_AS, (setup.memory_bytes, setup.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main() -> None:
    """Serve until standard input ends, as it does when the daemon dies."""
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not land between two frames.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    first = read_frame(requests)
    if first is None:
        return
    try:
        words = vocabulary.load()
    except VocabularyError as error:
        replies.write(frame(str(error).encode()))
        replies.flush()
        return
    setup = msgspec.msgpack.decode(first, type=Setup)
    confine(setup)
    means = Means(words, setup.limits, setup.postings)
    engine = Tesseract(setup.tessdata, seconds=setup.ocr_seconds) if setup.tessdata else None
    # pdfminer.six warns of every flaw of a damaged file, in words of the file.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    # The vocabulary stays for the life of the process: the collector need not look at it again and again.
    gc.freeze()
    replies.write(frame(READY))
    replies.flush()
    tasks = msgspec.msgpack.Decoder(Task)
    encoder = msgspec.msgpack.Encoder()
    while (content := read_frame(requests)) is not None:
        replies.write(frame(encoder.encode(reply_to(tasks.decode(content), means, engine))))
        replies.flush()


if __name__ == "__main__":
    main()
