"""What engines misread again and again, mended where nothing else can be meant."""

import re
from collections.abc import Iterable

from parsers.records import Line

_MENDS = (
    (re.compile(r"(?<=\d)[lI|](?=\d)"), "1"),  # 20l9
    (re.compile(r"(?<=\d)[oO](?=\d)"), "0"),  # 2O19
    (re.compile(r"\|(?=[a-z]{2})"), "I"),  # |ntroduced
    (re.compile(r"\b(https?) ?: ?/ ?/ ?(?=\w)"), r"\1://"),  # https: //
    (re.compile(r"\b(www) ?\. ?(?=\w)"), r"\1."),  # www. example.org
    (re.compile(r"(?<=[\w.+-]) ?@ ?(?=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b)"), "@"),  # ada @example.org
    (re.compile(r"(?<=\w) (?=_[\w.+-]*@)|(?<=_) (?=[\w.+-]+@)"), ""),  # ada _lovelace@
    (re.compile(r"(@[\w-]+(?:\.[\w-]+)*)(?: \.|\. )(?=[a-z]{2,}\b)"), r"\1."),  # @example .org
    (re.compile(r"(@(?:[\w-]+\.)+)(?:con|corn|c0m)(?![\w.-])"), r"\1com"),  # ada@example.con, no top-level domain
    (re.compile(r"(@(?:[\w-]+\.)+)(?:orq|0rg)(?![\w.-])"), r"\1org"),
    (re.compile(r"(@(?:[\w-]+\.)+)nei(?![\w.-])"), r"\1net"),
    (re.compile(r"\b(z) [0oO]\.? ?[0oO]\."), r"\1 o.o."),  # Sp. z 0.0.
)


_HALVES = (
    (re.compile(r"[\w.+-]+@[\w-]*"), re.compile(r"[\w-]*\.[\w.-]*[a-z]{2,}")),  # ada@exa, mple.org
    (re.compile(r"[\w.+-]+[.+_-]"), re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")),  # ada-, lovelace@example.org
)


def mended(found: Iterable[Line]) -> list[Line]:
    """Return the lines with broken addresses joined and figures, not letters, within numbers.

    An e-mail address that a narrow column breaks at a sign or before the first dot of its domain is put on one line.
    """
    lines: list[Line] = []
    for line in found:
        text = line.text
        for pattern, mend in _MENDS:
            text = pattern.sub(mend, text)
        last = lines[-1] if lines else None
        if last and last.block == line.block and _runs_on(last.text, text):
            lines[-1] = last._replace(text=last.text + text, x1=max(last.x1, line.x1), bottom=line.bottom)
        else:
            lines.append(line if text == line.text else line._replace(text=text))
    return lines


def _runs_on(line: str, following: str) -> bool:
    return any(half.fullmatch(line) and rest.fullmatch(following) for half, rest in _HALVES)
