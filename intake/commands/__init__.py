"""One command a file; each module defines the click command of its name."""
