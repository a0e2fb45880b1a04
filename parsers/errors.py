"""What the core raises. Bad input is never among it: that becomes a `Defect` (`parsers.records`).

ParseError
└── VocabularyError (also a ValueError)
"""


class ParseError(Exception):
    """Root of everything the core raises on purpose."""


class VocabularyError(ParseError, ValueError):
    """A vocabulary file is not what it should be; the text names the file and the line or entry."""
