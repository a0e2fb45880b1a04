"""Skills: the vocabulary and its recognition."""
