"""`config.toml`, the environment over it, checked whole before anything starts.

Every key can be set from the environment as `INTAKE_<TABLE>__<KEY>` (`INTAKE_MAILBOXES__CAREERS__HOST` for a named
table). A secret stands in the environment or in a file that `password_file` names, never in `config.toml`.
"""

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from intake import requirements
from intake.requirements import KeyProblem
from parsers.records import Limits, Posting

PREFIX = "INTAKE_"
Security = Literal["tls", "starttls", "none"]
Port = Annotated[int, msgspec.Meta(ge=1, le=65535)]
Seconds = Annotated[float, msgspec.Meta(gt=0)]
Count = Annotated[int, msgspec.Meta(ge=1)]


class ConfigError(ValueError):
    """The configuration can't be used; the message is one line that names the key and the mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """format: `json`, `console`, or `auto` for console on a terminal. level: the least that is written."""

    format: Literal["auto", "json", "console"] = "auto"
    level: Literal["debug", "info", "warning", "error"] = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """url: SQLAlchemy URL of MySQL, MariaDB or SQLite. blobs: folder of raw mails. ca_file: verifies the server."""

    url: str = "sqlite+aiosqlite:///data/intake.sqlite3"
    blobs: str = "data/blobs"
    password_file: str = ""
    password: str = ""
    ca_file: str = ""
    pool_size: Count = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """One IMAP mailbox; the folders for mail that is done are made when missing."""

    host: str
    user: str
    port: Port = 993
    security: Security = "tls"
    ca_file: str = ""
    password_file: str = ""
    password: str = ""
    folder: str = "INBOX"
    processed_folder: str = "Processed"
    ignored_folder: str = "Ignored"
    quarantined_folder: str = "Quarantined"
    poll_seconds: Seconds = 60.0
    timeout_seconds: Seconds = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Smtp:
    """Where outgoing mail is handed over, and who it is from."""

    host: str = "localhost"
    port: Port = 25
    security: Security = "none"
    ca_file: str = ""
    user: str = ""
    password_file: str = ""
    password: str = ""
    sender: str = "careers@nextgensoftware.com"
    timeout_seconds: Seconds = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsing:
    """workers: child processes that parse, 0 for one a core. tessdata: folder of the OCR's language data.

    The rest bounds one mail; see `parsers.records.Limits`.
    """

    workers: Annotated[int, msgspec.Meta(ge=0)] = 0
    wall_seconds: Seconds = 30.0
    memory_bytes: int = 1024 * 1024 * 1024
    max_attempts: Count = 3
    retry_seconds: Seconds = 60.0
    lease_seconds: Seconds = 300.0
    tessdata: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """cron: five fields, in time_zone. No recipients: no digest. empty: what to do when nothing is new.

    organisation: The name that stands at its head.
    """

    recipients: tuple[str, ...] = ()
    cron: str = "0 8 * * mon-fri"
    time_zone: str = "UTC"
    empty: Literal["skip", "send"] = "skip"
    organisation: str = "NextGen Software"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingText:
    """An advertisement. Title, addresses and keywords choose the posting of a mail.

    requirements: By id, what it asks for, to be answered from each application; see `intake/requirements.py`. The rest
    is for people.
    """

    title: str
    location: str = ""
    company_overview: str = ""
    description: str = ""
    responsibilities: tuple[str, ...] = ()
    key_qualifications: tuple[str, ...] = ()
    education_and_experience: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    requirements: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole configuration; each field is one table of `config.toml`."""

    log: Log = field(default_factory=Log)
    storage: Storage = field(default_factory=Storage)
    mailboxes: dict[str, Mailbox] = field(default_factory=dict)
    smtp: Smtp = field(default_factory=Smtp)
    parsing: Parsing = field(default_factory=Parsing)
    limits: Limits = field(default_factory=Limits)
    digest: Digest = field(default_factory=Digest)
    postings: dict[str, PostingText] = field(default_factory=dict)

    def posting_records(self) -> tuple[Posting, ...]:
        """Give the postings as the core knows them, in the order of the file."""
        return tuple(
            Posting(
                id=name,
                title=text.title,
                location=text.location,
                addresses=tuple(address.casefold() for address in text.addresses),
                keywords=text.keywords,
                requirements=tuple(
                    requirements.record(each, table, f"postings.{name}.requirements.{each}")
                    for each, table in text.requirements.items()
                ),
            )
            for name, text in self.postings.items()
        )


def load(path: Path | None, environment: Mapping[str, str] = os.environ) -> Config:
    """Read the file (the shipped one where `path` is None and there is no ./config.toml) and the environment.

    Raises ConfigError with one line that names the file or variable, the key and what is wrong with it.
    """
    path = path or find()
    tables = _read(path) if path else {}
    _refuse_secrets(tables, path)
    _overlay(tables, environment)
    try:
        settings = _build(tables)
        for name in settings.postings:
            requirements.check_id(name, f"postings.{name}")
        requirements.check(settings.posting_records())
    except KeyProblem as problem:
        variable = _variable(problem.key)
        origin = variable if variable in environment else str(path)
        raise ConfigError(f"{origin}: {problem.key}: {problem.detail}") from None
    return settings


def _variable(key: str) -> str:
    return PREFIX + key.upper().replace(".", "__").replace("-", "_")


def find() -> Path | None:
    """Return the configuration that counts when none is named: ./config.toml, else the one that came with the code."""
    root = Path(__file__).resolve().parent.parent
    places = (Path("config.toml"), root / "config.toml", Path(sys.prefix) / "share/applicant-intake/config.toml")
    return next((place for place in places if place.is_file()), None)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file; name one with --config") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: can't be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is no valid TOML: {error}") from None


def _refuse_secrets(tables: Mapping[str, Any], path: Path | None) -> None:
    for name, value in _leaves(tables):
        if name.endswith("password") and value:
            raise ConfigError(
                f"{path}: {name}: a secret does not belong here; set {_variable(name)} or name a password_file"
            )
    url = tables.get("storage", {}).get("url", "") if isinstance(tables.get("storage"), dict) else ""
    if isinstance(url, str) and "@" in url and ":" in url.partition("://")[2].rpartition("@")[0].strip(":"):
        raise ConfigError(
            f"{path}: storage.url: leave the password out; set {PREFIX}STORAGE__PASSWORD or name a password_file"
        )


def _leaves(tables: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in tables.items():
        found += _leaves(value, f"{prefix}{name}.") if isinstance(value, Mapping) else [(prefix + name, value)]
    return found


def _overlay(tables: dict[str, Any], environment: Mapping[str, str]) -> None:
    for variable, text in sorted(environment.items()):
        if not variable.startswith(PREFIX) or "__" not in variable:
            continue
        *path, key = variable.removeprefix(PREFIX).lower().split("__")
        table = tables
        for name in path:
            table = table.setdefault(_known(table, name), {})
            if not isinstance(table, dict):
                raise ConfigError(f"{variable}: {'.'.join(path)} is no table of the configuration")
        table[key] = _value(variable, text)


def _known(table: Mapping[str, Any], name: str) -> str:
    """Match `backend_developer` of a variable with the table `backend-developer`, which a variable can't spell."""
    return next((known for known in table if known.lower().replace("-", "_") == name), name)


def _value(variable: str, text: str) -> Any:
    if not text.startswith("["):
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        raise ConfigError(f'{variable}: a list is written ["a", "b"]') from None


def _build(tables: Mapping[str, Any]) -> Config:
    kinds = get_type_hints(Config, include_extras=True)
    for name in tables:
        if name not in kinds:
            raise KeyProblem(name, f"there is no such table; known are {', '.join(kinds)}")
    return Config(**{name: _table(kinds[name], value, name) for name, value in tables.items()})


def _table(kind: Any, value: Any, name: str) -> Any:
    if not isinstance(value, Mapping):
        raise KeyProblem(name, f"a table is expected, such as [{name}]")
    if get_origin(kind) is dict:
        return {key: _table(get_args(kind)[1], inner, f"{name}.{key}") for key, inner in value.items()}
    known = [entry.name for entry in fields(kind)]
    for key in value:
        if key not in known:
            raise KeyProblem(f"{name}.{key}", f"there is no such key; known are {', '.join(known)}")
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        detail, _, place = str(error).partition(" - at `$")
        raise KeyProblem(name + place.rstrip("`"), detail[0].lower() + detail[1:]) from None


def secret(password: str, password_file: str, what: str) -> str:
    """Return the secret itself: the environment's, else the first line of the file. Empty where neither is set.

    Raises ConfigError where the file can't be read.
    """
    if password or not password_file:
        return password
    try:
        return Path(password_file).read_text(encoding="utf-8").partition("\n")[0].strip()
    except OSError as error:
        raise ConfigError(f"{what}.password_file: {password_file} can't be read: {error.strerror}") from None
