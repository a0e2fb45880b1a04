"""The lines of positions: a title names skills, an employer and a place name none."""

import pytest

from intake import vocabulary
from parsers.skills import Context, find

WORDS = vocabulary.load().skills


def named(line: str, context: Context = Context.TITLE) -> set[str]:
    """Give the skills that a line of a position names."""
    return {mention.skill for mention in find([(line, context)], WORDS).mentions}


@pytest.mark.parametrize("context", [Context.TITLE, Context.EMPLOYER])
@pytest.mark.parametrize("place", ["San Jose, CA", "SAN JOSE, CA", "San Jos\u00e9", "Java, Indonesia", "Perl, Germany"])
def test_a_place_is_no_skill(place: str, context: Context) -> None:
    """Places beside an employer stay places."""
    assert named(f"Nurse, Quillwork Inc., {place}", context) == set()


@pytest.mark.parametrize(
    "firm",
    [
        "Oracle", "SAP", "Salesforce", "HubSpot", "Shopify", "Twilio", "Stripe", "Datadog", "Elastic", "MongoDB Inc.",
        "Red Hat", "VMware", "Cisco", "IBM", "Adobe", "Autodesk", "Unity", "Zendesk", "ServiceNow", "Workday",
        "Snowflake", "Databricks", "HashiCorp", "JetBrains", "Docker Inc.", "GitHub", "GitLab", "Heroku", "Vercel",
        "Netlify", "Cloudflare", "Okta", "Auth0", "Segment", "Tableau", "Atlassian", "Basecamp", "Redis Labs", "JFrog",
    ],
)  # fmt: skip
def test_an_employer_is_no_skill(firm: str) -> None:
    """Who worked at a firm need not know what it makes."""
    lines = (f"Software Engineer, {firm}, Boston", f"Nurse | {firm}", f"{firm}, Boston")
    assert [named(line, context) for line in lines for context in (Context.TITLE, Context.EMPLOYER)] == [set()] * 6


@pytest.mark.parametrize(
    ("title", "skill"),
    [
        ("Engineer | Perl | Berlin", "Perl"),
        ("Software Engineer, Java, Acme", "Java"),
        ("IoT Developer, San Jose", "IoT"),
        ("Salesforce Developer, Acme", "Salesforce"),
    ],
)
def test_a_title_names_its_skill(title: str, skill: str) -> None:
    """Places and firms beside it take nothing away."""
    assert named(title) == {skill}
