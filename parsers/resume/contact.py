"""E-mail and web addresses of the person: the contact block first, the rest only where they can be nobody else's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.records import Claim, Document, Evidence
from parsers.resume.labels import Labelled, kinds_of
from parsers.resume.row import Row
from parsers.resume.rows import evidence
from parsers.vocabulary import Lexicon

_ADDRESS = re.compile(r"[A-Za-z0-9][\w.+%'-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?![\w@])", re.ASCII)
# OCR sees a gap behind a dot.
_LOOSE = re.compile(r"(?<![\w.@-])[a-z][a-z-]{1,63}\. $")
_WWW = re.compile(r"^(https?://)?(?=[wv]{0,5}v)[wv]{3,6}\.")  # as OCR reads "www."
# "name [at] host [dot] org", "name (at) host.org"; bare words "at" and "dot" only together.
# A local part has 64 characters at most (RFC 5321 section 4.5.3.1.1).
_HIDDEN = re.compile(
    r"([A-Za-z0-9][\w.+-]{0,63}+)\s*+(?:[\[({<]\s*(?:at|\u00e4t|arroba|@)\s*[\])}>]|\s@\s?|\s?@\s)\s*"
    r"((?:[A-Za-z0-9-]+\s*(?:[\[({<]\s*(?:dot|punkt|point|punto|ponto|\.)\s*[\])}>]|\.)\s*)+[A-Za-z]{2,24})\b",
    re.IGNORECASE,
)
_WORDED = re.compile(r"([A-Za-z0-9][\w.+-]*) at ((?:[A-Za-z0-9-]+ dot )+[A-Za-z]{2,24})\b", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[({<]\s*(?:dot|punkt|point|punto|ponto|\.)\s*[\])}>]\s*|\s+dot\s+", re.IGNORECASE)
_TOP_DOMAINS = frozenset(
    {"com", "org", "net", "edu", "gov", "info", "biz", "dev", "app", "name", "email", "online", "tech", "cloud"}
)
_NUMBER = re.compile(r"(?<![\w@/.=-])(?:\+|\(\+|00)?\(?\d[\d ().\-/\u2013\u2010\u2011\u00a0]{5,22}\d(?![\w@])")
# What a line must hold for a number, for a web address, and for an e-mail address that is hidden from programs.
_FIGURES = re.compile(r"\d[\d\s().\-/\u2013\u2010\u2011\u00a0]{5}")
_POINTED = re.compile(r"\.\S|://")
_BRACKETED = re.compile(r"[\[({<]\s*(?:at|\u00e4t|arroba)\s*[\])}>]")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]{}\"',;|\u00b7\u2022]+", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_BARE = re.compile(
    r"(?<![\w@./-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,12}(?:/[^\s<>()\[\]{}\"',;|\u00b7\u2022]*)?(?![\w@])"
)
_NETWORKS = {
    "github": "https://github.com/{}",
    "gitlab": "https://gitlab.com/{}",
    "linkedin": "https://www.linkedin.com/in/{}",
    "bitbucket": "https://bitbucket.org/{}",
    "xing": "https://www.xing.com/profile/{}",
}
_NAMED = re.compile(
    r"\b(github|gitlab|linkedin|bitbucket|xing)\s*:\s*@?([A-Za-z0-9][\w-]{1,38})(?![\w./@:])", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+%'-]+@[\w.-]*")  # an address, or the beginning of one
_NETWORK_ALONE = re.compile(
    r"(?:github|gitlab|linkedin|bitbucket|xing|twitter|stackoverflow)\.(?:com|org)(?:/(?:in|profile))?"
)
_REST = re.compile(r"(/?[a-z0-9][\w.%-]*(?:/[\w.%-]+)*/?)(?:\s+\([^)]*\))?")
_HANDLE = re.compile(r"@?([A-Za-z0-9](?:[\w.-]{0,38}[A-Za-z0-9])?)")
_PERSONAL_HOST = re.compile(
    r"(?:^|\.)(?:github|gitlab|linkedin|bitbucket|stackoverflow|xing|twitter|x|mastodon|medium|dev|kaggle|huggingface|codepen|behance|dribbble)\."
    r"(?:com|org|io|to|co|social)$|\.(?:github|gitlab)\.io$",
    re.IGNORECASE,
)
_NEVER_LINKS = re.compile(
    r"^(?:mailto|tel|sms|callto|file|javascript|data|cid|geo|maps?):|google\.\w+/maps|maps\.", re.IGNORECASE
)
_FILE_ENDINGS = frozenset({"js", "py", "net", "io", "ai", "md", "sh"})


@dataclass(frozen=True, slots=True)
class Block:
    """Where contact data may stand.

    rows: top and contact sections and a page's foot; summary: what the person says of themselves; others: all but rows.
    """

    document: Document
    rows: tuple[Row, ...]
    others: tuple[Row, ...]
    summary: tuple[Row, ...]
    labelled: tuple[Labelled, ...]
    lexicon: Lexicon


class Address(NamedTuple):
    """A web address of a row. start, end: characters of the line; end is None where it lies under the whole of it."""

    url: str
    rule: str
    start: int
    end: int | None
    confidence: float


def email(block: Block, sender_address: str = "") -> Claim | None:
    """Give the person's address; where several stand, the sender's, else the first of the contact block."""
    found = [*_addresses(block, block.rows), *_addresses(block, block.others)]
    if not found:
        return None
    sender = sender_address.casefold()
    value, place, rule = next((each for each in found if sender and each[0].casefold() == sender), found[0])
    agreed = value.casefold() == sender
    return Claim(value=value, evidence=(place,), confidence=1.0 if agreed or rule != "email_elsewhere" else 0.6)


def _addresses(block: Block, rows: Sequence[Row]) -> Iterator[tuple[str, Evidence, str]]:
    rule = "email" if rows is block.rows else "email_elsewhere"
    for at, row in enumerate(rows):
        for link in row.line.links:
            if link.lower().startswith("mailto:") and (found := _ADDRESS.search(link[7:])):
                yield _cased(found.group()), evidence(block.document, row, "email_link"), rule
        text = row.line.text
        below = rows[at + 1] if at + 1 < len(rows) else None
        if "@" in text and below is not None and (whole := _broken(text, below.line.text)):
            yield _cased(whole), evidence(block.document, row, rule), rule
        for found in _ADDRESS.finditer(text) if "@" in text else ():
            value = _continued(found.group(), row, below, found.end())
            lost = _LOOSE.search(text, 0, found.start()) if row.line.confidence < 1.0 else None
            start = lost.start() if lost and not kinds_of(lost[0], block.lexicon) else found.start()
            value = text[start : found.start()].replace(" ", "") + value
            yield _cased(value), evidence(block.document, row, rule, start, found.end()), rule
        for found in _hidden(text):
            value = f"{found.group(1)}@{_DOT.sub('.', found.group(2)).replace(' ', '')}"
            if _ADDRESS.fullmatch(value):
                yield _cased(value), evidence(block.document, row, "email_hidden", found.start(), found.end()), rule


def _hidden(text: str) -> Iterator[re.Match[str]]:
    low = text.lower()
    if "@" in low or _BRACKETED.search(low):
        yield from _HIDDEN.finditer(text)
    if " at " in low and " dot " in low:
        yield from _WORDED.finditer(text)


def _broken(text: str, below: str) -> str | None:
    """Give an address whose first line alone is none, as `name@example.o` over `rg`."""
    token = text.rsplit(maxsplit=1)[-1].strip("<>();,")
    if "@" not in token or _ADDRESS.fullmatch(token) or len(below.split()) != 1:
        return None
    found = _ADDRESS.search(token + below.strip())
    return found.group() if found and _is_top_domain(found.group()) else None


def _is_top_domain(value: str) -> bool:
    last = value.rpartition(".")[2].lower()
    return len(last) == 2 or last in _TOP_DOMAINS


def _continued(value: str, row: Row, below: Row | None, end: int) -> str:
    """Give an address broken by a narrow column: its last part is no top domain, and the next line ends it."""
    last = value.rpartition(".")[2].lower()
    if below is None or row.line.text[end:].strip(" .") or last in _TOP_DOMAINS:
        return value
    more = below.line.text.strip()
    joined = row.line.text[end - len(value) :].strip() + more
    if "." in value.partition("@")[2] and more.count(".") > 1:
        return value
    fits = re.fullmatch(r"[\w.-]{1,30}", more) and _is_top_domain(joined) and _ADDRESS.fullmatch(joined)
    if fits and (len(last) != 2 or len(more) <= 2):
        return joined
    return value


def _cased(value: str) -> str:
    """Give a stylesheet's capitals are not the address's."""
    return value.lower() if value.upper() == value else value


def figures(text: str) -> Iterator[re.Match[str]]:
    """Give what may be telephone numbers in a text."""
    return _NUMBER.finditer(text) if _FIGURES.search(text) else iter(())


def links(block: Block) -> tuple[Claim, ...]:
    """Profiles, repositories and pages of the person, each once, in the order they stand."""
    found: dict[str, Claim] = {}
    for url, place, confidence in _links(block):
        name = _link_key(url)
        if name and name not in found:
            found[name] = Claim(value=url, evidence=(place,), confidence=confidence)
    names = tuple(found)
    return tuple(
        claim
        for name, claim in found.items()
        if not any(other != name and other.startswith(name) and len(name) > 8 and "/" in name for other in names)
    )


def _links(block: Block) -> Iterator[tuple[str, Evidence, float]]:
    every = {row.number: row for row in (*block.rows, *block.others)}
    for row in filter(_may_link, block.rows):
        above = every.get(row.number - 1)
        if above is None or "@" not in above.text or not _broken(above.line.text, row.line.text):
            for each in _row_links(block, row, every.get(row.number + 1)):
                if not row.bullet or _is_profile(each[0]) or not _PERSONAL_HOST.search(_host(each[0])):
                    yield each
    for label in block.labelled:
        yield from _handles(block, label)
    for row in filter(_may_link, block.others):
        found = _row_links(block, row, every.get(row.number + 1))
        yield from (each for each in found if _is_profile(each[0]))


def _may_link(row: Row) -> bool:
    text = row.line.text
    return bool(row.line.links or ":" in text or _POINTED.search(text))


def _is_profile(url: str) -> bool:
    """Tell whether an address is a person's page in a network, rather than one of their works or something else's."""
    return bool(_PERSONAL_HOST.search(_host(url))) and _link_key(url).count("/") == _depth(url)


def _host(url: str) -> str:
    return _link_key(url).partition("/")[0]


def _row_links(block: Block, row: Row, below: Row | None) -> Iterator[tuple[str, Evidence, float]]:
    for each in addresses_of(row):
        url = _whole(each, row, below) if below is not None else each.url
        url = _WWW.sub(r"\1www.", url) if row.line.confidence < 1.0 else url
        if not _NETWORK_ALONE.fullmatch(_link_key(url)):
            yield url, evidence(block.document, row, each.rule, each.start, each.end), each.confidence
    linked = " ".join(row.line.links).lower()
    for found in _NAMED.finditer(row.line.text) if ":" in row.line.text else ():
        network, handle = found[1].lower(), found[2]
        if network not in linked:
            place = evidence(block.document, row, "handle", found.start(), found.end())
            yield _NETWORKS[network].format(handle), place, 0.8


def _whole(address: Address, row: Row, below: Row) -> str:
    """Give an address whole that a narrow column broke, after a hyphen or slash or before a rest with one of them.

    A rest without such a sign before it is set like the address; the heading of the next project is not.
    """
    rest = _REST.fullmatch(below.line.text.strip().split("\t")[0])
    is_last = address.end is not None and not row.line.text[address.end :].strip("/-_ ")
    if not is_last or rest is None or "." in rest[1].partition("/")[0]:
        return address.url
    mark = row.line.text.rstrip()[-1]
    if mark in "-_/":
        return address.url.rstrip("-_/") + mark + rest[1]
    is_cut = below.style == row.style and "/" in _link_key(address.url) and re.search(r"[-/]", rest[1].rstrip("/"))
    return address.url + rest[1] if is_cut else address.url


def addresses_of(row: Row) -> Iterator[Address]:
    """Give the web addresses of a row: those under its words, then those in them."""
    for link in row.line.links:
        if _WEB.match(link) and not _NEVER_LINKS.search(link):
            yield Address(link, "link", 0, None, 1.0)
    if any(link.startswith("mailto:") for link in row.line.links) and "@" not in row.line.text:
        return
    text = row.line.text
    if not _POINTED.search(text):
        return
    plain = _MAIL.sub(lambda found: " " * len(found.group()), text)
    for found in _URL.finditer(plain):
        url = found.group().rstrip("./:")
        yield Address(url if "://" in url else f"https://{url}", "url", found.start(), found.end(), 1.0)
    plain = _URL.sub(lambda found: " " * len(found.group()), plain)
    for found in _BARE.finditer(plain):
        url = found.group().rstrip("./:")
        if _is_address(url):
            yield Address(f"https://{url}", "url_bare", found.start(), found.end(), 0.9)


def _handles(block: Block, label: Labelled) -> Iterator[tuple[str, Evidence, float]]:
    """`GitHub: name` states the network and the name: together they are the address."""
    network = next((name for name in _NETWORKS if name in label.label.split()), None)
    found = _HANDLE.fullmatch(label.value.strip())
    if network and found and not label.row.line.links and not _is_address(found.group(1)):
        url = _NETWORKS[network].format(found.group(1))
        yield url, evidence(block.document, label.row, "handle", label.start, label.start + len(label.value)), 0.8


def _is_address(url: str) -> bool:
    host, _, path = url.partition("/")
    last = host.rpartition(".")[2].lower()
    if path:
        return len(last) == 2 or last in _TOP_DOMAINS or bool(_PERSONAL_HOST.search(host))
    if host.count(".") < 2 and last in _FILE_ENDINGS:
        return False
    return (
        host.islower()
        and (len(last) == 2 or last in _TOP_DOMAINS or host.count(".") >= 2)
        and not re.search(r"\d+\.\d", host)
    )


def _depth(url: str) -> int:
    return 2 if "linkedin" in url or "xing" in url else 1


def _link_key(url: str) -> str:
    return _SCHEME.sub("", url.strip().lower()).rstrip("/.,;)")


def reaches(row: Row) -> bool:
    """Tell whether the row holds little but ways to reach a person: an address, an international number, a profile."""
    if row.bullet or row.dated or len(row.words) > 24:
        return False
    if "@" in row.text or (row.line.links and any(link.startswith(("mailto:", "tel:")) for link in row.line.links)):
        return True
    if len(row.words) >= 9 and not re.search(r"\s[|\u00b7\u2022]\s|\t", row.text):
        return False
    if any(found.group().lstrip("(").startswith(("+", "00")) for found in figures(row.text)):
        return True
    hosts = _BARE.finditer(row.text) if _POINTED.search(row.text) else ()
    return any(_PERSONAL_HOST.search(_link_key(found.group()).partition("/")[0]) for found in hosts)
