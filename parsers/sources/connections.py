"""What a program connects to: engines in URLs and settings, drivers, dialects. Read of code and of configuration."""

import re
from collections.abc import Iterator

from parsers.sources.sight import Places, Sight

_URL = re.compile(
    r"(?<![\w.+-])(?:jdbc:)?([a-z][a-z0-9]{2,15}(?:\+[a-z0-9_]{2,20})?)(?::thin)?:(?://|@)(?=[^\s\"'<>]{2})"
)
_JDBC = re.compile(r"\b(?:jdbc|dbi|DBI):([A-Za-z0-9]{2,20}):")
_DIALECT = re.compile(r"[\"']((?:mysql|mariadb|postgresql|oracle|mssql|sqlite)\+[a-z0-9_]{2,20})[\"']")
_ADAPTER = re.compile(r"\bEcto\.Adapters\.(\w{2,20})")
_DSN = re.compile(
    r"(?<![\w])(mysql|pgsql|sqlite|sqlsrv|oci|dblib):(?=(?:host|dbname|unix_socket|Server|:memory:|/|\$)|[\"'])"
)
_BACKEND = re.compile(
    r"(?<![\w.])((?:django\.(?:contrib\.gis\.)?(?:db|core\.cache)\.backends|django_redis|mysql\.connector\.django|djongo"
    r"|mssql|rest_framework|rest_framework_simplejwt|oauth2_provider|allauth|social_core|social_django)"
    r"(?:\.\w{1,40}){0,4})(?=[\"'])"
)
_CLASS = re.compile(r"(?<![\w.])((?:org|com|oracle|io)\.[a-z][\w.]{3,80}(?:Driver|Dialect|DataSource))\b")
_TYPE = re.compile(
    r"\btype[\"']?[ \t]{0,4}:[ \t]{0,4}"
    r"[\"'](mysql|mariadb|postgres|sqlite|better-sqlite3|mssql|oracle|mongodb|cockroachdb)[\"']"
)
_MOST_CHOICES = 2
"""Different engines in one file; more are a list of what a framework could use, as it comes with one."""

_WORDS = ("adapter", "dialect", "client", "provider", "driver", "database-platform", "DBDriver")
_VALUE = r"[\"']?[ \t]{0,8}(?:=>|[:=,])[ \t]{0,8}[\"']?([A-Za-z][\w.-]{1,60})"
_CHOSEN = re.compile(
    r"\b(?:DB_CONNECTION|DATABASE_ENGINE|DB_ENGINE|DB_DRIVER|SESSION_DRIVER|CACHE_DRIVER|CACHE_STORE|QUEUE_CONNECTION"
    rf"|BROADCAST_DRIVER){_VALUE}"
)
_SETTING = re.compile(rf"\b(?:adapter|dialect|client|provider|(?:db)?driver|DBDriver|database-platform){_VALUE}")
_CALL = re.compile(
    r"\b(?:new[ \t]+\\?)?((?:mysqli?|pg|sqlsrv|oci|sqlite|mssql)_(?:p?connect|query)"
    r"|mysqli|SQLite3|Redis|Memcached|MongoDB\\Client"
    r"|Use(?:SqlServer|Npgsql|MySql|MySQL|Sqlite|Oracle|InMemoryDatabase|Cosmos))\b(?=[ \t]*\()"
)
_OPEN = re.compile(r"\bsql(?:x)?\.(?:Open|Connect|MustConnect)\([ \t]*\"(\w+)\"")
_STATEMENT = re.compile(
    r"\.(?:execute|executemany|query|raw|prepare|exec|createNativeQuery|select|read_sql(?:_query)?)[ \t]{0,8}"
    r"\(\s{0,40}(?:text[ \t]?\(\s{0,40})?[rbfuRBFU@$]{0,2}(?:\"{3}|'{3}|[\"'`])\s{0,40}"
    r"(?:SELECT\s|INSERT\s+INTO\s|UPDATE\s|DELETE\s+FROM\s|CREATE\s+TABLE\s|WITH\s)"
)
_ROUTE = re.compile(
    r"(?:\broute|\b(?:app|router|api|bp|blueprint|r|Route)(?:\.|::)"
    r"(?:get|post|put|patch|delete|use|route|group|prefix|apiResource)|\bre_path|\bpath"
    r"|(?:Request|Get|Post|Put|Delete|Patch)Mapping|url_prefix|prefix)[ \t]{0,4}[(=][ \t]{0,4}(?:value[ \t]?=[ \t]?)?"
    r"r?[\"'`]\^?/?api(?=[/\"'`])|@RestController\b|\bapiResource\b|\[ApiController\]"
)


def read(written: str) -> Iterator[Sight]:
    """Give what a text without its comments connects to."""
    places = Places(written)
    for table, pattern, marks in _TABLES:
        if any(mark in written for mark in marks):
            seen = list(pattern.finditer(written))
            if pattern is _SETTING and len({found[1] for found in seen}) > _MOST_CHOICES:
                continue
            for found in seen:
                at = found.lastindex or 0
                yield Sight(table, found[at], places.line(found.start(at)), "configuration")


def queries(written: str) -> Iterator[Sight]:
    """Give statements of SQL that code hands over, and routes of an API."""
    for pattern, name, rule in ((_STATEMENT, "statement", "query"), (_ROUTE, "route of an API", "configuration")):
        found = pattern.search(written)
        if found:
            yield Sight("call", name, written.count("\n", 0, found.start()) + 1, rule)


_TABLES = (
    ("engine", _URL, ("://", ":@")),
    ("engine", _JDBC, ("jdbc:", "dbi:", "DBI:")),
    ("engine", _DIALECT, ("mysql+", "mariadb+", "postgresql+", "oracle+", "mssql+", "sqlite+")),
    ("engine", _ADAPTER, ("Ecto.",)),
    ("engine", _DSN, ("mysql:", "pgsql:", "sqlite:", "sqlsrv:", "oci:", "dblib:")),
    ("engine", _CHOSEN, ("DB_", "DATABASE_", "_DRIVER", "CACHE_STORE", "QUEUE_")),
    ("engine", _SETTING, _WORDS),
    ("engine", _OPEN, ("sql.", "sqlx.")),
    ("python", _BACKEND, ("django", "djongo", "mssql", "rest_framework", "oauth2_provider", "allauth", "social_core")),
    ("java", _CLASS, ("Driver", "Dialect", "DataSource")),
    ("call", _CALL, ("_connect", "_query", "new ", "Use")),
    ("engine", _TYPE, ("type",)),
)
"""Tables of the names that a pattern finds, and texts one of which stands wherever it does."""
