"""What the MIME label of a text says beside its type (RFC 2046 4.1.2, RFC 3676 3)."""

from typing import NamedTuple


class Label(NamedTuple):
    """charset: As written, empty where none is named. flowed: Lines were broken by the sender's program.

    deletes_space: The space before such a break is part of the break (`DelSp=yes`).
    """

    charset: str = ""
    flowed: bool = False
    deletes_space: bool = False


UNLABELLED = Label()


def read(content_type: str) -> Label:
    """Read a label such as `text/plain; charset="utf-8"; format=flowed`."""
    parameters: dict[str, str] = {}
    for item in content_type.lower().split(";")[1:33]:
        name, _, value = item.partition("=")
        parameters.setdefault(name.strip(), value.strip().strip("\"'"))
    return Label(parameters.get("charset", ""), parameters.get("format") == "flowed", parameters.get("delsp") == "yes")
