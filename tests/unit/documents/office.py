"""Files of office programs for the tests: `python -m tests.unit.documents.office` writes them to `tests/data/formats`.

One invented person's resume, a sheet and a slide are written as flat OpenDocument, and converted by LibreOffice
(`soffice` with Writer, Calc and Impress) to every format it writes. The files are kept, so that tests need no program.
"""

import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from tests.mails.people import people

FILES = Path(__file__).parents[2] / "data" / "formats"
PERSON = people()[0]
LINK = f"https://{PERSON.links[0]}"
HIDDEN = "kubernetes scala erlang"
WHITE = "haskell clojure"
TINY = "cobol"
BAND = "Curriculum vitae"
BOX = "Open to relocation \N{GRINNING FACE}"  # beyond the 65,536 characters of UTF-16's single units

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{short}="{_URN}{long}:1.0"'
    for short, long in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "presentation": "presentation",
    }.items()
)  # fmt: skip
_STYLES = """
<office:styles>
 <style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:style>
 <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard" style:class="chapter">
  <style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:parent-style-name="Standard" style:default-outline-level="1" style:class="text">
  <style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
 <style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
 <style:style style:name="White" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
 <style:style style:name="Tiny" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>
 <style:style style:name="Band" style:family="table-cell">
  <style:table-cell-properties fo:background-color="#1f3864"/></style:style>
 <style:style style:name="Off" style:family="table"><style:table-properties table:display="false"/></style:style>
 <style:style style:name="Columns" style:family="table"><style:table-properties style:width="16cm"/></style:style>
 <text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="&#8226;">
  <style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.5cm"/>
 </text:list-level-style-bullet></text:list-style>
 <style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
  fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
"""


def resume(*, hidden: bool) -> str:
    """Return the resume as flat OpenDocument text, with words that do not show where hidden."""
    jobs = "".join(
        f'<text:p><text:span text:style-name="Bold">{escape(job.title)}, {escape(job.company)}</text:span>'
        f"<text:tab/>{job.start} \N{EN DASH} {job.end}</text:p>"
        '<text:list text:style-name="Dots">'
        + "".join(f"<text:list-item><text:p>{escape(bullet)}</text:p></text:list-item>" for bullet in job.bullets)
        + "</text:list>"
        for job in PERSON.jobs
    )
    rows = "".join(_row(label, ", ".join(items)) for label, items in PERSON.skills.items())
    unseen = "".join(
        f'<text:p>Seen <text:span text:style-name="{style}">{words}</text:span></text:p>'
        for style, words in (("Gone", HIDDEN), ("White", WHITE), ("Tiny", TINY))
    )
    extra = unseen if hidden else _box()
    body = (
        f'<text:p text:style-name="Title">{PERSON.name}</text:p><text:p>{PERSON.title}</text:p>'
        f'<text:p>{PERSON.email} | {PERSON.phone} | <text:a xlink:href="{LINK}">my code</text:a></text:p>'
        f"{_table(_row(BAND, style='Band', span='White'))}"
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">Experience</text:h>{jobs}'
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">Skills</text:h>{_table(rows)}{extra}'
    )
    head = f"<style:header><text:p>{PERSON.location}</text:p></style:header>"
    foot = "<style:footer><text:p>References on request</text:p></style:footer>"
    master = f'<style:master-page style:name="Standard" style:page-layout-name="Page">{head}{foot}</style:master-page>'
    return _flat("text", body, master)


def sheet() -> str:
    """Return a matrix of skills as a flat OpenDocument sheet, with a second one that is not shown."""
    rows = "".join(_row(label, ", ".join(items)) for label, items in PERSON.skills.items())
    unseen = (
        '<table:table table:name="Old" table:style-name="Off">'
        f"<table:table-column table:number-columns-repeated='2'/>{_row(HIDDEN)}</table:table>"
    )
    day = '<table:table-cell office:value-type="date" office:date-value="2022-03-01"><text:p>2022-03-01</text:p>'
    dated = f"<table:table-row><table:table-cell><text:p>Since</text:p></table:table-cell>{day}</table:table-cell>"
    return _flat("spreadsheet", f"{_table(rows + dated + '</table:table-row>', 'Skills')}{unseen}", "")


def slides() -> str:
    """Return two slides as a flat OpenDocument presentation."""
    pages = (
        (PERSON.name, PERSON.title),
        ("Projects", "".join(f"</text:p><text:p>{escape(bullet)}" for bullet in PERSON.jobs[0].bullets)),
    )
    frame = '<draw:frame svg:width="20cm" svg:height="5cm" svg:x="2cm" svg:y="{y}cm"><draw:text-box>'
    end = "</text:p></draw:text-box></draw:frame>"
    body = "".join(
        f'<draw:page draw:name="p{number}" draw:master-page-name="Standard">{frame.format(y=2)}<text:p>{head}{end}'
        f"{frame.format(y=8)}<text:p>{words}{end}</draw:page>"
        for number, (head, words) in enumerate(pages, 1)
    )
    return _flat("presentation", body, '<style:master-page style:name="Standard" style:page-layout-name="Page"/>')


def _row(*cells: str, style: str = "", span: str = "") -> str:
    words = [
        f'<text:span text:style-name="{span}">{escape(cell)}</text:span>' if span else escape(cell) for cell in cells
    ]
    named = f' table:style-name="{style}"' if style else ""
    inner = (
        f'<table:table-cell{named} office:value-type="string"><text:p>{word}</text:p></table:table-cell>'
        for word in words
    )
    return f"<table:table-row>{''.join(inner)}</table:table-row>"


def _table(rows: str, name: str = "Table") -> str:
    columns = rows.partition("</table:table-row>")[0].count("</table:table-cell>")
    column = f'<table:table-column table:number-columns-repeated="{columns}"/>'
    return f'<table:table table:name="{name}" table:style-name="Columns">{column}{rows}</table:table>'


def _box() -> str:
    return (
        '<text:p>Notes<draw:frame text:anchor-type="paragraph" svg:width="6cm" svg:height="1cm" svg:x="1cm" '
        f'svg:y="1cm"><draw:text-box><text:p>{BOX}</text:p></draw:text-box></draw:frame></text:p>'
    )


def _flat(kind: str, body: str, master: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}">{_STYLES}'
        f"<office:master-styles>{master}</office:master-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    )


_WRITTEN = {
    "resume.fodt": ("fodt", "odt", "doc", "docx", "rtf", "html"),
    "hidden.fodt": ("odt", "doc", "docx", "rtf"),
    "sheet.fods": ("ods", "xlsx", "xls"),
    "slides.fodp": ("odp", "pptx"),
}


def write() -> None:
    """Write all files anew."""
    sources = {
        "resume.fodt": resume(hidden=False), "hidden.fodt": resume(hidden=True), "sheet.fods": sheet(),
        "slides.fodp": slides(),
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for name, source in sources.items():
            path = Path(folder) / name
            path.write_text(source, encoding="utf-8")
            for kind in _WRITTEN[name]:
                command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(FILES), str(path)]
                subprocess.run(command, check=True, stdout=sys.stderr)


if __name__ == "__main__":
    write()
