"""Serves pyresparser, in an environment of its own: a path a line in, a prediction a line out.

Nothing of this project is imported here; `benchmarks.peers` makes the environment and starts this file in it.
pyresparser gives companies and titles apart and no dates; its degrees are spans that hold institution and degree.
"""

import importlib
import json
import os
import sys
import warnings
from typing import Any


def prediction(found: dict[str, Any]) -> dict[str, Any]:
    """Turn what pyresparser gives into a prediction, in its favour where it leaves a choice."""
    companies, titles = found["company_names"] or [], found["designation"] or []
    count = max(len(companies), len(titles))
    jobs = zip(companies + [None] * (count - len(companies)), titles + [None] * (count - len(titles)))  # noqa: B905
    return {
        "name": found["name"],
        "email": found["email"],
        "phone": found["mobile_number"],
        "skills": found["skills"],
        "work": [{"company": company, "title": title} for company, title in jobs],
        "education": [{"institution": degree, "degree_level": degree} for degree in found["degree"] or []],
        "total_years": found["total_experience"],
    }


def main() -> None:
    """Serve until standard input ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no reply
    warnings.simplefilter("ignore")
    parser = importlib.import_module("pyresparser").ResumeParser
    for line in sys.stdin:
        try:
            found = prediction(parser(line.rstrip("\n")).get_extracted_data())
        except Exception:  # noqa: BLE001 - whatever it fails at, this file has no prediction
            found = {}
        replies.write(json.dumps(found) + "\n")
        replies.flush()


if __name__ == "__main__":
    main()
