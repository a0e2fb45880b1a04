"""The commands as scripts and people call them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.mails.samples import SAMPLES


def run(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder with a clean environment."""
    return subprocess.run(
        [sys.executable, "-m", "intake", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_demo_ends_with_records_and_a_digest(tmp_path: Path) -> None:
    """With Python alone: samples sent, polled, parsed and stored, the digest sent, and the next commands work."""
    result = run("demo", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "unaccounted 0" in result.stdout
    assert "<html" in (tmp_path / "demo" / "digest.html").read_text(encoding="utf-8")
    listed = run("applicants", "--json", "--config", "demo/config.toml", folder=tmp_path)
    found = json.loads(listed.stdout)
    assert len(found) >= 8
    shown = run("show", str(found[0]["id"]), "--config", "demo/config.toml", folder=tmp_path, COLUMNS="200")
    assert found[0]["email"] in shown.stdout


def test_the_demo_clears_no_folder_that_is_not_its_own(tmp_path: Path) -> None:
    """A folder with anything in it that no demo made is refused and left as it is."""
    (tmp_path / "config.toml").write_text("[log]\n", encoding="utf-8")
    result = run("demo", "--folder", ".", folder=tmp_path)
    assert result.returncode == 2
    assert "is not of an earlier demo" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_files_are_parsed_in_the_order_given_and_damage_is_a_line(tmp_path: Path) -> None:
    """One object a line; a file that can't be read yields its defects, and the exit status is 0."""
    (tmp_path / "resume.txt").write_text("Jane Doe\njane@example.org\n\nSkills\nPython, Django\n", encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    mail = min(SAMPLES.glob("*.eml"))
    result = run("parse", "--jsonl", "resume.txt", "broken.pdf", "missing.docx", str(mail), folder=tmp_path)
    assert result.returncode == 0, result.stderr
    resume, broken, missing, message = map(json.loads, result.stdout.splitlines())
    assert (resume["file"], resume["name"], resume["email"]) == ("resume.txt", "Jane Doe", "jane@example.org")
    assert {"Python", "Django"} <= {skill["name"] for skill in resume["skills"]}
    assert (broken["name"], bool(broken["defects"])) == (None, True)
    assert missing["defects"][0]["code"] == "unreadable_file"
    assert (message["kind"], message["disposition"]) == ("message", "application")


def test_ingesting_twice_changes_nothing(tmp_path: Path) -> None:
    """Files that were taken in before are recognised by their bytes."""
    first = run("ingest", str(SAMPLES), folder=tmp_path)
    assert first.returncode == 0, first.stderr
    before = run("messages", "--json", folder=tmp_path).stdout
    assert run("replay", "--state", "quarantined", folder=tmp_path).returncode == 1
    assert "Usage" not in run("replay", "--state", "quarantined", folder=tmp_path).stderr
    second = run("ingest", str(SAMPLES), folder=tmp_path)
    assert second.stdout == first.stdout
    assert run("messages", "--json", folder=tmp_path).stdout == before


def test_recruiters_find_people_by_what_is_shown(tmp_path: Path) -> None:
    """Skills by any name, answers and words filter the list; each hit says where, and `show` has the evidence."""
    ingested = run("ingest", str(SAMPLES), folder=tmp_path)
    assert ingested.returncode == 0, ingested.stderr

    def listed(*filters: str) -> list[dict[str, Any]]:
        result = run("applicants", "--json", *filters, folder=tmp_path)
        assert result.returncode == 0, result.stderr
        found: list[dict[str, Any]] = json.loads(result.stdout)
        return found

    everybody = listed()
    skilled = listed("--skill", "postgres", "--posting", "backend-developer")
    assert 0 < len(skilled) < len(everybody)
    assert all("PostgreSQL" in {skill["name"] for skill in row["skills"]} for row in skilled)
    shown = listed("--requirement", "python=shown")
    assert 0 < len(shown) < len(everybody)
    assert {row["requirements"]["python"] for row in shown} == {"shown"}
    found = listed("--search", "python -postgres*")
    assert 0 < len(found) < len(everybody)
    assert all("python" in row["matches"][0]["text"].lower() for row in found)
    assert not {row["id"] for row in skilled} & {row["id"] for row in found}
    record = json.loads(run("show", str(shown[0]["id"]), "--json", folder=tmp_path).stdout)
    assert {"level", "months", "stated_years", "positions", "sections", "samples"} <= record["skills"][0].keys()
    assert {"samples", "workplace", "requirements"} <= record.keys()
    printed = run("show", str(shown[0]["id"]), folder=tmp_path, COLUMNS="200").stdout
    assert f"shown: {record['requirements'][0]['text']}" in printed


@pytest.mark.parametrize(
    ("arguments", "environment", "status", "line"),
    [
        (("run",), {}, 2, "there is no mailbox to watch"),
        (("status",), {"INTAKE_STORAGE__URL": "postgresql://x"}, 2, "storage.url"),
        (("status", "--config", "nowhere.toml"), {}, 2, "nowhere.toml: there is no such file"),
        (("status",), {"INTAKE_PARSING__WORKERS": "many"}, 2, "INTAKE_PARSING__WORKERS: parsing.workers"),
        (
            ("status",),
            {"INTAKE_STORAGE__URL": "mysql+aiomysql://nobody@127.0.0.1:1/x"},
            3,
            "the store is not available",
        ),
        (("status",), {"INTAKE_STORAGE__URL": "sqlite+aiosqlite:////proc/nowhere/x.db"}, 3, "/proc/nowhere"),
        (("ingest", str(SAMPLES)), {"INTAKE_STORAGE__BLOBS": "/proc/nowhere"}, 3, "/proc/nowhere"),
        (("show", "4711"), {}, 1, "there is no applicant 4711"),
        (("digest", "--send"), {}, 2, "digest.recipients"),
        (("applicants", "--skill", "Pyhton"), {}, 2, "close to it: Python"),
        (("applicants", "--requirement", "pyhton"), {}, 2, "there are python, mysql, "),
        (("applicants", "--requirement", "python=yes"), {}, 2, '"yes" is no answer'),
        (("applicants", "--posting", "backend"), {}, 2, "there are backend-developer"),
        (("applicants", "--search", '"'), {}, 2, "there is no word to search for"),
        (("applicants", "--search", "a b " * 2500), {}, 0, ""),
    ],
)
def test_what_a_person_can_mend_is_one_line(
    tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str], status: int, line: str
) -> None:
    """The exit status tells the kind of failure, the line what to do; there is no traceback."""
    result = run(*arguments, folder=tmp_path, **environment)
    assert result.returncode == status
    assert line in result.stderr
    assert len(result.stderr.strip().splitlines()) == (1 if line else 0)
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("years", ["nan", "inf", "-1", "many"])
def test_years_are_a_number_that_can_be_counted(tmp_path: Path, years: str) -> None:
    """Anything else is wrong usage, and the list is not made."""
    result = run("applicants", "--min-years", years, folder=tmp_path)
    assert result.returncode == 2
    assert f'"{years}" is no number of years; write 0 or more' in result.stderr
    assert not result.stdout


@pytest.mark.parametrize("command", ["replay", "parse", "ingest", "applicants"])
def test_help_gives_an_example_a_line(tmp_path: Path, command: str) -> None:
    """Examples can be copied from the help, each from its own line."""
    lines = run(command, "--help", folder=tmp_path).stdout.splitlines()
    assert any(line.strip() in {"Example:", "Examples:"} for line in lines)
    assert any(line.strip().startswith(f"intake {command} ") for line in lines)
    assert not any("\\b" in line for line in lines)


def test_one_mail_is_counted_as_one(tmp_path: Path) -> None:
    """The number decides the word."""
    ingested = run("ingest", str(min(SAMPLES.glob("*.eml"))), folder=tmp_path)
    assert "The ledger holds 1 mail: " in ingested.stdout
    assert run("messages", folder=tmp_path).stdout.splitlines()[0].strip() == "1 message"


def test_applicants_without_answers_are_told_of_with_the_mend(tmp_path: Path) -> None:
    """Who was read before the posting asked for something has no answer to it: said once, until they are read again."""
    (tmp_path / "earlier.toml").write_text("[postings.backend-developer]\ntitle = 'Backend Developer'\n", "utf-8")
    assert run("ingest", "--config", "earlier.toml", str(SAMPLES), folder=tmp_path).returncode == 0
    everybody = json.loads(run("applicants", "--json", folder=tmp_path).stdout)
    listed = run("applicants", "--requirement", "python=shown", "--json", folder=tmp_path)
    upgraded = run("db", "upgrade", folder=tmp_path)
    waiting = [row for row in everybody if row["posting"] == "backend-developer"]
    assert json.loads(listed.stdout) == []
    for told in (listed.stderr, upgraded.stderr):
        (line,) = told.splitlines()
        assert line.startswith(f"intake: {len(waiting)} applicants have no answers yet")
        assert "`intake replay --state processed`" in line
    assert run("replay", "--state", "processed", folder=tmp_path).returncode == 0
    assert run("ingest", str(SAMPLES), folder=tmp_path).returncode == 0
    listed = run("applicants", "--requirement", "python=shown", "--json", folder=tmp_path)
    assert json.loads(listed.stdout)
    assert not listed.stderr
    assert not run("db", "upgrade", folder=tmp_path).stderr


def test_help_lists_every_command_without_importing_any(tmp_path: Path) -> None:
    """`intake --help` is quick because it imports neither the store nor the parsers."""
    result = run("--help", folder=tmp_path)
    for command in ("demo", "run", "ingest", "parse", "messages", "applicants", "show", "digest", "status", "replay"):
        assert command in result.stdout
    code = "import sys, intake.cli; print([m for m in ('sqlalchemy', 'lxml', 'rich', 'pypdfium2') if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert loaded.stdout.strip() == "[]"
