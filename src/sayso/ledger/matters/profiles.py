"""Profiles: the nodes that are compared. Claims that nothing tells apart share one, so that copies cost nothing."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

from sayso.ledger.matters import weights as w
from sayso.ledger.matters.blocks import loose
from sayso.ledger.matters.comparison import score
from sayso.ledger.matters.traits import Traits

__all__ = ["decoded", "encoded", "profile_of"]

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(Traits)


def encoded(traits: Traits) -> bytes:
    """The traits as bytes, equal for equal traits."""
    return _ENCODER.encode(traits)


def decoded(data: bytes) -> Traits:
    """The traits of those bytes."""
    return _DECODER.decode(data)


def profile_of(traits: Traits, claim: str, *, alone: bool = False) -> int:
    """The number of a claim's profile; its own where the traits settle too little, or a person spoke of it (`alone`).

    It is odd where the claim may be told at any place (`blocks.loose`).
    """
    data = encoded(traits)
    if alone or score(traits, traits) < w.ENOUGH:
        data += claim.encode("utf-8", "surrogatepass")
    number = int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
    return number | 1 if loose(traits) else number & ~1
