"""Whether confidence is deserved: `python -m benchmarks.confidence PART [--plot FILE.svg] [--json]`.

PART is a part of the corpus (dev, test), or a folder as for benchmarks.claims. A claim is right when it is a claim of
gold, as score_claims.py pairs them; what counts neither way there is left out. Printed: the bins, the expected
calibration error and the Brier score (mean squared distance) with 95% intervals by drawing documents, and the threshold
from which on 95 in 100 claims are right, with the recall that is left. Beside: the network's bare chance, and every
claim given the precision of the dev part. The confidence was fitted on dev: there each document's is fitted anew on the
other documents, in ten folds. Exit 2 where PART is wrong.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.calibration import (
    Judged,
    bins_of,
    brier,
    by_folds,
    ece,
    intervals,
    threshold_for,
)
from benchmarks.claims import Example, claims_in, examples_in
from benchmarks.matching import matched
from benchmarks.reliability import reliability_plot

__all__ = ["Told", "figures_of", "main", "part_folder", "table_lines", "told_in"]

ROOT = Path(__file__).parents[1]
FITTED = "dev"  # the part that the confidence was fitted on

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """The claims of one document that count, each with its confidence, and how many must be found."""

    claims: tuple[Judged, ...]
    must: int


def part_folder(part: str) -> Path:
    """The folder of a part of the corpus, or the folder of that path."""
    folder = ROOT / "corpus/documents" / part
    return folder if part.isidentifier() and folder.is_dir() else Path(part)


def told_in(examples: Sequence[Example]) -> list[Told]:
    """What the program tells of the examples."""
    from sayso.model import claim_to_record

    found = []
    for example in examples:
        claims = claims_in(example)
        verdicts = matched(example.gold, [claim_to_record(claim) for claim in claims], example.text).verdicts
        judged = ((c.confidence, right) for c, right in zip(claims, verdicts, strict=True) if right is not None)
        found.append(Told(tuple(judged), sum(bool(row["must"]) for row in example.gold)))
    return found


def with_folds(documents: Sequence[Told]) -> list[Told]:
    """The documents with the confidence that a curve fitted on other documents gives.

    The shipped curve is one of log-odds, so that a curve over its log-odds is a curve over those of the chance.
    """
    folded = by_folds([[(_log_odds(c), right) for c, right in document.claims] for document in documents])
    return [Told(tuple(claims), document.must) for claims, document in zip(folded, documents, strict=True)]


def _log_odds(confidence: float) -> float:
    return math.log(confidence / (1 - confidence))


def figures_of(documents: Sequence[Told], *, precision_of_dev: float, precise: float) -> Row:
    """All figures. `precise` is the threshold that dev chose. Raises ValueError where no claim counts."""
    from sayso.language.confidence import PRECISE, chance_of

    claims = [claim for document in documents for claim in document.claims]
    must = sum(document.must for document in documents)
    if not claims:
        raise ValueError("no claim of these documents counts")
    ways: dict[str, Callable[[float], float]] = {
        "sayso": lambda confidence: confidence,
        "the network's chance": chance_of,
        "dev's precision for all": lambda _: precision_of_dev,
    }
    rows = {}
    for name, way in ways.items():
        told = [[(way(confidence), right) for confidence, right in document.claims] for document in documents]
        whole = [claim for document in told for claim in document]
        own, ends = threshold_for(whole, PRECISE), intervals(told)
        rows[name] = {
            "ece": ece(whole),
            "ece_interval": ends["ece"],
            "brier": brier(whole),
            "brier_interval": ends["brier"],
            "own_threshold": None if own is None else _above(whole, own, must),
        }
    return {
        "documents": len(documents),
        "claims": len(claims),
        "must": must,
        "precision": sum(right for _, right in claims) / len(claims),
        "bins": [[b.low, b.high, b.confidence, b.right, b.number] for b in bins_of(claims)],
        "rows": rows,
        "threshold": _above(claims, precise, must),
    }


def _above(claims: Sequence[Judged], threshold: float, must: int) -> Row:
    """What is left from a threshold on: precision among those claims, recall of all that must be found."""
    kept = [right for confidence, right in claims if confidence >= threshold]
    return {
        "from": threshold,
        "claims": len(kept),
        "precision": sum(kept) / len(kept) if kept else None,
        "recall": sum(kept) / must if must else 0.0,
    }


def table_lines(figures: Row, part: str) -> Iterator[str]:
    """The figures as tables for readers."""
    yield (
        f"{part}: {figures['documents']} documents, {figures['claims']} claims that count, "
        f"{figures['precision']:.3f} of them right; 95% intervals over documents in brackets"
    )
    yield ""
    yield f"{'confidence':<14}{'mean':>8}{'right':>8}{'number':>8}"
    for low, high, mean, right, number in figures["bins"]:
        yield f"{f'{low:.1f} to {high:.1f}':<14}{mean:>8.3f}{right:>8.3f}{number:>8}"
    yield ""
    yield f"{'':<26}{'calibration error':>24}{'Brier score':>24}{'recall at .95':>15}"
    for name, row in figures["rows"].items():
        cells = (
            f"{row[key]:.3f} [{row[f'{key}_interval'][0]:.3f}, {row[f'{key}_interval'][1]:.3f}]"
            for key in ("ece", "brier")
        )
        own = row["own_threshold"]
        recall = "never" if own is None else f"{own['recall']:.3f}"
        yield f"{name:<26}" + "".join(f"{cell:>24}" for cell in cells) + f"{recall:>15}"
    held = figures["threshold"]
    precision = "no claim" if held["precision"] is None else f"precision {held['precision']:.3f}"
    yield ""
    yield (
        f"from {held['from']:.3f} on, where dev reaches a precision of .95: {held['claims']} claims, {precision}, "
        f"recall {held['recall']:.3f}"
    )


def measured(part: str) -> Row:
    """The figures of a part; of dev, by folds. Raises ValueError where it holds no annotated document."""
    from sayso.language.confidence import precise_from

    documents = told_in(examples_in(part_folder(part)))
    dev = documents if part == FITTED else told_in(examples_in(part_folder(FITTED)))
    claims = [right for document in dev for _, right in document.claims]
    documents = with_folds(documents) if part == FITTED else documents
    return figures_of(documents, precision_of_dev=sum(claims) / len(claims), precise=precise_from())


def plot_of(figures: Row, part: str) -> str:
    """The reliability plot of the figures, as SVG."""
    return reliability_plot(
        [(low, high, right, number) for low, high, _, right, number in figures["bins"]],
        title=f"Of the claims given a confidence, how many are right ({part} part)",
        source=(
            f"{figures['claims']} claims of {figures['documents']} reports; calibration error "
            f"{figures['rows']['sayso']['ece']:.3f}. Made by: python -m benchmarks.confidence {part} --plot"
        ),
    )


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.confidence", description=__doc__.partition("\n")[0])
    parser.add_argument("part", metavar="PART", help="a part of the corpus (dev, test), or a folder")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="write the reliability plot")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args(arguments)
    try:
        figures = measured(options.part)
        if options.plot:
            options.plot.write_text(plot_of(figures, options.part), "utf-8")
    except (OSError, ValueError) as problem:
        parser.error(str(problem))
    print(json.dumps(figures) if options.json else "\n".join(table_lines(figures, options.part)))


if __name__ == "__main__":
    main()
