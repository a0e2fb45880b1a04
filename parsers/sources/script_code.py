"""Packages that JavaScript and TypeScript import, also within components of Vue and Svelte."""

import re
from collections.abc import Iterator

from parsers.sources.blanks import Code, blanked
from parsers.sources.sight import Places, Sight

_TAKES = re.compile(r"(?:\bfrom\s*+|\bimport\s*+\(?\s*+|(?<![.\w])require(?:\.resolve)?\s*+\(\s*+)(['\"`])")
_OWN = re.compile(r"[./~#]|@/|https?:|[A-Za-z]:")
_NAME = re.compile(r"(?:@[\w.-]{1,100}/)?[\w.-]{1,214}")
_GLOBAL = re.compile(
    r"(?<![\w.$])(?:new\s+)?(angular|axios|Backbone|Chart|cy|d3|echarts|Ember|Handlebars|Highcharts|ko|L|Mustache|Phaser"
    r"|ReactDOM|THREE|Vue)(?=\.(?:module|get|post|Model|View|select|scale\w*|init|Application|compile|chart|applyBindings|map|render"
    r"|Game|createRoot|visit|intercept|Scene|createApp|component)\s*[(.]|\s*\((?:document|ctx|canvas|\{|\$))"
)
"""Calls into libraries that pages link and code does not import."""

_SHELL = re.compile(
    r"(?<![\w.$])db\.\w+\.(?:find|findOne|insertOne|insertMany|aggregate|updateOne|updateMany|createIndex)\s*\("
)
_JQUERY = re.compile(
    r"\bjQuery\s*\(|(?<![\w.$])\$\(\s*(?:document\b|window\b|function\b|this\b|\(\)\s*=>)"
    r"|(?<![\w.$])\$\.(?:ajax|get|post|getJSON|fn|extend|each)\b"
)
"""Calls that are of jQuery: pages link it, and code imports it hardly ever."""
_NODE = "node:"
_SCRIPT = re.compile(r"<script\b[^<>]{0,1000}>(.*?)(?:</script|\Z)", re.DOTALL | re.IGNORECASE)


def read(code: Code) -> Iterator[Sight]:
    """Give the packages that are imported, required or loaded later; paths are the project's own modules."""
    places = Places(code.text)
    for found in _TAKES.finditer(code.bare):
        end = code.bare.find(found[1], found.end())
        name = _package(code.written[found.end() : end]) if end > 0 else None
        if name:
            yield Sight("npm", name, places.line(found.start()), "import")
    for found in _GLOBAL.finditer(code.bare):
        yield Sight("global", found[1], places.line(found.start()), "import")
    for pattern, name in ((_JQUERY, "jQuery"), (_SHELL, "mongo shell")):
        called = pattern.search(code.bare)
        if called:
            yield Sight("call", name, places.line(called.start()), "import")


def component(text: str) -> Iterator[Sight]:
    """Give the same of the scripts of a component."""
    places = Places(text)
    for found in _SCRIPT.finditer(text):
        above = places.line(found.start(1)) - 1
        yield from (sight._replace(line=sight.line + above) for sight in read(blanked(found[1], "script")))


def _package(module: str) -> str | None:
    """Return the package that a module belongs to: `lodash/fp` is of `lodash`."""
    if module.startswith(_NODE):
        return module.removeprefix(_NODE).split("/")[0]
    found = None if _OWN.match(module) else _NAME.match(module)
    return found[0] if found else None
