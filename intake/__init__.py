"""The shell: doors, the loop, the clock, the outbox, the command line. Decisions about mail live in `parsers`."""
