"""Blocks: keys such that claims of one matter share at least one, so that strangers are never compared.

A key is a 64-bit number. It stands for an event and days, with a place, a figure, a name or a long word; for an event
and an office, side, class or place where a running total is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from sayso.ledger.matters import weights as w
from sayso.ledger.matters.traits import Spot, Traits

__all__ = ["keys_of", "loose"]

BUCKET = 4  # days
AFTER = 3  # days within which most reports of an incident appear
CELL = 2.0  # cells a degree: half a degree is 56 km from south to north
AROUND = 0.11  # degrees of latitude on either side: 12 km
AREA_KM = 30.0  # beyond this radius a place has no cells: it meets its towns by figures, names and words
MOST_NAMES, MOST_WORDS = 3, 3


def loose(traits: Traits) -> bool:
    """Whether a claim's place is untold, lent or wide, so that it may meet claims of any place."""
    spot = traits.spot
    return spot is None or traits.spot_lent > 0 or spot.lat is None or spot.radius >= AREA_KM


def keys_of(traits: Traits) -> tuple[int, ...]:
    """The keys of a claim, in no order, each once.

    Odd ones stand for a figure, a name or a word. They bring a pair together only where one of the two is `loose`:
    claims with two places told meet by their places.
    """
    parts = _totals(traits) if traits.kind == "total" else _incidents(traits)
    return tuple({_number(f"{traits.kind}|{traits.event}|{part}", odd) for part, odd in parts})


def _number(key: str, odd: bool) -> int:
    data = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    number = int.from_bytes(data, "big", signed=True)
    return number | 1 if odd else number & ~1


def _totals(traits: Traits) -> Iterator[tuple[str, bool]]:
    spot = traits.spot
    if spot is not None:
        yield f"at|{spot.key}", False
        yield f"at|{spot.name}", False
    if traits.of_side is not None:
        yield f"side|{traits.of_side}|{traits.of_class}", False
    if traits.source is not None:
        yield f"office|{traits.source}", False
    if traits.start is not None:
        yield f"since|{traits.start}|{traits.of_class}", False


def _incidents(traits: Traits) -> Iterator[tuple[str, bool]]:
    settled = list(_settled(traits))
    for days in _buckets(traits):
        for what, odd in settled:
            yield f"{days}|{what}", odd


def _settled(traits: Traits) -> Iterator[tuple[str, bool]]:
    if traits.spot is not None:
        yield from _places(traits.spot)
    figure = traits.high if traits.low is None else traits.low
    if figure is not None and figure > w.FEW:
        yield f"figure|{figure}", True
    for name in sorted(traits.names)[:MOST_NAMES]:
        yield f"name|{name}", True
        yield f"at|{name}", False  # "a corridor from Sumy to Poltava" is told at Sumy, or at Poltava
    for word in sorted(traits.words, key=lambda word: (-len(word), word))[:MOST_WORDS]:
        yield f"word|{word}", True
    for target in traits.targets:
        yield f"target|{target}", True


def _places(spot: Spot) -> Iterator[tuple[str, bool]]:
    yield f"at|{spot.word or spot.name}", False
    if spot.lat is None or spot.lon is None:
        return
    if spot.radius >= AREA_KM:
        yield f"area|{spot.key}", False
        return
    for south in {int((spot.lat + 90 + step) * CELL) for step in (-AROUND / 2, AROUND / 2)}:
        for west in {int((spot.lon + 180 + step) * CELL) for step in (-AROUND, AROUND)}:
            yield f"cell|{south}|{west}", False


def _buckets(traits: Traits) -> range:
    """The stretches of days under which a claim is looked for."""
    patience = w.STATE_DAYS if traits.state else 0
    if traits.start is None and traits.end is None:
        if traits.published is None:
            return range(-1, 0)
        first, last = traits.published - 1 - patience, traits.published
    else:
        end = traits.end if traits.end is not None else max(traits.start or 0, traits.published or traits.start or 0)
        start = traits.start if traits.start is not None else end
        first, last = max(start, end - 7), end + AFTER
    return range(first // BUCKET, last // BUCKET + 1)
