"""What a claim may lend from its document: a place or a day that it does not tell itself.

A share lends from its whole. Any other claim lends from the claim of the same event nearest before it, else after it;
failing that from the nearest claim just before, of whatever event. What is lent weighs less than what is told, and
never forbids anything by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.ledger.matters import weights as w
from sayso.ledger.matters.traits import Traits
from sayso.model import Claim

__all__ = ["completed"]

NEAR = 400  # characters: two or three sentences
_UNTOLD = frozenset({"said", "sanctioned", "threatened", "visited"})  # their place and day are seldom those around them


def completed(claims: Sequence[Claim], traits: Sequence[Traits]) -> list[Traits]:
    """The traits of all claims of one document, with places and days lent where the claims tell none."""
    at = {claim.id: index for index, claim in enumerate(claims)}
    order = sorted(range(len(claims)), key=lambda index: (claims[index].span, claims[index].id))
    found = list(traits)
    for index in order:
        own = traits[index]
        if own.kind == "total" or own.event in _UNTOLD:
            continue
        if own.spot is None:
            lender = _lender(index, order, at, claims, traits, lambda held: held.spot is not None)
            if lender is not None:
                found[index] = replace(
                    found[index], spot=traits[lender].spot, spot_lent=_lent(own, traits[lender]), setting=None
                )
        if own.start is None and own.end is None:
            lender = _lender(index, order, at, claims, traits, _brief)
            if lender is not None:
                lent = traits[lender]
                found[index] = replace(found[index], start=lent.start, end=lent.end, days_lent=_lent(own, lent))
    return found


def _lent(own: Traits, lender: Traits) -> float:
    """How much less what is lent weighs: more where it comes from a claim of another event."""
    return w.LENT_KIN if own.event == lender.event else w.LENT_NEAR


def _brief(held: Traits) -> bool:
    """Whether the claim tells days, and few enough to say when."""
    return held.start is not None and held.end is not None and held.end - held.start <= 3


def _lender(
    index: int,
    order: Sequence[int],
    at: dict[str, int],
    claims: Sequence[Claim],
    traits: Sequence[Traits],
    has: Callable[[Traits], bool],
) -> int | None:
    own, claim = traits[index], claims[index]
    whole = at.get(claim.part_of or "")
    for _ in range(3):  # a share of a share
        if whole is None:
            break
        if has(traits[whole]):
            return whole
        whole = at.get(claims[whole].part_of or "")
    others = [o for o in order if o != index and has(traits[o]) and traits[o].kind != "total" and _near(own, traits[o])]
    kin = [o for o in others if traits[o].event == own.event and _may_be(own, traits[o])]
    before = [o for o in others if claims[o].span < claim.span and claim.span.start - claims[o].span.end <= NEAR]
    if claim.part != "body":
        heads = [o for o in others if claims[o].part == claim.part]
        return (kin or heads or [None])[0]  # type: ignore[list-item]
    close = [o for o in before if traits[o].event == own.event]
    if close or before:
        return (close or before)[-1]
    earlier = [o for o in kin if claims[o].span < claim.span]
    return earlier[-1] if earlier else kin[0] if kin else None


def _near(own: Traits, other: Traits) -> bool:
    """Whether what the two tell of place and day does not already part them."""
    if own.spot is not None and other.spot is not None and own.spot.key != other.spot.key:
        return False
    if own.start is not None and other.start is not None and abs(own.start - other.start) > 1:
        return False
    return own.ahead == other.ahead


def _may_be(own: Traits, other: Traits) -> bool:
    return own.low is None or other.low is None or own.low == other.low
