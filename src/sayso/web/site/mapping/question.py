"""What the address of a map asks: the filters of the claims, a view, one place, and the order of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from sayso.ledger.browsing import Asked
from sayso.web.atlas import View
from sayso.web.site.question import FACETS, LONGEST, asked_in

__all__ = ["ORDERS", "MapQuestion", "asked_of_map"]

ORDERS = {"claims": "claims", "name": "place", "country": "country", "radius": "radius"}
_FILTERS = FACETS | {"who": "a source named", "where": "a place named", "words": "words", "report": "report"}
_OF_CLAIMS = ("sort", "columns", "page", "lane")  # what the list of claims takes and a map has no use for
_OF_MAP = ("at", "spot", "order")


@dataclass(frozen=True, slots=True)
class MapQuestion:
    """The question, and what of the address could not be used (each a line for the reader)."""

    asked: Asked
    given: tuple[tuple[str, str], ...]
    view: View | None
    spot: str | None
    order: str
    wrong: tuple[str, ...]

    @property
    def since(self) -> str | None:
        """The first day asked for."""
        return self.asked.since

    @property
    def until(self) -> str | None:
        """The last day asked for."""
        return self.asked.until

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """The filters in use: name for readers, value, and the address without it."""
        return [
            (_FILTERS[name], value, _address("/map", [pair for pair in self.given if pair != (name, value)]))
            for name, value in self.given
            if name in _FILTERS
        ]

    def address(self, path: str = "/map", **changes: str | Sequence[str] | None) -> str:
        """The address of this question with some parameters replaced (None: left out)."""
        kept = [pair for pair in self.given if pair[0] not in changes]
        for name, value in changes.items():
            values = [] if value is None else [value] if isinstance(value, str) else list(value)
            kept += [(name, one) for one in values]
        return _address(path, kept)

    def claims(self, **changes: str | Sequence[str] | None) -> str:
        """The address of the list of the same claims."""
        return self.address("/claims", at=None, spot=None, order=None, **changes)


def _address(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    return path + ("?" + urlencode(pairs, safe=",:") if pairs else "")


def asked_of_map(query: QueryParams) -> MapQuestion:
    """The question of an address; what is no value of a parameter is left out and told."""
    question = asked_in(query)
    wrong = list(question.wrong)
    own = {name: query[name].strip()[:LONGEST] for name in _OF_MAP if query.get(name, "").strip()}
    view = View.of(own["at"]) if "at" in own else None
    if "at" in own and view is None:
        wrong.append(f"at={own.pop('at')}: it is no view (latitude,longitude,zoom), and was left out")
    if own.get("order", "claims") not in ORDERS:
        wrong.append(f"order={own.pop('order')}: it is none of {', '.join(ORDERS)}, and was left out")
    return MapQuestion(
        asked=question.asked,
        given=(*(pair for pair in question.given if pair[0] not in _OF_CLAIMS), *own.items()),
        view=view,
        spot=own.get("spot"),
        order=own.get("order", "claims"),
        wrong=tuple(wrong),
    )
