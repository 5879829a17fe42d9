"""The door `ledger.placing`: claims by place and by month, counted by the database, for maps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, or_, select, text

from sayso.errors import LedgerError
from sayso.ledger import filters, resolve, rows
from sayso.ledger.filters import Day, Values
from sayso.ledger.tables import claims, sources
from sayso.model import Claim

__all__ = ["Placed", "Placing", "Unplaced"]

Opening = Callable[[], AbstractContextManager[Connection]]
Condition = ColumnElement[bool]
# What a map counts by, in an index of its own: a claim's row holds its whole record, and is long to read.
_INDEX = "placing_places"
_COLUMNS = (
    "place_name place_id lat lon radius_km country disputed when_start when_end event stance reality of_class by_class"
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
class Unplaced:
    """What cannot stand on a map: claims that name no place, names that are not settled with their claims, and how many
    claims name no day (they may have a place)."""

    nowhere: int
    unsettled: tuple[tuple[str, int], ...]
    undated: int


class Placing:
    """What `Ledger.placing` gives.

    Filters are those of `Ledger.claims`, without days of publication; beside them `place_name` and `nearest` are whole
    names, of the place and of the nearest source.
    """

    def __init__(self, *, reading: Opening, writing: Opening) -> None:
        self._reading = reading
        self._writing = writing

    def prepare(self) -> None:
        """Makes the index that counts rest on; without the right to write, they are slower and the same."""
        try:
            with self._writing() as connection:
                connection.execute(text(f"CREATE INDEX IF NOT EXISTS {_INDEX} ON claims ({', '.join(_COLUMNS)})"))
        except LedgerError:
            return

    def places(self, **asked: Values | Day) -> list[Placed]:
        """The places of the claims that meet the filters, most claims first. Raises UnknownId, ValueError."""
        c = claims.c
        kept = (c.place_id, c.place_name, c.country, c.disputed, c.lat, c.lon, c.radius_km)
        many = func.count().label("many")
        with self._reading() as connection:
            query = select(*kept, many).where(c.lat.is_not(None), *self._conditions(connection, asked)).group_by(*kept)
            found = connection.execute(query.order_by(many.desc(), c.place_name))
            return [
                Placed(id_, name or "", country, bool(disputed), lat, lon, radius or 0.0, claims_)
                for id_, name, country, disputed, lat, lon, radius, claims_ in found
            ]

    def unplaced(self, **asked: Values | Day) -> Unplaced:
        """What of the claims that meet the filters cannot stand on a map. Raises UnknownId, ValueError."""
        c = claims.c
        with self._reading() as connection:
            conditions = self._conditions(connection, asked)
            many = func.count().label("many")
            query = select(c.place_name, many).where(c.lat.is_(None), *conditions).group_by(c.place_name)
            held: dict[str | None, int] = {
                row.place_name: row.many for row in connection.execute(query.order_by(many.desc()))
            }
            nowhere = held.pop(None, 0)
            no_day = select(func.count()).where(c.when_start.is_(None), c.when_end.is_(None), *conditions)
            undated = connection.scalar(no_day) or 0
        return Unplaced(nowhere, tuple((str(name), n) for name, n in held.items()), undated)

    def months(self, **asked: Values | Day) -> dict[str, int]:
        """How many of the claims that meet the filters speak of each month (`YYYY-MM`), in order."""
        c = claims.c
        month = func.substr(func.coalesce(c.when_start, c.when_end), 1, 7)
        dated = or_(c.when_start.is_not(None), c.when_end.is_not(None))
        with self._reading() as connection:
            query = select(month, func.count()).where(dated, *self._conditions(connection, asked)).group_by(month)
            return {str(name): n for name, n in connection.execute(query.order_by(month))}

    def some(self, lane: str, *, limit: int, **asked: Values | Day) -> list[Claim]:
        """The newest claims of a lane: `nowhere`, `undated`, or `placed`. Raises UnknownId, ValueError."""
        c = claims.c
        lanes: dict[str, list[Condition]] = {
            "nowhere": [c.place_name.is_(None)],
            "undated": [c.when_start.is_(None), c.when_end.is_(None)],
            "placed": [c.lat.is_not(None)],
        }
        with self._reading() as connection:
            query = select(c.record).where(*lanes[lane], *self._conditions(connection, asked))
            return [
                rows.row_claim(record) for record in connection.scalars(query.order_by(c.number.desc()).limit(limit))
            ]

    def _conditions(self, connection: Connection, asked: dict[str, Values | Day]) -> list[Condition]:
        """The filters as conditions on `claims`; `nearest` are whole names of the nearest source."""
        plain = dict(asked)
        names, voices, report = (plain.pop(name, None) for name in ("place_name", "nearest", "document"))
        found = filters.claim_conditions(**plain)  # type: ignore[arg-type]
        if names:
            found.append(claims.c.place_name.in_(_texts(names)))
        if voices:
            found += self._voiced(_texts(voices))
        if report:
            numbers = [resolve.document(connection, name) for name in _texts(report)]
            found.append(claims.c.document.in_(numbers))
        return found

    def _voiced(self, names: Sequence[str]) -> list[Condition]:
        """That the nearest source bears one of the names; `publisher` is the report's own voice."""
        spoken = select(sources.c.claim).where(sources.c.position == 0, sources.c.name.in_(names))
        ways: list[Condition] = [claims.c.number.in_(spoken)]
        if filters.PUBLISHER in names:
            ways.append(claims.c.number.not_in(select(sources.c.claim)))
        return [or_(*ways)]


def _texts(values: Values | Day) -> list[str]:
    held = [values] if isinstance(values, str) else [str(value) for value in values]  # type: ignore[union-attr]
    return [value.encode("utf-8", "replace").decode() for value in held]
