r"""LaTeX source -> lines: sections, items, rows, links, accents, and the macros of classes for resumes by their shape.

No macro is expanded. One that is not known is told by its arguments: one is text, several are the cells of a row, as in
`\cventry{2021}{Developer}{Example Works}{...}`. Of the preamble only what classes set there about the person is read.
"""

import re
from dataclasses import dataclass, field

from parsers.charset import decode
from parsers.documents.flow import Run, clipped, lines
from parsers.documents.latex_source import Range, Source
from parsers.documents.latex_words import (
    ACCENTS,
    BOLD,
    DROPPED,
    DROPPED_ENVIRONMENTS,
    HOSTS,
    LAST,
    LAYOUTS,
    PERSONAL,
    PLAIN,
    SIGNS,
    accented,
    typed,
)
from parsers.documents.reading import Reading
from parsers.documents.table import joined
from parsers.label import UNLABELLED, Label
from parsers.records import Limits, Line

_DEPTH = 40  # groups within groups
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*(?!\n)|\n?)")
_TOKEN = re.compile(
    r"\\([A-Za-z@]+\*?|.|$)|([{}])|(\n[ \t]*\n\s*)|([&~$])|([^\\{}\n&~$]+|\n)",
    re.DOTALL,
)
_BODY = re.compile(r"\\begin\s*\{document\}")
_END = re.compile(r"\\end\s*\{document\}")
_LENGTH = re.compile(r"\s*+-?[\d.]*+\s*+(?:pt|cm|mm|em|ex|in|\\\w+)\s*+")
_SECTION = re.compile(r"(sub)?(sub)?[a-z@]*section[a-z]*\*?|part\*?|chapter\*?|rubric|sectiontitle", re.IGNORECASE)
_BREAKS = {"\\", "newline", "linebreak", "par", "tabularnewline", "break", "cr"}
_DEFINING = ("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def", "gdef", "let")
_DEFINED = re.compile(r"\s*\\[A-Za-z@]+\s*(?:#\d)*(?:=?\\[A-Za-z]+)?")
_LETTER = re.compile(r"[ \n]?(\\[ij](?![A-Za-z]) ?|[^\\{}\s])")
_ARGUMENTS = dict.fromkeys(PLAIN | BOLD | {"url", "nolinkurl"}, 1) | {"href": 2}


@dataclass(slots=True)
class _State:
    """What is gathered. preamble: only macros about the person are read."""

    bold: bool = False
    link: str = ""
    bullet: bool = False
    preamble: bool = False
    runs: list[Run] = field(default_factory=list)
    groups: list[list[Line]] = field(default_factory=lambda: [[]])

    def add(self, text: str) -> None:
        if text and not self.preamble:
            self.runs.append(Run(text, self.bold, 0.0, self.link))

    def end_line(self, heading: int = 0) -> None:
        found = lines(self.runs, heading=heading, bullet=self.bullet)
        self.runs = []
        if found:
            self.bullet = False
            self.groups[-1] += found


def read(content: bytes, limits: Limits, label: Label = UNLABELLED) -> Reading:
    """Read the lines of a LaTeX source; a group for each section."""
    text = decode(content, label.charset).replace("\r\n", "\n")[: limits.text_characters]
    source = Source(_COMMENT.sub(r"\1", text))
    state = _State()
    begins, ends = _BODY.search(source.text), _END.search(source.text)
    if begins:
        state.preamble = True
        _Walk(source, state, 0, begins.start()).walk()
        state.preamble = False
    _Walk(source, state, begins.end() if begins else 0, ends.start() if ends else len(source.text)).walk()
    state.end_line()
    return clipped([group for group in state.groups if group], limits.text_characters)


@dataclass(slots=True)
class _Walk:
    """A walk from one place of the source to another; the looks set on it do not outlive it."""

    source: Source
    state: _State
    at: int
    end: int
    depth: int = _DEPTH

    def walk(self) -> None:
        """Read all of it."""
        state, source = self.state, self.source
        looks = state.bold, state.link
        while self.at < self.end and self.depth and (token := _TOKEN.match(source.text, self.at, self.end)):
            macro, brace, gap, sign, text = token.groups()
            self.at = token.end()
            if macro is not None:
                self._macro(macro)
            elif brace == "{":
                self._group(token.start())
            elif gap:
                state.end_line()
            elif sign:
                state.add({"&": "\t", "~": " "}.get(sign, ""))
            elif text:
                state.add(typed(text))
        state.bold, state.link = looks

    def _group(self, start: int) -> None:
        close = self.source.pairs.get(start, self.end)
        if close < self.end:
            if not self.state.preamble:
                self._inside((start + 1, close))
            self.at = close + 1

    def _inside(self, found: Range, state: _State | None = None) -> None:
        _Walk(self.source, state or self.state, *found, self.depth - 1).walk()

    def _arguments(self, most: int = 12) -> tuple[list[Range], list[Range]]:
        """Take optional and required arguments."""
        options, required, self.at = self.source.arguments(self.at, self.end, most)
        return options, required

    def _words(self, found: Range) -> str:
        return self.source.text[slice(*found)]

    def _macro(self, name: str) -> None:
        """Read a macro with its arguments."""
        if name in _BREAKS:
            self._arguments(0)
            self.state.end_line()
        elif name in SIGNS:
            self.state.add(SIGNS[name])
            self._end_word(name)
        elif name in ACCENTS:
            self._accent(name)
        elif name in {"begin", "end"}:
            self._environment(begins=name == "begin")
        elif name.startswith(_DEFINING):
            word = _DEFINED.match(self.source.text, self.at, self.end)
            self.at = word.end() if word else self.at
            self._arguments()
        elif name in DROPPED or (self.state.preamble and name not in PERSONAL):
            self._arguments()
        else:
            was_preamble, self.state.preamble = self.state.preamble, False
            self._spoken(name)
            self.state.preamble = was_preamble

    def _spoken(self, name: str) -> None:
        """Read a macro whose arguments are text."""
        if name == "item":
            self._item()
            return
        if name in {"bfseries", "bf", "mdseries"}:
            self.state.bold = name != "mdseries"
            self._end_word(name)
            return
        options, required = self._arguments(_ARGUMENTS.get(name, LAST.get(name, 12)))
        if name in PERSONAL:
            self._personal(name, options, required)
        elif not required:
            self._end_word(name)
        elif name in {"href", "url", "nolinkurl"}:
            self._link(required)
        elif _SECTION.fullmatch(name):
            self._heading(name, required)
        elif name in LAST or len(required) == 1:
            self._inline(name, required[-1])
        else:
            self._row(required)

    def _end_word(self, name: str) -> None:
        """Pass the blank that ends a macro of letters."""
        if name[-1:].isalpha() and self.source.text[self.at : min(self.at + 1, self.end)] == " ":
            self.at += 1

    def _inline(self, name: str, found: Range) -> None:
        """Read an argument where it stands; that of a macro for items is an item."""
        is_item = "item" in name.lower()
        if is_item:
            self.state.end_line()
            self.state.bullet = True
        bold, self.state.bold = self.state.bold, self.state.bold or name in BOLD
        self._inside(found)
        self.state.bold = bold
        if is_item:
            self.state.end_line()

    def _accent(self, name: str) -> None:
        """Put an accent on the letter behind it."""
        found = self.source.argument(self.at, self.end)
        letter = None if found else _LETTER.match(self.source.text, self.at, self.end)
        if found:
            self.at = found[1] + 1
            self.state.add(accented(name, self._words(found).strip()))
        elif letter:
            self.at = letter.end()
            self.state.add(accented(name, letter[1].strip()))

    def _environment(self, *, begins: bool) -> None:
        """Begin or end an environment; one for sections or entries has its heading or row as arguments."""
        named = self.source.argument(self.at, self.end)
        if named is None:
            return
        name, self.at = self._words(named).strip(), named[1] + 1
        self.state.end_line()
        self.state.bullet = False
        if begins and name.rstrip("*") in DROPPED_ENVIRONMENTS:
            close = self.source.text.find(f"\\end{{{name}}}", self.at, self.end)
            self.at = close if close >= 0 else self.end
        elif begins:
            is_section = _SECTION.fullmatch(name) is not None and "sub" not in name.lower()
            _, required = self._arguments(1 if is_section else 12)
            if required and is_section:
                self._heading(name, required)
            elif required and name.rstrip("*") not in LAYOUTS and not self.state.preamble:
                self._row(required)

    def _heading(self, name: str, required: list[Range]) -> None:
        """Read a heading; further arguments of a macro of a class are lines below it."""
        state = self.state
        state.end_line()
        level = 1 + name.lower().count("sub")
        state.groups += [[]] if level == 1 else []
        bullet, state.bullet = state.bullet, False
        for number, found in enumerate(required):
            self._inside(found)
            state.end_line(0 if number else level)
        state.bullet = bullet

    def _row(self, required: list[Range]) -> None:
        """Read arguments as the cells of a row; those of several lines follow it."""
        self.state.end_line()
        cells: list[Line] = []
        rest: list[Line] = []
        for found in required:
            inner = _State()
            if not _LENGTH.fullmatch(self.source.text, *found):
                self._inside(found, inner)
            inner.end_line()
            read_lines = [line for group in inner.groups for line in group]
            is_cell = len(read_lines) == 1 and not read_lines[0].bullet
            (cells if is_cell else rest).extend(read_lines)
        self.state.groups[-1] += [*([joined(cells)] if cells else []), *rest]

    def _item(self) -> None:
        """Begin an item; a label of letters is part of its text, any other is its mark."""
        state = self.state
        state.end_line()
        state.bullet = True
        option = self.source.option(self.at, self.end)
        if option:
            self.at = option[1] + 1
            if re.search(r"(?<!\\)\b[^\W\d_]{3,}", self._words(option)):
                bold, state.bold = state.bold, True
                self._inside(option)
                state.bold = bold
                state.add(" ")

    def _link(self, required: list[Range]) -> None:
        address = self._words(required[0]).replace("\\", "").strip()
        outer, self.state.link = self.state.link, address
        if len(required) > 1:
            self._inside(required[1])
        else:
            self.state.add(address)
        self.state.link = outer

    def _personal(self, name: str, options: list[Range], required: list[Range]) -> None:
        """Read what a class keeps about the person as a line: names are joined, a name at a site is its address."""
        state = self.state
        if name not in {"lastname", "familyname"}:
            state.end_line()
        site = self._words(options[0]).strip().lower() if options and name == "social" else name
        inner = _State()
        for number, found in enumerate(required):
            inner.add(" " if number else "")
            self._inside(found, inner)
        words = "".join([run.text for run in inner.runs]).strip()
        if site in HOSTS and words and not {"/", "."} & set(words):
            state.add(f"{HOSTS[site]}{words}")
        else:
            state.groups[-1] += [line for group in inner.groups for line in group]
            state.runs += inner.runs
        if name == "firstname":
            state.add(" ")
        else:
            state.end_line(int(name in {"name", "lastname", "familyname", "author"}))
