"""The gazetteer: one read-only SQLite file, asked name by name; only the last answers are held in memory.

Where the user has a gazetteer of their own, it is asked after the shipped one, whose answers stay as they are.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sayso.errors import VocabularyError
from sayso.places.geometry import town_radius
from sayso.places.mention import Kind
from sayso.places.own_gazetteer import own_rows, reopen
from sayso.places.spellings import MAIN, OTHER, STEM
from sayso.places.tables import disputed_at

__all__ = [
    "MAIN",
    "OTHER",
    "STEM",
    "Country",
    "Entry",
    "Shipped",
    "capital_names",
    "countries",
    "divisions_of",
    "entries",
    "entry_of_id",
    "reread",
    "shipped",
]

OWN_NUMBERS = 1 << 40  # above all numbers of the shipped entries
MOST_MEANINGS = 80  # "San Antonio" has over a hundred; they come by population
KINDS: Mapping[str, Kind] = {"C": "country", "D": "division", "K": "county", "T": "town"}
_held = threading.local()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry under one spelling; `disputed` names the disputed place that it lies in."""

    number: int
    id: int
    kind: Kind
    name: str
    country: str
    division: str
    lat: float
    lon: float
    population: int
    radius_km: float
    sort: int
    disputed: str | None


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its codes, its entry and the number of its capital's entry."""

    alpha2: str
    alpha3: str
    entry: Entry
    capital: int | None


def _store() -> sqlite3.Connection:
    """This thread's connection. `immutable` spares locks and lets a read-only installation work."""
    store: sqlite3.Connection | None = getattr(_held, "store", None)
    if store is None:
        path = Path(str(files("sayso.places").joinpath("gazetteer.sqlite")))
        try:
            store = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)
            store.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        except sqlite3.Error as problem:
            raise VocabularyError("places/gazetteer.sqlite", str(problem), "reinstall sayso") from None
        _held.store = store
    return store


_COLUMNS = "number, id, kind, place.name, place.country, division, lat, lon, population, radius"


@lru_cache(maxsize=20_000)
def entries(key: str) -> tuple[Entry, ...]:
    """All entries that a folded spelling names, the most populous first, at most 80; the user's own come last."""
    rows = _store().execute(
        f"SELECT {_COLUMNS}, sort FROM spelling JOIN place ON number = spelling.place WHERE key = ? "  # noqa: S608
        "ORDER BY number LIMIT ?",
        (key, MOST_MEANINGS),
    )
    held = tuple(_entry(row[:-1], row[-1]) for row in rows)
    own = own_rows(key)
    if not own:
        return held
    known = {entry.id for entry in held}
    added = (_entry((OWN_NUMBERS + row[0], *row[:-1]), row[-1]) for row in own if row[0] not in known)
    return (*held, *added)[:MOST_MEANINGS]


def reread() -> None:
    """Forgets what was read, so that a change of the user's own gazetteer is seen by this process."""
    reopen()
    entries.cache_clear()


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the shipped gazetteer says of itself, and what it holds: GeoNames' numbers, and codes of divisions."""

    source: str
    day: str | None
    entries: int
    ids: frozenset[int]
    divisions: frozenset[str]


def shipped() -> Shipped:
    """What the shipped gazetteer holds."""
    store = _store()
    told = dict(store.execute("SELECT key, value FROM meta").fetchall())
    codes = store.execute("SELECT country || '.' || division FROM place WHERE kind = 'D'")
    return Shipped(
        source=told["source"],
        day=told.get("day"),
        entries=store.execute("SELECT count(*) FROM place").fetchone()[0],
        ids=frozenset(row[0] for row in store.execute("SELECT id FROM place WHERE id > 0")),
        divisions=frozenset(row[0] for row in codes),
    )


@lru_cache(maxsize=1_000)
def entry_of_id(id: int) -> Entry | None:
    """The entry of a GeoNames id, under its main name, or None; reads through the file, in hundredths of a second."""
    row = _store().execute(f"SELECT {_COLUMNS} FROM place WHERE id = ? ORDER BY number LIMIT 1", (id,)).fetchone()  # noqa: S608
    return _entry(row, MAIN) if row is not None else None


@cache
def countries() -> Mapping[str, Country]:
    """All countries by alpha-3 code."""
    query = f"SELECT alpha2, alpha3, capital, {_COLUMNS} FROM country JOIN place ON number = country.place"  # noqa: S608
    rows = _store().execute(query)
    return {row[1]: Country(row[0], row[1], _entry(row[3:], MAIN), row[2]) for row in rows}


@cache
def divisions_of(alpha2: str) -> Mapping[str, Entry]:
    """The first-level divisions of a country by GeoNames' code (`UA.21`)."""
    rows = _store().execute(
        f"SELECT {_COLUMNS} FROM place WHERE kind = 'D' AND country = ? AND number <= "  # noqa: S608
        "(SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'before_towns')",
        (alpha2,),
    )
    held = (_entry(row, MAIN) for row in rows)
    return {entry.division: entry for entry in held}


@cache
def capital_names() -> Mapping[str, str]:
    """The main name of each country's capital, by the country's alpha-3 code."""
    rows = _store().execute("SELECT alpha3, name FROM country JOIN place ON number = capital")
    return dict(rows.fetchall())


@cache
def _alpha3() -> Mapping[str, str]:
    return dict(_store().execute("SELECT alpha2, alpha3 FROM country"))


def _entry(row: tuple[Any, ...], sort: int) -> Entry:
    """The entry of a row of _COLUMNS under a spelling of that sort."""
    number, id, kind, name, alpha2, division, lat, lon, population, radius = row
    code = _alpha3().get(alpha2, "")
    where, across = lat / 10_000, lon / 10_000
    full = f"{alpha2}.{division}" if division else ""
    return Entry(
        number=number,
        id=id,
        kind=KINDS[kind],
        name=name,
        country=code,
        division=full,
        lat=where,
        lon=across,
        population=population,
        radius_km=float(radius) if radius is not None else town_radius(population),
        sort=sort,
        disputed=disputed_at(code, full, where, across, name if kind != "T" else ""),
    )
