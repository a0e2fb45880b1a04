"""SQL: the dialect that a script is written in, by what only that dialect has, and what it shows of design."""

import re
from collections.abc import Iterator, Mapping

from parsers.sources.blanks import blanked
from parsers.sources.sight import Places, Sight

_HEADS: Mapping[str, str] = {
    "mysql": r"\bMySQL dump\b|\bphpMyAdmin SQL Dump\b|\bMySQL Workbench\b|\bHeidiSQL\b",
    "mariadb": r"\bMariaDB dump\b|-MariaDB\b",
    "postgresql": r"\bPostgreSQL database dump\b|\bpgAdmin\b|\bpg_dump\b",
    "tsql": r"/\*+ Object:  [A-Za-z]|\bSQL Server Management Studio\b",
    "oracle": r"\bOracle SQL Developer\b",
}
"""What the programs that write dumps say of themselves, in comments."""

_MARKS: Mapping[str, str] = {
    "mysql": (
        r"\bENGINE\s*=\s*(?:InnoDB|MyISAM|MEMORY)\b|\bAUTO_INCREMENT\b|^[ \t]*+DELIMITER\s+\S|\bCHARSET\s*=\s*\w+|\bCHARACTER\s+SET\s+(?:=\s*)?utf8"
        r"|\bON\s+DUPLICATE\s+KEY\s+UPDATE\b|\bINSERT\s+IGNORE\b|\bUNSIGNED\b|\bDATETIME\b[^,;\n]{0,60}\bON\s+UPDATE\s+CURRENT_TIMESTAMP"
        r"|\bSHOW\s+(?:TABLES|DATABASES|CREATE\s+TABLE)\b|\b(?:GROUP_CONCAT|DATE_FORMAT|IFNULL|STR_TO_DATE|TIMESTAMPDIFF|LAST_INSERT_ID)\s*\("
        r"|\bSIGNAL\s+SQLSTATE\b|\bSTRAIGHT_JOIN\b|\bFORCE\s+INDEX\b|\bUSE\s+INDEX\b|\bTINYINT\(1\)|\bDECLARE\s+(?:CONTINUE|EXIT)\s+HANDLER\b"
    ),
    "postgresql": (
        r"::\s*[a-z_]{3,}|\b(?:BIG|SMALL)?SERIAL\b|\bLANGUAGE\s+'?plpgsql|\bJSONB\b|\$\$|\$body\$|\bRETURNING\b|\bTIMESTAMPTZ\b|\bILIKE\b|\bCREATE\s+EXTENSION\b"
        r"|\bTIMESTAMP\s+WITH(?:OUT)?\s+TIME\s+ZONE\b|\bON\s+CONFLICT\b|\bUSING\s+(?:gin|gist|btree|brin)\b|\bgen_random_uuid\s*\(|\bDISTINCT\s+ON\b"
        r"|\bARRAY_AGG\s*\(|\bSTRING_AGG\s*\(|\bnextval\s*\(|\bTSVECTOR\b|\bRAISE\s+(?:NOTICE|EXCEPTION)\b|\bCREATE\s+MATERIALIZED\s+VIEW\b|\bDATE_TRUNC\s*\("
    ),
    "tsql": (
        r"\bIDENTITY\s*\(\s*\d+\s*,|^[ \t]*+GO[ \t]*+$|\bN(?:VAR)?CHAR\s*\(\s*(?:MAX|\d+)\s*\)|\[dbo\]|\bdbo\.|\bGETDATE\s*\(|\bSELECT\s+TOP\s*\(?\s*\d|\bUNIQUEIDENTIFIER\b"
        r"|\bDATETIME2\b|\bBEGIN\s+TRAN\b|\bSET\s+NOCOUNT\s+ON\b|\bDECLARE\s+@\w+|\bISNULL\s*\(|\bTRY_CONVERT\s*\(|\bSYSUTCDATETIME\s*\(|\bCROSS\s+APPLY\b|\bRAISERROR\b|\b@@\w+"
    ),
    "oracle": (
        r"\bVARCHAR2\b|\bNUMBER\s*\(|\bSYSDATE\b|\bNVL\s*\(|\bCREATE\s+SEQUENCE\b[^;]{0,200}\.NEXTVAL|\b\w+\.NEXTVAL\b|\bDBMS_OUTPUT\b|\bFROM\s+DUAL\b|\bCONNECT\s+BY\b"
        r"|%(?:ROW)?TYPE\b|\bEXCEPTION\s+WHEN\b|\bRAISE_APPLICATION_ERROR\b|\bCLOB\b|\bCREATE\s+OR\s+REPLACE\s+PACKAGE\b|\bTO_DATE\s*\("
    ),
    "sqlite": r"\bAUTOINCREMENT\b|^[ \t]*+PRAGMA\s+\w+|\bsqlite_(?:master|sequence)\b|\bstrftime\s*\(|\bWITHOUT\s+ROWID\b",
    "bigquery": r"`[\w-]+\.\w+\.\w+`|\bSAFE_CAST\s*\(|\bSTRUCT\s*<|\bPARTITION\s+BY\s+DATE\s*\(",
    "hive": r"\bSTORED\s+AS\s+(?:ORC|PARQUET|TEXTFILE)\b|\bROW\s+FORMAT\s+(?:SERDE|DELIMITED)\b|\bLATERAL\s+VIEW\b",
    "clickhouse": r"\bENGINE\s*=\s*\w*MergeTree\b|\bLowCardinality\s*\(",
    "snowflake": r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:STAGE|WAREHOUSE|FILE\s+FORMAT)\b|\bVARIANT\b",
}  # fmt: skip
_FAINT = {"mysql": re.compile(r"`\w+`")}
"""Marks that count only where no other does."""

_DESIGN: Mapping[str, str] = {
    "procedure": (
        r"\bCREATE\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:DEFINER\s*=\s*\S+\s+)?(?:PROCEDURE|PROC|FUNCTION|PACKAGE)\b"
    ),
    "trigger": r"\bCREATE\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:DEFINER\s*=\s*\S+\s+)?TRIGGER\b",
    "foreign key": r"\bFOREIGN\s+KEY\b|\bREFERENCES\s+[\w`\"\[.]+",
    "index": r"\bCREATE\s+(?:UNIQUE\s+)?INDEX\b",
    "view": r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:MATERIALIZED\s+)?VIEW\b",
    "explain": r"^[ \t]*+EXPLAIN\b",
    "statement": r"\b(?:SELECT\s[^;]{0,300}?\sFROM|INSERT\s+INTO|CREATE\s+TABLE|ALTER\s+TABLE|DELETE\s+FROM)\s",
}
_FLAGS = re.IGNORECASE | re.MULTILINE
_HEAD_CHARACTERS = 4000
_MOST_CHARACTERS = 60_000  # read of a script: by then it has shown its dialect
_heads = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _HEADS.items()}
_marks = {name: re.compile(pattern, _FLAGS) for name, pattern in _MARKS.items()}
_design = {name: re.compile(pattern, _FLAGS) for name, pattern in _DESIGN.items()}
_MOST_MARKS = 40  # weighed of a dialect


def read(text: str) -> Iterator[Sight]:
    """Give the dialect of a script, the one whose marks are most various, and what it shows of design."""
    text = text[:_MOST_CHARACTERS]
    code, places = blanked(text, "sql"), Places(text)
    found = _dialect(text[:_HEAD_CHARACTERS], code.bare)
    if found:
        name, offset = found
        yield Sight("dialect", name, places.line(offset), "query")
    for name, pattern in _design.items():
        seen = pattern.search(code.bare)
        if seen:
            yield Sight("sql", name, places.line(seen.start() + len(seen[0]) - len(seen[0].lstrip())), "query")


def _dialect(head: str, bare: str) -> tuple[str, int] | None:
    """Return a dialect with the first place that shows it; None where nothing tells one from another."""
    for name, pattern in _heads.items():
        seen = pattern.search(head)
        if seen:
            return name, seen.start()
    best: tuple[int, str, int] = (0, "", 0)
    for name, pattern in _marks.items():
        various, first = _various(pattern, bare)
        if various > best[0]:
            best = (various, name, first)
    for name, pattern in _FAINT.items():
        seen = None if best[0] else pattern.search(bare)
        if seen:
            best = (1, name, seen.start())
    return (best[1], best[2]) if best[0] else None


def _various(pattern: re.Pattern[str], bare: str) -> tuple[int, int]:
    """Count the different marks of a dialect, and return where the first stands."""
    kinds: set[str] = set()
    first = -1
    for number, seen in enumerate(pattern.finditer(bare)):
        if number >= _MOST_MARKS:
            break
        words = seen[0].split()
        kinds.add(words[0].casefold() if words else "")
        start = seen.start() + len(seen[0]) - len(seen[0].lstrip())
        first = start if first < 0 else first
    return len(kinds), first
