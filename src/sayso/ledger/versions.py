"""What a new version of a report did to its claims: added, dropped, changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sayso.ledger.entries import Changes
from sayso.model import Claim, claim_to_record

__all__ = ["compare"]

ENOUGH = 0.5  # of the shorter claim's words; "killed 9 in Izium" and "killed 11 in Izium" share three of four
MOST_LOOKED_AT = 200  # of one event and source: a hostile page of ten thousand equal claims stays linear
_WORD = re.compile(r"\w+")


def compare(old: Sequence[Claim], new: Sequence[Claim]) -> Changes:
    """The changes from `old` to `new`: claims match by event, nearest source and overlapping words.

    A matched pair is `changed` when anything beside the offsets, ids and confidence differs. Every claim stands in at
    most one match, equal words before similar ones.
    """
    waiting: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in old:
        waiting[_kin(claim)].append(claim)
    pairs: dict[str, Claim] = {}
    for same_words in (True, False):
        for claim in new:
            if claim.id not in pairs:
                match = _nearest(claim, waiting[_kin(claim)][:MOST_LOOKED_AT], same_words=same_words)
                if match is not None:
                    waiting[_kin(claim)].remove(match)
                    pairs[claim.id] = match
    kept = {match.id for match in pairs.values()}
    return Changes(
        added=tuple(claim for claim in new if claim.id not in pairs),
        dropped=tuple(claim for claim in old if claim.id not in kept),
        changed=tuple(
            (pairs[claim.id], claim) for claim in new if claim.id in pairs and _told(pairs[claim.id]) != _told(claim)
        ),
    )


def _kin(claim: Claim) -> tuple[str, str]:
    return claim.event, claim.sources[0].name.casefold() if claim.sources else ""


def _nearest(claim: Claim, candidates: Sequence[Claim], *, same_words: bool) -> Claim | None:
    if same_words:
        return next((c for c in candidates if c.text == claim.text and c.part == claim.part), None)
    words, best, best_shared = _words(claim), None, 0.0
    for candidate in candidates:
        others = _words(candidate)
        shared = len(words & others) / (min(len(words), len(others)) or 1)
        if shared >= ENOUGH and shared > best_shared:
            best, best_shared = candidate, shared
    return best


def _words(claim: Claim) -> set[str]:
    return set(_WORD.findall(claim.text.casefold()))


def _told(claim: Claim) -> object:
    """All that a claim says, without where in its document it stands."""
    plain = replace(claim, id="", document="", part_of=None, confidence=0.0)
    return _without_spans(claim_to_record(plain))


def _without_spans(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_spans(held) for name, held in value.items() if name != "span"}
    return [_without_spans(held) for held in value] if isinstance(value, list) else value
