"""The configuration is checked whole before anything starts."""

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from intake import config
from intake.config import ConfigError

ROOT = Path(__file__).resolve().parent.parent.parent


def load(tmp_path: Path, text: str, **environment: str) -> config.Config:
    """Load a configuration from its text."""
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return config.load(path, environment)


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    """Every key has a default, but for what only the owner of a mailbox knows."""
    assert load(tmp_path, "") == config.Config()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[stroage]\n", "stroage: there is no such table"),
        ("[storage]\nurll = 'x'\n", "storage.urll: there is no such key"),
        ("[digest]\nrecipients = 'me'\n", "digest.recipients: expected"),
        ("[parsing]\nworkers = -1\n", "parsing.workers: expected"),
        ("[mailboxes.careers]\nhost = 'h'\n", "mailboxes.careers: object missing required field `user`"),
        ("[mailboxes.careers]\nhost = 'h'\nuser = 'u'\nport = 70000\n", "mailboxes.careers.port: expected"),
        ("[mailboxes.careers]\nhost = 'h'\nuser = 'u'\nsecurity = 'ssl'\n", "mailboxes.careers.security: invalid"),
        ("mailboxes = 3\n", "mailboxes: a table is expected"),
        ("[storage\n", "is no valid TOML"),
    ],
)
def test_a_wrong_key_or_value_is_one_line_that_names_it(tmp_path: Path, text: str, named: str) -> None:
    """The line names the file, the key and what is wrong with it."""
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    line = str(caught.value)
    assert str(tmp_path / "config.toml") in line
    assert named in line
    assert "\n" not in line


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """Any key can be set as INTAKE_<TABLE>__<KEY>, also in a named table."""
    settings = load(
        tmp_path,
        "[mailboxes.careers]\nhost = 'file'\nuser = 'u'\n[postings.backend-developer]\ntitle = 'Old'\n",
        INTAKE_MAILBOXES__CAREERS__HOST="environment",
        INTAKE_MAILBOXES__CAREERS__PORT="1993",
        INTAKE_POSTINGS__BACKEND_DEVELOPER__TITLE="New",
        INTAKE_DIGEST__RECIPIENTS='["a@example.org"]',
    )
    assert (settings.mailboxes["careers"].host, settings.mailboxes["careers"].port) == ("environment", 1993)
    assert settings.postings["backend-developer"].title == "New"
    assert settings.digest.recipients == ("a@example.org",)


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    """Where the environment is wrong, the line names the variable and not the file."""
    with pytest.raises(ConfigError, match=r"^INTAKE_PARSING__WORKERS: parsing\.workers: expected"):
        load(tmp_path, "", INTAKE_PARSING__WORKERS="many")


@pytest.mark.parametrize(
    "text",
    [
        "[mailboxes.careers]\nhost = 'h'\nuser = 'u'\npassword = 'hunter2'\n",
        "[smtp]\npassword = 'hunter2'\n",
        "[storage]\nurl = 'mysql+aiomysql://intake:hunter2@db/intake'\n",
    ],
)
def test_a_secret_in_the_file_stops_the_start(tmp_path: Path, text: str) -> None:
    """Secrets come from the environment or from files; the line says how, and does not repeat the secret."""
    with pytest.raises(ConfigError, match=r"INTAKE_.*PASSWORD.*password_file") as caught:
        load(tmp_path, text)
    assert "hunter2" not in str(caught.value)


def test_a_secret_is_read_from_its_file(tmp_path: Path) -> None:
    """The first line of password_file is the secret; what the environment says wins."""
    path = tmp_path / "secret"
    path.write_text("from file\n", encoding="utf-8")
    assert config.secret("", str(path), "smtp") == "from file"
    assert config.secret("from environment", str(path), "smtp") == "from environment"
    with pytest.raises(ConfigError, match=r"smtp\.password_file: .* can't be read"):
        config.secret("", str(tmp_path / "missing"), "smtp")


def test_the_shipped_file_shows_every_key_with_its_default() -> None:
    """Each key of the program stands in config.toml, commented with the default it has."""
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    uncommented = re.sub(r"(?m)^# (?=\[mailboxes\.|\w+ = )", "", text)
    path_free = re.sub(r"(?m)^#.*$", "", uncommented)
    shown = tomllib.loads(path_free)
    defaults = config.Config(
        mailboxes={"careers": config.Mailbox(host="imap.example.org", user="careers@nextgensoftware.com")}
    )
    for table in ("log", "storage", "smtp", "parsing", "limits", "digest"):
        expected = {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in asdict(getattr(defaults, table)).items()
            if key != "password"
        }
        assert shown[table] == expected, table
    mailbox = {key: v for key, v in asdict(defaults.mailboxes["careers"]).items() if key != "password"}
    assert shown["mailboxes"]["careers"] == mailbox


def test_the_posting_of_the_advertisement_is_data() -> None:
    """The shipped configuration holds the Backend Developer posting, and a further one needs no code."""
    postings = config.load(ROOT / "config.toml", {}).posting_records()
    assert [posting.title for posting in postings] == ["Backend Developer"]
    text = config.load(ROOT / "config.toml", {}).postings["backend-developer"]
    assert len(text.key_qualifications) == 7
    assert len(text.responsibilities) == 7
