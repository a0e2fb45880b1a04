"""What each document of an application is."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from intake import vocabulary
from parsers import role
from parsers.records import Defect, Document, Line, Role
from parsers.resume import glance

PAPERS = tomllib.loads(Path(__file__).with_name("papers.toml").read_text("utf-8"))
RESUME = (
    "Jane Roe\njane.roe@example.org\nExperience\nBackend Developer, Lumen & Oak\t2019 - 2024\n- Built services\n"
    "Developer, Old Mill\t2015 - 2019\nEducation\nBSc Computer Science\t2012 - 2015\nSkills\nPython, MySQL"
)


def document(text: str, name: str = "document.pdf", kind: str = "pdf") -> Document:
    """Return a document with a line for each line of the text."""
    return Document(name=name, type=kind, lines=tuple(Line(text=line) for line in text.splitlines()))


def closed(name: str, kind: str = "pdf") -> Document:
    """Return a document that could not be read."""
    return Document(name=name, type=kind, defects=(Defect(code="encrypted", detail="", document=name),))


def roles(*documents: Document) -> list[Role]:
    """Return the roles of the documents of one mail."""
    lexicon = vocabulary.load().lexicon
    outlines = [glance(each, lexicon) for each in documents]
    return [each.role for each in role.assign_all(documents, outlines, lexicon)]


@pytest.mark.parametrize("language", PAPERS["letters"])
def test_a_letter_is_known_by_its_greeting_and_prose(language: str) -> None:
    """Whatever the file is called, in each of the eight languages."""
    assert roles(document(PAPERS["letters"][language])) == [Role.COVER_LETTER]


@pytest.mark.parametrize("language", PAPERS["certificates"])
def test_a_certificate_is_known_by_what_it_certifies(language: str) -> None:
    """Whatever the file is called, in each of the eight languages."""
    assert roles(document(PAPERS["certificates"][language])) == [Role.CERTIFICATE]


def test_a_resume_that_lists_certificates_is_a_resume() -> None:
    """Its build tells more than a word in it."""
    assert roles(document(f"{RESUME}\nCertificates\nCertificate of Completion, SQL\nDiploma")) == [Role.RESUME]


def test_content_tells_more_than_the_name() -> None:
    """A letter that is called a resume, and a resume that is called a letter."""
    found = roles(document(PAPERS["letters"]["en"], name="Resume.pdf"), document(RESUME, name="Cover Letter.pdf"))
    assert found == [Role.COVER_LETTER, Role.RESUME]


def test_a_resume_in_a_language_of_programs_is_a_resume() -> None:
    """Some keep it as YAML; other files of that ending are code."""
    found = roles(document(RESUME, name="cv.yaml", kind="text"), document("image: python\nrun: pytest", name="ci.yaml"))
    assert found == [Role.RESUME, Role.WORK_SAMPLE]


def test_a_bill_is_no_work_sample() -> None:
    """Commercial papers are told by two of their words."""
    bill = document("Invoice\nInvoice number 77\nBill to: NextGen Software\nAmount due 120.00", name="project.pdf")
    assert roles(bill) == [Role.OTHER]


def test_a_project_description_is_a_work_sample() -> None:
    """Told by the headings that such papers have."""
    text = "Shop\nTech stack\nPython and MySQL behind a web site for plants.\nWhat I did\nEverything but the pictures."
    assert roles(document(text, name="shop.pdf")) == [Role.WORK_SAMPLE]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Resume_2026.pdf", Role.RESUME),
        ("ResumeJaneRoe.pdf", Role.RESUME),
        ("CV Jane.pdf", Role.RESUME),
        ("CVJaneRoe.docx", Role.RESUME),
        ("Mein-Bewerbungslebenslauf.pdf", Role.RESUME),
        ("zyciorys_2026.doc", Role.RESUME),
        ("lettre de motivation.pdf", Role.COVER_LETTER),
        ("Arbeitszeugnis_Alt.pdf", Role.CERTIFICATE),
        ("relevé.pdf", Role.CERTIFICATE),
        ("portfolio-2026.pdf", Role.WORK_SAMPLE),
        ("newsletter.xls", Role.OTHER),
        ("briefing.xls", Role.OTHER),
    ],
)
def test_the_name_tells_where_the_content_can_not(name: str, expected: Role) -> None:
    """Words of the name, also glued together; but not any word that holds one of them."""
    assert roles(document(RESUME), closed(name)) == [Role.RESUME, expected]


def test_the_one_closed_paper_is_the_resume() -> None:
    """A mail with a single paper that can't be read most likely brings the resume; a recruiter must see that."""
    assert roles(document(PAPERS["letters"]["en"], name="body", kind="text"), closed("upload_77.pdf")) == [
        Role.COVER_LETTER,
        Role.RESUME,
    ]


def test_of_two_closed_papers_the_one_named_an_application_is_the_resume() -> None:
    """Where no name tells, neither is."""
    assert roles(closed("scan1.pdf"), closed("Bewerbungsunterlagen.pdf")) == [Role.OTHER, Role.RESUME]
    assert roles(closed("a.pdf"), closed("b.pdf")) == [Role.OTHER, Role.OTHER]


def test_a_closed_paper_beside_a_resume_is_not_a_second_one() -> None:
    """It stays what nobody can tell."""
    assert roles(document(RESUME), closed("upload_77.pdf")) == [Role.RESUME, Role.OTHER]


def test_a_sparse_resume_is_one_where_the_mail_holds_no_other() -> None:
    """Contact data and a few dates are enough then."""
    text = "Jane Roe\njane.roe@example.org\nSkills: Python, MySQL\nAt Old Mill, 2015 - 2019\nThen at Lumen, 2019 - 2024"
    assert roles(document(text, name="Roe.docx", kind="docx")) == [Role.RESUME]


def test_a_record_attached_to_a_pdf_is_no_resume() -> None:
    """What nobody sees makes no claims, however it is built; the same record on its own is a resume."""
    record = document(RESUME, name="europass.xml", kind="europass")
    assert roles(document(RESUME, name="cv.pdf"), replace(record, container="cv.pdf")) == [Role.RESUME, Role.OTHER]
    assert roles(replace(record, container="papers.zip")) == [Role.RESUME]


def test_the_mails_own_text_is_a_letter_beside_a_resume() -> None:
    """Even where it is built much like one."""
    assert roles(document(RESUME, name="body", kind="text"), document(RESUME)) == [Role.COVER_LETTER, Role.RESUME]
    assert roles(document(RESUME, name="body", kind="text")) == [Role.RESUME]


@pytest.mark.parametrize("form", PAPERS["letters_without_greeting"])
def test_a_letter_without_a_greeting_is_known_by_what_it_calls_itself(form: str) -> None:
    """By its title, or by the words with which people say that they apply."""
    text = PAPERS["letters_without_greeting"][form]
    assert roles(document(RESUME), document(text)) == [Role.RESUME, Role.COVER_LETTER]


@pytest.mark.parametrize("form", PAPERS["references"])
def test_a_letter_of_reference_is_no_cover_letter(form: str) -> None:
    """Though it greets and closes as one does."""
    assert roles(document(RESUME), document(PAPERS["references"][form])) == [Role.RESUME, Role.CERTIFICATE]


@pytest.mark.parametrize("form", PAPERS["others"])
def test_papers_of_other_kinds_are_none_of_ours(form: str) -> None:
    """A description of the job, a survey, an exercise and a list of referees have no role."""
    assert roles(document(RESUME), document(PAPERS["others"][form])) == [Role.RESUME, Role.OTHER]


def test_a_portfolio_and_a_readme_are_work_samples() -> None:
    """The first is called one in its first line, the second has the headings of one."""
    portfolio = "Portfolio\nAnn Poe\nBooking site\nA redesign for a hotel chain, in Python and Vue."
    readme = "weather-api\nREST API for weather data.\nInstallation\ngo build\nConfiguration\nSet WEATHER_KEY"
    found = roles(document(RESUME), document(portfolio), document(readme))
    assert found == [Role.RESUME, Role.WORK_SAMPLE, Role.WORK_SAMPLE]


def test_a_picture_nobody_can_read_is_a_certificate_where_it_is_called_one() -> None:
    """Any other, such as a photograph or a logo, is an image."""
    found = roles(document(RESUME), closed("Zertifikat AWS.jpg", "jpeg"), closed("foto.jpg", "jpeg"))
    assert found == [Role.RESUME, Role.CERTIFICATE, Role.IMAGE]
