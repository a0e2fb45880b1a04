"""Named places where a test can have the process killed, to prove that any crash there is made good.

`INTAKE_FAILPOINT=stored:3` kills with SIGKILL the third time the place `stored` is reached. Unset, a place is a no-op.
"""

import os
import signal
from collections import Counter

PLACES = ("blob", "accepted", "parsed", "stored", "moved", "posted")

_place, _, _count = os.environ.get("INTAKE_FAILPOINT", "").partition(":")
_reached: Counter[str] = Counter()


def reach(place: str) -> None:
    """Die here if the environment says so."""
    if place != _place:
        return
    _reached[place] += 1
    if _reached[place] == int(_count or 1):
        os.kill(os.getpid(), signal.SIGKILL)
