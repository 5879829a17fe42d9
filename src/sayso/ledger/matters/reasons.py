"""Why a claim stands in its matter: the claim there that it is most like, what agrees, and what a person decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.ledger.matters import weights as w
from sayso.ledger.matters.comparison import compare, score
from sayso.ledger.matters.links import Anchor, Link
from sayso.ledger.matters.traits import Traits
from sayso.model import Saying

__all__ = ["why"]

MOST_LOOKED_AT = 40  # of a matter of thousands, each claim is held against the first ones


def why(sayings: Sequence[Saying], traits: Mapping[str, Traits], links: Sequence[Link]) -> dict[str, tuple[str, ...]]:
    """The reasons by claim id, from the traits of the claims.

    A link comes first, then "most like CLAIM" and each reason of that comparison.
    """
    decided = _decided(sayings, links)
    found: dict[str, tuple[str, ...]] = {}
    for saying in sayings:
        own = saying.claim.id
        others = [s.claim.id for s in sayings[: MOST_LOOKED_AT + 1] if s.claim.id != own]
        if not others:
            found[own] = (*decided[own], "nothing in the ledger is like it")
            continue
        nearest = max(others, key=lambda other: (score(traits[own], traits[other]), other))
        result = compare(traits[own], traits[nearest])
        if result.score >= w.ENOUGH or not decided[own]:
            found[own] = (*decided[own], f"most like {nearest}", *result.reasons)
        else:
            found[own] = tuple(decided[own])
    return found


def _decided(sayings: Sequence[Saying], links: Sequence[Link]) -> dict[str, list[str]]:
    anchors = {Anchor.of(saying.claim): saying.claim.id for saying in sayings}
    found: dict[str, list[str]] = defaultdict(list)
    for link in links:
        ends = [anchors.get(link.one), anchors.get(link.other)]
        if link.judgement == "same" and None not in ends:
            for end in ends:
                line = f"joined by {link.who} on {link.at[:10]}" + (f": {link.why}" if link.why else "")
                if line not in found[str(end)]:
                    found[str(end)].append(line)
    return found
