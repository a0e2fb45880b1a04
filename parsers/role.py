"""What is each document in an application? Content first, its name only where the content can't tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.documents.body import BODY
from parsers.documents.text_kind import CODE
from parsers.genre import genre
from parsers.records import Document, Role
from parsers.resume import Outline, likeness
from parsers.vocabulary import Lexicon
from parsers.vocabulary.phrases import fold

# At half the marks of a resume (headings, contact data, date ranges), letters and samples stay below.
RESUME_SCORE = 0.5
# A sparse resume has this much; enough where the mail holds no other, or the file is called one.
SPARSE_SCORE = 0.2

IMAGE_TYPES = frozenset({"png", "jpeg", "gif", "tiff", "bmp", "webp", "heic"})
_SAMPLE_TYPES = frozenset({"zip", "tar", "gzip", "bzip2", "xz", "7z", "notebook", "pptx", "odp"})
_PAPER_ENDINGS = frozenset({"pdf", "doc", "docx", "docm", "odt", "rtf", "pages", "wps", "tif", "tiff", "heic"})
_NAMES = (
    ("letter_name", Role.COVER_LETTER),
    ("certificate_name", Role.CERTIFICATE),
    ("resume_name", Role.RESUME),
    ("sample_name", Role.WORK_SAMPLE),
)
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][^\W\d_A-Z])")
_NO_WORD = re.compile(r"[\W_\d]+")
_STARTS = 6  # letters of a word that is found at the start of a longer one, such as "resumejanedoe"
_WITHIN = 8  # letters of a word that is found anywhere in a longer one, such as "bewerbungslebenslauf"


def assign_all(documents: Sequence[Document], outlines: Sequence[Outline], lexicon: Lexicon) -> tuple[Document, ...]:
    """Return the documents of one mail with their roles and the reasons. outlines: of their first pages."""
    scores = [likeness(each) for each in outlines]
    found = [assign(each, lexicon, score) for each, score in zip(documents, scores, strict=True)]
    found = [_not_what_pages_say(each, documents) for each in found]
    attached = [each for each in found if each.name != BODY]
    if any(each.role is Role.RESUME for each in attached):
        return tuple(map(_not_a_second_resume, found))
    place = _left_over(found, scores, lexicon)
    if place is not None:
        found[place] = _as(Role.RESUME, "the only paper of the mail that can be one", found[place])
        found = [*map(_not_a_second_resume, found)]
    return tuple(found)


def assign(document: Document, lexicon: Lexicon, score: float) -> Document:
    """Return one document with its role; score says how much it is built like a resume, see `likeness`."""
    role, reason = _role(document, lexicon, score)
    return _as(role, reason, document)


def _as(role: Role, reason: str, document: Document) -> Document:
    source = document.source if role is Role.WORK_SAMPLE else None
    return replace(document, role=role, reason=reason, source=source)


def _not_what_pages_say(document: Document, documents: Sequence[Document]) -> Document:
    """Make no claims from a record that is attached to a PDF: nobody sees it, and it can say what the pages do not."""
    holder = (document.container or "").rpartition("/")[2]
    if document.type == "europass" and any(each.name == holder and each.type == "pdf" for each in documents):
        return _as(Role.OTHER, "a record attached to a document, whose pages count", document)
    return document


def _not_a_second_resume(document: Document) -> Document:
    """Take the mail's own text for a letter beside a resume: a long letter can be built much like one."""
    if document.name != BODY or document.role is not Role.RESUME:
        return document
    return _as(Role.COVER_LETTER, "the mail's own text beside a resume", document)


def _role(document: Document, lexicon: Lexicon, score: float) -> tuple[Role, str]:
    if document.type in IMAGE_TYPES and not document.readable:
        is_certificate = _is_called(document.name, lexicon, "certificate_name")
        return (Role.CERTIFICATE, "the file's name") if is_certificate else (Role.IMAGE, "an image without text")
    if document.type in _SAMPLE_TYPES and document.readable:
        return Role.WORK_SAMPLE, "the file's type"
    if score >= RESUME_SCORE:
        return Role.RESUME, "built like a resume"
    if _ending(document) in CODE or (document.source and document.type != "html"):
        return Role.WORK_SAMPLE, "the file's type"
    if document.name == BODY:
        return Role.COVER_LETTER, "the mail's own text"
    return (document.readable and genre(document, lexicon)) or _by_name(document, lexicon, score)


def _by_name(document: Document, lexicon: Lexicon, score: float) -> tuple[Role, str]:
    for entry, role in _NAMES:
        told = role is not Role.RESUME or not document.readable or score >= SPARSE_SCORE
        if told and _is_called(document.name, lexicon, entry):
            return role, "the file's name"
    if document.source:
        return Role.WORK_SAMPLE, "a web page that is written by hand"
    return (
        Role.OTHER,
        "nothing in its text or name tells" if document.readable else "it can't be read, and its name tells nothing",
    )


def _left_over(found: Sequence[Document], scores: Sequence[float], lexicon: Lexicon) -> int | None:
    """Return the place of the paper that must be the resume where none is built or called like one, None without."""
    papers = [at for at, each in enumerate(found) if each.role is Role.OTHER and _ending(each) in _PAPER_ENDINGS]
    readable = [at for at in papers if scores[at] >= SPARSE_SCORE]
    if readable:
        return max(readable, key=scores.__getitem__)
    closed = [at for at in papers if not found[at].readable]
    named = [at for at in closed if _is_called(found[at].name, lexicon, "paper_name")]
    return next((group[0] for group in (closed, named) if len(group) == 1), None)


def _ending(document: Document) -> str:
    stem, dot, ending = document.name.rpartition(".")
    return ending.casefold() if dot and stem else document.type


def _is_called(name: str, lexicon: Lexicon, entry: str) -> bool:
    """Whether a file's name holds a word of this entry, also glued to others ("ResumeJaneDoe")."""
    stem = name.rpartition(".")[0] or name
    parts = _NO_WORD.sub(" ", fold(_CAMEL.sub(" ", stem))).split()
    spaced = f" {' '.join(parts)} "
    return any(f" {word} " in spaced or _is_glued(word, parts) for word in lexicon.file_names[entry])


def _is_glued(word: str, parts: Sequence[str]) -> bool:
    if len(word) >= _WITHIN:
        return any(word.replace(" ", "") in part for part in parts)
    return len(word) >= _STARTS and any(part.startswith(word) for part in parts)
