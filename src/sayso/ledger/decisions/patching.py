"""Fields that people set, laid over a claim: later words over earlier ones, and all of them over the machine's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.model import Claim, claim_from_record, claim_to_record

__all__ = ["GROUPS", "Marks", "patched"]

Marks = dict[str, int]  # field -> number of the decision that set it
GROUPS = ("source", "by", "of", "count", "place", "when")  # fields with fields of their own: count.low
_QUALIFIES = frozenset("kind side per scope approximate vague".split())  # of no meaning without a name or figure
_EMPTY: Mapping[str, Mapping[str, Any]] = {
    "source": {"name": "", "kind": "other", "side": None},
    "by": {"name": "", "side": None, "class": None},
    "of": {"name": "", "side": None, "class": None},
    "count": {
        "low": None,
        "high": None,
        "share": None,
        "per": None,
        "scope": None,
        "approximate": False,
        "vague": False,
    },
    "place": {"name": "", "id": None, "country": None, "disputed": False, "lat": None, "lon": None, "radius_km": None},
    "when": {"start": None, "end": None},
}


def patched(claim: Claim, settings: Iterable[tuple[int, Mapping[str, Any]]]) -> tuple[Claim, Marks]:
    """The claim with what decisions set, in their order, and by which decision each field stands.

    A field without words of its own rests on the words of the claim. Where two ends cross (the one was set, the other
    proposed by another run or set before), the end that was set earlier gives way and is open. What only qualifies a
    name or a figure is passed over where there is none. `confidence` is 1.
    """
    record = claim_to_record(claim)
    marks: Marks = {}
    settings = list(settings)
    if not settings:
        return claim, marks
    for number, values in settings:
        for field, value in values.items():
            group, inner, leaf = field.partition(".")
            if inner:
                if leaf in _QUALIFIES and _there(record, group) is None:
                    continue
                marks.pop(group, None)
                _held(record, group, value)[leaf] = value
            elif group in GROUPS:
                marks = {name: by for name, by in marks.items() if not name.startswith(f"{group}.")}
                _put(record, group, None)
            else:
                record[group] = value
            if leaf not in ("text", "span"):
                marks[field] = number
    _uncross(record["count"], "low", "high", "count", marks)
    _uncross(record["when"], "start", "end", "when", marks)
    if marks:
        record["confidence"] = 1.0
    return claim_from_record(record), marks


def _there(record: dict[str, Any], group: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = (record["sources"] or [None])[0] if group == "source" else record[group]
    return found


def _held(record: dict[str, Any], group: str, value: Any) -> dict[str, Any]:
    """The group's own record; made, on the words of the claim, where there is none."""
    held = _there(record, group)
    if held is None:
        held = {"text": record["text"], "span": record["span"], **_EMPTY[group]}
        if "name" in held:
            held["name"] = str(value).replace("_", " ")  # a class alone names whom as well as it can
        _put(record, group, held)
    return held


def _put(record: dict[str, Any], group: str, held: dict[str, Any] | None) -> None:
    if group == "source":
        record["sources"] = [] if held is None else [held]
        if held is None:
            record["cue"] = None
    else:
        record[group] = held


def _uncross(held: dict[str, Any] | None, first: str, last: str, group: str, marks: Marks) -> None:
    if held is None or held[first] is None or held[last] is None:
        return
    crossed = held[first][:10] > held[last][:10] if group == "when" else held[first] > held[last]
    if crossed:
        earlier = min((first, last), key=lambda end: marks.get(f"{group}.{end}", 0))
        held[earlier] = None
        marks.pop(f"{group}.{earlier}", None)
