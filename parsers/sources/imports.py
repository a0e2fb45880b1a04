"""What code imports in languages whose imports stand on lines of their own, one pattern a language."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parsers.sources.blanks import Code
from parsers.sources.sight import Places, Sight

_GO_BLOCK = re.compile(r"^import\s*+\(([^)]*+)", re.MULTILINE)
_GO_ONE = re.compile(r"^import\s++(?:[\w.]++\s++)?(?=[\"`])", re.MULTILINE)
_QUOTED = re.compile(r"[\"`']([^\"`'\n]{1,300})[\"`']")


_WORDPRESS = re.compile(
    r"\b(?:add_action|add_filter|add_shortcode|register_post_type|wp_enqueue_(?:script|style)|register_rest_route|the_content|get_header|wp_nonce_field|register_activation_hook)\s*\("
)
_SYSTEMS = (
    (_WORDPRESS, "WordPress"),
    (re.compile(r"\bextends\s+CI_(?:Controller|Model)\b"), "CodeIgniter"),
    (re.compile(r"\bJFactory::|\bJLoader::|\bJText::"), "Joomla"),
)
"""Calls that need no import, of systems that load the code."""

_LAMBDA = re.compile(r"^def \w+\(event\b[^,)]*, context\b", re.MULTILINE)
_RSPEC = re.compile(r"\bRSpec\.(?:describe|configure|shared_examples)\b")
_RAILS = re.compile(
    r"<\s*(?:ApplicationRecord|ApplicationController|ApplicationJob|ApplicationMailer|ActiveRecord::\w+|ActionController::\w+)\b|\bRails\.(?:application|root|env)\b"
)


class _Form(NamedTuple):
    """How a language imports. table: Of the names. quoted: The name stands in a string."""

    table: str
    pattern: re.Pattern[str]
    quoted: bool = False


def _lines(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*+{pattern}", re.MULTILINE)


_USING = _lines(r"(?:global[ \t]++)?using[ \t]++(?:static[ \t]++)?(?:\w++[ \t]*+=[ \t]*+)?(\w[\w.]*+)[ \t]*+;")
_USE = re.compile(r"(?:^|;)[ \t]*+use[ \t]++(?:function[ \t]++|const[ \t]++)?\\?+(\w[\w\\]*+)", re.MULTILINE)
_RUST = _lines(r"(?:(?:pub[ \t]++)?use[ \t]++(?:::)?|extern[ \t]++crate[ \t]++)(\w++(?:::\w++)?)")
_SWIFT = _lines(r"(?:@\w++[ \t]++)?import[ \t]++(?:(?:struct|class|enum|protocol|func)[ \t]++)?(\w++)")
_R = re.compile(r"\b(?:library|require|requireNamespace)[ \t]*+\([ \t]*+[\"']?+([\w.]++)|(?<![\w.])([A-Za-z][\w.]*+)::")
FORMS: Mapping[str, _Form] = {
    "java": _Form("java", _lines(r"import[ \t]++(?:static[ \t]++)?(\w[\w.]*+)")),
    "csharp": _Form("nuget", _USING),
    "fsharp": _Form("nuget", _lines(r"open[ \t]++(\w[\w.]*+)")),
    "basic": _Form("nuget", _lines(r"Imports[ \t]++(\w[\w.]*+)")),
    "php": _Form("php", _USE),
    "ruby": _Form("gem", _lines(r"require[ \t]*+\(?[ \t]*+[\"']([\w/.-]++)[\"']"), quoted=True),
    "rust": _Form("crate", _RUST),
    "c": _Form("include", _lines(r"#[ \t]*+(?:include|import)[ \t]*+[<\"]([\w./+-]++)[>\"]"), quoted=True),
    "r": _Form("cran", _R, quoted=True),
    "perl": _Form("perl", _lines(r"(?:use|require)[ \t]++([A-Z]\w*+(?:::\w++)*+)")),
    "swift": _Form("swift", _SWIFT),
    "dart": _Form("pub", _lines(r"import[ \t]++['\"]package:(\w++)/"), quoted=True),
    "elixir": _Form("elixir", _lines(r"(?:use|import|alias)[ \t]++([A-Z][\w.]*+)")),
    "julia": _Form("julia", _lines(r"(?:using|import)[ \t]++(\w++)")),
}  # fmt: skip


def read(code: Code, language: str) -> Iterator[Sight]:
    """Give what code imports. language: of `FORMS`."""
    form, places = FORMS[language], Places(code.text)
    for found in form.pattern.finditer(code.written if form.quoted else code.bare):
        keyword = found.end() - len(found[0].lstrip())
        if code.bare[keyword] == code.written[keyword]:
            at = found.lastindex or 1
            yield Sight(form.table, found[at], places.line(found.start(at)), "import")


def go(code: Code) -> Iterator[Sight]:
    """Give the packages of Go's import declarations."""
    places = Places(code.text)
    for block in _GO_BLOCK.finditer(code.bare):
        for found in _QUOTED.finditer(code.written, block.start(1), block.end(1)):
            yield Sight("go", found[1], places.line(found.start()), "import")
    for one in _GO_ONE.finditer(code.bare):
        quoted = _QUOTED.match(code.written, one.end())
        if quoted:
            yield Sight("go", quoted[1], places.line(one.start()), "import")


def php(code: Code) -> Iterator[Sight]:
    """Give what PHP uses, and a first call into WordPress, whose functions need no import."""
    yield from read(code, "php")
    for pattern, name in _SYSTEMS:
        yield from _first(code, pattern, name)


def ruby(code: Code) -> Iterator[Sight]:
    """Give what Ruby requires, and a first class made of one of Rails, which loads classes by their names."""
    yield from read(code, "ruby")
    yield from _first(code, _RAILS, "Rails")
    yield from _first(code, _RSPEC, "RSpec")


def pytest(code: Code) -> Iterator[Sight]:
    """Give a first test that is a function of its own, as only pytest runs it."""
    found = re.search(r"^(?:async )?def test_\w+\(", code.bare, re.MULTILINE)
    if found:
        yield Sight("call", "pytest", code.text.count("\n", 0, found.start()) + 1, "test")


def python(code: Code) -> Iterator[Sight]:
    """Give a first function that AWS Lambda calls by its signature."""
    yield from _first(code, _LAMBDA, "lambda handler")


def _first(code: Code, pattern: re.Pattern[str], name: str) -> Iterator[Sight]:
    found = pattern.search(code.bare)
    if found:
        yield Sight("call", name, code.text.count("\n", 0, found.start()) + 1, "import")
