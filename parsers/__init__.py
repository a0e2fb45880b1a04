"""The pure core: bytes in, frozen records out. No socket, file, clock, environment, database or log."""
