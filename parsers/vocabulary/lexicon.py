"""The languages together, indexed for reading: a resume mixes languages, so all their words are known at once.

Where two languages use one word differently, the one that comes first wins; `Lexicon.degrees` and `Lexicon.levels` are
therefore kept by language, each with its own words before those of the others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from parsers.vocabulary.language import LanguageVocabulary
from parsers.vocabulary.phrases import Phrases, key, phrases, preferring

Kinds = Mapping[str, tuple[str, ...]]

TITLE_CLASSES = ("other", "adjacent", "backend", "full_stack", "general")
PAPER_LABELS = ("salutation", "closing", "letter", "reference", "certificate", "commercial", "project")
MAIL_FRAME = ("wrote", "original", "footer", "disclaimer", "postscript")
LETTER_WORDS = ("introduces", "reach", "speaks", "lives", "resume", "project", "built", "asked")
STUDIES_TOLD = ("graduated", "studied", "holds")
TERM_LABELS = ("availability", "notice", "work_authorisation")
WORKPLACES = ("elsewhere", "remote", "hybrid", "on_site", "relocation")
WORKPLACE_WORDS = ("wished", "denied", "wish")
TERMS = ("otherwise", "start", "begin", "can", "soon", "spans", "may_work", "citizen")
LANGUAGE_MARKS = ("salutation", "closing", "letter")
FILE_NAMES = ("resume_name", "letter_name", "certificate_name", "sample_name", "paper_name")
DEGREE_LEVELS = ("doctorate", "master", "bachelor", "associate", "highschool", "other")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """Indexes over all languages. Phrase tables hold (folded) phrases; their labels are told in `lexicon`."""

    languages: tuple[LanguageVocabulary, ...]
    headings: Kinds
    heading_languages: Kinds
    heading_ends: frozenset[str]
    heading_phrases: Phrases
    labels: Kinds
    label_starts: frozenset[str]
    label_phrases: Phrases
    degrees: Mapping[str, Phrases]
    fields: Phrases
    field_connectors: frozenset[str]
    unfinished: Phrases
    grades: Phrases
    expected: Phrases
    ended: Phrases
    units: frozenset[str]
    title_heads: Phrases
    title_classes: Phrases
    title_compounds: Mapping[str, str]
    title_ranks: frozenset[str]
    title_areas: frozenset[str]
    breaks: Phrases
    title_suffixes: tuple[str, ...]
    institutions: Phrases
    institution_suffixes: tuple[str, ...]
    legal: Phrases
    company_words: Phrases
    independent: Phrases
    countries: Phrases
    places: Phrases
    language_names: Phrases
    levels: Mapping[str, Phrases]
    at_words: frozenset[str]
    and_words: frozenset[str]
    of_pages: frozenset[str]
    greetings: Phrases
    particles: frozenset[str]
    protected: frozenset[str]
    credentials: frozenset[str]
    area_words: frozenset[str]
    furniture: Phrases
    clauses: Phrases
    certificates: Phrases
    papers: Phrases
    paper_languages: Kinds
    file_names: Mapping[str, frozenset[str]]
    work_links: Phrases
    mail_frame: Phrases
    mail_openers: frozenset[str]
    letter_words: Phrases
    called: Phrases
    studies_told: Phrases
    degree_words: Phrases
    worked: Phrases
    term_labels: Mapping[str, str]
    terms: Phrases
    conjunctions: frozenset[str]
    workplaces: Phrases
    workplace_signs: frozenset[str]
    workplace_attributes: frozenset[str]
    workplace_words: Phrases
    workplace_posts: frozenset[str]
    workplace_fillers: frozenset[str]
    months: Phrases
    instructions: frozenset[str]
    instruction_verbs: frozenset[str]
    instruction_objects: frozenset[str]
    instruction_starts: frozenset[str]
    regions: Mapping[str, tuple[str, ...]]

    def entries(self, table: str, *names: str) -> tuple[str, ...]:
        """Phrases of one entry, or several, in all languages."""
        return tuple(p for each in self.languages for name in names for p in each.entry(table, name))


def lexicon(languages: Sequence[LanguageVocabulary]) -> Lexicon:
    """Index the languages.

    workplace_signs: The longest word of each phrase that tells of a workplace, without which a line tells of none.
    headings, labels: from a phrase's key to its kinds. heading_languages: to the languages that use it.
    Labels of the phrase tables: level of a degree or language, class of a field or title, country code of a city,
    province or country, `region` or `remote` of another place, code of a language, kind of a heading or label.
    """
    each = tuple(languages)
    flat, keys = partial(_flat, each), partial(_keys, each)
    headings, labels = _names(each, "headings"), _names(each, "labels")
    return Lexicon(
        languages=each,
        headings=_kinds(flat("headings", *headings)),
        heading_languages=_kinds((p, language.code) for language in each for p, _ in _headings(language)),
        heading_ends=frozenset(key(phrase).rpartition(" ")[2] for phrase, _ in flat("headings", *headings)),
        heading_phrases=phrases((p, k) for p, k in flat("headings", *headings) if k not in {"sub", "document"}),
        labels=_kinds(flat("labels", *labels)),
        label_starts=_starts(phrase for phrase, _ in flat("labels", *labels)),
        label_phrases=phrases(flat("labels", *labels)),
        degrees=_by_language(each, "degrees", DEGREE_LEVELS),
        fields=phrases(flat("fields", "computing", "related", "unrelated")),
        field_connectors=keys("study", "in"),
        unfinished=phrases(flat("study", "unfinished")),
        grades=phrases(flat("study", "grade", "boards")),
        expected=phrases(flat("dates", "expected")),
        ended=phrases(flat("dates", "ended")),
        units=keys("dates", "units"),
        title_heads=phrases(flat("titles", "heads", "junior")),
        title_classes=phrases(flat("titles", *TITLE_CLASSES)),
        title_compounds=_compounds(flat("titles", *TITLE_CLASSES)),
        title_ranks=keys("titles", "rank"),
        title_areas=keys("titles", "areas"),
        breaks=phrases(flat("titles", "breaks")),
        title_suffixes=tuple(key(phrase) for phrase, _ in flat("titles", "suffixes")),
        institutions=phrases(flat("organisations", "institution")),
        institution_suffixes=tuple(key(phrase) for phrase, _ in flat("organisations", "institution_suffixes")),
        legal=phrases(flat("organisations", "legal")),
        company_words=phrases(flat("organisations", "words")),
        independent=phrases(flat("organisations", "independent")),
        countries=phrases(_free(each, "countries")),
        places=phrases(
            (
                *_free(each, "cities"),
                *_free(each, "provinces"),
                *flat("places", "regions", "remote"),
                *_free(each, "countries"),
            )
        ),
        language_names=phrases(_free(each, "languages")),
        levels=_by_language(each, "levels", ("native", "C2", "C1", "B2", "B1", "A2", "A1")),
        at_words=keys("words", "at"),
        and_words=keys("words", "and"),
        of_pages=keys("words", "of_pages"),
        greetings=phrases(flat("words", "greeting")),
        particles=keys("words", "particles"),
        protected=keys("words", "protected"),
        credentials=keys("words", "credentials"),
        area_words=keys("places", "around"),
        furniture=phrases(flat("words", "furniture")),
        clauses=phrases(flat("words", "clause")),
        certificates=phrases(flat("words", "certificate")),
        papers=phrases(flat("documents", *PAPER_LABELS)),
        paper_languages=_kinds((p, one.code) for one in each for p, _ in _flat((one,), "documents", *LANGUAGE_MARKS)),
        mail_frame=phrases(flat("mail", *MAIL_FRAME)),
        mail_openers=keys("mail", "on"),
        letter_words=phrases(flat("mail", *LETTER_WORDS)),
        called=phrases(flat("mail", "called")),
        studies_told=phrases(flat("mail", *STUDIES_TOLD)),
        degree_words=phrases(flat("mail", "degree")),
        worked=phrases(flat("mail", "worked")),
        term_labels=MappingProxyType(
            {key(p): name for p, name in flat("terms", *TERM_LABELS)}
            | {key(p): "workplace" for p, _ in flat("workplace", "labels")}
        ),
        terms=phrases(flat("terms", *TERMS)),
        conjunctions=keys("terms", "and"),
        workplaces=phrases(flat("workplace", *WORKPLACES)),
        workplace_signs=frozenset(max(key(p).split(), key=len) for p, _ in flat("workplace", *WORKPLACES[1:])),
        workplace_attributes=keys("workplace", "attributes"),
        workplace_words=phrases(flat("workplace", *WORKPLACE_WORDS)),
        workplace_posts=keys("workplace", "posts"),
        workplace_fillers=keys("workplace", "filler") | keys("workplace", "posts"),
        months=phrases(_free(each, "months")),
        file_names=MappingProxyType({name: keys("documents", name) for name in FILE_NAMES}),
        work_links=phrases(flat("documents", "work_link")),
        instructions=keys("documents", "instructions"),
        instruction_verbs=keys("documents", "instruction_verbs"),
        instruction_objects=keys("documents", "instruction_objects"),
        instruction_starts=frozenset(
            each.split()[0] for each in keys("documents", "instructions", "instruction_verbs")
        ),
        regions=MappingProxyType({language.code: language.regions for language in each}),
    )


def _flat(languages: Sequence[LanguageVocabulary], table: str, *names: str) -> Iterator[tuple[str, str]]:
    for language in languages:
        for name in names:
            yield from ((phrase, name) for phrase in language.entry(table, name))


def _keys(languages: Sequence[LanguageVocabulary], table: str, *names: str) -> frozenset[str]:
    return frozenset(key(phrase) for phrase, _ in _flat(languages, table, *names))


def _names(languages: Sequence[LanguageVocabulary], table: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for language in languages for name in language.tables.get(table, ())))


def _headings(language: LanguageVocabulary) -> Iterator[tuple[str, str]]:
    for kind, listed in language.tables.get("headings", {}).items():
        yield from ((phrase, kind) for phrase in listed)


def _free(languages: Iterable[LanguageVocabulary], table: str) -> Iterator[tuple[str, str]]:
    for language in languages:
        for name, listed in language.tables.get(table, {}).items():
            yield from ((phrase, name) for phrase in listed)


def _kinds(entries: Iterable[tuple[str, str]]) -> Kinds:
    found: dict[str, tuple[str, ...]] = {}
    for phrase, kind in entries:
        known = found.get(key(phrase), ())
        if kind not in known:
            found[key(phrase)] = (*known, kind)
    return MappingProxyType(found)


def _compounds(entries: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Single long words that a language which writes compounds puts before a head noun ("Web" is too short)."""
    found: dict[str, str] = {}
    for phrase, name in entries:
        if " " not in key(phrase) and len(key(phrase)) >= 7:
            found.setdefault(key(phrase), name)
    return MappingProxyType(found)


def _starts(listed: Iterable[str]) -> frozenset[str]:
    """Every proper beginning of the phrases, by words: what a broken label's first line may hold."""
    found: set[str] = set()
    for phrase in listed:
        parts = key(phrase).split()
        found.update(" ".join(parts[:count]) for count in range(1, len(parts)))
    return frozenset(found)


def _by_language(languages: Sequence[LanguageVocabulary], table: str, names: Sequence[str]) -> Mapping[str, Phrases]:
    together = phrases(_flat(languages, table, *names))
    return MappingProxyType(
        {first.code: preferring(phrases(_flat((first,), table, *names)), together) for first in languages}
    )
