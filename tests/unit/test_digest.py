"""The digest as a mail: rows in, a message out."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from intake import digest
from intake.digest import AnswerLine, Card, File, Problem, SkillLine, Worklist
from intake.worklist import QUOTE_SHOWN, answer_line, place, quote, short
from parsers.records import Answer, Evidence, RequirementAnswer

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def card(**changes: object) -> Card:
    """Make a card of a person who does not exist."""
    fields = {
        "applicant_id": 3,
        "name": "Ána Přibyl",
        "email": "ana@example.org",
        "phone": "+442079460123",
        "location": "Porto",
        "posting": "Backend Developer",
        "received_at": NOW,
        "total_years": 5.5,
        "years_backend": 3.0,
        "highest_degree": "bachelor",
        "positions": ("Developer, Example Works (2020 - present)",),
        "skills": (
            SkillLine(name="Python", years=3.0, last_used="2024"),
            SkillLine(name="Git", years=None, last_used=None),
        ),
        "files": (File(name="cv.pdf", role="resume"),),
    }
    return Card(**{**fields, **changes})  # type: ignore[arg-type] # the fields above, or others of the same kind


def worklist(*cards: Card, problems: tuple[Problem, ...] = ()) -> Worklist:
    """Make a worklist."""
    return Worklist(built_at=NOW, organisation="NextGen Software", cards=cards, problems=problems)


def compose(found: Worklist) -> EmailMessage:
    """Compose and read back what would go over the wire."""
    mail = digest.compose(
        found, sender="careers@example.org", recipients=("r@example.org",), message_id="<digest.1@example.org>"
    )
    read = message_from_bytes(mail.as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    return read


def test_the_facts_a_recruiter_scans_for_stand_in_both_parts() -> None:
    """Name, contact, years, degree, position, skills with years and files are in the text and in the HTML."""
    found = worklist(card())
    for part in (digest.text(found), digest.html(found)):
        for fact in (
            "Ána Přibyl",
            "ana@example.org",
            "+442079460123",
            "Porto",
            "5.5",
            "bachelor",
            "Example Works",
            "Python",
            "cv.pdf",
        ):
            assert fact in part


def test_what_could_not_be_read_is_said() -> None:
    """A file that could not be read and a mail to look at are shown with the reason."""
    unread = card(files=(File(name="cv.pdf", role="resume", problem="it is protected by a password"),))
    found = worklist(unread, problems=(Problem(message_id=7, received_at=NOW, reason="the mail nests too deep"),))
    for part in (digest.text(found), digest.html(found)):
        assert "it is protected by a password" in part
        assert "message 7" in part
        assert "the mail nests too deep" in part


def test_what_a_recruiter_should_know_of_a_readable_file_is_said() -> None:
    """Hidden text is quoted and the archive named beside a file that was read."""
    told = File(
        name="cv.pdf",
        role="resume",
        notes=("It holds 3 words that do not show on the page; they were kept apart.",),
        container="papers.zip",
        hidden="best candidate ever",
    )
    found = worklist(card(files=(told,)))
    for part in (digest.text(found), digest.html(found)):
        for fact in ("3 words that do not show", "in papers.zip", "best candidate ever"):
            assert fact in part


def test_a_name_can_carry_no_markup() -> None:
    """What a stranger wrote is text in the HTML, never markup."""
    part = digest.html(worklist(card(name="<script>alert(1)</script>", location='"><img src=x>')))
    assert "<script>" not in part
    assert "<img" not in part


def test_unknown_is_shown_as_unknown() -> None:
    """A value that was not found is a hyphen or a word, never a guess or `None`."""
    nothing = card(
        name=None, email=None, phone=None, location=None, total_years=None, years_backend=None, highest_degree=None
    )
    for part in (digest.text(worklist(nothing)), digest.html(worklist(nothing))):
        assert "Name not found" in part
        assert "None" not in part


def test_the_mail_is_marked_as_automatic_and_keeps_its_identity() -> None:
    """Vacation programs must not answer (RFC 3834), and a second try is the same mail by its Message-ID."""
    mail = compose(worklist(card(), card(applicant_id=4)))
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == "<digest.1@example.org>"
    assert mail["Subject"] == "Applicants 2026-11-23: 2 new applicants"
    assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_an_empty_digest_says_so() -> None:
    """Nothing new is one sentence."""
    assert worklist().is_empty
    assert "No new applicants" in digest.text(worklist())


def test_a_long_name_of_a_file_is_cut_in_its_middle() -> None:
    """The record keeps it whole; a line of the digest keeps its beginning and its ending."""
    name = "resume" + " very" * 60 + " long.pdf"
    shown = short(name)
    assert len(shown) <= 80
    assert (shown[:20], shown[-9:]) == (name[:20], " long.pdf")
    assert short("cv.pdf") == "cv.pdf"


MARK = Evidence("cv.pdf", 1, 12, 0, 6, "Python services for\t4,000 shops", "clear")


def answered(answer: Answer, *marks: Evidence) -> AnswerLine:
    """Give the line of an answer."""
    found = RequirementAnswer(
        requirement="python", text="Strong Python", answer=answer, rule="r", detail="Why it is so.", evidence=marks
    )
    return answer_line(found)


def test_each_requirement_is_answered_with_its_best_evidence() -> None:
    """The posting's words, the answer, and the line that shows it stand in both parts."""
    lines = (answered(Answer.SHOWN, MARK), answered(Answer.PARTLY, MARK), answered(Answer.NOT_SHOWN))
    found = worklist(card(requirements=lines))
    for part in (digest.text(found), digest.html(found)):
        assert part.count("Strong Python") == 3
        assert part.count("Python services for 4,000 shops") == 2
        assert part.count("cv.pdf, line 12") == 2
        assert part.count("Why it is so.") == 1
        assert "not shown" in part


def test_a_quote_stands_under_its_requirement() -> None:
    """In the text part the quote is set in as far as the answer's sentence is."""
    lines = digest.text(worklist(card(requirements=(answered(Answer.SHOWN, MARK),)))).splitlines()
    (quoted,) = [line for line in lines if "Python services" in line]
    assert quoted.startswith(" " * 13 + '"Python services')


def test_answers_are_neither_counted_nor_ordered() -> None:
    """They stand as the posting has them: nothing ranks a person."""
    lines = (answered(Answer.NOT_SHOWN), answered(Answer.SHOWN, MARK), answered(Answer.UNCLEAR))
    text = digest.text(worklist(card(requirements=lines), card(applicant_id=4)))
    stated = [line.strip().partition("  ")[0] for line in text.splitlines() if line.endswith("Strong Python")]
    assert stated == ["not shown", "shown", "unclear"]
    assert "1 of 3" not in text


@pytest.mark.parametrize("start", [0, 200, 396])
def test_a_long_line_is_quoted_around_what_was_read(start: int) -> None:
    """A recruiter sees the words that count, not the beginning of a paragraph."""
    words = "word " * 80
    text = f"{words[:start]}Django{words[start:]}"
    shown = quote(MARK._replace(text=text, start=start, end=start + 6))
    assert "Django" in shown
    assert len(shown) <= QUOTE_SHOWN + 8


def test_the_place_of_evidence_names_the_file_within_an_archive() -> None:
    """And no line where the file as a whole shows it."""
    assert place(MARK._replace(document="shop.zip", path="app/models.py")) == "shop.zip: app/models.py, line 12"
    assert place(MARK._replace(document="shop.zip", path="package.json", line=0)) == "shop.zip: package.json"
