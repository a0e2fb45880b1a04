"""What a text is, by marks of its own; its name's ending decides only where the marks of a format are few.

Source code has no marks here: by the ending of its name it stays `text`, whatever it prints or quotes.
"""

import re

ENDINGS = {
    "markdown": {"md", "markdown", "mkd", "mdown"},
    "latex": {"tex", "ltx", "latex"},
    "json": {"json"},
    "notebook": {"ipynb"},
    "vcard": {"vcf", "vcard"},
    "calendar": {"ics", "ical"},
    "csv": {"csv", "tsv"},
    "mhtml": {"mht", "mhtml"},
}
"""Endings of names that say one kind of text."""

CODE = frozenset(
    """asm bash bat blade c cc clj cljs cls cpp cs cshtml css cxx dart dockerfile ejs erb erl ex exs f90 fs go gradle
    graphql groovy h haml hbs hcl hpp hs ipynb java jinja jinja2 j2 jl js jsp jsx kt kts less liquid lua m mjs ml
    mustache njk php phtml pl pm proto ps1 psql pug py pyi pyx r rb rs sass scala scss sh slim sol sql svelte swift
    tf toml ts tsx twig vb vue yaml yml zig""".split()  # noqa: SIM905 - a long list reads best as words
)
"""Endings of source code and of what programs are set up with."""

_DATA = frozenset({"ipynb", "toml", "yaml", "yml"})
_SCRIPTED = re.compile(rb"<\?(?!xml)|<%|\{%|\{\{")

PLAIN = {"", "txt", "text", "doc"}
"""Endings that say nothing about the kind of a text."""

_HEAD = 16_384  # bytes looked at for marks
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|table|span|p|br|h[1-6]|ul|meta|title|style)\b[^<>]*>", re.IGNORECASE
)
_CLOSED = re.compile(rb"</(?:html|body|div|table|p|span|a|b|li|h[1-6])\s*>", re.IGNORECASE)
_EUROPASS = re.compile(rb"<(?:\w{1,20}:)?(?:Candidate|SkillsPassport)\s")
_LATEX = re.compile(rb"^\s*\\(?:documentclass|documentstyle)\b|\\begin\s*\{document\}", re.MULTILINE)
_MARKDOWN = (
    re.compile(rb"^#{1,6} \S", re.MULTILINE),
    re.compile(rb"\[[^\]\n]{1,200}\]\((?:https?:|mailto:|tel:|#|/)[^)\s]{1,400}\)"),
    re.compile(rb"(?<!\*)\*\*[^*\s][^*\n]{0,200}\*\*(?!\*)"),
    re.compile(rb"^```|^\|(?: ?:?-{3,}:? ?\|)+\s*$", re.MULTILINE),
)
_MIME = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
_MAIL = re.compile(rb"^(?:received|to|delivered-to|return-path):", re.IGNORECASE | re.MULTILINE)


def text_kind(content: bytes, ending: str) -> str:
    """Return the kind of a text; ending is of its name, in lower case, empty where there is none."""
    head = content[:_HEAD]
    if b"\x00" in head:
        head = head.replace(b"\x00", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if ending in CODE - _DATA and (not _is_page(start) or _SCRIPTED.search(head)):
        return "text"
    return _by_beginning(start, content) or _marked_up(start, ending) or _by_marks(head, ending)


def _marked_up(start: bytes, ending: str) -> str:
    """Name XML and HTML; Markdown may hold elements of HTML, but is no page."""
    if start.startswith(b"<"):
        if b"<office:document " in start or b"<office:document\n" in start:
            return "fodt"
        if b"<pkg:package" in start or b"schemas.microsoft.com/office/word/2003/wordml" in start:
            return "wordml"
        if b"europass" in start and _EUROPASS.search(start):
            return "europass"
    is_page = _is_page(start)
    if ending in ENDINGS["markdown"] and not is_page:
        return ""
    return "html" if is_page or (_HTML.search(start) and len(_CLOSED.findall(start)) >= 2) else ""


def _is_page(start: bytes) -> bool:
    return start[:5].lower() in {b"<!doc", b"<html"}


def _by_beginning(start: bytes, content: bytes) -> str:
    upper = start[:20].upper()
    if upper.startswith(b"BEGIN:VCARD"):
        return "vcard"
    if upper.startswith(b"BEGIN:VCALENDAR"):
        return "calendar"
    fields = start.partition(b"\n\r\n")[0].partition(b"\n\n")[0]
    if b"mime-version:" in fields.lower() and _MIME.search(fields) and not _MAIL.search(fields):
        return "mhtml"
    if start[:1] in {b"{", b"["} and content.rstrip(b" \t\r\n\x00")[-1:] in {b"}", b"]"} and b'"' in start:
        return "notebook" if b'"nbformat"' in content else "json"
    return ""


def _by_marks(head: bytes, ending: str) -> str:
    if _LATEX.search(head) or ending in ENDINGS["latex"]:
        return "latex"
    if ending in ENDINGS["markdown"]:
        return "markdown"
    if ending in ENDINGS["csv"]:
        return "csv"
    is_marked = sum(mark.search(head) is not None for mark in _MARKDOWN) >= 2
    return "markdown" if ending in PLAIN and is_marked else "text"
