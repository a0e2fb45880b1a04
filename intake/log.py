"""One line an event: dotted name, ids and counts, never a name, an address or text of a mail.

Levels: error means a person must act, and the line says what to do; warning heals by itself; info is the usual course.
"""

import sys
from typing import Any, TextIO

import structlog

from intake.config import Log

LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}


def configure(settings: Log, stream: TextIO | None = None) -> None:
    """Write the log to `stream` (standard error) as JSON, or for people where it is a terminal."""
    stream = stream or sys.stderr
    console = settings.format == "console" or (settings.format == "auto" and stream.isatty())
    renderers: list[Any] = (
        [structlog.dev.ConsoleRenderer(colors=stream.isatty())]
        if console
        else [structlog.processors.JSONRenderer(ensure_ascii=True)]
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *renderers,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[settings.level]),
        logger_factory=structlog.PrintLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )


def logger() -> structlog.typing.FilteringBoundLogger:
    """Return a logger that follows `configure`, whenever that is called."""
    found: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return found
