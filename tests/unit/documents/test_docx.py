"""DOCX: everything a reader of the page sees comes out, once and in order."""

from parsers.records import Limits
from tests.unit.documents.files import W, archive, codes, document, docx, p, table, texts

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Ueberschrift1"><w:name w:val="heading 1"/>'
    '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Abschnitt"><w:basedOn w:val="Ueberschrift1"/></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/></w:style></w:styles>'
)


def test_headers_come_first_and_footers_last() -> None:
    """A name in the header opens the text, and the same header of another page is not read again."""
    head, foot = f"<w:hdr {W}>{p('Ada Example')}</w:hdr>", f"<w:ftr {W}>{p('ada@example.com')}</w:ftr>"
    content = docx(p("Backend Developer"), footer1=foot, header1=head, header2=head)
    assert texts(content) == ["Ada Example", "Backend Developer", "ada@example.com"]


def test_styles_tell_headings_size_and_weight() -> None:
    """A heading is known by the built-in name of its style or of the style that one is based on."""
    content = docx(p("Erfahrung", '<w:pStyle w:val="Abschnitt"/>') + p("Entwicklerin"), styles=STYLES)
    heading, text = document(content).lines
    assert (heading.heading, heading.bold, heading.size) == (1, True, 14.0)
    assert (text.heading, text.bold) == (0, False)


def test_cells_used_as_columns_stay_whole() -> None:
    """Each cell of a layout table is a block of its own."""
    side, main = p("SKILLS") + p("Python") + p("MySQL"), p("EXPERIENCE") + p("Developer") + p("Built a service")
    found = document(docx(table([side, main]))).lines
    assert [line.text for line in found] == ["SKILLS", "Python", "MySQL", "EXPERIENCE", "Developer", "Built a service"]
    assert [line.block for line in found] == [0, 0, 0, 1, 1, 1]


def test_cells_of_a_data_row_are_joined_by_tabs() -> None:
    """Rows of one line a cell are lines; a date joins the first line of the cell beside it."""
    rows = table([p("Python"), p("5 years")], [p("2019 - 2021"), p("Developer") + p("Example Works")])
    assert texts(docx(rows)) == ["Python\t5 years", "2019 - 2021\tDeveloper", "Example Works"]


def test_nested_tables_and_content_controls_are_read() -> None:
    """A table in a cell, and paragraphs inside a content control, are not lost."""
    control = f"<w:sdt><w:sdtContent>{p('Ada Example')}</w:sdtContent></w:sdt>"
    assert texts(docx(control + table([table([p("Python"), p("MySQL")])]))) == ["Ada Example", "Python\tMySQL"]


def test_insertions_are_kept_and_deletions_are_not() -> None:
    """Tracked changes are read as accepted; hidden text is left out."""
    body = (
        "<w:p><w:ins><w:r><w:t>Python</w:t></w:r></w:ins><w:del><w:r><w:delText>Perl</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> and all the keywords</w:t></w:r></w:p>"
    )
    assert texts(docx(body)) == ["Python"]


def test_a_text_box_is_read_once() -> None:
    """The fall-back that older programs get of a text box does not double it."""
    box = f"<w:txbxContent>{p('ada@example.com')}</w:txbxContent>"
    alternatives = f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice>{box}</mc:Choice>'
    alternatives += f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Contact</w:t></w:r><w:r>{alternatives}</w:r></w:p>"
    found = document(docx(body)).lines
    assert [(line.text, line.block) for line in found] == [("Contact", 0), ("ada@example.com", 1)]


def test_links_are_found_by_relation_and_by_field() -> None:
    """Both ways in which Word stores a hyperlink give its target."""
    related = '<w:p><w:hyperlink r:id="a"><w:r><w:t>code</w:t></w:r></w:hyperlink></w:p>'
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "mailto:ada@example.com" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>write</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    found = document(docx(related + field, links={"a": "https://code.example.org/ada"})).lines
    assert [line.links for line in found] == [("https://code.example.org/ada",), ("mailto:ada@example.com",)]


def test_list_items_tabs_and_breaks() -> None:
    """Numbered paragraphs are items; a tab stays one tab; a line break ends the line."""
    item = p("Built a service", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    row = "<w:p><w:r><w:t>Developer</w:t><w:tab/><w:tab/><w:t>2021</w:t><w:br/><w:t>Springfield</w:t></w:r></w:p>"
    found = document(docx(item + row)).lines
    assert [(line.text, line.bullet) for line in found] == [
        ("Built a service", True),
        ("Developer\t2021", False),
        ("Springfield", False),
    ]


def test_entities_are_not_expanded() -> None:
    """A document type declaration is refused, so neither a bomb nor a file of the host can come in by one."""
    bomb = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    xml = f"{bomb}<w:document {W}><w:body>{p('&b;&c;')}</w:body></w:document>"
    content = archive({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})
    assert codes(content) == ["damaged"]


def test_a_member_that_unpacks_to_too_much_is_refused() -> None:
    """The size is checked before a member is unpacked."""
    assert codes(docx(p("a" * 100_000)), limits=Limits(entry_bytes=50_000)) == ["too_large"]


def test_overlapping_members_are_refused() -> None:
    """Members that share their bytes, as in a bomb, are damage."""
    content = bytearray(docx(p("Ada")))
    central = content.rfind(b"PK\x01\x02")
    content[central + 42 : central + 46] = (1).to_bytes(4, "little")
    assert codes(bytes(content)) == ["damaged"]


def test_a_broken_container_is_damaged() -> None:
    """A Word file whose end is missing is named damaged, not unsupported."""
    content = docx(p("Ada Example"))
    assert codes(content[: len(content) // 2 + 200], "cv.docx") == ["damaged"]
