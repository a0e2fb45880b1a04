"""How long the core takes for one mail, warm, in this process: the samples of `intake demo`, by the bytes."""

import statistics
import time
from datetime import date
from importlib.resources import files

from intake import config, vocabulary
from parsers import application
from parsers.application import Means
from parsers.records import Limits

ROUNDS = 5


def main() -> None:
    """Print the median of each sample mail and of all of them, in milliseconds."""
    means = Means(vocabulary.load(), Limits(), config.load(None).posting_records())
    medians = []
    print(f"{'mail':36}{'bytes':>10}{'ms':>8}")
    for sample in sorted(files("intake.samples").iterdir(), key=lambda each: each.name):
        if not sample.name.endswith(".eml"):
            continue
        raw = sample.read_bytes()
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            application.read_mail(raw, means, received_on=date(2026, 11, 1))
            times.append((time.perf_counter() - started) * 1000)
        medians.append(statistics.median(times))
        print(f"{sample.name:36}{len(raw):>10}{medians[-1]:>8.1f}")
    print(f"{'median of all':46}{statistics.median(medians):>8.1f}")
