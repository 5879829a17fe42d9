"""Claims as the JSON records of claims.md, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from sayso.model.claim import Actor, Claim
from sayso.model.count import Count
from sayso.model.place import Place
from sayso.model.when import When

__all__ = ["claim_from_record", "claim_to_line", "claim_to_record"]

Record = dict[str, Any]


def claim_to_record(claim: Claim) -> Record:
    """The claim as claims.md writes it: plain JSON values, fields in its order."""
    return {
        "id": claim.id,
        "document": claim.document,
        "part": claim.part,
        "span": claim.span.to_record(),
        "text": claim.text,
        "event": claim.event,
        "stance": claim.stance,
        "reality": claim.reality,
        "hedged": claim.hedged,
        "quote": claim.quote,
        "sources": [
            {"text": s.text, "span": s.span.to_record(), "name": s.name, "kind": s.kind, "side": s.side}
            for s in claim.sources
        ],
        "cue": {"text": claim.cue.text, "span": claim.cue.span.to_record()} if claim.cue else None,
        "by": _actor(claim.by),
        "of": _actor(claim.of),
        "count": _count(claim.count),
        "place": _place(claim.place),
        "when": _when(claim.when),
        "evidence": list(claim.evidence),
        "part_of": claim.part_of,
        "confidence": round(claim.confidence, 3),
    }


def claim_to_line(claim: Claim) -> str:
    """The claim as one line of JSON, without the line's end."""
    return msgspec.json.encode(claim_to_record(claim)).decode()


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """The claim of a record of claims.md.

    Raises msgspec.ValidationError where a field is missing, of the wrong type or outside its vocabulary.
    """
    return msgspec.convert(_with_span_objects(record), Claim)


def _with_span_objects(value: Any) -> Any:
    """The record with spans as objects and `class` under the name that the type uses."""
    if value is None or isinstance(value, str | int | float):  # most values: telling a Mapping takes ten times as long
        return value
    if isinstance(value, Mapping):
        plain = {("klass" if key == "class" else key): _with_span_objects(held) for key, held in value.items()}
        if "span" in plain:
            start, end = plain["span"]
            plain["span"] = {"start": start, "end": end}
        return plain
    return [_with_span_objects(held) for held in value] if isinstance(value, list | tuple) else value


def _actor(actor: Actor | None) -> Record | None:
    if actor is None:
        return None
    return {
        "text": actor.text,
        "span": actor.span.to_record(),
        "name": actor.name,
        "side": actor.side,
        "class": actor.klass,
    }


def _count(count: Count | None) -> Record | None:
    if count is None:
        return None
    return {
        "text": count.text,
        "span": count.span.to_record(),
        "low": count.low,
        "high": count.high,
        "share": list(count.share) if count.share else None,
        "per": count.per,
        "scope": count.scope,
        "approximate": count.approximate,
        "vague": count.vague,
    }


def _place(place: Place | None) -> Record | None:
    if place is None:
        return None
    return {
        "text": place.text,
        "span": place.span.to_record(),
        "name": place.name,
        "id": place.id,
        "country": place.country,
        "disputed": place.disputed,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
    }


def _when(when: When | None) -> Record | None:
    if when is None:
        return None
    return {"text": when.text, "span": when.span.to_record(), "start": when.start, "end": when.end}
