"""Source code that is attached as a file of its own."""

import json

import pytest

from intake import vocabulary
from parsers import enclosures, role
from parsers.records import Attachment, Document, Limits, Message, Role
from parsers.resume import glance
from tests.unit.sources.projects import notebook


def read(name: str, text: str) -> Document:
    """Return the one document of a mail with this file, with its role."""
    given = Message(attachments=(Attachment(name=name, content_type="", content=text.encode()),))
    found = enclosures.read(given, Limits(), None)[1]
    lexicon = vocabulary.load().lexicon
    return role.assign_all(found, [glance(each, lexicon) for each in found], lexicon)[0]


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("limiter.py", "# At most ten a minute\nimport time\n\n\nLIMIT = 10\n", "Python"),
        ("schema.sql", "CREATE TABLE lamp (id INT PRIMARY KEY);\n", "SQL"),
        ("App.vue", "<template>\n  <div><p>1</p><p>2</p></div>\n</template>\n", "Vue.js"),
        ("list.php", "<div>\n<p>a</p><p>b</p>\n<?php echo $a; ?>\n</div>\n", "PHP"),
        ("mail.py", 'PAGE = """<html><body><p>a</p><p>b</p></body></html>"""\n', "Python"),
        ("page.html", "<!doctype html>\n<html><body><nav>Lamps</nav><script>a()</script></body></html>\n", "HTML"),
        ("site.css", ".lamp { color: red }\n", "CSS"),
        ("main.tf", 'resource "aws_instance" "a" {}\n', "Terraform"),
        ("late.ipynb", notebook(("code", "library(dplyr)"), language="R"), "R"),
    ],
)
def test_a_file_of_code_is_a_work_sample_in_its_language(name: str, text: str, language: str) -> None:
    """Whatever the code prints or quotes."""
    found = read(name, text)
    assert found.source
    assert found.role is Role.WORK_SAMPLE
    assert [share.language for share in found.source.languages] == [language]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package.json", json.dumps({"dependencies": {"express": "^4"}})),
        ("requirements.txt", "flask==3.0\n"),
        ("Dockerfile", "FROM python:3.12\n"),
        ("docker-compose.yml", "services:\n  db:\n    image: mysql:8\n"),
    ],
)
def test_a_manifest_alone_is_a_work_sample_without_a_language(name: str, text: str) -> None:
    """It tells of tools."""
    found = read(name, text)
    assert found.source
    assert (found.role, found.source.languages) == (Role.WORK_SAMPLE, ())


def test_only_cells_of_code_count_and_each_in_its_language() -> None:
    """Magics change the language of a cell; what stands in prose is no code."""
    prose = ("markdown", "import tensorflow\n" * 40)
    code = ("code", "import pandas as pd\n!pip install x\n%sql SELECT depot FROM late")
    found = read("late.ipynb", notebook(prose, code, ("code", "%%bash\nls")))
    assert found.source
    assert {share.language for share in found.source.languages} == {"Python", "SQL", "Shell scripting"}
    assert found.source.languages[0].size_bytes < 100


def test_a_trace_names_a_line_of_the_document() -> None:
    """Blank lines are no lines of a document."""
    found = read("limiter.py", "# At most ten a minute\n\n\nimport time\n")
    assert found.source
    shown = next(trace for trace in found.source.traces if trace.table == "language")
    assert (shown.path, found.lines[shown.line - 1].text) == ("", "import time")


RESUME = """<!doctype html><html><head><link rel="stylesheet" href="a.css"></head><body><main><h1>Jane Roe</h1>
<p>jane.roe@example.org</p><h2>Experience</h2><p>Backend Developer, Lumen &amp; Oak, 2019 - 2024</p>
<p>Developer, Old Mill, 2015 - 2019</p><h2>Education</h2><p>BSc Computer Science, 2012 - 2015</p>
<h2>Skills</h2><p>Python, MySQL</p></main></body></html>"""


def test_a_resume_that_is_built_as_a_page_is_a_resume() -> None:
    """Its page is no sample."""
    found = read("me.html", RESUME)
    assert (found.role, found.source) == (Role.RESUME, None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ATT00001.html", "<html><body><p>Kind regards</p><p>Jane Roe</p></body></html>"),
        ("notes.txt", "import antigravity\n"),
        ("late.csv", "depot,late\nnorth,4\n"),
        ("data.json", '{"lamps": [1, 2]}'),
        ("me.vcf", "BEGIN:VCARD\nFN:Jane Roe\nEND:VCARD\n"),
        ("paper.tex", "\\documentclass{article}\n\\begin{document}Lamps\\end{document}\n"),
    ],
)
def test_letters_cards_and_data_are_no_source(name: str, text: str) -> None:
    """A page that a mail program wrote is none either."""
    assert read(name, text).source is None
