"""How fast the vocabulary loads and skills are recognised, against a bare pass of the same automaton.

`python -m benchmarks.skills` takes the resumes of `tests/data/resumes` three times: line by line with their sections,
only their running text, and only the items of their lists, one a line, which is the most fragmented text there is. Each
is cut into texts of 5 kB. Recognition and the bare pass take turns on each text, warm, and the means of the medians are
compared; the time is the processor's, so that other work of the machine tells less.
"""

import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from intake import vocabulary
from parsers.documents import read
from parsers.records import Limits
from parsers.resume import positions, sections, skillset
from parsers.resume.outline import whole
from parsers.skills import Context, find
from parsers.vocabulary import Lexicon, Vocabulary
from parsers.vocabulary.spelling import fold

_FOLDER = Path("tests/data/resumes")
_CHARACTERS = 5000
_LOADS = 15
_ROUNDS = 30
_WORDS_OF_PROSE = 8
_NO_RESUMES = frozenset({".md", ".jsonl"})
_SIGNS = re.compile(r"[,;|:()\t•·]\s*")

Lines = Sequence[tuple[str, Context]]


def main() -> None:
    """Print the table."""
    words = vocabulary.load()
    loading = statistics.median(_milliseconds(_load) for _ in range(_LOADS))
    print(
        f"\nVocabulary of {len(words.skills.skills)} skills, {len(words.skills.forms)} spellings: load {loading:.0f} ms"
    )
    print(f"\nSkills in 5 kB of text{'lines':>24}{'skills':>10}{'ms':>10}{'bare ms':>10}{'ratio':>10}")
    for name, texts in _texts(words.lexicon).items():
        ours, bare = (statistics.mean(each) for each in zip(*(_medians(lines, words) for lines in texts), strict=True))
        count = statistics.mean(map(len, texts))
        found = statistics.mean(len(find(lines, words.skills).mentions) for lines in texts)
        print(f"  {name:32}{count:>12.0f}{found:>10.0f}{ours:>10.2f}{bare:>10.3f}{ours / bare:>10.1f}")


def _load() -> object:
    vocabulary.load.cache_clear()
    return vocabulary.load()


def _texts(lexicon: Lexicon) -> dict[str, list[Lines]]:
    """Return the texts by their kind."""
    paths = [path for path in sorted(_FOLDER.iterdir()) if path.suffix not in _NO_RESUMES]
    lines = [line for path in paths for line in _lines(path, lexicon)]
    return {"resumes": _cut(lines), "running text": _cut(_prose(lines)), "items": _cut(_items(lines))}


def _cut(lines: Lines) -> list[Lines]:
    """Return the lines in texts of the size; what is left over at the end is left out."""
    texts: list[Lines] = []
    text: list[tuple[str, Context]] = []
    for line in lines:
        text.append(line)
        if sum(len(each) + 1 for each, _ in text) >= _CHARACTERS:
            texts.append(text)
            text = []
    return texts


def _lines(path: Path, lexicon: Lexicon) -> Lines:
    """Return the lines of a resume, each with its place."""
    document = read(path.read_bytes(), name=path.name, limits=Limits())
    found, cut = whole(document, lexicon)
    jobs = positions.read(document, sections.of_kind(cut, "experience"), lexicon, "")
    return [(spot.row.text, spot.context) for spot in skillset.spots(found, cut, jobs, lexicon)]


def _prose(lines: Lines) -> Lines:
    return [(text, Context.PROSE) for text, _ in lines if text.count(" ") >= _WORDS_OF_PROSE]


def _items(lines: Lines) -> Lines:
    return [(item, context) for text, context in lines if context is Context.SKILLS for item in _SIGNS.split(text)]


def _medians(lines: Lines, words: Vocabulary) -> tuple[float, float]:
    """Return the milliseconds of recognition and of the bare pass over one text."""
    folded = fold("\n".join(text for text, _ in lines))
    search = words.skills.automaton.find_matches_as_indexes
    acts: tuple[Callable[[], object], ...] = (
        lambda: find(lines, words.skills),
        lambda: search(folded, overlapping=True),
    )
    times = [[_milliseconds(act) for act in acts] for _ in range(_ROUNDS)]
    ours, bare = map(statistics.median, zip(*times, strict=True))
    return ours, bare


def _milliseconds(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
