"""A vocabulary file that somebody broke, in an installation of its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import parsers
from tests.mails.samples import SAMPLES

CODE = Path(parsers.__file__).parent.parent
MAILBOX = {f"INTAKE_MAILBOXES__CAREERS__{key}": "nobody" for key in ("HOST", "USER", "PASSWORD")}
BROKEN = {
    "skills.toml": '[language]\n"Foo" = { implies = ["Nothing"] }\n',
    "packages.toml": '[pypi]\n"foo" = "Nothing"\n',
    "languages/en.toml": "[languages\n",
}


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the interpreter of an environment that has a copy of the code, and the libraries of this one."""
    folder = tmp_path_factory.mktemp("installation")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    for package in ("intake", "parsers", "storage"):
        shutil.copytree(CODE / package, folder / "code" / package, ignore=shutil.ignore_patterns("__pycache__"))
    (site,) = (folder / "venv").glob("lib/python*/site-packages")
    (site / "code.pth").write_text(f"{folder / 'code'}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return folder / "venv" / "bin" / "python"


@pytest.mark.parametrize("file", BROKEN)
@pytest.mark.parametrize(
    "arguments",
    [
        ("applicants", "--skill", "Python"),
        ("parse", "resume.txt"),
        ("ingest", str(min(SAMPLES.glob("*.eml")))),
        ("run",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_broken_vocabulary_stops_what_needs_it_with_its_line(
    tmp_path: Path, python: Path, arguments: tuple[str, ...], file: str
) -> None:
    """The last line names the file, the line and what is wrong; the exit status is 2 and there is no traceback."""
    (tmp_path / "resume.txt").write_text("Jane Doe\n", encoding="utf-8")
    vocabulary = python.parent.parent.parent / "code" / "parsers" / "vocabulary" / file
    whole = vocabulary.read_bytes()
    vocabulary.write_text(BROKEN[file], encoding="utf-8")
    try:
        result = subprocess.run(
            [python, "-m", "intake", *arguments],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], **MAILBOX},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        vocabulary.write_bytes(whole)
    assert result.returncode == 2, result.stderr
    assert result.stderr.splitlines()[-1].startswith(f"intake: {file} line ")
    assert "Traceback" not in result.stderr
    assert not result.stdout
