"""Files that an office program wrote, one a format: the same resume, sheet and slides come out of each."""

import pytest

from parsers.documents import read_with_enclosed
from parsers.records import Document, Limits, Line
from tests.unit.documents.files import archive, document, docx, members, p, pdf, put
from tests.unit.documents.office import BAND, BOX, FILES, HIDDEN, LINK, PERSON, TINY, WHITE

RESUMES = ("doc", "docx", "fodt", "odt", "rtf")
JOB = PERSON.jobs[0]


def read(name: str) -> Document:
    """Read one of the files."""
    return document((FILES / name).read_bytes(), name)


def line(found: Document, text: str) -> Line:
    """Return the one line with a text."""
    (only,) = [each for each in found.lines if each.text == text]
    return only


@pytest.mark.parametrize("kind", RESUMES)
def test_a_resume_is_read_alike_from_each_format(kind: str) -> None:
    """Name, contact data, jobs with dates as cells, items, headings, links, tables, headers and boxes are told."""
    found = read(f"resume.{kind}")
    assert (found.type, found.defects, found.hidden) == (kind, (), ())
    name = line(found, PERSON.name)
    assert (name.size, name.bold) == (22.0, True)
    heading = line(found, "Experience")
    assert (heading.heading, heading.bullet, heading.size) == (1, False, 15.0)
    job = line(found, f"{JOB.title}, {JOB.company}\t{JOB.start} \N{EN DASH} {JOB.end}")
    assert (job.bold, job.size, job.heading) == (True, 11.0, 0)
    at = found.lines.index(job)
    assert [(each.text, each.bullet) for each in found.lines[at + 1 : at + 4]] == [(text, True) for text in JOB.bullets]
    assert line(found, f"{PERSON.email} | {PERSON.phone} | my code").links == (LINK,)
    label, items = next(iter(PERSON.skills.items()))
    assert line(found, f"{label}\t{', '.join(items)}")
    assert [found.lines[0].text, found.lines[-1].text] == [PERSON.location, "References on request"]
    assert line(found, BOX)


def test_a_page_of_a_word_processor_is_read() -> None:
    """Its style sheet gives weight and size; tabs are spaces in HTML."""
    found = read("resume.html")
    assert (found.type, found.hidden) == ("html", ())
    job = line(found, f"{JOB.title}, {JOB.company} {JOB.start} \N{EN DASH} {JOB.end}")
    assert (job.bold, job.size) == (True, 11.0)
    assert line(found, "Skills").heading == 1
    assert line(found, f"{PERSON.email} | {PERSON.phone} | my code").links == (LINK,)


@pytest.mark.parametrize("kind", ["doc", "docx", "odt", "rtf"])
def test_text_that_does_not_show_is_kept_apart_and_told(kind: str) -> None:
    """Hidden, white and tiny words are in no line; white words on a dark cell show, and are."""
    found = read(f"hidden.{kind}")
    assert [each.text for each in found.hidden] == [HIDDEN, WHITE, TINY]
    assert not {*HIDDEN.split(), *WHITE.split(), TINY} & set(found.text.split())
    assert line(found, BAND)
    assert [(each.code, each.detail) for each in found.defects] == [
        ("hidden_text", "It holds 6 words that do not show on the page; they were kept apart.")
    ]


@pytest.mark.parametrize(("kind", "date"), [("ods", "03/01/22 12:00 AM"), ("xlsx", "2022-03-01")])
def test_rows_of_sheets_are_lines(kind: str, date: str) -> None:
    """Cells are joined by tabs; a sheet that is not shown is hidden text."""
    found = read(f"sheet.{kind}")
    rows = [f"{label}\t{', '.join(items)}" for label, items in PERSON.skills.items()]
    assert [each.text for each in found.lines] == [*rows, f"Since\t{date}"]
    assert [each.text for each in found.hidden] == [HIDDEN]


@pytest.mark.parametrize("kind", ["odp", "pptx"])
def test_slides_are_read_in_their_order(kind: str) -> None:
    """Each text frame is a block."""
    found = read(f"slides.{kind}")
    assert [each.text for each in found.lines] == [PERSON.name, PERSON.title, "Projects", *JOB.bullets]
    assert [each.block for each in found.lines] == [0, 1, 2, 3, 3, 3]


def test_formats_that_are_not_read_say_what_to_send() -> None:
    """An Excel file from before 2007 is named, with advice."""
    (defect,) = read("sheet.xls").defects
    assert (defect.code, defect.detail) == (
        "unsupported",
        "Excel files from before 2007 are not read; as PDF or XLSX they are.",
    )


def test_a_word_file_under_a_password_is_told() -> None:
    """The bit fEncrypted of a DOC file is enough."""
    content = bytearray((FILES / "resume.doc").read_bytes())
    at = content.index(b"\xec\xa5")
    content[at + 0x0B] |= 0x01
    assert [each.code for each in document(bytes(content)).defects] == ["encrypted"]


def test_of_word_95_the_bare_text_is_read() -> None:
    """Files before Word 97 have neither pieces nor a table stream; their charset goes by their language."""
    content = bytearray((FILES / "resume.doc").read_bytes())
    at, text = content.index(b"\xec\xa5"), "Łukasz\rInżynier\r".encode("cp1250")
    content[at + 2 : at + 4] = (104).to_bytes(2, "little")
    content[at + 6 : at + 8] = (0x0415).to_bytes(2, "little")
    content[at + 0x18 : at + 0x1C] = (0x800).to_bytes(4, "little")
    content[at + 0x34 : at + 0x50] = len(text).to_bytes(4, "little") + bytes(24)
    content[at + 0x800 : at + 0x800 + len(text)] = text
    assert document(bytes(content)).text == "Łukasz\nInżynier"


def test_a_word_file_that_is_cut_short_is_damaged_not_a_crash() -> None:
    """Whatever is left of a DOC file, there are lines or a reason."""
    content = (FILES / "resume.doc").read_bytes()
    for size in range(600, len(content), 997):
        found = document(content[:size])
        assert found.readable or found.defects, size


def test_what_a_word_file_would_do_is_told_and_not_done() -> None:
    """Macros, fields that call programs and templates elsewhere are defects that only inform."""
    field = '<w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\x "><w:r><w:t>result</w:t></w:r></w:fldSimple></w:p>'
    content = docx(p("Ada Example") + field)
    found = document(archive(members(content, "word/vbaProject.bin", b"x")))
    assert found.text == "Ada Example\nresult"
    assert [(each.code, each.detail) for each in found.defects] == [
        ("active_content", "It holds macros; they were not run."),
        ("active_content", "It holds fields that call other programs; they were not run."),
    ]
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" '
        'Type="x/attachedTemplate" Target="https://elsewhere.example.org/t.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    told = document(archive(members(docx(p("Ada")), "word/_rels/settings.xml.rels", outside.encode()))).defects
    assert [each.code for each in told] == ["external_ref"]


def test_the_flat_form_of_a_word_package_is_read() -> None:
    """Word's `XML Document` and Word 2003 XML hold the same paragraphs."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    flat = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part '
        f'pkg:name="/word/document.xml"><pkg:xmlData><w:document {w}><w:body>{p("Ada Example")}</w:body></w:document>'
        "</pkg:xmlData></pkg:part></pkg:package>"
    )
    old = flat.partition("<pkg:package")[0] + (
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"><w:body><wx:sect>'
        f"{p('Ada Example')}</wx:sect></w:body></w:wordDocument>"
    )
    for source in (flat, old):
        found = document(source.encode(), "resume.doc")
        assert (found.type, found.text, found.defects) == ("wordml", "Ada Example", ())


def test_a_pages_file_is_read_by_its_preview() -> None:
    """The preview that is a PDF is read; a file without one says how to send it."""
    preview = pdf(lambda canvas: put(canvas, 50, 80, "Ada Example"))
    package: dict[str, str | bytes] = {"Index/Document.iwa": b"x", "QuickLook/Preview.pdf": preview}
    found = document(archive(package), "resume.pages")
    assert (found.type, found.text, found.defects) == ("pages", "Ada Example", ())
    (defect,) = document(archive({"Index/Document.iwa": b"x"})).defects
    assert defect.code == "unsupported"
    assert document(archive({"index.xml": "<a/>"})).type == "zip"


def test_files_embedded_in_a_word_file_are_handed_on() -> None:
    """A workbook in a letter is an enclosed file, unread."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="e" '
        'Type="x/package" Target="embeddings/skills.xlsx"/></Relationships>'
    )
    inside = members(docx(p("Ada")), "word/embeddings/skills.xlsx", b"inside")
    inside["word/_rels/document.xml.rels"] = relations
    _, enclosed = read_with_enclosed(archive(inside), name=None, limits=Limits())
    assert [(each.name, each.content) for each in enclosed] == [("skills.xlsx", b"inside")]


def test_an_electronic_book_is_read_in_the_order_of_its_spine() -> None:
    """Each page of an EPUB goes through the reader of HTML."""
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"/><item id="b" '
        'href="b.xhtml"/></manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
    )
    index = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="OPS/book.opf"/></rootfiles></container>'
    )
    content = archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": index,
            "OPS/book.opf": book,
            "OPS/a.xhtml": "<html><body><p>second</p></body></html>",
            "OPS/b.xhtml": "<html><body><h1>First</h1></body></html>",
        }
    )
    found = document(content)
    assert (found.type, found.text, found.lines[0].heading) == ("epub", "First\nsecond", 1)
