"""What a person's own file is for: a test, a change of the database's schema, a template that a server fills in."""

import re

from parsers.sources.language import may_be_code

_TEST = re.compile(
    r"(?:^|/)(?:tests?|__tests__|specs?|e2e|cypress|testing|unittests?)/(?!(?:.*/)?(?:__init__|conftest)\.py$)"
    r"|(?:^|/)src/(?:\w*test|test\w*)/|\.tests?/"
    r"|(?:^|/)(?:tests?\.py|test_[^/]+|[^/]+[_-](?:test|spec)s?\.\w+|[^/]+\.(?:test|spec|cy|e2e)\.[cm]?[jt]sx?"
    r"|[^/]+\.feature|[^/]+\.robot)$",
    re.IGNORECASE,
)
_TEST_CLASS = re.compile(
    r"(?:^|/)(?:[A-Z]\w*(?:Tests?|TestCase|IT|Spec)|Test[A-Z]\w*)\.(?:java|kt|cs|php|scala|groovy|swift)$"
)
_NO_TEST = re.compile(r"\A(?:\s|#[^\n]*+|from django\.test import TestCase\b)*+\Z")
_TEST_DATA = re.compile(
    r"(?:^|/)(?:fixtures?|testdata|mocks?|snapshots?|__snapshots__|support|factories)/", re.IGNORECASE
)

_MIGRATION = re.compile(
    r"(?:^|/)migrations/\d{4}_\w+\.py$"  # Django
    r"|(?:^|/)(?:alembic|migrations|versions)/versions/[^/]+(?<!__init__)\.py$"  # Alembic
    r"|(?:^|/)db/migrate/\d{3,14}_[^/]+\.rb$"  # Rails
    r"|(?:^|/)migrations/\d{4}_\d\d_\d\d_\d+_[^/]+\.php$"  # Laravel
    r"|(?:^|/)[VUR]\d*(?:[._]\d+)*__[^/]+\.(?:sql|java|kt)$"  # Flyway
    r"|(?:^|/)db/changelog/[^/]+\.(?:xml|ya?ml|sql|json)$"  # Liquibase
    r"|(?:^|/)migrations/[^/]+/(?:migration|up|down)\.sql$"  # Prisma, Diesel
    r"|(?:^|/)migrations?/\d{14}_\w+\.cs$"  # Entity Framework
    r"|(?:^|/)migrations?/[^/]*Version\d{8,14}[^/]*\.php$"  # Doctrine
    r"|(?:^|/)migrations?/\d{3,17}[-_][^/]+\.(?:[cm]?[jt]s|exs|sql|go|php|py)$"  # Knex, Sequelize, TypeORM, Ecto ...
    r"|(?:^|/)migrations?/[^/]+\.sql$"
    r"|(?:^|/)\d+_[^/]+\.(?:up|down)\.sql$",  # golang-migrate
    re.IGNORECASE,
)
_TEMPLATE = re.compile(
    r"\.(?:j2|jinja2?|twig|blade\.php|erb|rhtml|ejs|hbs|handlebars|mustache|njk|liquid|pug|jade|haml|slim|ftlh?|vm|cshtml"
    r"|vbhtml|razor|jspx?|jspf|gohtml|gotmpl|mako|phtml|[hl]?eex|aspx|ascx|cfm|gsp|latte|volt)$"
    r"|(?:^|/)templates?/(?:.*/)?[^/]+\.(?:html?|xml|txt|tmpl|tpl|xhtml)$"
    r"|(?:^|/)views?/(?:.*/)?[^/]+\.(?:html?|tpl)$|(?:^|/)resources/views/.+\.php$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\.(?:html?|xhtml|tpl|tmpl)$", re.IGNORECASE)
_IN_BROWSER = re.compile(r"\.component\.html$|(?:^|/)(?:src/app|components)/", re.IGNORECASE)
_FILLED = re.compile(
    r"\{%-?\s*(?:extends|block|if|for|include|load|url|csrf_token|set|macro|static|with|assign|import)\b"
    r"|\bth:(?:text|each|if|href|fragment|replace|object|field|action|src)=|<%[=@\-#]?\s|\{\{\s*(?:define|template|range|\.)"
)
_HEAD = 16_384  # characters
_MOST_FOLDERS, _MOST_CHARACTERS = 10, 250  # of a path


def is_test(path: str, text: str | None = None) -> bool:
    """Whether a file is a test, by its name or its folder; the empty `tests.py` that Django writes is none."""
    path = _end(path)
    if not may_be_code(path) or _TEST_DATA.search(path):
        return False
    if not (_TEST.search(path) or _TEST_CLASS.search(path)):
        return False
    return text is None or not _NO_TEST.match(text[:_HEAD])


def is_migration(path: str) -> bool:
    """Whether a file is one step of a database's schema, by the places and names that the tools of the field use."""
    return bool(_MIGRATION.search(_end(path)))


def is_template(path: str, text: str | None = None) -> bool:
    """Whether a server fills in a file: by ending or place, or by its marks where it was read.

    Templates that a browser fills in (Angular, Vue) are none: `{{ }}` alone says nothing.
    """
    path = _end(path)
    if _IN_BROWSER.search(path) and _PAGE.search(path):
        return False
    if _TEMPLATE.search(path):
        return True
    return bool(text and _PAGE.search(path) and _FILLED.search(text[:_HEAD]))


def _end(path: str) -> str:
    """Return the last folders and the name, which tell; paths of strangers can have hundreds."""
    return "/".join(path.rsplit("/", _MOST_FOLDERS)[-_MOST_FOLDERS:])[-_MOST_CHARACTERS:]
