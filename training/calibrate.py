"""Calibration: `python -m training.calibrate` fits a claim's confidence on the corpus' dev part and writes it down.

Two numbers, the intercept and slope of a logistic curve over the log-odds of the network's chance, and the confidence
from which on 95 in 100 claims of that part are right, go into `sayso/language/confidence.yaml`. To be run after every
change of the weights, of the threshold or of the margins (training.tune). Prints what it wrote, and the expected
calibration error by folds: of each document by a curve fitted on others.
"""

from __future__ import annotations

import sys
from pathlib import Path

import sayso
from benchmarks.calibration import by_folds, ece, logistic, threshold_for
from benchmarks.claims import Example, examples_in
from benchmarks.matching import matched
from sayso.language import events
from sayso.language.confidence import PRECISE, log_odds
from sayso.model import claim_to_record

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
DEV = ROOT / "corpus/documents/dev"
TABLE = ROOT / "src/sayso/language/confidence.yaml"
PAGE = """\
# How often a claim is right, by the chance p of its event: 1 / (1 + exp(-intercept - slope * log(p / (1 - p)))).
# Fitted on the corpus' dev part by `python -m training.calibrate`. From `precise_from` on, 95 in 100 claims of that
# part are right.
intercept: {intercept:.4f}
slope: {slope:.4f}
precise_from: {precise_from:.3f}
"""


def _judged(example: Example) -> list[tuple[float, bool]]:
    """The log-odds of the chance of each claim, and whether it is right; what counts neither way is left out."""
    claims = sayso.extract(sayso.read_document(str(example.path)))
    verdicts = matched(example.gold, [claim_to_record(claim) for claim in claims], example.text).verdicts
    return [
        (log_odds(claim.confidence), right) for claim, right in zip(claims, verdicts, strict=True) if right is not None
    ]


def main() -> int:
    """Fit, write the table, print it."""
    events.confidence_of = lambda chance: chance  # the bare chance, whatever the table says now
    documents = [_judged(example) for example in examples_in(DEV)]
    claims = [claim for document in documents for claim in document]
    intercept, slope = logistic([odds for odds, _ in claims], [right for _, right in claims])
    held_out = by_folds(documents)
    precise = threshold_for([claim for document in held_out for claim in document], PRECISE)
    page = PAGE.format(intercept=intercept, slope=slope, precise_from=1.0 if precise is None else precise)
    TABLE.write_text(page, "utf-8")
    print(page, end="")
    print(f"expected calibration error by folds: {ece([c for document in held_out for c in document]):.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
