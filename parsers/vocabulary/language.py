"""A language as data: the words by which a resume written in it is read. One TOML file a language.

The file states `code` (ISO 639-1), `name`, `regions` (ISO 3166-1 codes whose telephone numbers such a resume is likely
to hold, likeliest first) and tables of lists of phrases as they are written. Which tables and entries there are stands
in `TABLES`; every one may be left out. Nothing of a language stands in the code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from parsers.errors import VocabularyError
from parsers.vocabulary.entries import tables as read

Table = Mapping[str, tuple[str, ...]]

_MONTHS = tuple(f"{month:02}" for month in range(1, 13))

# None: the entries are free (language codes, country codes).
TABLES: Mapping[str, frozenset[str] | None] = MappingProxyType(
    {
        "headings": frozenset(
            {
                "contact", "summary", "experience", "projects", "education", "skills", "certifications", "languages",
                "awards", "publications", "volunteer", "interests", "references", "declaration", "sub", "document",
            }
        ),
        "months": frozenset(_MONTHS),
        "seasons": frozenset({"spring", "summer", "autumn", "winter"}),
        "semesters": frozenset({"winter", "summer"}),
        "dates": frozenset(
            {"present", "to", "since", "from", "until", "of", "after", "ordinals", "expected", "ended", "units"}
        ),
        "degrees": frozenset({"highschool", "associate", "bachelor", "master", "doctorate", "other"}),
        "study": frozenset({"in", "unfinished", "grade", "boards"}),
        "fields": frozenset({"computing", "related", "unrelated"}),
        "titles": frozenset(
            {
                "heads", "suffixes", "prefixes", "backend", "full_stack", "general", "adjacent", "other", "junior",
                "rank", "areas", "breaks",
            }
        ),
        "labels": frozenset(
            {
                "phone", "email", "address", "name", "web", "protected", "period", "position", "employer", "tasks",
                "qualification", "institution", "place", "mother_tongue", "other_languages", "skills", "relative",
            }
        ),
        "languages": None,
        "levels": frozenset({"native", "C2", "C1", "B2", "B1", "A2", "A1"}),
        "organisations": frozenset({"institution", "institution_suffixes", "legal", "words", "independent"}),
        "countries": None,
        "places": frozenset({"regions", "remote", "around"}),
        "cities": None,
        "provinces": None,
        "words": frozenset(
            {
                "at", "held", "and", "of_pages", "greeting", "particles", "credentials", "protected", "furniture",
                "clause", "certificate",
            }
        ),
        "documents": frozenset(
            {
                "salutation", "closing", "letter", "reference", "certificate", "commercial", "project",
                "instructions", "instruction_verbs", "instruction_objects", "resume_name", "letter_name",
                "certificate_name", "sample_name", "paper_name", "work_link",
            }
        ),
        "mail": frozenset(
            {
                "on", "wrote", "original", "footer", "disclaimer", "postscript",
                "introduces", "reach", "speaks", "lives", "resume", "project", "built", "called", "asked",
                "holds", "graduated", "studied", "degree", "worked",
            }
        ),
        "terms": frozenset(
            {
                "availability", "notice", "work_authorisation",
                "start", "begin", "can", "soon", "spans", "otherwise", "may_work", "citizen", "and",
            }
        ),
        "workplace": frozenset(
            {
                "labels", "remote", "hybrid", "on_site", "relocation", "attributes", "posts", "elsewhere",
                "wish", "wished", "denied", "filler",
            }
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LanguageVocabulary:
    """One language file, checked. tables: by table and entry, the phrases as written; a missing entry is empty."""

    code: str
    name: str
    regions: tuple[str, ...]
    tables: Mapping[str, Table]

    def entry(self, table: str, name: str) -> tuple[str, ...]:
        """Phrases of one entry."""
        return self.tables.get(table, {}).get(name, ())


def parse(name: str, text: str) -> LanguageVocabulary:
    """Read one language file. Raises VocabularyError with the file's name and the line or entry that is wrong."""
    data = read(name, text)
    code, title = data.pop("code", None), data.pop("name", None)
    if not isinstance(code, str) or not isinstance(title, str):
        raise VocabularyError(f"{name}: code and name must be given as text")
    regions = _phrases(name, "regions", data.pop("regions", []))
    tables = {table: _table(name, table, entries) for table, entries in data.items()}
    return LanguageVocabulary(code=code, name=title, regions=regions, tables=MappingProxyType(tables))


def _table(name: str, table: str, entries: object) -> Table:
    if table not in TABLES:
        raise VocabularyError(f"{name}: no table is called [{table}]")
    if not isinstance(entries, dict):
        raise VocabularyError(f"{name}: [{table}] must be a table")
    allowed = TABLES[table]
    for entry in entries:
        if allowed is not None and entry not in allowed:
            raise VocabularyError(f"{name}: [{table}] has no entry {entry!r}; it may have {', '.join(sorted(allowed))}")
    return MappingProxyType({entry: _phrases(name, f"[{table}] {entry}", value) for entry, value in entries.items()})


def _phrases(name: str, where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise VocabularyError(f"{name}: {where} must be a list of texts, none of them empty")
    return tuple(value)
