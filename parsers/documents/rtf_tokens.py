"""RTF as tokens: control words, bytes in hexadecimal, control signs, braces and text."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"""\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?      # 1, 2: control word and its number
    |\\'([0-9a-fA-F]{2})                         # 3: a byte
    |\\([^a-zA-Z0-9'\r\n])|\\([\r\n])           # 4, 5: control sign, line break for \\par
    |([{}])|[\r\n]+|([^\\{}\r\n]+)              # 6, 7: brace, text""",
    re.VERBOSE,
)


def tokens(content: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the tokens; binary data behind `bin` is passed over."""
    position = 0
    while token := _TOKEN.match(content, position):
        yield token
        position = token.end()
        if token[1] == b"bin" and token[2]:
            position += max(int(token[2]), 0)
