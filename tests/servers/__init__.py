"""Real servers for tests, one a module: each on its own ports and folder, gone without a trace afterwards.

`make servers` provides what they run. A server that is missing is an error, not a skipped test.
"""

from pathlib import Path


class MissingServerError(RuntimeError):
    """A server's program is not on this machine."""


def program(path: str | Path) -> str:
    """Return `path` as text where it is there to be run; raise MissingServerError otherwise."""
    if not Path(path).is_file():
        raise MissingServerError(f"{path} is missing: run `make servers`")
    return str(path)
