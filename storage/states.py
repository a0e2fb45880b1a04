"""The states of a message; the table of what leads from one to another stands in `storage.messages`."""

from enum import StrEnum


class State(StrEnum):
    """Where a message is on its way."""

    RECEIVED = "received"
    PROCESSING = "processing"
    PROCESSED = "processed"
    IGNORED = "ignored"
    QUARANTINED = "quarantined"


#: A message in one of these is done with until a person says otherwise.
TERMINAL = (State.PROCESSED, State.IGNORED, State.QUARANTINED)
