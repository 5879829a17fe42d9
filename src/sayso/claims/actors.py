"""Who did it and to whom: name, side and class of a noun phrase."""

from __future__ import annotations

import re

from sayso.claims.setting import PLACE_EVENTS, Setting
from sayso.figures import find_counts
from sayso.language import class_of
from sayso.model import Actor, Span, vocabulary
from sayso.places import side_of

__all__ = ["actor_of"]

_LEADING = re.compile(
    r"(?:the|a|an|some|all|its|their|his|her|our|my|these|those|this|that|any|no|of|other|another)\s+", re.IGNORECASE
)
_PERSONAL = frozenset("he she him her they them we us i it who".split())


def actor_of(setting: Setting, span: Span, *, event: str) -> Actor:
    """The actor that the words at `span` name; `event` settles the class where the words alone do not."""
    reading = setting.reading
    words = span.of(reading.text)
    party = reading.name_of(span) if words.lower() in _PERSONAL or words[:1].isupper() else None
    exact = party is not None and (span in party.mentions)
    name = setting.seat_at(span) or (party.name if party is not None and exact else _bare(words))
    klass = class_of(words)
    if klass is None and exact and party is not None:
        klass = {
            "person": "people",
            "organisation": "other",
            "unit": "soldiers",
            "weapon": "weapons",
            "place": "place",
        }.get(party.kind)
    if klass not in vocabulary("classes"):
        klass = "other" if klass is not None else _class_by_event(event)
    return Actor(
        text=words, span=span, name=name, side=side_of(words) or (side_of(name) if name != words else None), klass=klass
    )


def _bare(words: str) -> str:
    """The words of a name without article and figure: "at least 217 Russian tanks" gives "Russian tanks"."""
    counts = find_counts(words)
    if counts and counts[0].span.start <= 4 and counts[0].span.end < len(words):
        rest = words[counts[0].span.end :].strip(" ,")
        rest = rest.removeprefix("of ")
        words = rest or words
    while (match := _LEADING.match(words)) and match.end() < len(words):
        words = words[match.end() :]
    return words.strip()


_PEOPLE_EVENTS = frozenset(
    "killed injured missing abused detained released deported displaced trapped sheltered cut_off aided".split()
)
_TROOP_EVENTS = frozenset("retreated advanced deserted surrendered reinforced supplied captured".split())


def _class_by_event(event: str) -> str | None:
    if event in _PEOPLE_EVENTS:
        return "people"
    if event in _TROOP_EVENTS:
        return "soldiers"
    return "place" if event in PLACE_EVENTS else None
