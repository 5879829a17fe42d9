"""What is asked: an event, whom or what it was done to, whose, where and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Actor, Claim, vocabulary

__all__ = ["PEOPLE", "Question", "may_be_one_class"]

PEOPLE = frozenset("people civilians children soldiers aid_workers journalists medics police".split())
# Classes whose words may mean the same things: "armoured vehicles" of a report can hold its tanks, "vehicles" both.
_HOLDS = {
    "people": PEOPLE,
    "civilians": frozenset(("children", "aid_workers", "journalists", "medics", "people")),
    "armoured_vehicles": frozenset(("tanks",)),
    "vehicles": frozenset(("tanks", "armoured_vehicles", "artillery", "air_defence")),
    "weapons": frozenset(("artillery", "air_defence", "drones", "tanks", "armoured_vehicles", "aircraft")),
    "aircraft": frozenset(("drones",)),
    "buildings": frozenset(("infrastructure",)),
}


def may_be_one_class(one: str | None, other: str | None) -> bool:
    """Whether things of the two classes may be the same things; a class that is not known may be any."""
    if one is None or other is None or one == other or "other" in (one, other):
        return True
    return other in _HOLDS.get(one, ()) or one in _HOLDS.get(other, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is counted; each field that is None is not asked for. `place` is a gazetteer id or the name of a place.

    `klass` "people" stands for all people. `since` and `until` are days, inclusive: only what lies wholly between them
    counts.
    """

    event: str = "killed"
    klass: str | None = None
    side: str | None = None
    place: str | None = None
    country: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def counted(self, claim: Claim) -> Actor | None:
        """Whom or what the figure of a claim counts: by the event's rule, `of` or `by`."""
        return claim.by if vocabulary("events")[claim.event].counts == "by" else claim.of

    def asks_for(self, claims: Iterable[Claim]) -> bool:
        """Whether claims of one matter speak of what is asked: each filter holds for one of them and for none not."""
        held = [claim for claim in claims if claim.event == self.event]
        actors = [actor for claim in held if (actor := self.counted(claim)) is not None]
        asked = (
            (self.klass, [actor.klass for actor in actors]),
            (self.side, [actor.side for actor in actors]),
            (self.country, [claim.place.country for claim in held if claim.place]),
        )
        fits = all(self._fits(wanted, [told for told in values if told is not None]) for wanted, values in asked)
        return bool(held) and fits and self._placed(held)

    def _fits(self, wanted: str | None, told: list[str]) -> bool:
        if wanted is None:
            return True
        allowed = PEOPLE if wanted == "people" else frozenset((wanted,))
        return bool(told) and all(value in allowed for value in told)

    def _placed(self, claims: list[Claim]) -> bool:
        if self.place is None:
            return True
        wanted = self.place.casefold()
        told = [
            {claim.place.id, claim.place.name.casefold(), claim.place.text.casefold()}
            for claim in claims
            if claim.place
        ]
        return bool(told) and all(wanted in names or self.place in names for names in told)
