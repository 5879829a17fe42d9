"""A question to the claims as an address, and back: every filter, order, column and page stands in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from sayso.ledger.browsing import BANDS, LANES, SORTS, Asked

__all__ = ["COLUMNS", "FACETS", "PAGE", "SHOWN", "Question", "asked_in"]

PAGE = 50  # claims of one page
MOST_VALUES = 40  # of one filter; nobody picks more, and each is a condition
LONGEST = 200  # characters of a value
# The facets, in the order of the page, with their names for readers.
FACETS = {
    "event": "what happened",
    "status": "status",
    "stance": "stance",
    "source": "who says so",
    "kind": "kind of source",
    "side": "speaks for",
    "class": "whom or what",
    "place": "place",
    "country": "country",
    "month": "month",
    "sure": "how sure",
}
# The columns of the table; those of SHOWN stand there unless others are chosen.
COLUMNS = {
    "what": "what",
    "figure": "how many",
    "words": "the words",
    "voice": "who says so",
    "status": "status",
    "whom": "whom or what",
    "by": "by whom",
    "where": "where",
    "when": "when",
    "report": "report",
    "published": "published",
    "kind": "kind of source",
    "evidence": "evidence",
    "sure": "how sure",
}
SHOWN = ("what", "figure", "words", "voice", "where", "when", "report")
_SINGLE = ("words", "who", "where", "since", "until", "lane", "report")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, how it is shown, and what of the address could not be used (each a line for the reader)."""

    asked: Asked
    sort: str
    columns: tuple[str, ...]
    page: int
    wrong: tuple[str, ...]
    given: tuple[tuple[str, str], ...]

    def values(self, name: str) -> tuple[str, ...]:
        """The values given for one parameter."""
        return tuple(value for key, value in self.given if key == name)

    def address(self, **changes: str | Sequence[str] | None) -> str:
        """The address of this question with some parameters replaced (None: left out); the page starts anew."""
        kept = [pair for pair in self.given if pair[0] not in changes and pair[0] != "page"]
        for name, value in changes.items():
            values = [] if value is None else [value] if isinstance(value, str) else list(value)
            kept += [(name, one) for one in values]
        return "/claims" + ("?" + urlencode(kept) if kept else "")

    def toggled(self, name: str, value: str) -> str:
        """The address with one value of a facet taken, or let go where it is taken."""
        held = self.values(name)
        wanted = [v for v in held if v != value] if value in held else [*held, value]
        return self.address(**{name: wanted})

    @property
    def query(self) -> str:
        """The query of the address, without the page: for exports of the same."""
        return self.address().removeprefix("/claims")


def asked_in(query: QueryParams) -> Question:
    """The question of an address; what is no value of a parameter is left out and told."""
    wrong: list[str] = []
    given: list[tuple[str, str]] = []
    for name, value in query.multi_items():
        plain = value.strip()[:LONGEST]
        if plain and (name in FACETS or name in _SINGLE or name in ("sort", "columns", "page")):
            given.append((name, plain))
    given = list(dict.fromkeys(given))
    many = {name: tuple(v for key, v in given if key == name)[:MOST_VALUES] for name in FACETS}
    single: dict[str, str | None] = {name: _last(given, name) for name in _SINGLE}
    for name in ("since", "until"):
        single[name] = _day(name, single[name], wrong)
    _known("lane", single["lane"], LANES, wrong)
    lane = single.pop("lane")
    bands = tuple(value for value in many["sure"] if _known("sure", value, tuple(BANDS), wrong))
    sort = _last(given, "sort")
    columns = tuple(dict.fromkeys(value for name, value in given if name == "columns" and value in COLUMNS))
    page = _last(given, "page") or "1"
    facets: Mapping[str, tuple[str, ...]] = {
        ("klass" if name == "class" else name): held for name, held in many.items()
    }
    return Question(
        asked=Asked(**{**facets, "sure": bands}, **single, lane=lane if lane in LANES else None),  # type: ignore[arg-type]
        sort=sort if sort is not None and _known("sort", sort, SORTS, wrong) else "newest",
        columns=columns or SHOWN,
        page=int(page) if page.isdecimal() and len(page) < 7 and int(page) else 1,
        wrong=tuple(wrong),
        given=tuple(pair for pair in given if pair[0] != "page"),
    )


def _last(given: Sequence[tuple[str, str]], name: str) -> str | None:
    return next((value for key, value in reversed(given) if key == name), None)


def _known(name: str, value: str | None, values: Sequence[str], wrong: list[str]) -> bool:
    if value is None or value in values:
        return True
    wrong.append(f"{name}={value}: it is none of {', '.join(values)}, and was left out")
    return False


def _day(name: str, value: str | None, wrong: list[str]) -> str | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        wrong.append(f"{name}={value}: it is no day (YYYY-MM-DD), and was left out")
        return None
