"""Where someone would work, from labels, contact data and sentences of eight languages."""

import pytest

from parsers.documents.body import body
from parsers.letters import letter
from parsers.records import Applicant, Claim, Limits
from parsers.resume import read, rows, statements, workplace
from tests.unit.resume.documents import document, vocabulary


def said(text: str) -> Claim | None:
    """Return where the person of these lines would work; all of them may say it in a word."""
    found, lexicon = document(text), vocabulary().lexicon
    lines = rows.rows(found, lexicon)
    return workplace.read(found, tuple(statements.labelled_terms(lines, lexicon)), lines, lines, lexicon)


def rules(claim: Claim | None) -> set[str]:
    """Return what a claim tells, by the rules of its evidence."""
    return {mark.rule.removeprefix("workplace_") for mark in claim.evidence} if claim else set()


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("Location: Berlin (remote)", "remote", {"remote"}),
        ("San Francisco, CA | Open to remote", "Open to remote", {"remote"}),
        ("Location\tRemote", "Remote", {"remote"}),
        ("Remote only, no relocation", "Remote only, no relocation", {"remote", "denied_relocation"}),
        ("Willing to relocate: Yes", "Willing to relocate: Yes", {"relocation"}),
        ("Relocation\tYes", "Relocation: Yes", {"relocation"}),
        ("Relocation: No", "Relocation: No", {"denied_relocation"}),
        ("Work mode: hybrid", "Work mode: hybrid", {"hybrid"}),
        ("On-site only", "On-site only", {"on_site"}),
        ("Preferred location: San Francisco", "Preferred location: San Francisco", {"stated"}),
        ("Operator based in Leeds, open to remote work.", "open to remote work", {"remote"}),
        ("I am looking for a remote role.", "I am looking for a remote role", {"remote"}),
        ("Seeking remote Python developer positions.", "Seeking remote Python developer positions", {"remote"}),
        ("I seek a new role, remote or hybrid.", "remote or hybrid", {"remote", "hybrid"}),
        ("I would relocate to San Francisco.", "I would relocate to San Francisco", {"relocation"}),
        ("I am not willing to relocate.", "I am not willing to relocate", {"denied_relocation"}),
        (
            "I cannot relocate but can work remotely.",
            "I cannot relocate but can work remotely",
            {"denied_relocation", "remote"},
        ),
        (
            "I am not interested in hybrid or on-site roles.",
            "I am not interested in hybrid or on-site roles",
            {"denied_hybrid", "denied_on_site"},
        ),
        ("Relocation is not a problem.", "Relocation is not a problem", {"relocation"}),
        ("Ich bin bundesweit umzugsbereit.", "Ich bin bundesweit umzugsbereit", {"relocation"}),
        ("Umzugsbereitschaft: ja", "Umzugsbereitschaft: ja", {"relocation"}),
        ("Ich suche keine Remote-Stelle.", "Ich suche keine Remote-Stelle", {"denied_remote"}),
        ("Leipzig | Homeoffice möglich", "Homeoffice möglich", {"remote"}),
        ("Je recherche un poste en télétravail.", "Je recherche un poste en télétravail", {"remote"}),
        ("Mobilité : Île-de-France", "Mobilité: Île-de-France", {"relocation"}),
        ("Je ne souhaite pas déménager.", "Je ne souhaite pas déménager", {"denied_relocation"}),
        ("Prefiero un modelo híbrido.", "Prefiero un modelo híbrido", {"hybrid"}),
        ("Madrid | Teletrabajo", "Teletrabajo", {"remote"}),
        ("Sin disponibilidad para mudarme.", "Sin disponibilidad para mudarme", {"denied_relocation"}),
        ("Smart working: sì", "Smart working: sì", {"remote"}),
        ("Sono disposta a trasferirmi.", "Sono disposta a trasferirmi", {"relocation"}),
        ("Preferisco lavorare in sede.", "Preferisco lavorare in sede", {"on_site"}),
        ("Prefiro o trabalho no modelo híbrido.", "Prefiro o trabalho no modelo híbrido", {"hybrid"}),
        ("Não pretendo mudar de cidade.", "Não pretendo mudar de cidade", {"denied_relocation"}),
        ("Ik werk liefst hybride.", "Ik werk liefst hybride", {"hybrid"}),
        ("Verhuizen is voor mij geen probleem.", "Verhuizen is voor mij geen probleem", {"relocation"}),
        ("Preferuję pracę zdalną.", "Preferuję pracę zdalną", {"remote"}),
        ("Nie rozważam relokacji.", "Nie rozważam relokacji", {"denied_relocation"}),
    ],
)
def test_a_workplace_is_told_as_written_with_what_it_means(text: str, value: str, told: set[str]) -> None:
    """By a label, by a part of a line that says nothing else, or by a wish in a sentence."""
    found = said(text)
    assert found is not None
    assert (found.value, rules(found)) == (value, told)
    assert all(mark.text in text.splitlines() and mark.start < mark.end for mark in found.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Led remote teams in three countries.",
        "I am able to manage remote teams.",
        "I want to build hybrid apps.",
        "Interested in hybrid cloud architecture.",
        "Provided on-site support for customers.",
        "I worked remotely for six years.",
        "I relocated to Berlin in 2019.",
        "Coordinated the relocation of an office.",
        "Do you offer remote work?",
        "I am happy to interview remotely.",
        "I am applying for the remote position.",
        "Backend Developer (Remote)",
        "Mobile Developer | iOS | Android | Hybrid",
        "Remote: TeamViewer, Citrix",
        "Mobility: Android, iOS",
        "Betrieb der Hybrid-Cloud",
        "Einführung von Homeoffice im Unternehmen",
        "Formation à distance",
        "Busco experiencia en acceso remoto",
        "Assistenza da remoto ai clienti",
        "Zarządzanie zespołem zdalnym",
    ],
)
def test_other_remote_things_are_no_workplace(text: str) -> None:
    """Teams, tools, clouds and support; the past, questions, and the posting's own words."""
    assert said(text) is None


def resume(text: str) -> Applicant:
    """Read a resume with these lines at its head."""
    jobs = "# Experience\nEngineer, Acme Ltd (Remote), 2019 - 2022\n- Open to remote work were few of the clients.\n"
    return read(document(f"Jane Roe\njane@example.org\n{text}\n{jobs}"), vocabulary(), as_of=None)


def test_what_stands_in_a_job_says_nothing_of_the_person() -> None:
    """Neither the place of a position nor its text; the same words beside the contact data do."""
    assert resume("").workplace is None
    assert rules(resume("Leeds, UK (remote)").workplace) == {"remote"}


def test_a_skill_is_no_wish() -> None:
    """A list of skills may hold the word."""
    person = read(document("Jane Roe\njane@example.org\n# Skills\nPython\nHybrid\nRemote\n"), vocabulary(), as_of=None)
    assert person.workplace is None


def test_all_that_is_said_is_evidence_of_one_claim() -> None:
    """The first words count, and every place is kept."""
    found = resume("Leeds, UK | Open to remote\n# Summary\nEngineer who would relocate to San Francisco.").workplace
    assert found is not None
    assert (found.value, rules(found)) == ("Open to remote", {"remote", "relocation"})


def test_a_letter_says_it_in_a_sentence_or_a_signature() -> None:
    """The posting's name in the subject or the first line does not."""
    text = (
        "Dear team,\n\nI am applying as Backend Developer (Remote / San Francisco). {}\n\nKind regards\nJane Roe\n{}\n"
    )

    def told(sentence: str, signature: str) -> set[str]:
        found = document(text.format(sentence, signature), name="letter.pdf")
        return rules(letter.read(found, vocabulary(), sender_name="Jane Roe").workplace)

    assert told("", "") == set()
    assert told("I would need to work remotely.", "") == {"remote"}
    assert told("I am unable to relocate.", "") == {"denied_relocation"}
    assert told("", "Leeds, United Kingdom (open to relocation)") == {"relocation"}


@pytest.mark.parametrize(
    ("studies", "wish"),
    [
        ("Education\n\n2013 - 2018 BSc Physics, Mills College", "I am looking for a remote role."),
        ("Studium\n\n2013 - 2018 Diplom-Physiker, Universität Leipzig", "Ich suche eine Stelle im Homeoffice."),
    ],
)
def test_a_wish_below_the_last_course_of_study_is_read(studies: str, wish: str) -> None:
    """A paragraph of its own that ends a resume belongs to no entry of the section that it stands in."""
    found = body(f"Jane Roe\njane@example.org\n\n{studies}\n\n{wish}\n\nJane Roe\n", "", Limits())
    assert found
    person = read(found, vocabulary(), as_of=None)
    assert rules(person.workplace) == {"remote"}
    assert len(person.education) == 1


def test_a_wish_below_a_list_begins_with_its_own_first_word() -> None:
    """A list that fills its line does not go on in the sentence below it."""
    told = said("Go, gRPC, PostgreSQL, Docker, Kubernetes, Git\nI am only available for remote work.")
    assert told
    assert told.value == "I am only available for remote work"
