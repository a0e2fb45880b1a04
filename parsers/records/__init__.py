"""What the core says: every record that leaves `parsers`, frozen, and plain enough to cross a pipe as MessagePack.

Dates of a person's history are text as precise as the source: `"2021"`, `"2021-04"`, or `"present"`. Unknown is `None`
or an empty tuple, never a guess. Geometry is in points (1/72 inch) from the top left corner of the page.
"""

from parsers.records.applicant import (
    Answer,
    Applicant,
    Conflict,
    Education,
    Interval,
    Language,
    Position,
    Project,
    RequirementAnswer,
    Skill,
    SkillLevel,
    WorkSample,
)
from parsers.records.application import Application
from parsers.records.document import Defect, Document, LanguageShare, Line, Role, SourceCode, Trace
from parsers.records.evidence import Claim, Evidence, Section
from parsers.records.limits import Limits
from parsers.records.message import Attachment, Disposition, Message
from parsers.records.posting import (
    DegreeLevel,
    DegreeNeed,
    Depth,
    ExperienceNeed,
    LanguageNeed,
    PlaceNeed,
    Posting,
    Requirement,
    SkillNeed,
)

__all__ = [
    "Answer",
    "Applicant",
    "Application",
    "Attachment",
    "Claim",
    "Conflict",
    "Defect",
    "DegreeLevel",
    "DegreeNeed",
    "Depth",
    "Disposition",
    "Document",
    "Education",
    "Evidence",
    "ExperienceNeed",
    "Interval",
    "Language",
    "LanguageNeed",
    "LanguageShare",
    "Limits",
    "Line",
    "Message",
    "PlaceNeed",
    "Position",
    "Posting",
    "Project",
    "Requirement",
    "RequirementAnswer",
    "Role",
    "Section",
    "Skill",
    "SkillLevel",
    "SkillNeed",
    "SourceCode",
    "Trace",
    "WorkSample",
]
