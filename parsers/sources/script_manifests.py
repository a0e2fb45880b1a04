"""Direct dependencies of JavaScript and PHP projects: package.json, bower.json, composer.json."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from parsers.sources.manifest import named, table
from parsers.sources.sight import Sight

_NPM_GROUPS = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
_COMPOSER_GROUPS = ("require", "require-dev")
_SECTIONS = ("babel", "eslintConfig", "jest", "prettier", "mocha", "stylelint", "nx", "workspaces")
"""Parts of package.json that configure a tool."""

_COMMAND = re.compile(
    r"(?:^|&&|\|\|?|;)\s*+(?:[A-Z_]{1,40}=\S*+\s++)*+(?:(?:npx|cross-env|yarn|dotenv)\s++)?([\w@./-]++)"
)


def npm(text: str) -> Iterator[Sight]:
    """Give the packages of a package.json, the tools that it configures and those that its scripts start."""
    content = loaded(text)
    packages = [name for group in _NPM_GROUPS for name in table(content, group)]
    yield from named(text, "npm", packages, "dependency")
    yield from named(text, "npm-section", [each for each in _SECTIONS if each in content], "configuration")
    lines = [each for each in table(content, "scripts").values() if isinstance(each, str)]
    started = [found[1] for line in lines for found in _COMMAND.finditer(line[:2000])]
    yield from named(text, "command", started, "configuration")


def bower(text: str) -> Iterator[Sight]:
    """Give the packages of a bower.json, which bear the names that npm knows."""
    content = loaded(text)
    packages = [name for group in _NPM_GROUPS for name in table(content, group)]
    yield from named(text, "npm", packages, "dependency")


def composer(text: str) -> Iterator[Sight]:
    """Give the packages of a composer.json; extensions of PHP (`ext-pdo_mysql`) are among them."""
    content = loaded(text)
    packages = [name for group in _COMPOSER_GROUPS for name in table(content, group) if name != "php"]
    yield from named(text, "composer", packages, "dependency")


def loaded(text: str) -> Mapping[str, Any]:
    """Read a stranger's JSON as a table; an empty one where it is none, or damaged."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
