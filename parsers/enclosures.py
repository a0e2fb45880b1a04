"""Every file of a mail, however wrapped -> documents in the order of the mail, under one budget for the whole mail.

Theory of operation: the mail is walked first. Archives, wrappings of Outlook and S/MIME and mails within the mail are
opened on the way, down to `Limits.containers`, and what they hold is laid out flat. Only then it is decided which files
are read, since a mail may bring more than are read of one mail: likely documents go before trifles. All are listed.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from parsers import documents, forwarded
from parsers.containers import ARCHIVES, ENVELOPES, MAILS, sourcetree, uuencoded
from parsers.containers.archive import Member, likely_first, members
from parsers.containers.budget import Budget
from parsers.documents.body import body
from parsers.documents.container import RefusedError
from parsers.documents.kind import sniff
from parsers.documents.name import shown
from parsers.documents.ocr import Ocr
from parsers.records import Attachment, Defect, Document, Limits, Message
from parsers.sources import code

_LIKELY = frozenset({"pdf", "docx", "doc", "odt", "rtf", "pages"})
_TRIFLE_BYTES = 1000  # of text: no resume is shorter
_PARTS_OF_MAIL = frozenset({"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"})
"""What reports on mail carry for programs (RFC 3464, RFC 8098)."""

_ELSEWHERE = {
    "message/external-body": "Its content lies elsewhere, and nothing is fetched.",
    "message/partial": "It is one piece of a mail that was sent in several, which are not put together.",
}
_CONTAINERS = frozenset([*ARCHIVES, *ENVELOPES, *MAILS])

Way = tuple[str, ...]
"""Names of the containers a file lies in, outermost first."""


class _File(NamedTuple):
    """A file that may be read."""

    attachment: Attachment
    kind: str
    way: Way


@dataclass(frozen=True, slots=True)
class _Walk:
    """What is gathered: files and ready documents in the order of the mail, mails by the mail they lie in."""

    limits: Limits
    budget: Budget
    found: list[_File | Document] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Inside:
    """What the files of one mail hold beside files: mails, and wrappings of the mail itself."""

    mails: list[Message] = field(default_factory=list)
    wrapped: list[Message] = field(default_factory=list)


def read(mail: Message, limits: Limits, ocr: Ocr | None) -> tuple[Message, tuple[Document, ...]]:
    """Return the mail with all mails within it, also those of its files and its text, and its documents in order.

    A container that can't be opened, or lies past a limit, is a document with the defect that says so. Never raises.
    """
    walk = _Walk(limits, Budget.of(limits))
    whole = _mail(walk, mail, ())
    return whole, tuple(_documents(walk, ocr))


def _mail(walk: _Walk, mail: Message, way: Way) -> Message:
    """Lay out the body, the files and the inner mails of a mail; return it with all that was found in it."""
    place = len(walk.found)
    inside = _Inside()
    text, written = uuencoded.parted(mail.text_body, walk.limits.parts)
    _attachments(walk, inside, (*mail.attachments, *written), way)
    mail = _with_body(replace(mail, text_body=text), inside.wrapped)
    quotes = not forwarded.is_forward(mail.subject)
    own = body(mail.text_body, mail.html_body, walk.limits, quotes=quotes)
    if own:
        walk.found.insert(place, replace(own, container=_joined(way)))
    inner = [*(_inner(walk, each, way) for each in mail.forwarded), *inside.mails]
    if not inner and (passed_on := forwarded.inline(mail, own.text if own else "")):
        inner = [passed_on]
    return replace(mail, forwarded=tuple(inner))


def _with_body(mail: Message, wrapped: Iterable[Message]) -> Message:
    """Let the body of a wrapping stand in where the mail has none."""
    for each in wrapped:
        if not (mail.text_body.strip() or mail.html_body.strip()):
            mail = replace(mail, text_body=each.text_body, html_body=each.html_body)
    return mail


def _inner(walk: _Walk, mail: Message, way: Way) -> Message:
    """Lay out a mail within the mail; it goes by its subject, as mail programs show it."""
    label = shown(f"{mail.subject or 'message'}.eml", "eml")
    if len(way) >= walk.limits.containers:
        defect = Defect(code="archive_limit", detail="It lies too deep in other mails and was not opened.")
        walk.found.append(_closed(Attachment(name=label, content_type="", content=b""), "eml", way, defect))
        return mail
    walk.found.extend(_faults(mail, label, way))
    return _mail(walk, mail, (*way, label))


def _faults(mail: Message, label: str, way: Way) -> list[Document]:
    """Return a document for an inner mail that could not be read whole."""
    shell = Attachment(name=label, content_type="", content=b"")
    return [_closed(shell, "eml", way, *mail.defects)] if mail.defects else []


def _attachments(walk: _Walk, inside: _Inside, attachments: Sequence[Attachment], way: Way) -> None:
    """Lay out files; those taken out of a container are charged to the budget, and the rest past it is one line."""
    for number, each in enumerate(attachments):
        if way and not walk.budget.takes(len(each.content)):
            left = len(attachments) - number
            detail = f"{left} more files in it are past the limit of what is taken out of containers."
            shell = Attachment(name=way[-1], content_type="", content=b"")
            walk.found.append(_closed(shell, "unknown", way[:-1], Defect(code="archive_limit", detail=detail)))
            return
        _attachment(walk, inside, each, way)


def _attachment(walk: _Walk, inside: _Inside, each: Attachment, way: Way) -> None:
    """Lay out one file: as what it holds, where it is a container, else as itself."""
    kind = sniff(each.content, each.name)
    if each.content_type in _PARTS_OF_MAIL or kind == "appledouble":
        return
    if each.content_type in _ELSEWHERE:
        defect = Defect(code="unsupported", detail=_ELSEWHERE[each.content_type])
        walk.found.append(_closed(each, "unknown", way, defect))
        return
    if kind not in _CONTAINERS:
        walk.found.append(_File(each, kind, way))
        return
    try:
        _container(walk, inside, each, kind, way)
    except RefusedError as error:
        walk.found.append(_closed(each, kind, way, Defect(code=error.code, detail=str(error))))


def _container(walk: _Walk, inside: _Inside, each: Attachment, kind: str, way: Way) -> None:
    """Open a container. Raises RefusedError where it can't or must not be opened."""
    if len(way) >= walk.limits.containers:
        raise RefusedError("archive_limit", "It lies too deep in other containers and was not opened.")
    if len(each.content) > walk.limits.attachment_bytes:
        raise RefusedError("too_large", f"It has more than {walk.limits.attachment_bytes} bytes.")
    inner_way = (*way, shown(each.name, kind))
    if kind in ARCHIVES:
        _archive(walk, inside, each, kind, way)
    elif kind in ENVELOPES:
        mail = ENVELOPES[kind](each.content, walk.limits)
        if not (mail.text_body or mail.html_body or mail.attachments or mail.forwarded or mail.defects):
            raise RefusedError("no_text", "Nothing is in it.")
        if mail.defects:
            walk.found.append(_closed(each, kind, way, *mail.defects))
        inside.wrapped.append(mail)
        _attachments(walk, inside, mail.attachments, inner_way)
        inside.mails.extend([_inner(walk, inner, inner_way) for inner in mail.forwarded])
    else:
        _mails(walk, inside, MAILS[kind](each.content, walk.limits), inner_way)


def _mails(walk: _Walk, inside: _Inside, mails: Sequence[Message], way: Way) -> None:
    """Lay out the mails of a file; each after the first is charged as a file."""
    shell = Attachment(name=way[-1], content_type="", content=b"")
    for number, mail in enumerate(mails):
        if number and not walk.budget.takes(0):
            defect = Defect(code="archive_limit", detail="More mails are in it than are taken out of containers.")
            walk.found.append(_closed(shell, "mbox", way[:-1], defect))
            return
        before = len(walk.found)
        walk.found.extend(_faults(mail, way[-1], way[:-1]))
        inside.mails.append(_mail(walk, mail, way))
        if len(walk.found) == before:
            walk.found.append(_closed(shell, "eml", way[:-1], Defect(code="no_text", detail="The mail is empty.")))


def _archive(walk: _Walk, inside: _Inside, each: Attachment, kind: str, way: Way) -> None:
    """Lay out an archive: a source tree as one document with the documents beside the code, else its files alone."""
    label = shown(each.name, kind)
    archive = ARCHIVES[kind](each.content, label, walk.limits)
    entries = archive.entries
    defects = list(archive.notes)
    if not entries and not defects:
        raise RefusedError("no_text", "It holds no files.")
    if not walk.budget.lists(len(entries)):
        raise RefusedError("archive_limit", "With it, the archives of the mail hold too many files to be looked at.")
    if sourcetree.is_source(entries):
        sample = sourcetree.read(archive, walk.budget, walk.limits)
        tree = _closed(each, kind, way, *defects, *sample.defects)
        walk.found.append(replace(tree, lines=sample.lines, source=sample.source))
        _members(walk, inside, sample.members, (*way, label))
        return
    wanted = likely_first(entries)[: walk.budget.files]
    if len(wanted) < len(entries):
        detail = f"{len(entries) - len(wanted)} more files in it are past the limit of what is taken out of containers."
        defects.append(Defect(code="archive_limit", detail=detail))
    if defects:
        walk.found.append(_closed(each, kind, way, *defects))
    ordered = sorted(wanted, key=lambda entry: entry.key)
    _members(walk, inside, members(archive, ordered, walk.budget), (*way, label))


def _members(walk: _Walk, inside: _Inside, found: Iterable[Member], way: Way) -> None:
    """Lay out files of an archive."""
    for each in found:
        given = Attachment(name=each.path, content_type="", content=each.content)
        if each.defect:
            walk.found.append(_closed(given, "unknown", way, each.defect))
        else:
            _attachment(walk, inside, given, way)


def _documents(walk: _Walk, ocr: Ocr | None) -> Iterator[Document]:
    """Read the files that the budget allows, and list the others."""
    chosen = _chosen(walk)
    for number, each in enumerate(walk.found):
        if isinstance(each, Document):
            yield each
        elif number in chosen:
            yield from _read(walk, each, ocr)
        else:
            defect = Defect(code="attachment_limit", detail="It is past the limit of documents read of one mail.")
            yield _closed(each.attachment, each.kind, each.way, defect)


def _chosen(walk: _Walk) -> frozenset[int]:
    """Choose the files to be read, likely documents first, then by their place; charge them to the budget."""
    files = [(number, each) for number, each in enumerate(walk.found) if isinstance(each, _File)]
    ranked = sorted(files, key=lambda pair: _rank(pair[1]))[: walk.budget.documents]
    walk.budget.documents -= len(ranked)
    return frozenset(number for number, _ in ranked)


def _rank(file: _File) -> int:
    if file.kind in _LIKELY:
        return 0
    return 1 if len(file.attachment.content) >= _TRIFLE_BYTES else 2


def _read(walk: _Walk, file: _File, ocr: Ocr | None) -> Iterator[Document]:
    """Read a file, and then the files in it."""
    given = file.attachment
    document, enclosed = documents.read_with_enclosed(
        given.content, name=given.name, content_type=given.content_type, limits=walk.limits, ocr=ocr
    )
    source = None
    if document.type in code.KINDS and walk.budget.takes_source(len(given.content)):
        source = code.read(given.content, document.name, document.type, document.lines)
    yield replace(document, container=_joined(file.way), source=source)
    if not enclosed:
        return
    inner = _Walk(walk.limits, walk.budget)
    if len(file.way) < walk.limits.containers:
        _attachments(inner, _Inside(), enclosed, (*file.way, document.name))
    else:
        defect = Defect(code="archive_limit", detail="The files in it lie too deep and were not opened.")
        inner.found.append(_closed(given, file.kind, file.way, defect))
    yield from _documents(inner, ocr)


def _closed(each: Attachment, kind: str, way: Way, *defects: Defect) -> Document:
    """Return a file that is listed and not read, with the defects that say why."""
    label = shown(each.name, kind)
    return Document(
        name=label,
        type="unknown" if kind == "empty" else kind,
        sha256=hashlib.sha256(each.content).hexdigest(),
        size_bytes=len(each.content),
        container=_joined(way),
        defects=tuple([replace(defect, document=label) for defect in defects]),
    )


def _joined(way: Way) -> str | None:
    return "/".join(way) or None
