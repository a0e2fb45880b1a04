"""From the traces of a work sample to the skills that they show, each with its best places first."""

import re
from collections.abc import Iterator, Mapping, Sequence

from parsers.records import Document, Evidence, LanguageShare, Section, Skill, SourceCode, Trace
from parsers.resume.skillset import IMPLIED_BY
from parsers.skills import implied
from parsers.sources import readme
from parsers.sources.quotation import quotable
from parsers.vocabulary import Vocabulary
from parsers.vocabulary.packages import OTHERWISE, Skills

MOST_PLACES = 5
"""Of a skill in one sample."""

_LEAST_BYTES = 150  # of a language: about five lines
_LEAST_SHARE = 0.05  # of the person's own code, where less is written
_LANGUAGE = "language"
_NOTEBOOK = Trace("file", "notebook", "", 0, "", "configuration")
_OWN_PACKAGE = re.compile(r"(?:[^/]+/)?(?:src/)?([A-Za-z_]\w*)/__init__\.py")
_BEST_FIRST = ("import", "query", "dependency", "template", "test", _LANGUAGE, "configuration", "version_control")
"""The rules of traces by what they are worth; what a README says comes last."""

Marks = dict[str, list[tuple[int, Evidence]]]
"""By skill, its places with the rank of each."""


def skills(document: Document, source: SourceCode, vocabulary: Vocabulary) -> tuple[Skill, ...]:
    """Give each skill that a sample shows, then each that only another implies."""
    marks: Marks = {}
    for name, trace in _settled(_traces(document, source), vocabulary):
        rank = _BEST_FIRST.index(trace.rule) if trace.rule in _BEST_FIRST else len(_BEST_FIRST)
        marks.setdefault(name, []).append((rank, _evidence(document, trace)))
    for mention, mark in readme.mentions(document, vocabulary):
        marks.setdefault(mention.skill, []).append((len(_BEST_FIRST) + 1, mark))
    shown = {name: _best(places) for name, places in marks.items()}
    kinds = vocabulary.skills.skills
    return (
        *[Skill(name=name, kind=kinds[name].kind, evidence=places) for name, places in shown.items()],
        *_implied(shown, vocabulary),
    )


def _traces(document: Document, source: SourceCode) -> Iterator[Trace]:
    """Give the traces that count: a language needs a real share."""
    real = {share.language for share in source.languages if _is_real(share, source)}
    own = _own_packages(document, source)
    for trace in source.traces:
        if trace.table == _LANGUAGE and trace.name not in real:
            continue
        if trace.table != "python" or trace.name.partition(".")[0] not in own:
            yield trace
    if document.type == "notebook":
        yield _NOTEBOOK
    within = next((trace.path for trace in source.traces if trace.path.lower().endswith(".ipynb")), "")
    if within:
        yield _NOTEBOOK._replace(path=within)


def _own_packages(document: Document, source: SourceCode) -> frozenset[str]:
    """Return the names of the project's own packages of Python, which hide those that are installed."""
    found = (_OWN_PACKAGE.fullmatch(line.text) for line in document.lines[source.readme_lines :])
    return frozenset(each[1] for each in found if each)


def _is_real(share: LanguageShare, source: SourceCode) -> bool:
    whole = sum(each.size_bytes for each in source.languages)
    return share.size_bytes >= _LEAST_BYTES or share.size_bytes >= whole * _LEAST_SHARE


def _settled(traces: Iterator[Trace], vocabulary: Vocabulary) -> list[tuple[str, Trace]]:
    """Give each trace with the skills it shows; those that others decide come last, when the others are known."""
    found: list[tuple[str, Trace]] = []
    undecided: list[tuple[Mapping[str, Skills], Trace]] = []
    for trace in traces:
        entry = vocabulary.packages.shown(trace.table, trace.name)
        if isinstance(entry, Mapping):
            undecided.append((entry, trace))
        else:
            found.extend((name, trace) for name in entry)
    known = {name for name, _ in found}
    for entry, trace in undecided:
        deciding = next((name for name in entry if name in known), OTHERWISE)
        found.extend((name, trace) for name in entry.get(deciding, ()))
    return found


def _evidence(document: Document, trace: Trace) -> Evidence:
    page = document.lines[trace.line - 1].page if not trace.path and 0 < trace.line <= len(document.lines) else 1
    rule = f"sample_{trace.rule}"
    text = quotable(trace.text)
    return Evidence(document.name, page, trace.line, 0, len(text), text, rule, Section.SAMPLE, trace.path)


def _best(places: Sequence[tuple[int, Evidence]]) -> tuple[Evidence, ...]:
    """Order the places of a skill by their worth, and keep the best; of one line the best rule counts."""
    found: dict[tuple[str, int], Evidence] = {}
    for _, mark in sorted(places, key=lambda place: place[0]):
        found.setdefault((mark.path, mark.line), mark)
    return tuple(found.values())[:MOST_PLACES]


def _implied(shown: Mapping[str, Sequence[Evidence]], vocabulary: Vocabulary) -> Iterator[Skill]:
    found: dict[str, Evidence] = {}
    for name, places in shown.items():
        for other in implied(name, vocabulary.skills):
            if other not in shown:
                found.setdefault(other, places[0]._replace(rule=IMPLIED_BY))
    for name, mark in found.items():
        yield Skill(name=name, kind=vocabulary.skills.skills[name].kind, implied=True, evidence=(mark,))
