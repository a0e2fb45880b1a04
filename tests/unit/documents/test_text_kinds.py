"""Markdown, LaTeX, JSON Resume, vCard, notebooks and the like: told by their marks, read by their own rules."""

import json

import pytest

from parsers.documents.kind import sniff
from parsers.records import Line
from tests.unit.documents.files import document

RESUME = {
    "basics": {
        "name": "Ada Example",
        "label": "Developer",
        "email": "ada@example.org",
        "location": {"city": "Oslo", "countryCode": "NO"},
        "profiles": [{"network": "GitHub", "username": "ada", "url": "https://code.example.org/ada"}],
        "summary": "Builds services.",
    },
    "work": [
        {"name": "Example Works", "position": "Developer", "startDate": "2021-03", "highlights": ["Built an API"]}
    ],
    "education": [
        {
            "institution": "Example College",
            "area": "Physics",
            "studyType": "Bachelor",
            "startDate": "2014",
            "endDate": "2017",
        }
    ],
    "skills": [{"name": "Backend", "keywords": ["Python", "SQL"]}],
    "languages": [{"language": "Norwegian", "fluency": "Native"}],
}


def lines(source: str | bytes, name: str | None = None, content_type: str = "") -> tuple[Line, ...]:
    """Return the lines of a text file that reads without defects."""
    found = document(source.encode() if isinstance(source, str) else source, name, content_type)
    assert found.defects == ()
    return found.lines


def texts(source: str | bytes, name: str | None = None, content_type: str = "") -> list[str]:
    """Return the text of each line."""
    return [line.text for line in lines(source, name, content_type)]


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("# Ada\n\n**bold** [x](https://a.example.org)\n", None, "markdown"),
        ("# Ada\n\nText\n", "cv.md", "markdown"),
        ("# a comment\nx = 1\n**kwargs**\n", "tool.py", "text"),
        ("# Ada\n\nText\n", None, "text"),
        ("<p><b>Ada</b></p>\n\n# Work\n", "README.md", "markdown"),
        ("<p><b>Ada</b></p>\n\n# Work\n", "cv.txt", "html"),
        ("% cv\n\\documentclass{article}\n", None, "latex"),
        ('{"basics": {}}', None, "json"),
        ('{"cells": [], "nbformat": 4}', "a.ipynb", "notebook"),
        ("BEGIN:VCARD\nFN:Ada\nEND:VCARD\n", None, "vcard"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", None, "calendar"),
        ("a,b\n1,2\n", "skills.csv", "csv"),
        ("a,b\n1,2\n", None, "text"),
        ('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n', "cv.doc", "mhtml"),
        ("MIME-Version: 1.0\nTo: a@example.org\nContent-Type: text/html\n\nx", None, "text"),
        ("SELECT [a](b) FROM {x}", "query.sql", "text"),
    ],
)
def test_kinds_of_text_are_told(source: str, name: str | None, kind: str) -> None:
    """By content; the ending decides where marks are few, and source code stays text."""
    assert sniff(source.encode(), name) == kind


def test_markdown_is_read_without_its_signs() -> None:
    """Headings, items, tables, links and code are told; front matter and line ends stay."""
    source = (
        "---\ntitle: Ada Example\n---\n# Experience\n**Developer** | [code](https://code.example.org/ada)\n"
        "2021 - 2022\n\n* Built *fast* things\n\n| Skill | Years |\n|---|---|\n| Go | 3 |\n\n```\nx = 1\n```\n"
    )
    found = lines(source, "cv.md")
    assert [(line.text, line.heading, line.bullet, line.links) for line in found] == [
        ("title: Ada Example", 0, False, ()),
        ("Experience", 1, False, ()),
        ("Developer | code", 0, False, ("https://code.example.org/ada",)),
        ("2021 - 2022", 0, False, ()),
        ("Built fast things", 0, True, ()),
        ("Skill\tYears", 0, False, ()),
        ("Go\t3", 0, False, ()),
        ("x = 1", 0, False, ()),
    ]


def test_latex_is_read_by_the_shape_of_its_macros() -> None:
    """The person of the preamble, sections, rows of arguments, items, tables, links and accents are told."""
    source = (
        '\\documentclass{moderncv}\n\\newcommand{\\x}[1]{never #1}\n\\firstname{Zo\\"e}\\familyname{L{\\o}v{\\aa}s}\n'
        "\\social[github]{zoe}\n\\begin{document}\n% a comment\n\\section{Experience}\n"
        "\\cventry{2021--2022}{Developer}{Example Works}{Oslo}{}{Built it. \\begin{itemize}\\item Caf\\'e, 40\\% "
        "\\textbf{faster}\\item C\\#\\end{itemize}}\n\\resumeSubheading{Example College}{2014}\n\\resumeItem{See "
        "\\href{https://code.example.org/zoe}{my code}}\n\\textbf{Example Ltd} \\hfill 2013\\\\\n"
        "\\subsection*{Skills}\n\\begin{tabular}{ll}Tools & Git~2 \\\\ Other & SQL\\end{tabular}\n\\end{document} never"
    )
    found = lines(source)
    assert [(line.text, line.heading, line.bullet) for line in found] == [
        ("Zoë Løvås", 1, False),
        ("github.com/zoe", 0, False),
        ("Experience", 1, False),
        ("2021\N{EN DASH}2022\tDeveloper\tExample Works\tOslo", 0, False),
        ("Built it.", 0, False),
        ("Café, 40% faster", 0, True),
        ("C#", 0, True),
        ("Example College\t2014", 0, False),
        ("See my code", 0, True),
        ("Example Ltd\t2013", 0, False),
        ("Skills", 2, False),
        ("Tools\tGit 2", 0, False),
        ("Other\tSQL", 0, False),
    ]
    assert found[8].links == ("https://code.example.org/zoe",)


def test_json_resume_is_read_as_a_resume_is_written() -> None:
    """Sections get headings, entries a line with their dates as a cell; a job without an end goes on."""
    found = lines(json.dumps(RESUME), "resume.json")
    assert [line.text for line in found] == [
        "Ada Example", "Developer", "ada@example.org", "Oslo, NO", "https://code.example.org/ada", "Summary",
        "Builds services.", "Experience", "Developer, Example Works\t2021-03 \N{EN DASH} Present", "Built an API",
        "Education", "Bachelor in Physics, Example College\t2014 \N{EN DASH} 2017", "Skills", "Backend: Python, SQL",
        "Languages", "Norwegian (Native)",
    ]  # fmt: skip
    assert [line.text for line in found if line.heading] == [
        "Ada Example", "Summary", "Experience", "Education", "Skills", "Languages",
    ]  # fmt: skip
    assert found[9].bullet
    assert found[4].links == ("https://code.example.org/ada",)


def test_other_json_is_names_and_values() -> None:
    """Whatever its shape, and however broken, it is text."""
    assert texts('{"tools": ["Git", {"name": "SQL"}], "years": 3}') == ["tools", "Git", "name: SQL", "years: 3"]
    assert texts('{"broken": }') == ['{"broken": }']


def test_a_card_is_read_in_the_order_of_a_letterhead() -> None:
    """Folded lines, quoted-printable values and escapes are undone; the parts of an address are joined."""
    card = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nTEL;CELL:+47 22 33 44 55\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
        "L=C3=B8v=\r\n=C3=A5s;Zoe\r\nitem1.EMAIL;TYPE=INTERNET:zoe@exam\r\n ple.org\r\n"
        "ADR;TYPE=home:;;Gate 1\\, 2;Oslo;;0150;Norway\r\n"
        "URL:https://code.example.org/zoe\r\nEND:VCARD\r\n"
    )
    found = lines(card)
    assert [line.text for line in found] == [
        "Zoe Løvås", "zoe@example.org", "+47 22 33 44 55", "Gate 1, 2, Oslo, 0150, Norway",
        "https://code.example.org/zoe",
    ]  # fmt: skip
    assert (found[0].heading, found[4].links) == (1, ("https://code.example.org/zoe",))


def test_cells_of_a_notebook_and_rows_of_a_table_are_lines() -> None:
    """Prose of a notebook is Markdown, code is text; a table's cells are joined by tabs."""
    notebook = {"nbformat": 4, "cells": [
        {"cell_type": "markdown", "source": ["# Model\n", "of *sales*"]},
        {"cell_type": "code", "source": "import numpy", "outputs": [{"text": "never"}]},
    ]}  # fmt: skip
    assert texts(json.dumps(notebook), "a.ipynb") == ["Model", "of sales", "import numpy"]
    assert texts('Skill;Years\n"SQL; NoSQL";5\n', "skills.csv") == ["Skill\tYears", "SQL; NoSQL\t5"]


def test_a_web_page_in_one_file_is_its_html_part() -> None:
    """Word saves such pages, often as `.doc`."""
    page = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        'Content-Transfer-Encoding: quoted-printable\nContent-Type: text/html; charset="windows-1252"\n\n'
        "<html><body><h1>Zo=EB</h1><p>Developer</p></body></html>\n--b--\n"
    )
    assert texts(page, "cv.doc") == ["Zoë", "Developer"]


def test_boxes_leaders_and_pages_of_plain_text_are_undone() -> None:
    """Walls and dots between words are tabs; a form feed begins a page."""
    found = lines("+-----+------+\n| Ada | 2021 |\n+-----+------+\nPython ........ 5 years\n\fSecond\n")
    assert [(line.text, line.page, line.heading) for line in found] == [
        ("Ada\t2021", 1, 0),
        ("Python\t5 years", 1, 0),
        ("Second", 2, 0),
    ]


def test_flowed_text_is_joined_where_its_label_says_so() -> None:
    """RFC 3676: soft breaks, quotes of one depth, stuffed spaces, signatures and DelSp."""
    source = "A long line \r\nthat goes on.\r\n> quoted \r\n> more\r\n From here\r\n-- \r\nAda\r\n"
    label = "text/plain; charset=utf-8; format=flowed"
    assert texts(source, None, label) == ["A long line that goes on.", "> quoted more", "From here", "--", "Ada"]
    assert texts("down \nload\n", None, f"{label}; delsp=yes") == ["download"]
    assert texts(source)[:2] == ["A long line", "that goes on."]


def test_encodings_left_in_a_text_are_undone_only_where_all_of_it_shows_them() -> None:
    """Quoted-printable that stayed, and UTF-8 read as windows-1252; code with equals signs is left alone."""
    assert texts("Caf=C3=A9 in a very long=\n er line =3D x\n") == ["Café in a very long er line = x"]
    assert texts("Caf\u00c3\u00a9 \u00e2\u20ac\u201c \u00c3\u00bcber") == ["Café \N{EN DASH} über"]
    for kept in ("a=20 and b = 30", "Caf\u00c3\u00a9 und Größe", "x=C3"):
        assert texts(kept) == [kept]


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1250", "Łukasz Wójcik, inżynier oprogramowania, Kraków"),
        ("cp1250", "ŻYCIORYS, DOŚWIADCZENIE, WYKSZTAŁCENIE"),
        ("iso8859_2", "Łukasz Wójcik, inżynier, doświadczenie, Łódź"),
        ("cp1250", "Jiří Dvořák, vývojář, Plzeň, zkušenosti"),
        ("cp1250", "Gergő Kőszegi, szoftverfejlesztő, Győr"),
        ("cp1252", "Jürgen Müller"),
        ("cp1252", "PERSÖNLICHE DATEN, STRAßE, MÜNCHEN"),
        ("cp1252", "Développeur, diplômé de l\u2019école \N{EN DASH} français"),
        ("cp1252", "Formação acadêmica, São Paulo, programação"),
        ("cp1252", "£500, 25 °C, ½ time, § 5, C# ©"),
        ("mac_roman", "Ingeniero de software, años, educación en Córdoba"),
        ("iso8859_15", "45 000 €, œuvre, développeur à Nœux"),
        ("koi8_r", "Иван Петров, инженер, Москва"),
        ("cp1251", "Иван Петров, инженер, Москва"),
        ("iso2022_jp", "山田太郎"),
    ],
)
def test_the_charset_of_unlabelled_text_is_told_by_the_letters_of_languages(codec: str, text: str) -> None:
    """Bytes that are no UTF-8 are read as the charset in which they are one language's words."""
    label = "text/plain; charset=iso-2022-jp" if codec == "iso2022_jp" else ""
    assert texts(text.encode(codec), None, label) == [text]
