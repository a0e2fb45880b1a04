"""Each requirement of the posting, through the whole path to MySQL and back."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from intake.cli import cli
from tests.mails.requirements import cases
from tests.servers.database import DatabaseServer


def command(environment: dict[str, str], *arguments: str) -> Any:
    """Run a command that prints JSON in this process, which saves the start of a new one."""
    result = CliRunner().invoke(cli, [*arguments, "--json"], env=environment, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_each_requirement_is_answered_from_the_mail_to_the_record(tmp_path: Path, mysql_server: DatabaseServer) -> None:
    """Of each requirement, applications that show, partly show and do not show it are stored so, with the evidence."""
    expected = cases()
    folder = tmp_path / "mails"
    folder.mkdir()
    for case in expected:
        (folder / f"{case.name}.eml").write_bytes(case.raw)
    url = mysql_server.create_database()
    environment = {"INTAKE_STORAGE__URL": url, "INTAKE_STORAGE__BLOBS": str(tmp_path / "blobs")}
    taken_in = subprocess.run(
        [sys.executable, "-m", "intake", "ingest", str(folder)],
        env={"PATH": os.environ["PATH"], **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert taken_in.returncode == 0, taken_in.stderr
    assert f"{len(expected)} mails: {len(expected)} processed" in taken_in.stdout

    ids = {each["email"]: str(each["id"]) for each in command(environment, "applicants", "--limit", "1000")}
    arrived: dict[int, str] = {}
    for case in expected:
        stored = command(environment, "show", ids[case.email])
        arrived[stored["applications"][0]["message"]] = case.email
        (found,) = [each for each in stored["requirements"] if each["requirement"] == case.requirement]
        assert (found["answer"], found["rule"]) == (case.answer, case.rule), case.name
        assert bool(found["evidence"]) == bool(case.quote), case.name
        assert all(case.quote in mark["text"] for mark in found["evidence"][:1]), case.name
    shown = CliRunner().invoke(cli, ["digest"], env=environment, catch_exceptions=False).stdout
    assert shown.count("Strong understanding of the Python programming language.") == len(expected)
    in_digest = [line.split()[1].rstrip(",") for line in shown.splitlines() if line.startswith("Contact: ")]
    assert in_digest == [arrived[message] for message in sorted(arrived)], (
        "applicants stand in the order of their arrival, whatever they answer"
    )
    mysql_server.drop_database(url)
