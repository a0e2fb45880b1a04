"""Words that are a skill in one sentence and something else in the next."""

import pytest

from intake import vocabulary
from parsers.skills import Context, find

WORDS = vocabulary.load().skills


def found(text: str, context: Context) -> set[str]:
    """Name the skills of one line of a software resume."""
    lines = [("Linux, Nginx, Jenkins", Context.SKILLS), (text, context)]
    return {mention.skill for mention in find(lines, WORDS).mentions if mention.line == 1}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("- Rewrote the pricing service from PHP to Go.", "Go"),
        ("- Maintained statistical models in R and a Java backend.", "R"),
        ("- Ported a D codebase (dmd, dub) to C++.", "D"),
        ("- Shipped the iOS app in Swift.", "Swift"),
        ("- Moved 14 services from servlets to Spring with Maven builds.", "Spring"),
        ("- Single-page client in Backbone + Underscore.", "Backbone.js"),
        ("- Converted an Access 2010 database into a Django application.", "Microsoft Access"),
        ("- Built a bot for Microsoft Teams.", "Microsoft Teams"),
        ("- Wrote Chef cookbooks for 600 hosts.", "Chef"),
        ("- The loyalty app (Ruby, Kafka, Elixir) serves 40k users.", "Elixir"),
        ("- Built the internal dashboard with Astro.", "Astro"),
        ("- As a volunteer I wrote the moderation bot in Go.", "Go"),
        ("- Pflege einer Access-Datenbank.", "Microsoft Access"),
        ("- Designed the MySQL schema behind an invoicing product.", "Database Design"),
        ("- Designed the MySQL schema behind an invoicing product.", "MySQL"),
        ("- Datenmodellierung und Betrieb der Datenbank.", "Data Modeling"),
        ("- Je d\u00e9veloppe surtout en C.", "C"),
    ],
)
def test_the_skill_is_found(text: str, skill: str) -> None:
    """What stands around it shows the word to be the skill."""
    assert skill in found(text, Context.EXPERIENCE)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("- Took the platform from kick-off to go live and led go-to-market demos.", "Go"),
        ("- Worked in the R&D department on Java services.", "R"),
        ("- Counted vitamin C stock in wing C of the warehouse; scripts in Python.", "C"),
        ("- Parsed SWIFT MT940 statements in Java.", "Swift"),
        ("- Mentored interns during the spring release cycle of our Kotlin services.", "Spring"),
        ("- Engineered the IP backbone of a regional ISP; scripts in PHP.", "Backbone.js"),
        ("- Designed role-based access control for Django.", "Microsoft Access"),
        ("- Validated payloads of the Python API against a schema.", "Database Design"),
        ("- Kept Kafka schemas in a registry next to MySQL.", "Database Design"),
        ("- Led cross-functional teams in Java projects.", "Microsoft Teams"),
        ("- Sous chef in a hotel, then a Java course.", "Chef"),
        ("- On-site in Salt Lake City: Linux install.", "SaltStack"),
        ("- Ticketing in Java for DART (Dallas Area Rapid Transit).", "Dart"),
        ("- Raised in Dart near Plymouth, then a Java course.", "Dart"),
        ("- Den Rest des Jahres Java-Dienste gewartet.", "REST APIs"),
        ("- Prove di carico su larga scala in Java.", "Scala"),
        ("- Volunteer translator at Babel, the festival; its site in PHP.", "Babel"),
    ],
)
def test_the_other_sense_is_told_apart(text: str, skill: str) -> None:
    """A phrase, a longer name, an abbreviation or a firm makes the word something else."""
    assert skill not in found(text, Context.EXPERIENCE)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Senior Go Developer - Northlake Payments GmbH, 2019-2022", {"Go"}),
        ("Software Engineer, Oracle India Pvt Ltd, Bengaluru (Java, Kafka)", {"Java", "Kafka"}),
        ("Data Engineer - Spark, Scala, Kafka", {"Apache Spark", "Scala", "Kafka"}),
        ("Flask & React Developer | Example Works", {"Flask", "React"}),
        ("Lead iOS Developer (Swift), Blade Logistics", {"iOS", "Swift"}),
        ("QA Engineer, Phoenix Software House: Cypress and Postman", {"Cypress", "Postman"}),
        ("Consultant, Apex Systems; client: Spring Mobile", set()),
        ("Node.js / TypeScript Engineer at Pyramid Consulting", {"Node.js", "TypeScript"}),
    ],
)
def test_a_title_names_skills_and_firms_do_not(text: str, skills: set[str]) -> None:
    """A name before the work's noun or in a list counts; the name of an employer or client does not."""
    assert found(text, Context.TITLE) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Coursework: Programming in C, Assembly language", {"C", "Assembly"}),
        ("B.Sc., Spring 2019 - Fall 2022, minor in C. S. pedagogy, grade D", set()),
        ("Global Institute of Technology (GIT), thesis on angular sensors", set()),
    ],
)
def test_education_needs_courses_for_ambiguous_names(text: str, skills: set[str]) -> None:
    """Terms, grades, initials and abbreviations of schools are no skills; courses are."""
    assert found(text, Context.EDUCATION) == skills


@pytest.mark.parametrize("line", ["Interests: ruby collecting, swift watching, go", "Soft skills: react well, excel"])
def test_a_labelled_line_of_interests_is_no_list_of_skills(line: str) -> None:
    """A line of interests within a skills section claims nothing."""
    assert not find([("Linux, Nginx", Context.OTHER), (line, Context.SKILLS)], WORDS).mentions[2:]


def test_the_version_can_make_it_another_skill() -> None:
    """Angular 1 is AngularJS, later ones are Angular."""
    assert found("In 2020 I moved from Angular 1.x to Angular 12 components.", Context.EXPERIENCE) == {
        "AngularJS",
        "Angular",
    }


def test_a_longer_name_can_state_a_shorter_one() -> None:
    """Oracle RAC is said of an Oracle database."""
    assert {"Oracle RAC", "Oracle Database"} <= found("- Added a node to the Oracle RAC cluster.", Context.EXPERIENCE)
