"""Institutions of a state by their short names: "the army" of a report from Kharkiv is the Ukrainian army."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sayso.places import Mention, adjective_of, side_of

__all__ = ["home_of", "of_country"]

_SHARE = 0.6  # of the places that a report names, from which on their country is the one it is about
_FEWEST = 3
_FORCE = r"army|military|armed forces|air force|navy|general staff|national guard|soldiers|troops"
_SHORT = re.compile(
    rf"(?:the )?(?P<bare>{_FORCE}|police|government|parliament|security forces|government (?:forces|troops|soldiers)|"
    r"(?:defen[cs]e|foreign|interior|health|information|justice|finance|migration|internal affairs) ministry)"
    r"(?P<voice> (?:spokes(?:man|woman|person)|commander|officials?|officers?))?",
    re.IGNORECASE,
)
_OF_COUNTRY = re.compile(r"(?:the )?(?P<country>\w+(?: \w+)?)[’']s? (?P<rest>.+)", re.DOTALL)
_WITHOUT_ARMY = {"PSE": "ISR"}  # "the army" of a report from Palestinian territory
_ARMED = re.compile(_FORCE, re.IGNORECASE)


def home_of(mentions: Iterable[Mention]) -> str | None:
    """The alpha-3 code of the country that most places of a report lie in, or None where no country has most."""
    held = Counter(m.place.country for m in mentions if m.role == "place" and m.place.country)
    if not held:
        return None
    country, number = held.most_common(1)[0]
    return country if number >= _FEWEST and number >= _SHARE * held.total() else None


def of_country(name: str, *, home: str | None) -> str:
    """The name with its country as an adjective, where it is an institution of a state; else the name as it is.

    >>> of_country("the army", home="UKR"), of_country("Ukraine's defence ministry", home=None)
    ('Ukrainian army', 'Ukrainian defence ministry')
    """
    owned = _OF_COUNTRY.fullmatch(name)
    if owned is not None and _SHORT.fullmatch(owned["rest"]):
        side = side_of(owned["country"])
        return _with(side, owned["rest"]) or name
    if home is None or not _SHORT.fullmatch(name):
        return name
    return _with(_WITHOUT_ARMY.get(home, home) if _ARMED.search(name) else home, name) or name


def _with(side: str | None, institution: str) -> str | None:
    adjective = adjective_of(side) if side is not None else None
    return f"{adjective} {institution.removeprefix('the ').removeprefix('The ')}" if adjective else None
