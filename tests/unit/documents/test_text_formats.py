"""HTML, plain text, RTF and ODT: their own marks become headings, items, cells and links."""

import pytest

from parsers.documents import read
from parsers.documents.body import body
from parsers.records import Limits
from tests.unit.documents.files import archive, document, texts

ODF = "urn:oasis:names:tc:opendocument:xmlns"


def test_html_blocks_are_lines() -> None:
    """Headings, items, rows of tables and breaks are told; what a browser hides is left out."""
    page = (
        b"<html><head><title>x</title><style>p{}</style></head><body><h2>Experience</h2><p>Built <b>fast</b>\n services"
        b"<br>for all</p><ul><li><p>Python</p></li><li>MySQL</li></ul><table><tr><td>2021</td><td>Example Works</td>"
        b"</tr></table><div style='display: none'>keywords</div><script>alert(1)</script></body></html>"
    )
    found = document(page).lines
    assert [(line.text, line.heading, line.bullet) for line in found] == [
        ("Experience", 2, False),
        ("Built fast services", 0, False),
        ("for all", 0, False),
        ("Python", 0, True),
        ("MySQL", 0, True),
        ("2021\tExample Works", 0, False),
    ]


def test_what_a_style_sheet_sets_side_by_side_is_told_apart() -> None:
    """Items of a flex container are cells of one line; letters set apart without one stay one word."""
    page = (
        b"<html><head><style>.r { display: flex; justify-content: space-between }</style></head><body>"
        b"<div class=r><b>Developer</b><span>2020</span></div><p><b>Har</b><i>bour</i></p></body></html>"
    )
    assert texts(page) == ["Developer\t2020", "Harbour"]


def test_a_page_may_leave_its_body_untold() -> None:
    """HTML5 needs no <body>: a page that begins with a header is read from its first word."""
    page = b"<!doctype html><meta charset=utf-8><title>x</title><header><h1>Ada</h1></header><p>Built it."
    assert texts(page) == ["Ada", "Built it."]


def test_html_elements_that_style_sheets_set_apart_are_cells() -> None:
    """A title and a date with nothing between them are not one word; a word in two elements is."""
    page = b"<p><b>Developer</b><span>01/2020</span></p><p>H<sub>2</sub>O and <b>Post</b><i>gres</i></p>"
    assert document(page, "a.html").text == "Developer\t01/2020\nH2O and Postgres"


def test_html_keeps_links_that_lead_somewhere() -> None:
    """Web, mail and telephone addresses are targets; scripts are not."""
    page = b"<p><a href='https://code.example.org/ada'>code</a> <a href='javascript:x()'>more</a></p><p><b>x</b></p>"
    assert document(page).lines[0].links == ("https://code.example.org/ada",)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_any_usual_charset(codec: str) -> None:
    """Umlauts survive, with and without a byte order mark."""
    assert texts("Jürgen Müller\nKöln und Düsseldorf".encode(codec)) == ["Jürgen Müller", "Köln und Düsseldorf"]


def test_a_declared_charset_is_used_where_the_bytes_do_not_tell() -> None:
    """The label of the mail and the mark in the page name the charset of single bytes."""
    polish = "Łódź, inżynier oprogramowania"
    labelled = document(polish.encode("iso8859-2"), content_type="text/plain; charset=iso-8859-2")
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{polish}</p></body></html>'.encode("iso8859-2")
    assert labelled.text == document(page).text == polish


def test_headings_of_plain_text_are_told_by_hashes_and_rules() -> None:
    """A rule under a line makes it a heading and is gone; wide gaps are cells."""
    found = document(b"# Ada Example\n\nSkills\n------\n- Python\n* MySQL\nDeveloper      2021\n").lines
    assert [(line.text, line.heading, line.bullet) for line in found] == [
        ("Ada Example", 1, False),
        ("Skills", 2, False),
        ("Python", 0, True),
        ("MySQL", 0, True),
        ("Developer\t2021", 0, False),
    ]


def test_rtf_charsets_styles_and_links() -> None:
    """Bytes in the charset of their font, code points with fall-back, items, rows and fields are read."""
    content = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}{\stylesheet{\s1\b heading 1;}}"
        rb"{\info{\author Nobody}}\pard\s1\b\fs32 J\'fcrgen {\f1\'a3ukasz}\b0\par\pard\fs20 K\u246?ln "
        rb"\u8211\'96 2021\par{\listtext\'b7\tab}Built a service\par\trowd\intbl Python\cell 5 years\cell\row\pard "
        rb'{\field{\*\fldinst HYPERLINK "https://code.example.org/ada"}{\fldrslt code}}\par}'
    )
    found = document(content).lines
    assert [line.text for line in found] == [
        "Jürgen Łukasz",
        "Köln \u2013 2021",
        "Built a service",
        "Python\t5 years",
        "code",
    ]
    assert (found[0].heading, found[0].bold, found[0].size) == (1, True, 16.0)
    assert found[2].bullet
    assert found[4].links == ("https://code.example.org/ada",)


def test_odt_body_is_read_in_order() -> None:
    """Headings, items, tables, links and frames of Writer are told."""
    text = f'xmlns:text="{ODF}:text:1.0" xmlns:office="{ODF}:office:1.0" xmlns:table="{ODF}:table:1.0"'
    content = (
        f'<office:document-content {text} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
        '<text:h text:outline-level="2">Skills</text:h><text:list><text:list-item><text:p>Python</text:p>'
        "</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>2021</text:p></table:table-cell>"
        "<table:table-cell><text:p>Example<text:s/>Works</text:p></table:table-cell></table:table-row></table:table>"
        '<text:p><text:a xlink:href="https://code.example.org/ada">code</text:a></text:p>'
        "</office:text></office:body></office:document-content>"
    )
    found = document(archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})).lines
    assert [line.text for line in found] == ["Skills", "Python", "2021\tExample Works", "code"]
    assert (found[0].heading, found[1].bullet, found[3].links) == (2, True, ("https://code.example.org/ada",))


def test_the_body_of_a_mail_is_its_html_where_that_says_something() -> None:
    """HTML goes before plain text, plain text before nothing."""
    found = body("plain", "<p>Dear team</p>", Limits())
    assert found is not None
    assert (found.name, found.type, found.text) == ("body", "html", "Dear team")
    other = body("plain", "<p> </p><img src='x'>", Limits())
    assert other is not None
    assert (other.type, other.text) == ("text", "plain")
    assert body("  \n", "", Limits()) is None


def test_a_long_row_of_marks_before_a_word_is_an_ordinary_line() -> None:
    """It takes no longer than its length asks for; a rule that tried every split of the row would never end."""
    assert texts(b"-" * 5000 + b" Python") == ["-" * 5000 + " Python"]


def test_the_hidden_preview_of_a_mail_is_kept_apart_without_a_defect() -> None:
    """Mail programs hide the line that lists of mails show; that is no news to the recruiter."""
    found = body("", "<div style='display:none'>Preview</div><p>Dear team</p>", Limits())
    assert found is not None
    assert (found.text, [line.text for line in found.hidden], found.defects) == ("Dear team", ["Preview"], ())


def test_a_heading_keeps_the_signs_of_its_last_word() -> None:
    """Hashes close a heading only behind a blank."""
    found = read(b"# C#\ntext\n## Skills ##\ntext\n# F# #", name="a.txt", limits=Limits())
    assert [line.text for line in found.lines if line.heading] == ["C#", "Skills", "F#"]


def test_word_names_a_font_in_several_words_before_its_charset() -> None:
    """Between them stands a blank, as in Word's own files."""
    font = rb"{\fonttbl{\f0\fbidi \froman\fcharset0\fprq2 Times;}{\f1\fbidi \fswiss\fcharset238\fprq2 Arial CE;}}"
    found = read(rb"{\rtf1\ansi" + font + rb"\f1 Wa\'b3\'easa}", name="a.rtf", limits=Limits())
    assert found.text == "Wałęsa"
