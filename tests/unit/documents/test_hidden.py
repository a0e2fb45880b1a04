"""Text that does not show is kept apart, and text that shows is never taken for it."""

import pytest

from tests.unit.documents.files import document, docx, p

WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'


def run(text: str, properties: str) -> str:
    """Return a Word run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def seen_and_hidden(content: bytes) -> tuple[str, list[str]]:
    """Return the lines and what was kept apart."""
    found = document(content)
    assert [each.code for each in found.defects] == ["hidden_text"] * bool(found.hidden)
    return found.text, [line.text for line in found.hidden]


@pytest.mark.parametrize(
    "properties",
    [
        "<w:vanish/>",
        WHITE,
        '<w:color w:val="F2F2F2"/>',
        '<w:color w:val="000000" w:themeColor="background1"/>',
        '<w:sz w:val="3"/>',
        '<w:rStyle w:val="Unseen"/>',
        DARK + '<w:color w:val="1F3864"/>',
    ],
)
def test_runs_of_word_that_do_not_show_are_hidden(properties: str) -> None:
    """Hidden, white, in the colour of paper by theme or style, tiny, or dark on the same dark."""
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="character" '
        f'w:styleId="Unseen"><w:rPr>{WHITE}</w:rPr></w:style></w:styles>'
    )
    content = docx(f"<w:p>{run('Ada ', '')}{run('keywords', properties)}</w:p>", styles=styles)
    assert seen_and_hidden(content) == ("Ada", ["keywords"])


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{run('Ada', WHITE + DARK)}</w:p>",
        f"<w:p>{run('Ada', WHITE + '<w:highlight w:val=&quot;blue&quot;/>'.replace('&quot;', chr(34)))}</w:p>",
        f"<w:p><w:pPr>{DARK}</w:pPr>{run('Ada', WHITE)}</w:p>",
        f"<w:tbl><w:tr><w:tc><w:tcPr>{DARK}</w:tcPr><w:p>{run('Ada', WHITE)}</w:p></w:tc></w:tr></w:tbl>",
        '<w:tbl><w:tblPr><w:tblStyle w:val="Banded"/></w:tblPr><w:tr><w:tc><w:p>' + run("Ada", WHITE) + "</w:p></w:tc>"
        "</w:tr></w:tbl>",
        f"<w:p>{run('Ada', WHITE)}<w:r><w:pict/></w:r></w:p>",
        f"<w:p>{run('Ada', '<w:webHidden/>')}</w:p>",
        f"<w:p>{run('Ada', WHITE + '<w:outline/>')}</w:p>",
        f"<w:p>{run('Ada', '<w:color w:val=' + chr(34) + 'auto' + chr(34) + '/>')}</w:p>",
    ],
)
def test_white_text_of_word_on_something_dark_shows(body: str) -> None:
    """Shaded runs, paragraphs, cells and styles of tables, and pages with drawings, raise no alarm."""
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="table" '
        f'w:styleId="Banded"><w:tblStylePr w:type="firstRow"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr></w:style>'
        "</w:styles>"
    )
    assert seen_and_hidden(docx(body, styles=styles)) == ("Ada", [])


def test_white_text_in_the_header_of_a_page_shows() -> None:
    """Headers are where dark bands are, so colour is not judged there; hidden text still is."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    header = f"<w:hdr {w}><w:p>{run('Ada', WHITE)}{run('words', '<w:vanish/>')}</w:p></w:hdr>"
    assert seen_and_hidden(docx(p("Body"), header1=header)) == ("Ada\nBody", ["words"])


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "visibility: hidden", "opacity:0", "font-size:1px", "color:#fff", "color: transparent",
        "text-indent:-9999px", "position:absolute;left:-5000px", "max-height:0;overflow:hidden",
        "background:#222;color:rgb(34,34,34)",
    ],
)  # fmt: skip
def test_what_a_browser_does_not_show_is_hidden(style: str) -> None:
    """Taken off the page, tiny, or in the colour of its ground: by the attribute or by a class."""
    inline = f"<html><body><p>Ada <span style='{style}'>keywords</span></p></body></html>"
    sheet = (
        f"<html><style>/* x */ .k, .j {{{style}}}</style><body><p>Ada <span class='k'>keywords</span></p></body></html>"
    )
    for page in (inline, sheet):
        assert seen_and_hidden(page.encode()) == ("Ada", ["keywords"])


@pytest.mark.parametrize(
    "page",
    [
        "<table bgcolor='#000000'><tr><td><font color='white'>Ada</font></td></tr></table>",
        "<div style='background-image:url(x.png)'><p style='color:#fff'>Ada</p></div>",
        "<style>.page .name {background:#123}.name{color:#fff}</style><p class='name'>Ada</p>",
        "<style>.t{display:none}.on .t{display:block}</style><p class='t'>Ada</p>",
        "<style>@media print {p {display:none}}</style><p>Ada</p>",
        "<link rel='stylesheet' href='x.css'><p style='color:#fff'>Ada</p>",
        "<div style='font-size:0'><span style='font-size:12px'>Ada</span></div>",
        "<p style='visibility:hidden'><span style='visibility:visible'>Ada</span></p>",
        "<h1 style='color:transparent;background-clip:text'>Ada</h1>",
    ],
)
def test_what_may_show_in_a_browser_is_not_hidden(page: str) -> None:
    """Known or possible grounds, rules that may not apply, and looks set again further in."""
    assert seen_and_hidden(f"<html><body>{page}</body></html>".encode()) == ("Ada", [])


def test_rtf_tells_hidden_and_white_text() -> None:
    r"""`\v`, white by the colour table and tiny text; a shaded row, paragraph or run shows."""
    head = rb"{\rtf1\ansi{\colortbl;\red255\green255\blue255;\red0\green0\blue90;}\pard "
    assert seen_and_hidden(head + rb"Ada {\v gone }{\cf1 white }{\fs2 tiny }end\par}") == (
        "Ada end",
        ["gone white tiny"],
    )
    for shown in (
        rb"{\cf1\chcbpat2 Ada}\par}",
        rb"\cbpat2\cf1 Ada\par}",
        rb"\trowd\clcbpat2\cellx900\pard\intbl\cf1 Ada\cell\row}",
        rb"{\shp x}\cf1 Ada\par}",
    ):
        assert "Ada" in seen_and_hidden(head + shown)[0]


def test_the_sentence_counts_one_word() -> None:
    """The defect's wording is neutral, and right for one word."""
    (defect,) = document(docx(f"<w:p>{run('Ada ', '')}{run('word', '<w:vanish/>')}</w:p>")).defects
    assert defect.detail == "It holds 1 word that does not show on the page; it was kept apart."
