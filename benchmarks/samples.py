"""How well skills are read from work samples: what the person's own code shows, and what is not theirs to claim.

`python -m benchmarks.samples` reads the applications of `tests/data/samples`, each with a resume that names none of the
skills in question, and prints the share of the skills found that the samples show, and the share of those not claimed
that stand only in libraries, generated files, comments, or words that deny them: of the samples that those who write
rules have seen, and of those they have not. Then it prints how long an archive takes, taking all files out of it with
the standard library or py7zr being 1; the time is the processor's. `--show` names the mistakes of the seen ones.
"""

import argparse
import io
import statistics
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from py7zr import SevenZipFile
from py7zr.io import BytesIOFactory

from benchmarks import scoring
from benchmarks.scoring import Tally
from intake import vocabulary
from parsers.application import Means, read_file, read_mail
from tests.mails.archive import CONTENT_TYPES
from tests.mails.mail import File
from tests.mails.projects import Case, cases

NAMES = ("seen", "unseen")
_AS_OF = date(2026, 11, 16)
_ARCHIVES = frozenset(CONTENT_TYPES.values())
_ROUNDS = 3
_MOST = 1 << 30  # bytes that py7zr may unpack


class Outcome(NamedTuple):
    """What an application came to: the skills not found that its samples show, and those claimed that they do not."""

    case: Case
    missed: frozenset[str]
    claimed: frozenset[str]

    @property
    def found(self) -> Tally:
        """Return how many skills were found of those shown."""
        return Tally(right=len(self.case.shown) - len(self.missed), missed=len(self.missed))

    @property
    def refused(self) -> Tally:
        """Return how many skills were not claimed of those that are not the person's."""
        return Tally(right=len(self.case.foreign) - len(self.claimed), missed=len(self.claimed))


def outcome(case: Case, found: Iterable[str], canonical: Callable[[str], str]) -> Outcome:
    """Compare the names of the skills found with what is true."""
    known = set(map(canonical, found))
    return Outcome(
        case=case,
        missed=frozenset([name for name in case.shown if canonical(name) not in known]),
        claimed=frozenset([name for name in case.foreign if canonical(name) in known]),
    )


def measure(known: Iterable[Case], means: Means) -> list[Outcome]:
    """Read each application."""
    canonical = scoring.alike(means.vocabulary.skills)

    def read(case: Case) -> Outcome:
        application = read_mail(case.mail, means, received_on=_AS_OF)
        return outcome(case, [skill.name for person in application.applicants for skill in person.skills], canonical)

    return [read(case) for case in known]


def totals(outcomes: Iterable[Outcome]) -> tuple[Tally, Tally]:
    """Add the applications up: skills found, and skills not claimed."""
    found, refused = zip(*[(each.found, each.refused) for each in outcomes], strict=True)
    return sum(found, Tally()), sum(refused, Tally())


def mistakes(outcomes: Iterable[Outcome]) -> list[str]:
    """Say what was missed and what was claimed, application by application."""
    return [
        f"{kind} {', '.join(sorted(names))} in {each.case.id}"
        for each in outcomes
        for kind, names in (("missed", each.missed), ("claimed", each.claimed))
        if names
    ]


def unpack(content: bytes) -> int:
    """Take every file out of a ZIP, TAR or 7z archive and return the sum of their bytes."""
    buffer = io.BytesIO(content)
    if zipfile.is_zipfile(buffer):
        with zipfile.ZipFile(buffer) as zipped:
            return sum([len(zipped.read(entry)) for entry in zipped.infolist()])
    buffer.seek(0)
    if content.startswith(b"7z"):
        factory = BytesIOFactory(_MOST)
        with SevenZipFile(buffer) as seven:
            seven.extractall(factory=factory)  # noqa: S202 - into memory
        return sum([product.size() for product in factory.products.values()])
    with tarfile.open(fileobj=buffer) as tarred:
        return sum([len(member.read()) for each in tarred if (member := tarred.extractfile(each))])


def _times(file: File, means: Means) -> tuple[float, float]:
    """Return the seconds of reading an archive and of unpacking it, the medians of turns."""
    acts: tuple[Callable[[], object], ...] = (
        lambda: read_file(file.content, file.name, means, as_of=_AS_OF),
        lambda: unpack(file.content),
    )
    turns = [[_seconds(act) for act in acts] for _ in range(_ROUNDS)]
    ours, bare = map(statistics.median, zip(*turns, strict=True))
    return ours, bare


def _seconds(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


def _print_times(files: Iterable[File], means: Means) -> None:
    times = [_times(file, means) for file in files if file.content_type in _ARCHIVES]
    ours, bare = (statistics.mean(each) for each in zip(*times, strict=True))
    print(f"\n{'Archives of samples':24}{'count':>8}{'ms each':>10}{'unpacking':>12}{'ratio':>8}")
    print(f"{'':24}{len(times):>8}{ours * 1000:>10.1f}{bare * 1000:>12.2f}{ours / bare:>8.1f}")


def main(arguments: Sequence[str] = ()) -> None:
    """Print the tables, and the mistakes if asked."""
    parser = argparse.ArgumentParser(description="How well skills are read from work samples.")
    parser.add_argument("--show", action="store_true", help="name the mistakes of the seen ones")
    options = parser.parse_args(arguments)
    means = Means(vocabulary.load())
    known = {name: cases(name) for name in NAMES}
    results = {name: measure(each, means) for name, each in known.items()}
    print(f"\n{'Work samples':24}{'mails':>8}{'skills':>8}{'found':>10}{'foreign':>10}{'not claimed':>14}")
    for name, outcomes in results.items():
        found, refused = totals(outcomes)
        shares = f"{found.asked:>8}{found.recall:>10.3f}{refused.asked:>10}{refused.recall:>14.3f}"
        print(f"  {name:22}{len(outcomes):>8}{shares}")
    _print_times([file for each in known.values() for case in each for file in case.samples], means)
    if options.show:
        for mistake in mistakes(results["seen"]):
            print(mistake)


if __name__ == "__main__":
    main(sys.argv[1:])
