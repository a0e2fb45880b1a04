"""Pure tests: no server, no subprocess."""
