"""Whose words the lines of a mail are."""

from collections.abc import Iterator, Sequence

import pytest

from parsers import authorship
from parsers.authorship import Part
from parsers.documents.body import body
from parsers.records import Document, Limits, Line
from parsers.vocabulary import phrases
from tests.unit.resume.documents import vocabulary

OWN = "Thank you, I have attached it."
OLD = "We received your application."


def parts(text: str, subject: str = "Re: Application", sender: str = "", html: str = "") -> list[tuple[str, str]]:
    """Return each line of a body with the part it is, as `(part, text)`."""
    found = body(text, html, Limits())
    assert found is not None
    said = authorship.parts(found, vocabulary().lexicon, subject=subject, sender_name=sender)
    return [(part.value, line.text) for part, line in zip(said, found.lines, strict=True)]


def of(part: Part, found: Sequence[tuple[str, str]]) -> list[str]:
    """Return the lines of one part."""
    return [text for each, text in found if each == part]


@pytest.mark.parametrize(
    "opening",
    [
        "On Mon, Nov 2, 2026 at 10:11 AM Careers <c@n.example> wrote:",
        "On Monday, November 2, 2026 at 10:11:00 AM GMT+1, Careers\n<c@n.example> wrote:",
        "On 02/11/2026 10:11, Careers wrote:",
        "Am 02.11.2026 um 10:11 schrieb Careers <c@n.example>:",
        "Am Mo., 2. Nov. 2026 um 10:11 Uhr schrieb Careers\n<c@n.example>:",
        "Le lun. 2 nov. 2026 à 10:11, Careers <c@n.example> a écrit :",
        "Le 02/11/2026 à 10:11, Careers a écrit :",
        "El lun, 2 nov 2026 a las 10:11, Careers (<c@n.example>) escribió:",
        "Il giorno lun 2 nov 2026 alle ore 10:11 Careers <c@n.example>\nha scritto:",
        "Em seg., 2 de nov. de 2026 às 10:11, Careers <c@n.example> escreveu:",
        "Op ma 2 nov 2026 om 10:11 schreef Careers <c@n.example>:",
        "pon., 2 lis 2026 o 10:11 Careers <c@n.example> napisał(a):",
        "W dniu 2.11.2026 o 10:11, Careers pisze:",
        "-----Original Message-----",
        "----- Ursprüngliche Nachricht -----",
        "-------- Message d'origine --------",
        "From: Careers <c@n.example>\nSent: Monday, November 2, 2026 10:11 AM\nTo: Jane\nSubject: Application",
        "Von: Careers <c@n.example>\nGesendet: Montag, 2. November 2026 10:11\nAn: Jane\nBetreff: Bewerbung",
        "De : Careers <c@n.example>\nEnvoyé : lundi 2 novembre 2026 10:11\nÀ : Jane\nObjet : Candidature",
        "De: Careers <c@n.example>\nEnviado: lunes, 2 de noviembre de 2026\nPara: Jane\nAsunto: Candidatura",
        "Da: Careers <c@n.example>\nInviato: lunedì 2 novembre 2026 10:11\nA: Jane\nOggetto: Candidatura",
        "Van: Careers <c@n.example>\nVerzonden: maandag 2 november 2026\nAan: Jane\nOnderwerp: Sollicitatie",
        "Od: Careers <c@n.example>\nWysłano: poniedziałek, 2 listopada 2026\nDo: Jane\nTemat: Aplikacja",
    ],
)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_history_is_told_from_the_reply_above_it(opening: str, mark: str) -> None:
    """In the forms of eight languages' mail programs, with and without a sign before each line."""
    found = parts(f"{OWN}\n\n{opening}\n\n{mark}{OLD}\n{mark}A person will read it.\n")
    assert of(Part.WORDS, found) == [OWN]
    assert of(Part.QUOTED, found)[-2:] == [f"{mark}{OLD}", f"{mark}A person will read it."]
    assert len(found) == len(of(Part.WORDS, found)) + len(of(Part.QUOTED, found))


def test_answers_between_and_below_quoted_lines_are_the_senders() -> None:
    """A sign before each line ends the history where it ends."""
    text = f"On 2 Nov 2026, Careers <c@n.example> wrote:\n> {OLD}\n\n{OWN}\n\n> When can you start?\n\nAt once.\n"
    assert of(Part.WORDS, parts(text)) == [OWN, "At once."]


def test_the_rest_of_a_long_quoted_line_is_quoted() -> None:
    """Programs break such a line and forget the sign."""
    long = "> We received your application for the position, which we will read as soon as"
    assert of(Part.WORDS, parts(f"{OWN}\n{long}\nwe can.\n")) == [OWN]


def test_what_html_quotes_is_quoted_and_what_it_indents_is_not() -> None:
    """Mail programs mark a quote by its type or class, and indent by the same element."""
    quote = f'<blockquote type="cite"><p>{OLD}</p><table><tr><td>a</td><td>b</td></tr></table></blockquote>'
    html = f'<p>{OWN}</p>{quote}<blockquote style="margin-left:40px">Below.</blockquote>'
    assert of(Part.WORDS, parts("", html=html)) == [OWN, "Below."]


def test_a_form_that_sends_from_and_subject_is_no_history() -> None:
    """A mail program would set the date there."""
    found = parts("From: Jane Roe\nSubject: Application\n\nMessage: I would like to join.\n", subject="New submission")
    assert not of(Part.QUOTED, found)


def test_prose_that_ends_with_a_colon_is_no_history() -> None:
    """A year and a verb alone open no quote."""
    text = "In 2019 my former manager wrote:\nJane is a good colleague.\n"
    assert not of(Part.QUOTED, parts(text))


@pytest.mark.parametrize("delimiter", ["-- ", "\u2014"])
def test_what_follows_the_delimiter_is_signature(delimiter: str) -> None:
    """RFC 3676 section 4.3, and as Outlook writes it."""
    found = parts(f"{OWN}\n\n{delimiter}\nJane Roe\n+1 415 555 0109\n")
    assert (of(Part.WORDS, found), of(Part.SIGNATURE, found)) == ([OWN], ["Jane Roe", "+1 415 555 0109"])


@pytest.mark.parametrize(
    "closing",
    [
        "Kind regards,",
        "Mit freundlichen Grüßen",
        "Cordialement,",
        "Un cordial saludo,",
        "Cordiali saluti,",
        "Atenciosamente,",
        "Met vriendelijke groet,",
        "Z poważaniem",
    ],
)
def test_what_follows_the_closing_formula_is_signature(closing: str) -> None:
    """In eight languages; a postscript is the sender's words again."""
    found = parts(f"Hello,\n{OWN}\n\n{closing}\nJane Roe\nEngineer\n\nPS: {OWN}\n")
    assert of(Part.FRAME, found) == [closing]
    assert of(Part.SIGNATURE, found) == ["Jane Roe", "Engineer"]
    assert of(Part.WORDS, found) == ["Hello,", OWN, f"PS: {OWN}"]


def test_without_a_closing_the_senders_name_opens_the_signature() -> None:
    """Short lines at the end alone are no signature."""
    text = f"{OWN}\n\nJane Roe\n+1 415 555 0109\n"
    assert of(Part.SIGNATURE, parts(text, sender="Jane Roe")) == ["Jane Roe", "+1 415 555 0109"]
    assert not of(Part.SIGNATURE, parts(text, sender="Careers Form"))


def test_a_pasted_resume_below_the_signature_is_words() -> None:
    """Its first heading ends the signature."""
    found = parts(f"Hello,\n{OWN}\n\nKind regards\nJane Roe\n\nEXPERIENCE\nEngineer, Acme, 2019 - 2022\n")
    assert of(Part.WORDS, found)[2:] == ["EXPERIENCE", "Engineer, Acme, 2019 - 2022"]


@pytest.mark.parametrize(
    "note",
    [
        "This e-mail and any attachments are confidential.\nIf you have received this in error, delete it.",
        "CONFIDENTIALITY NOTICE: for the addressee alone.",
        "Diese E-Mail enthält vertrauliche Informationen.\nWenn Sie nicht der richtige Adressat sind, löschen Sie sie.",
        "Ce message et toutes les pièces jointes sont confidentiels.",
        "Este mensaje contiene información confidencial.",
        "Questo messaggio e gli eventuali allegati sono riservati.",
        "Esta mensagem pode conter informação confidencial.",
        "Dit bericht is vertrouwelijk en alleen bestemd voor de geadresseerde.",
        "Niniejsza wiadomość jest poufna.",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Enviado do meu iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Wysłano z iPhone'a",
        "Virus-free. www.antivirus.example",
    ],
)
def test_legal_notes_and_lines_of_programs_are_frame(note: str) -> None:
    """In eight languages, below a signature as below bare words."""
    for end in ("Kind regards\nJane Roe", OWN):
        found = parts(f"{OWN}\n\n{end}\n\n{note}\n")
        assert of(Part.FRAME, found)[-note.count("\n") - 1 :] == note.splitlines()
        assert of(Part.WORDS, found)[0] == OWN


def test_a_gateways_warning_above_a_letter_is_frame_alone() -> None:
    """The letter below it is read."""
    text = (
        f"CAUTION: This email originated from outside of the organization.\n\nDear team,\n{OWN}\n\nRegards\nJane Roe\n"
    )
    assert of(Part.WORDS, parts(text)) == ["Dear team,", OWN]


def test_a_letter_that_is_a_file_quotes_nothing() -> None:
    """A memo opens with From, Date and Subject."""
    lines = ["From: Jane Roe", "Date: 2 November 2026", "Subject: Application", "Dear team,", OWN]
    memo = Document(name="letter.pdf", type="pdf", lines=tuple(Line(text=text) for text in lines))
    assert Part.QUOTED not in authorship.parts(memo, vocabulary().lexicon)


@pytest.mark.parametrize("subject", ["Fwd: Application", "WG: Bewerbung"])
def test_of_a_forward_the_words_passed_on_are_the_letter(subject: str) -> None:
    """Whoever passes them on, and the history within them, is quoted."""
    text = (
        f"FYI\n\nFrom: Jane Roe <jane@example.org>\nSent: 2 November 2026\nTo: a@b.example\nSubject: Application\n\n"
        f"{OWN}\n\nRegards\nJane Roe\n\nOn 1 Nov 2026, Careers <c@n.example> wrote:\n> {OLD}\n"
    )
    found = parts(text, subject=subject, sender="Jane Roe")
    assert (of(Part.WORDS, found), of(Part.SIGNATURE, found)) == ([OWN], ["Jane Roe"])


HOSTILE = (
    ">",
    "> " * 100 + "x",
    "On Nov 2, 2026 a b",
    "From: a",
    "To: b@example.org,",
    "Kind regards",
    "-- ",
    "a " * 40,
)


@pytest.mark.parametrize("line", HOSTILE)
def test_work_grows_with_the_lines_and_is_bounded(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the lines cost twice the looks; of a hundred thousand no more than the first few thousand are looked at."""
    looks = [0]

    def counted(table: phrases.Phrases, text: str, line: Sequence[phrases.Word]) -> Iterator[phrases.Found]:
        looks[-1] += len(line)
        return find(table, text, line)

    find = phrases.Phrases.find
    monkeypatch.setattr(phrases.Phrases, "find", counted)
    for number in (500, 1000, 100_000):
        found = Document(name="body", type="text", lines=(Line(text=line),) * number)
        assert len(authorship.parts(found, vocabulary().lexicon, sender_name="Jane Roe")) == number
        looks.append(0)
    assert looks[1] <= 2 * looks[0] + 100
    assert looks[2] <= 6 * looks[0] + 100
