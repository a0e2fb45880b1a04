"""Words have a code that every full-text index takes, and what is typed becomes terms."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.terms import MOST_WORDS, Query, Term, in_boolean_mode, in_fts5, parse
from storage.words import BREAK, CODE, beginning, code, encode, words

_word = st.text(min_size=1, max_size=40).map(words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C/C++, C#", ["c", "c++", "c#"]),
        ("C++17 F#", ["c++", "17", "f#"]),
        ("Notepad++ a+b", ["notepad", "a", "b"]),
        (".NET", [".", "net"]),
        ("ASP.NET Node.js", ["asp", "net", "node", "js"]),
        ("CI/CD R&D snake_case", ["ci", "cd", "r", "d", "snake", "case"]),
        ("Größe ÉCOLE Straße ﬁn", ["grosse", "ecole", "strasse", "fin"]),
        ("Питон ΣΟΦΟΣ", ["питон", "σοφοσ"]),
        ("日本語 C言語 ﾃｽﾄ", ["日", "本", "語", "c", "言", "語", "テ", "ス", "ト"]),
        ("개발자", ["개", "발", "자"]),
        ("...and , - \x00 \ud800 😀", ["and"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    """Letters and digits are words, signs belong to one-letter names, and scripts without spaces go by characters."""
    assert words(text) == found


@given(st.text(max_size=60))
def test_a_code_is_made_for_every_index(text: str) -> None:
    """Plain characters, neither too short nor too long, and no stop word, whatever the text."""
    for each in encode([text]).split():
        assert re.fullmatch(r"[a-z0-9_]*_", each)
        assert 3 <= len(each) <= CODE


@given(_word, _word)
def test_words_and_beginnings_keep_apart(one: list[str], other: list[str]) -> None:
    """Two words have one code only if they are equal, and codes begin alike only where the words do."""
    for left in one:
        for right in other:
            if max(len(beginning(left)), len(beginning(right))) < CODE - 1:
                assert (code(left) == code(right)) == (left == right)
                assert code(right).startswith(beginning(left)) == right.startswith(left)
    assert BREAK not in map(code, [*one, *other])


def test_values_keep_apart() -> None:
    """Between the values of a record stands what no phrase holds."""
    assert encode(["New York", "Java"]) == f"new_ york_ {BREAK} java_ {BREAK}"


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Python -Java", Query((Term(("python",)),), (Term(("java",)),))),
        ("python python", Query((Term(("python",)),), ())),
        ('"machine learning" -"deep learning"', Query((Term(("machine", "learning")),), (Term(("deep", "learning")),))),
        ("node.js front-end", Query((Term(("node", "js")), Term(("front", "end"))), ())),
        ("djan* -flas*", Query((Term(("djan",), is_open=True),), (Term(("flas",), is_open=True),))),
        ("node.j*", Query((Term(("node",)), Term(("j",), is_open=True)), ())),
        ("日本*", Query((Term(("日", "本")),), ())),
        ('"never closed', Query((Term(("never", "closed")),), ())),
        ("„so“ «oder» ”so”", Query((Term(("so",)), Term(("oder",))), ())),
        ('- "" * -" + ~ AND( "', Query((), (Term(("and",)),))),
        ("", Query((), ())),
    ],
)
def test_what_is_typed_becomes_terms(typed: str, query: Query) -> None:
    """All words, words side by side, beginnings, and what must not occur; other signs mean nothing."""
    assert parse(typed) == query


@given(st.text(max_size=80))
def test_nothing_typed_is_wrong(typed: str) -> None:
    """Any text is a search, and what the databases are given has none of its signs."""
    query = parse(typed)
    for terms in (query.wanted, query.unwanted):
        for every in (True, False):
            assert re.fullmatch(r'[a-z0-9_ +*"]*', in_boolean_mode(terms, every=every))
            assert re.fullmatch(r'[a-z0-9_ *"]*', re.sub(" AND | OR ", " ", in_fts5(terms, every=every)))


def test_too_many_words_are_refused() -> None:
    """A text that is no search is told so."""
    assert len(parse(" ".join(map(str, range(MOST_WORDS)))).wanted) == MOST_WORDS
    with pytest.raises(ValueError, match="at most"):
        parse(" ".join(map(str, range(MOST_WORDS + 1))))
