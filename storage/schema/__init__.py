"""The tables.

Ledger: `messages` (one row per distinct mail, by SHA-256), `arrivals` (one row per time a mail came in at a door).
Records: `applicants`, `applications` (applicant x posting x message) and what was read for each application.
Search: `search_texts`, one row an application, with a full-text index.
Outgoing: `outbox`, `digests`, `digest_items`.

What belongs to an application or a message has the key (owner, ordinal): its rows lie side by side, go in by one
statement per table with no key to be read back, and evidence names its subject by the same ordinal.
Moments are UTC. Mails and rendered messages are blobs, never columns: `max_allowed_packet` breaks connections.
"""

from storage.schema.ledger import (
    arrivals,
    messages,
    metadata,
    postings,
)
from storage.schema.outgoing import (
    digest_items,
    digests,
    outbox,
)
from storage.schema.records import (
    applicant_skills,
    applicants,
    applications,
    claims,
    conflicts,
    documents,
    education,
    evidence,
    intervals,
    links,
    positions,
    projects,
    requirements,
    sample_skills,
    samples,
    search_index,
    search_texts,
    skill_positions,
    skills,
)

__all__ = [
    "applicant_skills",
    "applicants",
    "applications",
    "arrivals",
    "claims",
    "conflicts",
    "digest_items",
    "digests",
    "documents",
    "education",
    "evidence",
    "intervals",
    "links",
    "messages",
    "metadata",
    "outbox",
    "positions",
    "postings",
    "projects",
    "requirements",
    "sample_skills",
    "samples",
    "search_index",
    "search_texts",
    "skill_positions",
    "skills",
]
