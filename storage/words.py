"""Words as they are searched for, written so that every database's full-text index takes them alike.

A word is a run of letters and digits, folded; `c++` and `c#` are words as well, and in scripts without spaces each
character is one. An index of MySQL leaves out short words and stop words, and each engine has its own idea of where a
word ends. So words are stored in a code of the characters a-z, 0-9 and `_` alone, at least three of them and with `_`
at the end, which no stop word has; what is searched for is written in the same code.
"""

import re
import unicodedata
from collections.abc import Iterable

from storage.texts import fold

#: Characters of a code. InnoDB leaves out words of more than 84 (innodb_ft_max_token_size).
CODE = 80

#: Stands between values, so that no phrase runs from one into the next. It is no word's code.
BREAK = "___"

# Scripts written without spaces: Thai to Myanmar, Hangul's letters, Khmer, Han with its radicals, kana, Hangul.
_SOLID = (
    "\u0e00-\u0eff\u0f00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(
    rf"""
      [a-z](?:\+\+|\#)              # c++, c#
    | [^\W_{_SOLID}]+
    | (?=[^\W_]) [{_SOLID}]
    | (?<![\w.])\.(?=[a-z])         # the dot of .net, a word of its own: net alone finds .net too
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(f"[{_SOLID}]")
_PLAIN = re.compile(r"[a-z0-9]+")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def words(text: str) -> list[str]:
    """Give the words of a text in their order: `C++/Größe` has `c++` and `grosse`."""
    # Folding takes Hangul apart into its letters; composed again, a syllable is one character.
    return _WORD.findall(unicodedata.normalize("NFC", fold(text)))


def may_go_on(word: str) -> bool:
    """Say whether there may be a longer word that begins like this one; a character that is a word is whole."""
    return _WHOLE.match(word) is None


def beginning(word: str) -> str:
    """Give the code of all words that begin like this one: the code of each character, one after the other."""
    return (word if _PLAIN.fullmatch(word) else "".join(map(_character, word)))[: CODE - 1]


def code(word: str) -> str:
    """Give the code of the word itself."""
    return (beginning(word) + "_").ljust(3, "_")


def encode(values: Iterable[str]) -> str:
    """Give the codes of all words of several values, as the column of the index holds them."""
    known: dict[str, str] = {}
    coded: list[str] = []
    for value in values:
        for word in words(value):
            if word not in known:
                known[word] = code(word)
            coded.append(known[word])
        coded.append(BREAK)
    return " ".join(coded)


def _character(character: str) -> str:
    """Give the code of a character, of which none begins like another's."""
    if _PLAIN.fullmatch(character):
        return character
    number, digits = ord(character), ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return f"_{digits:0>3}" if len(digits) <= 3 else f"__{digits:0>4}"
