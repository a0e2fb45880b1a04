"""Ways to reach the person that were set under the heading of the jobs, as where a page's columns mix."""

import re
from collections.abc import Sequence

from parsers.resume.row import Row

_WAY = re.compile(
    r"[\w.+%'-]+@[\w.-]+|(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?"
    r"|[+(0][\d (][\d ().\-/\u2011]{5,20}\d"
)
_LONGEST = 80


def after(found: Sequence[Row]) -> int:
    """Return how many rows before the first dates end with an address or a number that nobody but the person has.

    A web address alone may be an employer's name.
    """
    first = next((at for at, row in enumerate(found) if row.ranges), 0)
    ways = [at for at, row in enumerate(found[:first]) if _is_way(row)]
    sure = any("@" in found[at].text or found[at].text.strip()[:1] in {"+", "(", "0"} for at in ways)
    return ways[-1] + 1 if sure else 0


def _is_way(row: Row) -> bool:
    """Tell whether the row is an e-mail or web address or a telephone number, and nothing else."""
    return not row.bullet and len(row.text) < _LONGEST and _WAY.fullmatch(row.text.strip()) is not None
