"""The section of docs/accuracy.md on confidence."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.confidence import measured
from benchmarks.tables import figure, paragraph, table

__all__ = ["PICTURE", "confidence_section"]

PICTURE = "reliability.svg"


def confidence_section() -> Iterator[str]:
    """Whether confidence is deserved."""
    figures = {part: measured(part) for part in ("test", "dev")}
    test, held, dev = figures["test"], figures["test"]["threshold"], figures["dev"]["threshold"]
    yield "## Confidence"
    yield ""
    yield from paragraph("""
        Each claim has a `confidence`: of the claims given 0.8, four in five should be right, that is, claims of gold.
        It is a curve of two numbers over the network's chance, fitted on the dev part (`python -m training.calibrate`).
        It is about the claim's event on these words; it says nothing of the other fields, and nothing of what is
        true.""")
    yield f"![Share of right claims by confidence, test part: bars beside the diagonal]({PICTURE})"
    yield ""
    yield from paragraph(f"Test part, {test['claims']} claims that count, {figure(test['precision'])} of them right:")
    yield from table(
        ["confidence", "mean", "share right", "claims"],
        (
            [f"{low:.1f} to {high:.1f}", figure(mean), figure(right), number]
            for low, high, mean, right, number in test["bins"]
        ),
    )
    yield from paragraph("""
        Calibration error: the mean distance between confidence and share right over ten bins of equal width, weighted
        by their claims; less is better, and its interval leans upward. A constant can have a small one and tell
        nothing. So the Brier score stands beside, the mean squared distance of each claim's confidence from 1 or 0,
        where a constant does worse. Last, the recall that is left above the threshold, chosen on the same part, from
        which on 95 in 100 claims are right. On dev each report's confidence is fitted on other reports, in ten
        folds.""")
    yield from table(
        ["part", "", "calibration error", "Brier score", "recall at 0.95"],
        (
            [
                part,
                {"sayso": "Sayso"}.get(name, name),
                figure(row["ece"], row["ece_interval"]),
                figure(row["brier"], row["brier_interval"]),
                figure(row["own_threshold"]["recall"]) if row["own_threshold"] else "never reached",
            ]
            for part, of_part in figures.items()
            for name, row in of_part["rows"].items()
        ),
    )
    yield from paragraph(f"""
        The threshold to use is dev's, {held["from"]:.3f}: there precision is {figure(dev["precision"])} and recall
        {figure(dev["recall"])}. On the test part it keeps {held["claims"]} claims, with a precision of
        {figure(held["precision"])} and a recall of {figure(held["recall"])}.""")
    yield from paragraph("""
        Check: `python -m benchmarks.confidence test`; `--plot FILE.svg` writes the picture.""")
