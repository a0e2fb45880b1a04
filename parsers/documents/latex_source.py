"""LaTeX source with its braces matched once, so that arguments are found without a search."""

import re

_MOST_OPTION = 400  # characters of an optional argument
_MOST_GROUPS = 12  # within it
_CLOSING = re.compile(r"[]{]")
_GAP = re.compile(r"[ \t]*\n?[ \t]*")

Range = tuple[int, int]


class Source:
    """The source and its matching braces, so that an argument is found without a search."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: dict[int, int] = {}
        opened: list[int] = []
        for found in re.finditer(r"\\.|[{}]", text, re.DOTALL):
            if found[0] == "{":
                opened.append(found.start())
            elif found[0] == "}" and opened:
                self.pairs[opened.pop()] = found.start()

    def argument(self, at: int, end: int) -> Range | None:
        """Return the inside of the braces at a place, gaps before them aside."""
        gap = _GAP.match(self.text, at, end)
        at = gap.end() if gap else at
        close = self.pairs.get(at, end)
        return (at + 1, close) if close < end else None

    def option(self, at: int, end: int) -> Range | None:
        """Return the inside of the brackets at a place."""
        if self.text[at : at + 1] != "[":
            return None
        place = at + 1
        for _ in range(_MOST_GROUPS):
            found = _CLOSING.search(self.text, place, min(end, at + _MOST_OPTION))
            if found is None:
                return None
            if found[0] == "]":
                return at + 1, found.start()
            place = self.pairs.get(found.start(), found.start()) + 1
        return None

    def arguments(self, at: int, end: int, most: int = 12) -> tuple[list[Range], list[Range], int]:
        """Return optional arguments, required ones, and the place behind them."""
        options: list[Range] = []
        required: list[Range] = []
        while True:
            option = self.option(at, end)
            found = option or (self.argument(at, end) if len(required) < most else None)
            if found is None or len(options) > most:
                return options, required, at
            (options if option else required).append(found)
            at = found[1] + 1
