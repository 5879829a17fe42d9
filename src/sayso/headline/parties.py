"""Parties: whether the body means the same people or things as the headline, by name, by side and by class."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from sayso.model import Actor

__all__ = ["Likeness", "compare_actors", "shares_name", "telling_words"]

# `carried` the same or more closely named, `vaguer` a wider class or nobody's side, `silent` not named, `other` others.
Likeness = Literal["carried", "vaguer", "silent", "other"]

# Each class with those that hold it: children are people and, in a headline, civilians.
_WIDER: dict[str, frozenset[str]] = {
    "children": frozenset({"people", "civilians"}),
    "civilians": frozenset({"people"}),
    "soldiers": frozenset({"people"}),
    "aid_workers": frozenset({"people", "civilians"}),
    "journalists": frozenset({"people", "civilians"}),
    "medics": frozenset({"people", "civilians"}),
    "police": frozenset({"people"}),
    "tanks": frozenset({"armoured_vehicles", "vehicles", "weapons"}),
    "armoured_vehicles": frozenset({"vehicles", "weapons"}),
    "artillery": frozenset({"weapons"}),
    "air_defence": frozenset({"weapons"}),
    "aircraft": frozenset({"weapons"}),
    "drones": frozenset({"weapons", "aircraft"}),
    "ships": frozenset({"weapons"}),
    "buildings": frozenset({"infrastructure"}),
}
# Classes whose members a report tells apart by their names: one hospital is not another school.
_NAMED = frozenset({"buildings", "infrastructure", "place", "other"})

# Words that never make two parties one, nor two apart.
_GENERIC = frozenset(
    "a an the of and in at on for from by with its their his her our more than some about least over nearly almost "
    "up to dozens hundreds thousands people person man men woman women resident residents civilian civilians victim "
    "victims soldier soldiers troop troops force forces fighter fighters conscript conscripts serviceman servicemen "
    "army military unit units group groups side city town village region province district area mr mrs ms dr president "
    "minister general commander authority authorities official officials spokesman spokeswoman".split()
)
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 300


def telling_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: folded, without marks, figures, titles and a plural s."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name[:_LONGEST_NAME]) if not unicodedata.combining(c))
    words = _WORDS.findall(folded.lower())
    return frozenset(w.removesuffix("s") if len(w) > 3 else w for w in words if w not in _GENERIC and len(w) > 1)


def shares_name(one: str, other: str) -> bool:
    """Whether two names share a telling word."""
    return bool(telling_words(one) & telling_words(other))


def compare_actors(headline: Actor, body: Actor | None) -> Likeness:
    """Whether the body's party is the headline's."""
    if body is None:
        return "silent"
    if headline.side and body.side and headline.side != body.side:
        return "other"
    kinds = _compare_classes(headline.klass, body.klass)
    named = shares_name(_name(headline), _name(body))
    if kinds == "other" and headline.klass in ("buildings", "infrastructure") and body.klass == "place":
        return "vaguer"  # houses stand in a district: the body says less closely what was hit, nothing else
    if kinds == "other":
        return "vaguer" if named and "place" not in (headline.klass, body.klass) else "other"
    if headline.klass in _NAMED or (headline.klass is None and headline.side is None):
        return kinds if named else "other"
    if not named and _one_person(headline) and _one_person(body):
        return "other"
    if headline.side and not body.side and not named:
        return "vaguer"
    if not named and not headline.side and telling_words(_name(headline)):
        return "vaguer"
    return kinds


def _compare_classes(headline: str | None, body: str | None) -> Likeness:
    if headline is None or headline == body or headline in _WIDER.get(body or "", ()):
        return "carried"
    if body is None or body in _WIDER.get(headline, ()):
        return "vaguer"
    return "other"


def _name(actor: Actor) -> str:
    return f"{actor.name} {actor.text}"


def _one_person(actor: Actor) -> bool:
    """Whether the name looks like one person's: two to four capitalised words, none of them generic."""
    words = _WORDS.findall(actor.name[:_LONGEST_NAME])
    return 2 <= len(words) <= 4 and all(w[:1].isupper() and w.lower() not in _GENERIC for w in words)
