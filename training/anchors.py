"""Anchors: which word of a claim tells its event. Annotators mark the claim's words, not the one that tells.

The word is found as translation models align words (IBM model 1): each word form learns how often it tells an event,
from all claims, and each claim picks, among its words, the one that tells its event best. The lexicon of triggers gives
the beginning.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.language.features import TRIGGERS, features_of
from sayso.language.labels import EVENTS
from training.texts import Text

__all__ = ["Told", "align"]

ROUNDS = 8
HINT = 12.0  # how much likelier a word of the lexicon is at the start
BELIEF = 3.0  # occurrences for which the lexicon's word stands later on
DOUBT = 5.0  # occurrences that tell nothing, added to each form: a word seen once tells little
NAMING = 0.1  # how much less a name or number tells than a word
SHARE = 0.1  # of the alignment beside a network's chances
_PLAIN = frozenset(
    "a an the of in on at by for from to and or but that which who it its they their he she his her we our i was were "
    "is are be been being has have had do did does will would could may might should must not n't no as with into than "
    "more least about said says , . : ; - ( ) “ ” ‘ ’ \" '".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a text: its event and the words `[first, last]` that make it."""

    text: int
    event: str
    first: int
    last: int


def form(word: str) -> str:
    """A word without its commonest endings."""
    lower = word.lower()
    if lower.isdigit() or not lower[:1].isalnum():
        return "#"
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "s", "e"):
        if lower.endswith(ending) and len(lower) - len(ending) >= 3:
            return lower[: -len(ending)]
    return lower


def align(texts: Sequence[Text], claims: Iterable[Told], chances: Sequence[np.ndarray] | None = None) -> list[int]:
    """For each claim the number of the word that tells it; no two claims of one event share a word while either has
    another. A statement without event (`said`) is told by its first word. `chances` are what a network trained before
    thinks of each text's words, [words, events]: where it is sure of a word, the word stands."""
    claims = list(claims)
    forms = [[form(word) for word in text.words.texts] for text in texts]
    hints = [features_of(text.words)[:, TRIGGERS] for text in texts]
    seen = Counter(held for row in forms for held in row)
    known: Counter[tuple[str, str]] = Counter()
    for row, hint in zip(forms, hints, strict=True):
        for at, event in zip(*np.nonzero(hint), strict=True):
            known[row[at], EVENTS[event]] += 1
    tells: dict[tuple[str, str], float] = {}
    weights: list[dict[int, float]] = []
    for turn in range(ROUNDS):
        sums: dict[tuple[str, str], float] = defaultdict(float)
        weights = []
        for claim in claims:
            row, hint, event = forms[claim.text], hints[claim.text], EVENTS.index(claim.event)
            mine: dict[int, float] = {}
            for at in range(claim.first, claim.last + 1):
                word = texts[claim.text].words.texts[at].lower()
                if word in _PLAIN:
                    mine[at] = 1e-6
                elif turn == 0:
                    mine[at] = HINT if hint[at, event] else 1.0
                else:
                    mine[at] = tells.get((row[at], claim.event), 1e-4) * (2.0 if hint[at, event] else 1.0)
                if row[at] == "#" or (at > claim.first and texts[claim.text].words.texts[at].istitle()):
                    mine[at] *= NAMING
            total = sum(mine.values())
            weights.append({at: weight / total for at, weight in mine.items()})
            for at, weight in weights[-1].items():
                sums[row[at], claim.event] += weight
        tells = {
            key: (value + BELIEF * (known[key] > 0)) / (seen[key[0]] + DOUBT + BELIEF * (known[key] > 0))
            for key, value in sums.items()
        }
    for claim, mine in zip(claims, weights, strict=True):
        if chances is not None:
            held = chances[claim.text][:, EVENTS.index(claim.event)]
            for at in mine:
                mine[at] = float(held[at]) + SHARE * mine[at]
    chosen: list[int] = [-1] * len(claims)
    taken: set[tuple[int, str, int]] = set()
    order = sorted(range(len(claims)), key=lambda n: (claims[n].last - claims[n].first, -max(weights[n].values())))
    for number in order:
        claim, mine = claims[number], weights[number]
        if claim.event == "said":
            chosen[number] = next(
                (a for a in range(claim.first, claim.last + 1) if texts[claim.text].words.texts[a][0].isalnum()),
                claim.first,
            )
            continue
        free = {at: w for at, w in mine.items() if (claim.text, claim.event, at) not in taken} or mine
        best = max(free, key=lambda at: (free[at], -at))
        if free[best] < 1e-3 < max(mine.values()):
            best = max(mine, key=lambda at: (mine[at], -at))
        chosen[number] = best
        taken.add((claim.text, claim.event, best))
    return chosen
