"""From a letter, the mail's own text or an attached one, to what it says of its writer: each claim with evidence.

What a letter says counts for less than a resume: its claims have lower confidence. Only the writer's own words and
signature are read; quoted history, legal notes and, in an attached letter, the recipient's address never make a claim.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from parsers import authorship, projects_told, skills
from parsers.authorship import BODY, Part
from parsers.records import Applicant, Claim, Document, Evidence, Language, Skill
from parsers.resume import contact, languages, location, name, rows, skillset, terms
from parsers.resume.contact import Block
from parsers.resume.labels import labelled, protected
from parsers.resume.row import Row
from parsers.resume.rows import evidence, squeeze
from parsers.skills import Context
from parsers.vocabulary import Lexicon, Vocabulary
from parsers.vocabulary.phrases import Found, key, words
