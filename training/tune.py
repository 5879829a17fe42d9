"""Tuning: `python -m training.tune`: the threshold of events and the margins of roles that do best on the dev part.

One threshold and one margin a role, no more, so that the dev part is not learnt by heart. Prints them; they are written
into `sayso/language/events.py` by hand; then `training.calibrate` fits the confidence anew.
"""

from __future__ import annotations

import copy
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from benchmarks.claims import Example, examples_in
from benchmarks.score_claims import report, score
from sayso.claims import claims_of
from sayso.language import events, reading
from sayso.language.network import Told, told_of
from sayso.model import claim_to_record
from sayso.read import read_document

__all__ = ["main"]

DEV = Path(__file__).parents[1] / "corpus/documents/dev"
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
MARGINS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0)
FIELD_OF = {"source": "source", "place": "place", "when": "when", "count": "count", "by": "by", "of": "of"}
NAMED = {"source_name": "source", "by_name": "by", "of_name": "of"}


@cache
def _told(path: Path) -> Told:
    document = read_document(str(path))
    held: list[Told] = []
    original = reading.told_of
    reading.told_of = lambda words, sentences: held.append(told_of(words, sentences)) or held[-1]  # type: ignore[func-returns-value]
    try:
        reading.reading_of(document)
    finally:
        reading.told_of = original
    return held[0]


def _figures(examples: list[Example]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for example in examples:
        told = _told(example.path)
        reading.told_of = lambda *_, told=told: told  # type: ignore[misc]
        claims = [claim_to_record(c) for c in claims_of(reading.reading_of(read_document(str(example.path))))]
        total += score(copy.deepcopy(example.gold), claims, example.text)[0]
    return report(total)


def main() -> int:
    """Print the best threshold and margins, one after the other."""
    examples = examples_in(DEV)
    best = max(THRESHOLDS, key=lambda value: _with_threshold(value, examples)["f1"])
    events.THRESHOLD = best
    print("THRESHOLD", best)
    for role, field in (FIELD_OF | NAMED).items():
        values = {}
        for margin in MARGINS:
            events.MARGINS[role] = margin
            values[margin] = _figures(examples)[field]
        events.MARGINS[role] = max(values, key=lambda margin: (values[margin], -abs(margin)))
        print(role, events.MARGINS[role], {margin: round(value, 3) for margin, value in values.items()}, flush=True)
    print({key: value for key, value in _figures(examples).items() if value is not None})
    return 0


def _with_threshold(value: float, examples: list[Example]) -> dict[str, float]:
    events.THRESHOLD = value
    found = _figures(examples)
    print(value, {key: found[key] for key in ("precision", "recall", "f1", "whole")}, flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
