"""What engines misread again and again, mended where nothing else can be meant."""

import re
from dataclasses import replace

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
    (re.compile(r"\b(z) [0oO]\.? ?[0oO]\."), r"\1 o.o."),  # Sp. z 0.0.
)


def mended(line: Line) -> Line:
    """Return the line with broken addresses joined and figures, not letters, within numbers."""
    text = line.text
    for pattern, mend in _MENDS:
        text = pattern.sub(mend, text)
    return line if text == line.text else replace(line, text=text)
