"""Templates: the engine by the file's ending, else by what only that engine has."""

import re
from collections.abc import Iterator, Mapping

from parsers.sources.blanks import blanked
from parsers.sources.sight import Places, Sight

ENDINGS: Mapping[str, str] = {
    ".html.twig": "twig", ".twig": "twig", ".blade.php": "blade", ".erb": "erb", ".rhtml": "erb", ".ejs": "ejs",
    ".hbs": "handlebars", ".handlebars": "handlebars", ".mustache": "mustache", ".pug": "pug", ".jade": "pug",
    ".ftl": "freemarker", ".ftlh": "freemarker", ".cshtml": "razor", ".vbhtml": "razor", ".razor": "blazor",
    ".jsp": "jsp", ".jspx": "jsp", ".haml": "haml", ".slim": "slim", ".liquid": "liquid", ".njk": "nunjucks",
    ".nunjucks": "nunjucks", ".j2": "jinja", ".jinja": "jinja", ".jinja2": "jinja", ".mako": "mako",
    ".vm": "velocity", ".heex": "heex", ".eex": "heex", ".leex": "heex", ".gohtml": "go", ".xhtml": "jsf",
    ".aspx": "webforms", ".astro": "astro", ".marko": "marko", ".phtml": "phtml",
}  # fmt: skip
"""Endings of names that say the engine."""

_TAGS: Mapping[str, str] = {
    "django": (
        r"\{%-?\s*(?:load\s+\w|url\s+[\"']|csrf_token|static\s+[\"']|trans\s+[\"']|blocktrans|translate\s+[\"']"
        r"|comment\b|empty\s*%|with\s+\w+=)|forloop\."
    ),
    "jinja": (
        r"\{\{-?\s*(?:url_for|super|get_flashed_messages|csrf_token|config)\s*[(\[.]|\{%-?\s*(?:macro|call|set)\s"
        r"|\bloop\.(?:index|first|last)|\{%-|-%\}|\{%\s*with\s+messages"
    ),
    "liquid": (
        r"\{%-?\s*(?:assign|capture|render|unless|paginate|schema)\s|\{%\s*include\s+\w[\w./-]*\.html"
        r"|\{\{\s*(?:site|page)\.|\{\{\s*content\s*\}\}"
    ),
    "{% %}": r"\{%\s*(?:extends|block|include|for|if)\b",
    "smarty": r"(?<!\{)\{(?:foreach\s|include\s+file|assign\s+var|/foreach\})",
    "thymeleaf": r"\bth:(?:text|each|href|if|field|object|fragment|replace|insert|action)\s*=",
    "handlebars": r"\{\{[#/](?:each|if|unless|with)\b",
    "go": r"\{\{-?\s*(?:define\s+\"|range\s+[.$]|template\s+\"|block\s+\"|if\s+[.$]|end\s*-?\}\}|\.[A-Z])",
    "angular": r"\*ng(?:If|For)\s*=|\[\(ngModel\)\]|@for\s*\([^)]{1,80}track\s",
    "angularjs": r"\bng-(?:app|controller|repeat|model)\s*=",
    "vue": r"\bv-(?:if|for|model|bind|on|show)\b\s*[=:]",
    "htmx": r"\bhx-(?:get|post|put|delete|target|swap)\s*=",
    "alpine": r"\bx-data\s*=",
    "php": r"<\?(?:php|=)",
}  # fmt: skip
_tags = {name: re.compile(pattern) for name, pattern in _TAGS.items()}
_UNDECIDED = "{% %}"
_DECIDING = ("django", "jinja", "liquid")


def page(text: str) -> Iterator[Sight]:
    """Give the engines that fill a page. Where only tags stand that several have, that is said as `{% %}`."""
    code, places = blanked(text, "page").written, Places(text)
    found = {name: seen for name, pattern in _tags.items() if (seen := pattern.search(code))}
    decided = next((name for name in _DECIDING if name in found), None)
    for name, seen in found.items():
        if name == decided or name not in {_UNDECIDED, *_DECIDING} or (name == _UNDECIDED and decided is None):
            yield Sight("template", name, places.line(seen.start()), "template")


def ending(name: str) -> Iterator[Sight]:
    """Give the engine that a file's name tells, in small letters; the longest ending decides."""
    for end in (name[name.find(".") :], name[name.rfind(".") :]):
        if end in ENDINGS:
            yield Sight("template", ENDINGS[end], 0, "template")
            return
