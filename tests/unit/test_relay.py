"""Job boards and forms write in a candidate's stead."""

import pytest

from parsers.records import Message
from parsers.relay import candidate, is_relay


def mail(sender: str, *, name: str = "", subject: str = "", reply_to: str = "") -> Message:
    """Return a mail with these fields."""
    headers = (("reply-to", reply_to),) if reply_to else ()
    return Message(from_name=name, from_address=sender, subject=subject, headers=headers)


@pytest.mark.parametrize(
    "address",
    [
        "noreply@forms.example",
        "do-not-reply@jobs.example",
        "applications@board.example",
        "jobs-listings@linkedin.com",
        "jane_x7@indeedemail.com",
        "someone@mail.stepstone.de",
    ],
)
def test_boards_and_programs_are_relays(address: str) -> None:
    """Addresses of programs, departments, and all addresses of job boards."""
    assert is_relay(address)


@pytest.mark.parametrize(
    "address",
    ["jane@example.org", "info@jane.example", "hello@roe.example", "norepley@example.org", "jane@notlinkedin.com", ""],
)
def test_people_are_no_relays(address: str) -> None:
    """Whoever has a domain of their own may use info@ or hello@."""
    assert not is_relay(address)


@pytest.mark.parametrize(
    ("given", "name", "address"),
    [
        (mail("jane@example.org", name="Jane Roe"), "Jane Roe", "jane@example.org"),
        (mail("jane_x7@indeedemail.com", name="Jane Roe"), "Jane Roe", ""),
        (mail("jane_x7@indeedemail.com", name="Jane Roe (via Indeed)"), "Jane Roe", ""),
        (
            mail("noreply@forms.example", name="Career form", reply_to="Jane <jane@example.org>"),
            "Jane",
            "jane@example.org",
        ),
        (
            mail("noreply@forms.example", reply_to="support@forms.example, Jane@example.org"),
            "",
            "support@forms.example",
        ),
        (
            mail("jobs-listings@linkedin.com", subject="New application: Clerk from Jane van der Roe"),
            "Jane van der Roe",
            "",
        ),
        (mail("noreply@forms.example", name="Career form", subject="New submission: career form"), "", ""),
        (mail("noreply@forms.example", name="Form", reply_to="noreply@forms.example"), "", ""),
    ],
)
def test_the_candidate_is_the_sender_and_not_the_board(given: Message, name: str, address: str) -> None:
    """Reply-To first, then the display name of an address made for one person, then the subject; never the board's."""
    found = candidate(given)
    assert (found.from_name, found.from_address) == (name, address)
