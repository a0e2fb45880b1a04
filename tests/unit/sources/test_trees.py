"""Archives of source code: whose the files are, what they are written in, and which documents come out."""

import bz2
import io
import tarfile
from collections.abc import Mapping

import pytest
from py7zr import FILTER_LZMA2, SevenZipFile

from parsers import enclosures
from parsers.records import Attachment, Document, Limits, Message, SourceCode
from tests.unit.containers.archives import link, special, tarred, zipped
from tests.unit.sources import projects


def documents(name: str, content: bytes, limits: Limits | None = None) -> tuple[Document, ...]:
    """Return the documents of a mail with one file."""
    given = Message(attachments=(Attachment(name=name, content_type="", content=content),))
    return enclosures.read(given, limits or Limits(), None)[1]


def source(files: Mapping[str, bytes], limits: Limits | None = None) -> SourceCode:
    """Return what a project shows that comes as a ZIP archive."""
    found = documents("sample.zip", zipped([*files.items()]), limits)[0].source
    assert found
    return found


def counts(found: SourceCode) -> tuple[int, int, int]:
    """Return how many files are own, vendored and generated."""
    return found.files, found.vendored, found.generated


def roles(found: SourceCode) -> tuple[int, int, int]:
    """Return how many own files are tests, migrations and templates."""
    return found.tests, found.migrations, found.templates


def languages(found: SourceCode) -> set[str]:
    """Return the names of the languages."""
    return {share.language for share in found.languages}


def packed7z(files: Mapping[str, bytes]) -> bytes:
    """Return a 7z archive as 7-Zip packs it."""
    buffer = io.BytesIO()
    with SevenZipFile(buffer, "w", filters=[{"id": FILTER_LZMA2, "preset": 3}]) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("files", "owned", "parts", "written"),
    [
        (projects.DJANGO, (14, 5, 1), (1, 2, 1), {"Python", "HTML", "JavaScript"}),
        (projects.FLASK, (8, 1, 1), (1, 1, 0), {"Python"}),
        (projects.FRONT_END, (9, 2, 4), (1, 0, 0), {"JavaScript", "Sass", "HTML"}),
        (projects.NOTEBOOKS, (2, 0, 1), (0, 0, 0), {"Python", "SQL", "R"}),
        (projects.PHP, (6, 2, 1), (1, 1, 1), {"PHP", "Blade"}),
        (projects.JAVA, (5, 1, 2), (1, 1, 1), {"Java", "SQL", "HTML"}),
        (projects.MIXED, (10, 2, 2), (1, 0, 0), {"Go", "Vue.js", "TypeScript", "Ruby"}),
        (projects.many(5000), (3, 5000, 0), (1, 0, 0), {"TypeScript"}),
    ],
    ids=["django", "flask", "front end", "notebooks", "php", "java", "mixed", "5,000 files"],
)
def test_own_code_is_told_from_what_came_along(
    files: Mapping[str, bytes], owned: tuple[int, int, int], parts: tuple[int, int, int], written: set[str]
) -> None:
    """Own, vendored and generated files; tests, migrations and templates; the languages of the own ones."""
    found = source(files)
    assert (counts(found), roles(found), languages(found)) == (owned, parts, written)


def test_languages_are_weighed_by_the_bytes_of_all_own_files() -> None:
    """Also of those that are not read, the largest first."""
    found = source(projects.MIXED, Limits(source_files=1))
    sizes = {path.rpartition(".")[2]: len(content) for path, content in projects.MIXED.items()}
    assert set(found.languages) == {
        ("Go", 1, len(projects.MIXED["hub/api/main.go"])),
        ("Ruby", 2, sum(len(content) for path, content in projects.MIXED.items() if path.endswith(".rb"))),
        ("TypeScript", 1, sizes["ts"]),
        ("Vue.js", 1, sizes["vue"]),
    }
    assert [share.size_bytes for share in found.languages] == sorted(
        [share.size_bytes for share in found.languages], reverse=True
    )


def test_a_language_is_shown_by_a_line_of_its_largest_file() -> None:
    """Past the comments at its head."""
    found = source({"a/long.py": b"#!/usr/bin/env python\n# Prices\n\nimport csv\nprint(csv)\n", "a/b.py": b"a = 1\n"})
    shown = [trace for trace in found.traces if trace.table == "language"]
    assert [tuple(trace) for trace in shown] == [("language", "Python", "a/long.py", 4, "import csv", "language")]


def test_version_control_is_a_fact_though_its_files_are_not_listed() -> None:
    """A folder of Git shows that it was used."""
    tree = documents("hub.tar", tarred(projects.MIXED))[0]
    assert tree.source
    assert ("file", ".git", "hub/.git") in {trace[:3] for trace in tree.source.traces}
    assert not any(".git/" in line.text for line in tree.lines)


def test_the_topmost_readme_stands_first() -> None:
    """Then the paths, those of the person's own files before those of libraries."""
    tree = documents("hub.zip", zipped([*projects.MIXED.items()]))[0]
    assert tree.source
    assert tree.source.readme_lines == 1
    texts = [line.text for line in tree.lines]
    assert texts[0] == "Hub"
    assert texts[1] == "hub/README.md"
    assert texts.index("hub/jobs/clean.rb") < texts.index("hub/api/go.sum")
    assert texts[-1] in {"hub/api/vendor/example.org/x/x.go", "hub/api/hub.pb.go"}


@pytest.mark.parametrize("name", ["a.tar.bz2", "a.7z"])
def test_the_format_of_the_archive_makes_no_difference(name: str) -> None:
    """Formats that are read from their beginning to their end give what a ZIP gives."""
    packed = bz2.compress(tarred(projects.DJANGO)) if name.endswith("bz2") else packed7z(projects.DJANGO)
    assert documents(name, packed)[0].source == source(projects.DJANGO)


def test_programs_alone_are_a_sample_without_source() -> None:
    """What can't be looked into is said to be so; nothing is damaged."""
    found = documents("calculator.zip", zipped([*projects.PROGRAMS.items()]))
    assert [(each.name, [defect.code for defect in each.defects]) for each in found] == [
        ("calculator.zip", ["no_source"])
    ]
    assert found[0].source
    assert counts(found[0].source) == (1, 0, 1)
    assert found[0].source.languages == ()


def test_pictures_alone_are_no_sample() -> None:
    """Scans of certificates come so."""
    found = documents("scans.zip", zipped([("a.png", projects.PICTURE), ("b.png", projects.PICTURE)]))
    assert [each.name for each in found] == ["a.png", "b.png"]


def test_an_archive_of_archives_is_each_of_them() -> None:
    """And what lies deep in a tree stays closed."""
    inner = [("flask.zip", zipped([*projects.FLASK.items()])), ("java.tar", tarred(projects.JAVA))]
    found = documents("work.zip", zipped(inner))
    assert [(each.name, each.container, bool(each.source)) for each in found] == [
        ("flask.zip", "work.zip", True),
        ("java.tar", "work.zip", True),
    ]


def test_archives_in_the_upper_folders_of_a_tree_are_opened_too() -> None:
    """Each is a document of its own; a library's, or one deep in the tree, is not."""
    inner = zipped([*projects.JAVA.items()])
    tree = {
        **projects.FLASK,
        "older/tolls.zip": inner,
        "node_modules/x/fixture.zip": inner,
        "tests/data/deep/down/x.zip": inner,
    }
    found = documents("work.zip", zipped([*tree.items()]))
    assert [(each.name, each.container) for each in found] == [("work.zip", None), ("tolls.zip", "work.zip")]
    assert found[1].source
    assert counts(found[1].source) == (5, 1, 2)


def test_all_archives_of_a_mail_share_the_files_that_are_read() -> None:
    """What is past the limit is counted by name, and the document says so."""
    inner = [(f"{number}.zip", zipped([*projects.FLASK.items()])) for number in range(3)]
    first, second, third = documents("work.zip", zipped(inner), Limits(source_files=10))
    assert [each.source and each.source.files for each in (first, second, third)] == [8, 8, 8]
    assert [[defect.code for defect in each.defects] for each in (first, second, third)] == [
        [],
        ["archive_limit"],
        ["archive_limit"],
    ]


def test_code_in_any_charset_is_read() -> None:
    """Windows-1252 and UTF-16, which programs of Windows write."""
    first = "// gr\u00f6\u00dfe\npublic class Ma\u00df {}\n"
    found = source({"a/A.java": first.encode("cp1252"), "a/b.sql": "SELECT 1 AS Stra\u00dfe;\n".encode("utf-16")})
    assert [trace.text for trace in found.traces if trace.table == "language"] == [
        "public class Ma\u00df {}",
        "SELECT 1 AS Stra\u00dfe;",
    ]


def test_an_encrypted_tree_is_known_by_its_names() -> None:
    """Files, languages and the defect that says that nothing was read."""
    content = bytearray(zipped([*projects.FLASK.items()]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    (tree,) = documents("locked.zip", bytes(content))
    assert [defect.code for defect in tree.defects] == ["encrypted"]
    assert tree.source
    assert languages(tree.source) == {"Python"}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("../../etc/app.py", "document/document/etc/app.py"),
        ("/etc/app.py", "etc/app.py"),
        ("C:\\work\\app.py", "C_/work/app.py"),
        ("a/evil\u202eyp.py", "a/evilyp.py"),
        ("a/.babelrc", "a/.babelrc"),
        ("a/b\x07c.py", "a/bc.py"),
        ("a/" * 300 + "app.py", "a/" * 300 + "app.py"),
    ],
)
def test_paths_of_a_tree_are_safe_to_show(path: str, shown: str) -> None:
    """In lines and in evidence; none is ever followed."""
    for content in (zipped([(path, b"x = 1\n"), ("setup.py", b"")]), tarred({path: b"x = 1\n", "setup.py": b""})):
        tree = documents("a.zip", content)[0]
        assert tree.source
        assert tree.source.files == 2
        assert {line.text for line in tree.lines} == {shown, "setup.py"}


def test_links_of_a_tree_are_told_and_never_followed() -> None:
    """Neither in ZIP nor in TAR."""
    in_zip = zipped([*projects.FLASK.items(), (link("tickets/passwd.py"), b"/etc/passwd")])
    in_tar = tarred(projects.FLASK, special("tickets/passwd.py", tarfile.SYMTYPE, "/etc/passwd"))
    for content in (in_zip, in_tar):
        tree = documents("a.zip", content)[0]
        assert [defect.code for defect in tree.defects] == ["unsupported"]
        assert tree.source
        assert tree.source.files == 8


def test_a_huge_file_is_counted_and_not_unpacked() -> None:
    """200 MB of one sign: it is no code, and takes no memory."""
    tree = documents("a.zip", zipped([("a/app.py", b"x = 1\n"), ("a/big.py", bytes(200_000_000))]))[0]
    assert tree.source
    assert (tree.source.files, tree.source.languages[0].size_bytes) == (1, 6)


def test_names_of_files_that_hold_no_text_are_no_code() -> None:
    """A film in the format MPEG-TS beside TypeScript."""
    found = source(
        {"a/app.ts": b"export const a = 1;\n", "a/film.ts": bytes(range(256)) * 8, "a/b.ts": b"<?xml?><TS/>"}
    )
    assert [(share.language, share.files) for share in found.languages] == [("TypeScript", 1)]


@pytest.mark.parametrize(
    "files",
    [
        {"cv/index.html": b"<html><body><h1>Jane Roe</h1></body></html>", "cv/style.css": b"h1 { color: red }\n"},
        {"resume.tex": b"\\documentclass{altacv}\n", "altacv.cls": b"\\ProvidesClass{altacv}\n", "Makefile": b"all:\n"},
    ],
)
def test_a_resume_that_comes_with_its_styles_is_no_tree(files: Mapping[str, bytes]) -> None:
    """A page or a LaTeX source is read as what it is."""
    found = documents("cv.zip", zipped([*files.items()]))
    assert {each.name for each in found} == {path.rpartition("/")[2] for path in files}


@pytest.mark.parametrize(
    ("name", "written"),
    [("a/main.cpp", {"C++"}), ("a/main.c", {"C"}), ("a/main.m", {"Objective-C"})],
)
def test_a_header_is_in_the_language_of_the_code_that_it_is_for(name: str, written: set[str]) -> None:
    """Where it has no marks of its own."""
    code = b"#import <Foundation/Foundation.h>\n" if name.endswith(".m") else b"int main() { return 0; }\n"
    assert languages(source({name: code, "a/lamp.h": b"#pragma once\nint price(int id);\n"})) == written


def test_files_that_set_up_a_tool_are_no_code_in_its_language() -> None:
    """They show the tool."""
    tools = dict.fromkeys(("vite.config.ts", "tailwind.config.js", ".eslintrc.js"), b"module.exports = {};\n")
    assert languages(source({**tools, "src/index.php": b"<?php\necho 1;\n", "docs/conf.py": b"a = 1\n"})) == {"PHP"}
