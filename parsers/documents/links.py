"""Targets of hyperlinks: which are kept, and in what form."""

from parsers.characters import clean

SCHEMES = ("http://", "https://", "mailto:", "tel:")
LONGEST = 2048


def target(address: str) -> str:
    """Return the address if it leads to the web, a mailbox or a telephone, else an empty string."""
    address = clean(address).strip() if len(address) <= LONGEST else ""
    if not address.lower().startswith(SCHEMES):
        return ""
    return address.replace(" ", "%20")
