"""Lines of strangers' files as they are quoted: what does not show is gone, and passwords and keys are hidden."""

import re
import unicodedata

_SECRETS = re.compile(
    r"(?<=://)[^\s/\"'<>]{1,200}(?=@)"
    r"|(?:passw(?:or)?d|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)"
    r"(?:s|key|[_.-][\w.-]{1,40})?[\"'\]]{0,2}[ \t]{0,8}(?::=|=>|=(?!=)|:)[ \t]{0,8}"
    r"(?P<value>\"[^\"]++|'[^']++|[^\s\"',;&()\[\]]++(?![(\[]))",
    re.IGNORECASE,
)
"""User and password of a URL (RFC 3986 section 3.2.1), and values of names that are for secrets."""


def quotable(text: str) -> str:
    """Return a line without control, format and direction characters (Unicode category C), secrets as asterisks.

    What is hidden keeps its length, so that places in a line that shows everything stay as they are.
    """
    if not text.isprintable():
        text = "".join([" " if each.isspace() else each for each in text if _shows(each)])
    return _SECRETS.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    start = found.start("value") if found["value"] else found.start()
    kept = found.string[found.start() : start]
    secret = found[0][len(kept) :]
    quote = secret[0] if secret[0] in "\"'" else ""
    return f"{kept}{quote}{'*' * (len(secret) - len(quote))}"


def _shows(each: str) -> bool:
    return each.isspace() or not unicodedata.category(each).startswith("C")
