"""The one error of the vocabulary's files."""


class VocabularyError(ValueError):
    """A vocabulary file is not what it should be; the text names the file and the line or entry."""
