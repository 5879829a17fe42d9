"""Writes the gazetteer that sayso ships, as one SQLite file, from GeoNames' tables; docs/places.md tells how."""

from __future__ import annotations

import argparse
import datetime as dt
import sqlite3
from pathlib import Path

from gazetteer.sources import counties, countries, divisions, town_records, towns
from sayso.places.folding import fold
from sayso.places.spellings import keys_of

TARGET = Path(__file__).parent.parent / "src" / "sayso" / "places" / "gazetteer.sqlite"
SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE country(alpha2 TEXT PRIMARY KEY, alpha3 TEXT, place INTEGER, capital INTEGER) WITHOUT ROWID;
-- kind: C country, D division, K county, T town; lat, lon: ten-thousandths of a degree; radius: km, null for towns
CREATE TABLE place(number INTEGER PRIMARY KEY, id INTEGER, kind TEXT, name TEXT, country TEXT, division TEXT,
  lat INTEGER, lon INTEGER, population INTEGER, radius INTEGER);
-- sort: 0 main name, 1 another spelling, 2 a division's name without its type
CREATE TABLE spelling(key TEXT, place INTEGER, sort INTEGER, PRIMARY KEY(key, place)) WITHOUT ROWID;
"""
KINDS = {"country": "C", "division": "D", "county": "K", "town": "T"}


def build(folder: Path, atlas: Path, target: Path) -> dict[str, int]:
    """Writes the gazetteer to `target` and returns how many entries of each kind and how many spellings it holds."""
    records = town_records()
    lands = list(countries(records))
    provinces = list(divisions(folder, records))
    rest = sorted([*towns(records), *counties(atlas)], key=lambda row: -row.population)
    # Countries come first, then divisions, so that either can be read without the rest.
    rows = [*(land for land, _, _ in lands), *provinces, *rest]
    target.unlink(missing_ok=True)
    store = sqlite3.connect(target)
    store.executescript(SCHEMA)
    store.executemany(
        "INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?,?)",
        (
            (
                n,
                r.id,
                KINDS[r.kind],
                r.name,
                r.country,
                r.division,
                _whole(r.lat),
                _whole(r.lon),
                r.population,
                r.radius,
            )
            for n, r in enumerate(rows, start=1)
        ),
    )
    spellings = {
        (key, n): sort
        for n, row in enumerate(rows, start=1)
        for key, sort in keys_of((row.name,), stems=row.stems, others=row.others).items()
    }
    store.executemany(
        "INSERT INTO spelling VALUES(?,?,?)", ((key, n, sort) for (key, n), sort in sorted(spellings.items()))
    )
    for number, (land, alpha3, capital) in enumerate(lands, start=1):
        seat = store.execute(
            "SELECT number FROM place JOIN spelling ON number = place WHERE key = ? AND country = ? AND kind = 'T' "
            "ORDER BY number",
            (fold(capital), land.country),
        ).fetchone()
        store.execute("INSERT INTO country VALUES(?,?,?,?)", (land.country, alpha3, number, seat[0] if seat else None))
    store.execute("INSERT INTO meta VALUES('source', 'GeoNames (geonames.org), CC BY 4.0')")
    store.execute("INSERT INTO meta VALUES('schema', '1')")
    store.execute("INSERT INTO meta VALUES('day', ?)", (dt.date.today().isoformat(),))
    store.execute("INSERT INTO meta VALUES('before_towns', ?)", (str(len(lands) + len(provinces)),))
    store.commit()
    store.execute("ANALYZE")
    store.execute("VACUUM")
    told = {
        kind: store.execute("SELECT count(*) FROM place WHERE kind = ?", (sign,)).fetchone()[0]
        for kind, sign in KINDS.items()
    }
    store.close()
    return told | {"spellings": len(spellings), "bytes": target.stat().st_size}


def _whole(degrees: float) -> int:
    return round(degrees * 10_000)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--divisions", type=Path, required=True, help="folder that holds admin1CodesASCII.txt")
    parser.add_argument("--counties", type=Path, required=True, help="counties-10m.json of the package us-atlas")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    for name, number in build(options.divisions, options.counties, options.target).items():
        print(f"{name:10} {number:,}")


if __name__ == "__main__":
    main()
