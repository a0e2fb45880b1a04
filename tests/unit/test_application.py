"""From one mail to everything it says."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from intake import vocabulary
from parsers import application
from parsers.application import Means
from parsers.records import Applicant, Application, Disposition, Limits, Posting, Role, Section
from tests.mails.documents import FORMATS, Kind, render
from tests.mails.mail import File, Letter, forward, write
from tests.mails.people import people
from tests.mails.person import Person
from tests.unit.documents.files import archive

PERSON, OTHER = people()[:2]
SENT_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
POSTINGS = (
    Posting(id="backend-developer", title="Backend Developer", addresses=("careers+backend@nextgensoftware.com",)),
    Posting(id="data-engineer", title="Data Engineer", keywords=("etl",)),
)

MEANS = Means(vocabulary.load(), Limits(), POSTINGS)


def resume(person: Person, kind: Kind = Kind.DOCX, **changes: str) -> File:
    """Render a person's resume as an attachment."""
    known = FORMATS[kind]
    content = render(person, kind, known.layouts[0], password=changes.get("password", ""))
    return File(content=content, content_type=known.content_type, name=changes.get("name", f"resume{known.ending}"))


def letter(*files: File, subject: str = "Application", **changes: str) -> bytes:
    """Write a mail of the first person with these files."""
    body = changes.get("body", "Dear team,\n\nplease find my documents attached.\n")
    to = changes.get("to", "careers@nextgensoftware.com")
    sender = (PERSON.name, PERSON.email)
    return write(Letter(sender=sender, subject=subject, sent_at=SENT_AT, body=body, to=to, files=files))


def read(raw: bytes) -> Application:
    """Read a mail as the worker does."""
    return application.read_mail(raw, MEANS, received_on=date(2026, 11, 9))


def who(person: Applicant) -> tuple[str | None, str | None]:
    """Give name and address."""
    return (person.name.value if person.name else None, person.email.value if person.email else None)


def test_a_resume_becomes_an_applicant_with_evidence() -> None:
    """Every value names the document and the line it was read from, and that line says it."""
    found = read(letter(resume(PERSON)))
    (person,) = found.applicants
    assert (found.disposition, who(person)) == (Disposition.APPLICATION, (PERSON.name, PERSON.email))
    document = next(each for each in found.documents if each.role is Role.RESUME)
    for claim in (person.email, person.phone, person.location):
        assert claim is not None
        (first, *_) = claim.evidence
        assert (first.document, document.lines[first.line - 1].text) == (document.name, first.text)


def test_the_mails_date_is_what_present_means() -> None:
    """Not the clock and not the day it was read; only a mail without a date is read as of its arrival."""
    assert read(letter(resume(PERSON))).as_of == date(2026, 11, 2)
    without = letter(resume(PERSON)).replace(b"Date:", b"X-Date:")
    assert read(without).as_of == date(2026, 11, 9)


def test_a_resume_that_can_not_be_read_still_has_an_applicant() -> None:
    """The recruiter sees the sender and the defect, rather than nothing."""
    found = read(letter(resume(PERSON, Kind.PDF, password="secret")))
    (person,) = found.applicants
    assert who(person) == (PERSON.name, PERSON.email)
    assert person.email is not None
    assert person.email.evidence[0].document == "mail"
    (locked,) = [each for each in found.documents if each.role is Role.RESUME]
    assert [defect.code for defect in locked.defects] == ["encrypted"]


def test_a_forwarded_application_is_of_the_person_in_it() -> None:
    """The one who forwards is no applicant."""
    outer = Letter(
        sender=("Rita Recruiter", "rita@example.org"), subject="FW: Application", sent_at=SENT_AT, body="FYI"
    )
    found = read(forward(outer, letter(resume(PERSON))))
    assert [who(person) for person in found.applicants] == [(PERSON.name, PERSON.email)]
    assert "forwarded" in found.flags


def test_two_files_of_one_person_are_one_applicant() -> None:
    """The same resume as PDF and DOCX adds nobody."""
    found = read(letter(resume(PERSON, Kind.PDF), resume(PERSON, Kind.DOCX)))
    assert [who(person) for person in found.applicants] == [(PERSON.name, PERSON.email)]


def test_a_bare_file_is_read_as_a_resume() -> None:
    """Whatever it looks like, the user says that it is one."""
    found = application.read_file(b"Jane Roe", "note.txt", MEANS, as_of=date(2026, 11, 9))
    assert [(each.role, each.readable) for each in found.documents] == [(Role.RESUME, True)]


def test_a_bare_archive_is_read_as_what_it_holds() -> None:
    """Each resume in it is a person."""
    files = {file.name or "": file.content for file in (resume(PERSON, name="a.docx"), resume(OTHER, name="b.docx"))}
    found = application.read_file(archive(files), "candidates.zip", MEANS, as_of=date(2026, 11, 9))
    assert [each.container for each in found.documents] == ["candidates.zip"] * 2
    assert [who(person) for person in found.applicants] == [(each.name, each.email) for each in (PERSON, OTHER)]


def test_resumes_of_several_people_are_several_applicants() -> None:
    """A mail with two people's resumes says so."""
    found = read(letter(resume(PERSON, name="one.docx"), resume(OTHER, name="two.docx")))
    assert {who(person) for person in found.applicants} == {(PERSON.name, PERSON.email), (OTHER.name, OTHER.email)}
    assert "several_people" in found.flags


def test_links_to_work_are_samples_of_whoever_gives_them() -> None:
    """From any of their papers, beside the samples that were sent; none is fetched."""
    body = "Dear team,\n\nplease find my resume attached.\n\nhttps://github.com/tide-table/harbour\n"
    text = b"# Tide table\n\nA service in Erlang and Elixir that tells sailors when to leave.\n"
    sent = File(content=text, content_type="text/markdown", name="code sample.md")
    (person,) = read(letter(resume(PERSON), sent, body=body)).applicants
    kinds = {each.name: each.kind for each in person.samples}
    assert kinds["https://github.com/tide-table/harbour"] == "link"
    assert kinds["code sample.md"] != "link"
    (skill,) = [each for each in person.skills if each.name == "Erlang"]
    assert {mark.section for mark in skill.evidence} == {Section.SAMPLE}


def test_a_work_sample_beside_several_resumes_is_its_makers_or_nobodys() -> None:
    """The one it names has its skills; where it names nobody, each record says so."""
    text = b"# Tide table\n\nA service in Erlang and Elixir that tells sailors when to leave.\n"
    named = File(content=text, content_type="text/markdown", name=f"sample {OTHER.name}.md")
    nameless = File(content=text, content_type="text/markdown", name="sample.md")
    resumes = (resume(PERSON, name="one.docx"), resume(OTHER, name="two.docx"))
    first, second = read(letter(*resumes, named)).applicants
    assert ["Erlang" in {skill.name for skill in each.skills} for each in (first, second)] == [False, True]
    for each in read(letter(*resumes, nameless)).applicants:
        assert "Erlang" not in {skill.name for skill in each.skills}
        assert [defect.document for defect in each.defects if defect.code == "unassigned_sample"] == ["sample.md"]


def test_a_work_sample_sent_after_the_application_is_read_for_its_sender() -> None:
    """A reply that brings code gives a person with the skills that it shows; one that only thanks gives nobody."""
    code = archive({"app.py": "from flask import Flask\n\napp = Flask(__name__)\n" * 5, "requirements.txt": "Flask\n"})
    sample = File(content=code, content_type="application/zip", name="app.zip")
    reply = Letter(
        sender=(PERSON.name, PERSON.email),
        subject="Re: We received your papers",
        sent_at=SENT_AT,
        body="Here is the code.\n",
        headers=[("In-Reply-To", "<first@nextgensoftware.com>")],
    )
    found = read(write(replace(reply, files=(sample,))))
    assert found.disposition is Disposition.FOLLOW_UP
    (person,) = found.applicants
    assert person.email
    assert person.email.value == PERSON.email
    assert "Flask" in {skill.name for skill in person.skills}
    assert read(write(reply)).applicants == ()


@pytest.mark.parametrize(
    ("changes", "posting"),
    [
        ({"to": "careers+backend@nextgensoftware.com", "subject": "ETL"}, "backend-developer"),
        ({"subject": "Application as Data Engineer"}, "data-engineer"),
        ({"subject": "About the ETL job"}, "data-engineer"),
        ({"subject": "Application", "body": "I apply as Data Engineer.\n"}, "data-engineer"),
        ({"subject": "Application", "body": "Hello,\n\n> We look for a Data Engineer.\n"}, "backend-developer"),
        ({"subject": "Application"}, "backend-developer"),
    ],
)
def test_the_posting_is_the_one_the_mail_names(changes: dict[str, str], posting: str) -> None:
    """By the recipient's address, by title or keyword in the subject or the sender's words, else the first posting."""
    assert read(letter(resume(PERSON), **changes)).posting == posting


def test_a_mail_that_only_links_to_a_resume_is_an_application() -> None:
    """Its sender is the applicant."""
    body = f"Dear team,\n\nfor your vacancy: my CV is at https://roe.example/cv\n\nRegards\n{PERSON.name}\n"
    found = read(letter(subject="Hello", body=body))
    assert (found.disposition, found.rule) == (Disposition.APPLICATION, "applies_in_body")
    assert [who(person) for person in found.applicants] == [(PERSON.name, PERSON.email)]


def test_attachments_past_the_limit_are_listed_unread() -> None:
    """Nothing is left out in silence: a document past the limit stands in the list with its defect."""
    notes = [File(content=b"note", content_type="text/plain", name=f"{n}.txt") for n in range(25)]
    found = read(letter(resume(PERSON), *notes))
    assert len(found.documents) == 27
    unread = [each for each in found.documents if any(d.code == "attachment_limit" for d in each.defects)]
    assert len(unread) == 6


def test_the_same_mail_gives_the_same_records() -> None:
    """No clock, no chance, no order of a set: two readings are equal."""
    raw = letter(resume(PERSON, Kind.PDF))
    assert read(raw) == read(raw)


BODY = """Dear team,

I am applying for the position of Data Engineer. I can start on 1 March 2027. My phone number is +44 20 7946 0999.

Kind regards
{name}
"""


def test_what_the_mail_itself_says_is_part_of_the_record() -> None:
    """Availability from the body stands with its line; another number is kept beside the resume's and shown."""
    found = read(letter(resume(PERSON), body=BODY.format(name=PERSON.name)))
    (person,) = found.applicants
    assert person.availability is not None
    assert "1 March 2027" in person.availability.value
    assert person.availability.evidence[0].document == "body"
    assert person.phone is not None
    ((field, numbers),) = [(each.field, [claim.value for claim in each.claims]) for each in person.conflicts]
    assert (field, numbers) == ("phone", [person.phone.value, "+442079460999"])
    assert person.phone.evidence[0].document == "resume.docx"


def test_the_posting_may_be_named_in_the_body() -> None:
    """Where neither recipient nor subject tells, the sender's own words do."""
    assert read(letter(resume(PERSON), body=BODY.format(name=PERSON.name))).posting == "data-engineer"


def test_quoted_history_is_not_the_applicants_word() -> None:
    """What somebody else wrote before says nothing of the applicant."""
    quoted = "".join(f"> {line}\n" for line in BODY.format(name="Rita Recruiter").splitlines())
    found = read(letter(resume(PERSON), body=f"Please find my resume attached.\n\n{quoted}"))
    (person,) = found.applicants
    assert (person.availability, person.conflicts) == (None, ())


def test_a_letter_of_somebody_else_is_not_merged() -> None:
    """An agency that sends a resume signs with another name: its number and dates are not the person's."""
    sender = ("Rita Recruiter", "rita@agency.example")
    body = BODY.format(name="Rita Recruiter")
    raw = write(Letter(sender=sender, subject="A candidate", sent_at=SENT_AT, body=body, files=(resume(OTHER),)))
    (person,) = read(raw).applicants
    assert who(person) == (OTHER.name, OTHER.email)
    assert (person.availability, person.conflicts) == (None, ())


def test_the_words_above_a_forward_are_not_the_applicants() -> None:
    """Whoever passes an application on may say when they start, too."""
    body = BODY.format(name="Rita Recruiter")
    outer = Letter(sender=("Rita Recruiter", "rita@example.org"), subject="FW: CV", sent_at=SENT_AT, body=body)
    (person,) = read(forward(outer, letter(resume(PERSON)))).applicants
    assert (who(person), person.availability) == ((PERSON.name, PERSON.email), None)


def test_without_a_resume_the_letter_makes_the_applicant() -> None:
    """Name, number and date of a mail without files are those of its text; the address is the sender's."""
    found = read(letter(body=BODY.format(name=PERSON.name), subject="Application as Data Engineer"))
    (person,) = found.applicants
    assert who(person) == (PERSON.name, PERSON.email)
    assert person.phone is not None
    assert (person.phone.value, person.phone.evidence[0].document) == ("+442079460999", "body")


def test_of_two_resumes_of_one_person_both_count() -> None:
    """A second file adds its evidence; positions stand once."""
    one = read(letter(resume(PERSON))).applicants[0]
    both = read(letter(resume(PERSON, name="cv.docx"), resume(PERSON, name="cv-2.docx"))).applicants[0]
    assert len(both.positions) == len(one.positions)
    assert both.total_years == one.total_years
    assert both.email is not None
    assert {mark.document for mark in both.email.evidence} == {"cv.docx", "cv-2.docx"}


def test_a_paper_about_a_project_adds_its_skills_and_nothing_else() -> None:
    """What a description of work names is evidence; the people and numbers in it may be anybody's."""
    text = (
        "# Project description\n\nThe booking service is written in Erlang with a CockroachDB cluster.\n"
        "Contact: Rita Recruiter, rita@example.org, +44 20 7946 0999\n"
    )
    sample = File(content=text.encode(), content_type="text/markdown", name="project-description.md")
    found = read(letter(resume(PERSON), sample))
    (person,) = found.applicants
    role = next(each.role for each in found.documents if each.name == "project-description.md")
    assert role is Role.WORK_SAMPLE
    shown = {skill.name: skill.evidence[0].document for skill in person.skills if not skill.implied}
    assert (shown["Erlang"], shown["CockroachDB"]) == ("project-description.md", "project-description.md")
    assert (who(person), person.conflicts) == ((PERSON.name, PERSON.email), ())


def test_the_history_of_a_mail_passed_on_as_a_file_makes_no_claim() -> None:
    """The outer subject's mark of a forward does not turn what the inner mail quotes into its writer's words."""
    history = "From: Careers <c@n.example>\nSent: 1 November 2026\nTo: you\nSubject: Job\n\nI know Kotlin.\n"
    inner = letter(subject="Re: Job", body=f"I am applying for the job, and know Django.\n\n{history}")
    sender = ("Agnes Partner", "agnes@partner.example")
    outer = Letter(sender=sender, subject="Fwd: Job", sent_at=SENT_AT, body="FYI\n", to="careers@nextgensoftware.com")
    (person,) = read(forward(outer, inner)).applicants
    assert [skill.name for skill in person.skills if not skill.implied] == ["Django"]
