"""Header fields as strangers send them."""

from datetime import UTC, datetime

import pytest

from parsers import header


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?Bewerbung_J=C3=BCrgen?=", "Bewerbung Jürgen"),
        ("=?ISO-8859-1?B?UulzdW3p?=", "Résumé"),
        ("=?utf-8?b?R3I=?= =?utf-8?b?w7zDn2U=?=", "Grüße"),
        ("=?utf-8?q?split_=C3?=\r\n =?utf-8?q?=BC?=", "split ü"),
        ("=?x-unknown?q?caf=E9?=", "café"),
        ("folded\r\n value", "folded value"),
        ("raw \udcc3\udcbc bytes", "raw ü bytes"),
        ("right\u202eleft", "rightleft"),
    ],
)
def test_a_field_is_decoded(raw: str, text: str) -> None:
    """Encoded words, raw 8-bit text and folding come out as one clean line."""
    assert header.decode(raw) == text


def test_a_decoded_field_can_start_no_new_one() -> None:
    """A line break hidden in an encoded word does not survive decoding."""
    assert header.decode("=?utf-8?q?hello=0D=0ABcc:_all@example.org?=") == "hello Bcc: all@example.org"


@pytest.mark.parametrize(
    ("raw", "pairs"),
    [
        ("Jane Doe <Jane@Example.org>", (("Jane Doe", "jane@example.org"),)),
        ("Doe, Jane <jane@example.org>", (("Doe, Jane", "jane@example.org"),)),
        ('"Doe, Jane" <jane@example.org>, x@example.net', (("Doe, Jane", "jane@example.org"), ("", "x@example.net"))),
        ("jane@example.org (Jane (work))", (("", "jane@example.org"),)),
        ("=?utf-8?q?J=C3=BCrgen?= <j@example.org>", (("Jürgen", "j@example.org"),)),
        ("Team: a@example.org, b@example.org;", (("", "a@example.org"), ("", "b@example.org"))),
        ("undisclosed-recipients:;", ()),
        ("<>", ()),
        ("", ()),
    ],
)
def test_addresses_are_read(raw: str, pairs: tuple[tuple[str, str], ...]) -> None:
    """Display names and addresses are told apart in every form people send."""
    assert header.addresses([raw]) == pairs


@pytest.mark.parametrize("raw", ["(" * 100_000 + "a@example.org", '"' * 50_001 + "<a@example.org>", "<" * 100_000])
def test_hostile_addresses_cost_no_more_than_their_length(raw: str) -> None:
    """Nested comments, open quotes and open brackets neither raise nor recurse."""
    header.addresses([raw])


def test_message_ids_are_read() -> None:
    """Each identifier comes with its brackets; words around them and overlong ones are left out."""
    assert header.message_ids("<a@example.org> and <b@example.org>") == ("<a@example.org>", "<b@example.org>")
    assert header.message_ids("<" + "x" * 300 + "@example.org>") == ()


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("Mon, 02 Nov 2026 10:00:00 +0000", datetime(2026, 11, 2, 10, tzinfo=UTC)),
        ("Mon, 02 Nov 2026 10:00:00", datetime(2026, 11, 2, 10, tzinfo=UTC)),
        ("yesterday", None),
        ("Mon, 99 Nov 2026 10:00:00 +0000", None),
        ("", None),
    ],
)
def test_dates_are_read_or_unknown(raw: str, moment: datetime | None) -> None:
    """A date that can't be read is None, never a guess."""
    assert header.date(raw) == moment
