"""The door `ledger.placing`: claims by place and by month, counted by the database, for maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, or_, select, text

from sayso.errors import LedgerError
from sayso.ledger import filters, resolve, rows
from sayso.ledger.browsing import Asked, Browsing
from sayso.ledger.browsing.conditions import Condition, conditions, spoken
from sayso.ledger.browsing.door import Opening
from sayso.ledger.tables import claims
from sayso.model import Claim

__all__ = ["Placed", "Placement", "Placing"]

# What a map counts by, in an index of its own: a claim's row holds its whole record, and is long to read.
_INDEX = "placing_places"
_COLUMNS = (
    "place_name place_id country disputed lat lon radius_km when_start when_end event stance reality of_class by_class "
    "confidence"
).split()


@dataclass(frozen=True, slots=True)
class Placed:
    """The claims of one place at one radius: `radius_km` is the area that their words mean."""

    id: str | None
    name: str
    country: str | None
    disputed: bool
    lat: float
    lon: float
    radius_km: float
    claims: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the claims of a question are.

    `places` come with most claims first; `nowhere` are claims that name no place, `unsettled` names that the gazetteer
    does not settle with their claims, `undated` claims that name no day (they may have a place); `months` (`YYYY-MM`)
    are counted without the days asked for.
    """

    places: tuple[Placed, ...]
    nowhere: int
    unsettled: tuple[tuple[str, int], ...]
    undated: int
    months: Mapping[str, int]


class Placing:
    """What `Ledger.placing` gives; questions are those of `Ledger.browsing`, without their lane."""

    def __init__(self, browsing: Browsing, *, reading: Opening, writing: Opening) -> None:
        self._browsing = browsing
        self._reading = reading
        self._writing = writing

    def prepare(self) -> None:
        """Makes the index that counts rest on; without the right to write, they are slower and the same."""
        try:
            with self._writing() as connection:
                connection.execute(text(f"CREATE INDEX IF NOT EXISTS {_INDEX} ON claims ({', '.join(_COLUMNS)})"))
        except LedgerError:
            return

    def look(self, asked: Asked) -> Placement:
        """Where the claims that answer are; kept until the ledger changes. Raises UnknownId for an unknown report."""
        return self._browsing.kept_answer(("placing", asked), lambda: self._look(asked))

    def some(self, lane: str, asked: Asked, *, limit: int) -> list[Claim]:
        """The claims read last of a lane: `nowhere`, `undated` or `placed`. Raises UnknownId for an unknown report."""
        return self._browsing.kept_answer(("some", lane, asked, limit), lambda: self._some(lane, asked, limit))

    def _look(self, asked: Asked) -> Placement:
        c = claims.c
        month = func.substr(func.coalesce(c.when_start, c.when_end), 1, 7)
        with self._reading() as connection:
            met = _meeting(connection, asked)
            places, nowhere, unsettled = _places(connection, met)
            undated = connection.scalar(select(func.count()).select_from(claims).where(*_lane("undated"), *met)) or 0
            met = _meeting(connection, replace(asked, since=None, until=None))
            query = select(month, func.count()).where(month.is_not(None), *met).group_by(month).order_by(month)
            months = {str(name): many for name, many in connection.execute(query)}
        return Placement(places, nowhere, unsettled, undated, months)

    def _some(self, lane: str, asked: Asked, limit: int) -> list[Claim]:
        with self._reading() as connection:
            met = _meeting(connection, asked)
            # Numbers first: the long rows of all claims of a lane are not sorted, only those of a few are read.
            numbers = select(claims.c.number).where(*_lane(lane), *met).order_by(claims.c.number.desc()).limit(limit)
            held = connection.scalars(numbers).all()
            query = select(claims.c.record).where(claims.c.number.in_(held)).order_by(claims.c.number.desc())
            return [rows.row_claim(record) for record in connection.scalars(query)]


def _lane(name: str) -> list[Condition]:
    c = claims.c
    if name == "nowhere":
        return [c.place_name.is_(None)]
    return [c.lat.is_not(None)] if name == "placed" else [c.when_start.is_(None), c.when_end.is_(None)]


def _meeting(connection: Connection, asked: Asked) -> list[Condition]:
    """The question as conditions on claims, its lane left out."""
    met = conditions(replace(asked, lane=None), claims)
    met += filters.claim_conditions(words=asked.words, source=asked.who, place=asked.where)
    if asked.report is not None:
        met.append(claims.c.document == resolve.document(connection, asked.report))
    ways = spoken(asked)
    return [*met, or_(*(claims.c.number.in_(way) for way in ways))] if ways else met


def _places(
    connection: Connection, met: list[Condition]
) -> tuple[tuple[Placed, ...], int, tuple[tuple[str, int], ...]]:
    """Places with their claims, claims without any, and names that are not settled: one pass over the index."""
    c = claims.c
    kept = (c.place_name, c.place_id, c.country, c.disputed, c.lat, c.lon, c.radius_km)
    places, nowhere, unsettled = [], 0, dict[str, int]()
    query = select(*kept, func.count()).select_from(claims).where(*met).group_by(*kept)
    for name, id_, country, disputed, lat, lon, radius, many in connection.execute(query):
        if lat is not None and lon is not None:
            places.append(Placed(id_, name or "", country, bool(disputed), lat, lon, radius or 0.0, many))
        elif name is None:
            nowhere += many
        else:
            unsettled[name] = unsettled.get(name, 0) + many
    places.sort(key=lambda place: (-place.claims, place.name))
    return tuple(places), nowhere, tuple(sorted(unsettled.items(), key=lambda pair: (-pair[1], pair[0])))
