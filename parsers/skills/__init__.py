"""Recognition of skills: lines of a document, each with its place, in; the skills they claim out."""

from parsers.skills.implied import implied
from parsers.skills.mention import Context, Mention
from parsers.skills.ratings import RATING_SIGNS
from parsers.skills.recognition import Findings, find
from parsers.skills.unlisted import Unlisted

__all__ = ["RATING_SIGNS", "Context", "Findings", "Mention", "Unlisted", "find", "implied"]
