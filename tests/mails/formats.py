"""Writes `tests/data/formats`: containers as real programs make them, with documents of invented people.

`python -m tests.mails.formats` needs zip, tar and 7z on the PATH; Outlook's files are built to the byte.
"""

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mails.documents import FORMATS, Kind, render
from tests.mails.outlook import Note, msg, winmail
from tests.mails.people import people

FOLDER = Path(__file__).resolve().parent.parent / "data" / "formats"
ONE, OTHER = people()[:2]
SENT_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LETTER = "Dear team,\r\n\r\nplease find my resume attached.\r\n"


def resume(number: int, kind: Kind) -> bytes:
    """Return a person's resume."""
    return render((ONE, OTHER)[number], kind, FORMATS[kind].layouts[0])


def main() -> None:
    """Write all files anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        _archives(Path(name))
    note = Note(
        subject="Application",
        sender=(ONE.name, ONE.email),
        sent_at=SENT_AT,
        body=LETTER,
        files=[("Resume with a long name.docx", resume(0, Kind.DOCX))],
    )
    (FOLDER / "application.msg").write_bytes(msg(note))
    (FOLDER / "winmail.dat").write_bytes(winmail(note))


def _archives(folder: Path) -> None:
    documents, project = folder / "candidates", folder / "project"
    documents.mkdir()
    (project / "src").mkdir(parents=True)
    (documents / "Müller Resume.docx").write_bytes(resume(0, Kind.DOCX))
    (documents / "Other Resume.docx").write_bytes(resume(1, Kind.DOCX))
    (project / "README.md").write_text("# Shop\n\nA small shop.\n", encoding="utf-8")
    (project / "pyproject.toml").write_text('[project]\nname = "shop"\n', encoding="utf-8")
    (project / "src" / "shop.py").write_text("def price() -> int:\n    return 3\n", encoding="utf-8")
    (project / "resume.docx").write_bytes(resume(0, Kind.DOCX))
    made = ("documents.zip", "documents.7z", "locked.7z", "locked.zip", "project.tar.gz", "project.tar.xz")
    for each in made:
        (FOLDER / each).unlink(missing_ok=True)
    for command in (
        ["zip", "-q", "-r", str(FOLDER / "documents.zip"), "candidates"],
        ["zip", "-q", "-r", "-P", "secret", str(FOLDER / "locked.zip"), "candidates"],
        ["7z", "a", "-bd", str(FOLDER / "documents.7z"), "candidates"],
        ["7z", "a", "-bd", "-psecret", "-mhe=on", str(FOLDER / "locked.7z"), "candidates"],
        ["tar", "czf", str(FOLDER / "project.tar.gz"), "project"],
        ["tar", "cJf", str(FOLDER / "project.tar.xz"), "project"],
    ):
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
