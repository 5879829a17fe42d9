"""What the address of a map asks: the filters of the claims, days, a view, one place, and the order of the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from sayso.web.atlas import View

__all__ = ["FILTERS", "SORTS", "MapQuestion", "asked_of_map"]

# The filters by their name in the address, each with its name for the ledger and for readers.
FILTERS = {
    "event": ("event", "what happened"),
    "status": ("reality", "status"),
    "stance": ("stance", "stance"),
    "source": ("nearest", "who says so"),
    "kind": ("kind", "kind of source"),
    "side": ("side", "speaks for"),
    "class": ("klass", "whom or what"),
    "place": ("place_name", "place"),
    "country": ("country", "country"),
    "who": ("source", "a source named"),
    "where": ("place", "a place named"),
    "report": ("document", "report"),
    "words": ("words", "words"),
}
SORTS = {"claims": "claims", "name": "place", "country": "country", "radius": "radius"}
_DAYS = ("since", "until")
_SINGLE = ("words", "report", *_DAYS, "at", "spot", "sort")
MOST_VALUES, LONGEST = 40, 200


@dataclass(frozen=True, slots=True)
class MapQuestion:
    """The question, and what of the address could not be used (each a line for the reader)."""

    given: tuple[tuple[str, str], ...]
    since: str | None
    until: str | None
    view: View | None
    spot: str | None
    sort: str
    wrong: tuple[str, ...]

    @property
    def filters(self) -> dict[str, Any]:
        """The filters as the ledger takes them, without the days."""
        found: dict[str, Any] = {}
        for name, value in self.given:
            if name in FILTERS:
                key = FILTERS[name][0]
                found[key] = value if name == "words" else (*found.get(key, ()), value)
        return found

    @property
    def days(self) -> dict[str, str]:
        """The days asked for."""
        return {name: day for name, day in (("since", self.since), ("until", self.until)) if day}

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """The filters in use: name for readers, value, and the address without it."""
        return [(FILTERS[name][1], value, self.without(name, value)) for name, value in self.given if name in FILTERS]

    def without(self, name: str, value: str) -> str:
        """The address without one value of a filter."""
        return _address("/map", [pair for pair in self.given if pair != (name, value) and pair[0] != "spot"])

    def address(self, path: str = "/map", **changes: str | Sequence[str] | None) -> str:
        """The address of this question with some parameters replaced (None: left out)."""
        kept = [pair for pair in self.given if pair[0] not in changes]
        for name, value in changes.items():
            values = [] if value is None else [value] if isinstance(value, str) else list(value)
            kept += [(name, one) for one in values]
        return _address(path, kept)

    def claims(self, **changes: str | Sequence[str] | None) -> str:
        """The address of the list of the same claims."""
        return self.address("/claims", at=None, spot=None, sort=None, **changes)


def _address(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    return path + ("?" + urlencode(pairs, safe=",:") if pairs else "")


def asked_of_map(query: QueryParams) -> MapQuestion:
    """The question of an address; what is no value of a parameter is left out and told."""
    wrong: list[str] = []
    given: dict[tuple[str, str], None] = {}
    for name, value in query.multi_items():
        plain = value.strip()[:LONGEST]
        if plain and (name in FILTERS or name in _SINGLE) and len(given) < MOST_VALUES:
            if name in _SINGLE:
                given = {pair: None for pair in given if pair[0] != name}
            given[name, plain] = None
    single = dict(pair for pair in given if pair[0] in _SINGLE)
    for name in _DAYS:
        try:
            if name in single:
                dt.date.fromisoformat(single[name])
        except ValueError:
            wrong.append(f"{name}={single.pop(name)}: it is no day (YYYY-MM-DD), and was left out")
    if single.get("since", "") > single.get("until", "9999"):
        wrong.append(f"until={single.pop('until')}: it is before since={single['since']}, and was left out")
    view = View.of(single["at"]) if "at" in single else None
    if "at" in single and view is None:
        wrong.append(f"at={single.pop('at')}: it is no view (latitude,longitude,zoom), and was left out")
    if "sort" in single and single["sort"] not in SORTS:
        wrong.append(f"sort={single.pop('sort')}: it is none of {', '.join(SORTS)}, and was left out")
    return MapQuestion(
        given=tuple(pair for pair in given if pair[0] not in _SINGLE or pair[0] in single),
        since=single.get("since"),
        until=single.get("until"),
        view=view,
        spot=single.get("spot"),
        sort=single.get("sort", "claims"),
        wrong=tuple(wrong),
    )
