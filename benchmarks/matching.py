"""Which claim of a document is which claim of gold: the pairing of score_claims.py, given out pair by pair.

The contract's scorer pairs claims inside and gives only sums. This pairs them by the same rules, so that what it does
not sum can be measured: whether a claim's confidence is deserved, and the fields it leaves out. A test holds both
together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.score_claims import FIELDS, right, sentence_around

__all__ = ["Matched", "matched"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Matched:
    """The pairing of a document's claims with gold.

    `pairs` holds the numbers (gold, claim) of those that belong together. `verdicts` says of each claim whether it is
    right (a claim of gold that must be found), wrong (in gold there is none), or None: it counts neither way.
    """

    pairs: tuple[tuple[int, int], ...]
    verdicts: tuple[bool | None, ...]


def _near(claim: Row, span: tuple[int, int], text: str) -> float:
    a, b = claim["span"]
    overlap = min(b, span[1]) - max(a, span[0])
    if overlap > 0:
        return float(1 + overlap / max(b - a, span[1] - span[0]))
    low, high = sentence_around(text, *span)
    return 0.5 if a < high and b > low else 0.0


def matched(gold: Sequence[Row], claims: Sequence[Row], text: str) -> Matched:
    """The pairing; `gold` as `corpus.gold` writes it, each row with its `span` or with words, `at`, that occur once."""
    spans = [tuple(row.get("span") or (at := text.find(row["at"]), at + len(row["at"]))) for row in gold]
    near = {
        (i, j): closeness
        for i, row in enumerate(gold)
        for j, claim in enumerate(claims)
        if claim["event"] == row["event"] and (closeness := _near(claim, spans[i], text))
    }
    ranked = sorted(
        (
            (closeness > 1 and gold[i]["must"], closeness + _right_fields(gold[i], claims[j]) / 10, i, j)
            for (i, j), closeness in near.items()
        ),
        reverse=True,
    )
    of_gold: dict[int, int] = {}
    of_claim: dict[int, int] = {}
    for *_, i, j in ranked:
        if i not in of_gold and j not in of_claim:
            of_gold[i], of_claim[j] = j, i
    verdicts: list[bool | None] = []
    for j in range(len(claims)):
        if j in of_claim:
            verdicts.append(True if gold[of_claim[j]]["must"] else None)
        else:
            neutral = any(not gold[i]["must"] and near[i, k] >= 1 for i, k in near if k == j)
            verdicts.append(None if neutral else False)
    return Matched(tuple(sorted(of_gold.items())), tuple(verdicts))


def _right_fields(gold: Row, claim: Row) -> int:
    return sum(bool(right(field, gold, claim)) for field in FIELDS)
