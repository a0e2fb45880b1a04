"""The skills file: large enough, free of contradictions, and its errors lead to the line."""

import pytest

from intake import vocabulary
from parsers.errors import VocabularyError
from parsers.skills import Context, find, implied
from parsers.vocabulary import skill_file
from parsers.vocabulary.spelling import key

SHIPPED = vocabulary.load().skills


def test_the_vocabulary_covers_the_field() -> None:
    """It has at least eight hundred skills, and those of the posting are among them."""
    assert len(SHIPPED.skills) >= 800
    assert {"Python", "MySQL", "Django", "Flask", "Git", "Babel", "Webpack", "Jinja"} <= set(SHIPPED.skills)


def test_every_implied_skill_is_entered_and_none_implies_itself() -> None:
    """`implies` leads to entries, and never back."""
    for entry in SHIPPED.skills.values():
        seen, waiting = set(), list(entry.implies)
        while waiting:
            name = waiting.pop()
            assert name != entry.name
            if name not in seen:
                seen.add(name)
                waiting.extend(SHIPPED.skills[name].implies)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Spring Boot", "Java"), ("Gradle", "Java"), ("JUnit", "Java"), ("WordPress", "PHP"), ("PyQt", "C++")],
)
def test_what_is_merely_usual_is_not_implied(name: str, other: str) -> None:
    """Use passes on to what is implied, so nothing is that somebody can do without."""
    assert other not in implied(name, SHIPPED)


NOT_SAID = {
    ("Angular", "AngularJS"): "a wrong name of its second version",
    ("Azure DevOps", "Azure"): "the maker; it runs without the cloud",
    ("Elastic Load Balancing", "Load Balancing"): "a service that balances by itself",
    ("Enterprise Service Bus", "Azure Service Bus"): "another bus",
    ("Git", "Configuration Management"): "of source code",
    ("GitHub Copilot", "GitHub"): "the maker",
    ("IBM Integration Bus", "Message Queues"): "a product's name",
    ("JBoss", "Red Hat Enterprise Linux"): "the maker",
    ("JBoss Fuse", "Red Hat Enterprise Linux"): "the maker",
    ("Keycloak", "Red Hat Enterprise Linux"): "the maker",
    ("LINQ", "SQL"): "it spares its users SQL",
    ("Lightning", "Web Components"): "a framework's name",
    ("MSMQ", "Message Queues"): "a product's name",
    ("Netlify CMS", "Netlify"): "the maker; it runs elsewhere as well",
    ("NoSQL", "SQL"): "the opposite",
    ("Objective-C", "C++"): "a mixture of languages",
    ("OpenShift", "Red Hat Enterprise Linux"): "the maker",
    ("Oracle ADF", "Azure Data Factory"): "another ADF",
    ("Oracle SOA Suite", "Azure Service Bus"): "another bus",
    ("PowerShell", "Shell scripting"): "PowerShell written apart",
    ("RTOS", "Operating Systems"): "a kind of them, not their study",
    ("Reinforcement Learning", "OpenAI API"): "the maker",
    ("SQLAlchemy", "SQL"): "its name written apart",
    ("VB.NET", "Visual Basic"): "the successor",
    ("VBA", "Visual Basic"): "another dialect",
    ("Visual Studio", ".NET"): "editions of the editor",
    ("phpMyAdmin", "PHP"): "used without programming",
    ("pytest", "BDD"): "a plug-in's name",
}
"""Skills whose longer names hold another's name without saying it, and why."""

CLEAR_KINDS = {
    "auth", "build", "cloud", "database", "devops", "framework", "frontend", "language", "ml", "os", "query", "queue",
    "search", "server", "template", "testing", "vcs",
}  # fmt: skip


def test_a_longer_name_hides_no_skill() -> None:
    """A spelling that holds the clear name of another skill states it or implies it, or is known not to say it."""
    forms = [form for form in SHIPPED.forms.values() if form.entry and form.key == key(form.spelled)]
    clear = {
        form.key: form.entry.name
        for form in forms
        if form.entry and form.entry.kind in CLEAR_KINDS and not form.tier and len(form.key) > 2
    }
    hidden: set[tuple[str, str]] = set()
    for form in forms:
        assert form.entry
        said = {form.entry.name, *form.states}
        said.update(other for name in tuple(said) for other in implied(name, SHIPPED))
        words = form.key.split()
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
        hidden.update((form.entry.name, clear[part]) for part in parts & clear.keys() if clear[part] not in said)
    assert hidden == set(NOT_SAID)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ran MySQL replication over three sites.", {"Database Replication", "MySQL"}),
        ("Set up log shipping.", {"Database Replication"}),
        ("Tuned Aurora MySQL.", {"Amazon Aurora", "MySQL"}),
        ("Wrote rules for the AWS WAF.", {"Web Application Firewall", "AWS"}),
        ("Conception de la base de donn\u00e9es du guichet.", {"Database Design"}),
    ],
)
def test_a_spelling_states_what_it_says(text: str, expected: set[str]) -> None:
    """An alias states a skill of its own, which the other spellings of its entry do not."""
    assert {mention.skill for mention in find([(text, Context.EXPERIENCE)], SHIPPED).mentions} == expected


MISTAKES = {
    "quotation mark at the end": (3, '"Foo" = { aliases = ["a", "b] }\n"Bar" = {}', "a quotation mark is missing"),
    "quotation mark in front": (3, '"Foo" = { aliases = ["a", b"] }\n"Bar" = {}', "a quotation mark is missing"),
    "curly quotation marks": (3, '"Foo" = { aliases = [\u201ca\u201d] }', "only straight quotation marks"),
    "comma": (3, '"Foo" = { aliases = ["a" "b"] }', "a comma is missing"),
    "brace": (4, '"Foo" = { aliases = ["a"]\n"Bar" = {}', "closing bracket or brace on the line before"),
    "equals sign": (3, '"Foo" {}', "an equals sign must follow the name"),
    "name with a blank": (3, "Foo Bar = {}", "a name with blanks or signs needs quotation marks"),
    "name with a dot": (3, "Foo.js = { tier = 1 }", '"Foo.js"'),
    "no braces": (3, '"Foo" = ["a"]', "needs braces"),
    "twice under one heading": (4, '"Foo" = {}\n"Foo" = {}', "is there twice"),
    "twice under two headings": (5, '"Foo" = {}\n[database]\n"Foo" = {}', "as [language] and as [database]"),
    "heading": (3, '[databse]\n"Foo" = {}', 'is "database" meant?'),
    "field": (3, '"Foo" = { alias = ["a"] }', 'is "aliases" meant?'),
    "aliases without brackets": (3, '"Foo" = { aliases = "a" }', "needs brackets"),
    "alias of two skills": (4, '"Foo" = { aliases = ["a1"] }\n"Bar" = { aliases = ["A1"] }', '"Foo" of line 3'),
    "alias with capitals": (3, '"Foo" = { aliases = ["FOO"] }', "need none"),
    "implied skill": (3, '"Foo" = { implies = ["Pyton"] }\n"Python" = {}', 'is "Python" meant?'),
    "stated skill": (
        3,
        '"Foo" = { aliases = [{ is = "a1", states = ["Pyton"] }] }\n"Python" = {}',
        'is "Python" meant?',
    ),
    "circle": (3, '"Foo" = { implies = ["Bar"] }\n"Bar" = { implies = ["Foo"] }', "Foo -> Bar -> Foo"),
    "circle of broader skills": (
        3,
        '"Foo" = { broader = ["Bar"] }\n"Bar" = { broader = ["Foo"] }',
        "is broader than itself in the end: Foo -> Bar -> Foo; take one out",
    ),
    "names that differ by a hyphen": (4, '"Zz1" = {}\n"Zz-1" = {}', '"Zz1" of line 3 are one name'),
    "tier that is none": (3, '"Foo" = { tier = true }', "a number from 0 to 4"),
    "phrase of too many words": (3, '"Foo" = { never = ["a b c d e ~"] }', "at most 4 words and 35 characters"),
    "phrase that is too long": (3, '"Foo" = { never = ["~ in the neighbourhood of conservatories"] }', "35 characters"),
    "tier": (3, '"Foo" = { tier = 9 }', "a number from 0 to 4"),
    "case": (3, '"Foo" = { case = "uper" }', "any, capital, exact, upper"),
    "flag": (3, '"Foo" = { company = "yes" }', "true or false"),
    "phrase": (3, '"Foo" = { never = ["foo festival"] }', "a ~ must stand there for the name"),
}


@pytest.mark.parametrize(("line", "text", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_line(line: int, text: str, told: str) -> None:
    """Who does not program is told the file, the line, and what is to be written."""
    with pytest.raises(VocabularyError) as caught:
        skill_file.parse("skills.toml", f'kinds = ["language", "database"]\n[language]\n{text}\n')
    assert str(caught.value).startswith(f"skills.toml line {line}: ")
    assert told in str(caught.value)
