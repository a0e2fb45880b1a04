"""What is this document in an application? Content first, the file's name only where the content can't tell."""

import re
from dataclasses import replace

from parsers.records import Document, Role
from parsers.resume import looks_like_resume
from parsers.vocabulary import Vocabulary

# At half the marks of a resume (headings, contact data, date ranges), letters and samples of the corpus stay below.
RESUME_SCORE = 0.5
IMAGE_TYPES = frozenset({"png", "jpeg", "gif", "tiff", "bmp", "webp", "heic", "svg"})
BODY = "body"

_RESUME_NAME = re.compile(r"resume|résumé|\bcv\b|curriculum|lebenslauf|vitae|życiorys", re.IGNORECASE)
_LETTER_NAME = re.compile(
    r"cover|letter|anschreiben|motivation|lettre|carta|lettera|brief|list[_ -]?motyw", re.IGNORECASE
)
_CERTIFICATE_NAME = re.compile(r"certif|zeugnis|diplom|urkunde|zertifikat|attest|transcript|świadectw", re.IGNORECASE)
_SAMPLE_NAME = re.compile(r"sample|project|portfolio|projekt|projet|proyecto|progetto", re.IGNORECASE)
_SAMPLE_SUFFIXES = frozenset(
    {".zip", ".gz", ".tgz", ".7z", ".py", ".ipynb", ".sql", ".js", ".ts", ".php", ".java", ".go", ".rb", ".rs"}
    | {".c", ".cpp", ".h", ".cs", ".css", ".sh", ".yml", ".yaml", ".toml"}
)


def assign(document: Document, vocabulary: Vocabulary) -> Document:
    """Return the document with its role and the reason."""
    role, reason = _role(document, vocabulary)
    return replace(document, role=role, reason=reason)


def _role(document: Document, vocabulary: Vocabulary) -> tuple[Role, str]:
    if document.type in IMAGE_TYPES and not document.readable:
        return Role.IMAGE, "an image without text"
    stem, dot, suffix = document.name.rpartition(".")
    words = re.sub(r"[_\W]+", " ", stem or suffix)
    if (dot + suffix).lower() in _SAMPLE_SUFFIXES:
        return Role.WORK_SAMPLE, "the file's type"
    if document.readable and looks_like_resume(document, vocabulary) >= RESUME_SCORE:
        return Role.RESUME, "built like a resume"
    if document.name == BODY:
        return Role.COVER_LETTER, "the mail's own text"
    return _role_by_name(words, readable=document.readable)


def _role_by_name(words: str, *, readable: bool) -> tuple[Role, str]:
    if _LETTER_NAME.search(words):
        return Role.COVER_LETTER, "the file's name"
    if _CERTIFICATE_NAME.search(words):
        return Role.CERTIFICATE, "the file's name"
    if _RESUME_NAME.search(words):
        return Role.RESUME, "the file's name"
    if _SAMPLE_NAME.search(words):
        return Role.WORK_SAMPLE, "the file's name"
    return (
        Role.OTHER,
        "nothing in its text or name tells" if readable else "it can't be read, and its name tells nothing",
    )
