"""SQL: the dialect that a script is written in, by what only that dialect has, and what it shows of design."""

import re
from collections.abc import Iterator, Mapping, Sequence

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

_MARKS: Mapping[str, Sequence[str]] = {
    "mysql": (
        r"\bENGINE\s*=\s*(?:InnoDB|MyISAM|MEMORY)\b", r"\bAUTO_INCREMENT\b", r"^[ \t]*+DELIMITER\s+\S",
        r"\bCHARSET\s*=\s*\w+", r"\bCHARACTER\s+SET\s+(?:=\s*)?utf8", r"\bON\s+DUPLICATE\s+KEY\s+UPDATE\b",
        r"\bINSERT\s+IGNORE\b", r"\bUNSIGNED\b", r"\bDATETIME\b[^,;\n]{0,60}\bON\s+UPDATE\s+CURRENT_TIMESTAMP",
        r"\bSHOW\s+(?:TABLES|DATABASES|CREATE\s+TABLE)\b",
        r"\b(?:GROUP_CONCAT|DATE_FORMAT|IFNULL|STR_TO_DATE|TIMESTAMPDIFF|LAST_INSERT_ID)\s*\(",
        r"\bSIGNAL\s+SQLSTATE\b", r"\bSTRAIGHT_JOIN\b", r"\bFORCE\s+INDEX\b", r"\bUSE\s+INDEX\b", r"\bTINYINT\(1\)",
        r"\bDECLARE\s+(?:CONTINUE|EXIT)\s+HANDLER\b",
    ),
    "postgresql": (
        r"::\s*[a-z_]{3,}", r"\b(?:BIG|SMALL)?SERIAL\b", r"\bLANGUAGE\s+'?plpgsql", r"\bJSONB\b", r"\$\$",
        r"\$body\$", r"\bRETURNING\b", r"\bTIMESTAMPTZ\b", r"\bILIKE\b", r"\bCREATE\s+EXTENSION\b",
        r"\bTIMESTAMP\s+WITH(?:OUT)?\s+TIME\s+ZONE\b", r"\bON\s+CONFLICT\b", r"\bUSING\s+(?:gin|gist|btree|brin)\b",
        r"\bgen_random_uuid\s*\(", r"\bDISTINCT\s+ON\b", r"\bARRAY_AGG\s*\(", r"\bSTRING_AGG\s*\(", r"\bnextval\s*\(",
        r"\bTSVECTOR\b", r"\bRAISE\s+(?:NOTICE|EXCEPTION)\b", r"\bCREATE\s+MATERIALIZED\s+VIEW\b",
        r"\bDATE_TRUNC\s*\(",
    ),
    "tsql": (
        r"\bIDENTITY\s*\(\s*\d+\s*,", r"^[ \t]*+GO[ \t]*+$", r"\bN(?:VAR)?CHAR\s*\(\s*(?:MAX|\d+)\s*\)", r"\[dbo\]",
        r"\bdbo\.", r"\bGETDATE\s*\(", r"\bSELECT\s+TOP\s*\(?\s*\d", r"\bUNIQUEIDENTIFIER\b", r"\bDATETIME2\b",
        r"\bBEGIN\s+TRAN\b", r"\bSET\s+NOCOUNT\s+ON\b", r"\bDECLARE\s+@\w+", r"\bISNULL\s*\(", r"\bTRY_CONVERT\s*\(",
        r"\bSYSUTCDATETIME\s*\(", r"\bCROSS\s+APPLY\b", r"\bRAISERROR\b", r"\b@@\w+",
    ),
    "oracle": (
        r"\bVARCHAR2\b", r"\bNUMBER\s*\(", r"\bSYSDATE\b", r"\bNVL\s*\(",
        r"\bCREATE\s+SEQUENCE\b[^;]{0,200}\.NEXTVAL", r"\b\w+\.NEXTVAL\b", r"\bDBMS_OUTPUT\b", r"\bFROM\s+DUAL\b",
        r"\bCONNECT\s+BY\b", r"%(?:ROW)?TYPE\b", r"\bEXCEPTION\s+WHEN\b", r"\bRAISE_APPLICATION_ERROR\b", r"\bCLOB\b",
        r"\bCREATE\s+OR\s+REPLACE\s+PACKAGE\b", r"\bTO_DATE\s*\(",
    ),
    "sqlite": (
        r"\bAUTOINCREMENT\b", r"^[ \t]*+PRAGMA\s+\w+", r"\bsqlite_(?:master|sequence)\b", r"\bstrftime\s*\(",
        r"\bWITHOUT\s+ROWID\b",
    ),
    "bigquery": (
        r"`[\w-]+\.\w+\.\w+`", r"\bSAFE_CAST\s*\(", r"\bSTRUCT\s*<", r"\bPARTITION\s+BY\s+DATE\s*\(",
    ),
    "hive": (
        r"\bSTORED\s+AS\s+(?:ORC|PARQUET|TEXTFILE)\b", r"\bROW\s+FORMAT\s+(?:SERDE|DELIMITED)\b",
        r"\bLATERAL\s+VIEW\b",
    ),
    "clickhouse": (
        r"\bENGINE\s*=\s*\w*MergeTree\b", r"\bLowCardinality\s*\(",
    ),
    "snowflake": (
        r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:STAGE|WAREHOUSE|FILE\s+FORMAT)\b", r"\bVARIANT\b",
    ),
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
_WORD = r"\b"


def _any(marks: Sequence[str]) -> re.Pattern[str]:
    """Compile marks as one pattern, which looks once for the beginning of a word."""
    words = [mark.removeprefix(_WORD) for mark in marks if mark.startswith(_WORD)]
    others = [mark for mark in marks if not mark.startswith(_WORD)]
    return re.compile("|".join([rf"{_WORD}(?:{'|'.join(words)})", *others]), _FLAGS)


_marks = {name: _any(marks) for name, marks in _MARKS.items()}
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
