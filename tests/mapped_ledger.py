"""A small ledger for the tests of the map: towns near and far, a country, a disputed town, no place, no day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sayso.ledger import Ledger
from sayso.model import Claim, Document, Place, When
from tests.ledger_reports import claim_of, document_of, keep

HOSTILE = '<img src=x onerror="alert(1)">'
# Name, id, country, latitude, longitude, radius in km, month of 2022 (0: no day)
PLACES = (
    ("Kharkiv", "geonames:706483", "UKR", 49.98, 36.25, 12.0, 2),
    ("Kharkiv", "geonames:706483", "UKR", 49.98, 36.25, 30.0, 3),
    ("Sumy", "geonames:692194", "UKR", 50.92, 34.80, 8.0, 3),
    ("Ukraine", "geonames:690791", "UKR", 49.0, 32.0, 438.0, 5),
    ("Donbas", None, "UKR", 48.3, 38.0, 140.0, 5),
    ("Simferopol", "geonames:693805", None, 44.95, 34.11, 10.0, 0),
    (HOSTILE, None, "UKR", 50.45, 30.52, 5.0, 0),
    ("Vile", None, None, None, None, None, 3),
    (None, None, None, None, None, None, 3),
)


def mapped(path: Path) -> Path:
    """Writes the ledger and gives its path."""
    text = "\n\n".join(f"Depot {number} burned." for number in range(len(PLACES)))
    with Ledger(path) as ledger:
        document = document_of(text, title="Depots", day=dt.date(2022, 6, 1))
        keep(ledger, document, *(_claim(document, number) for number in range(len(PLACES))))
    return path


def _claim(document: Document, number: int) -> Claim:
    name, id_, country, lat, lon, radius, month = PLACES[number]
    claim = claim_of(document, f"Depot {number} burned", "destroyed" if number else "killed")
    place = when = None
    if name is not None:
        place = Place(
            text=name,
            span=claim.span,
            name=name,
            id=id_,
            country=country,
            disputed=name == "Simferopol",
            lat=lat,
            lon=lon,
            radius_km=radius,
        )
    if month:
        when = When(text="then", span=claim.span, start=f"2022-{month:02}-10", end=f"2022-{month:02}-10")
    return claim_of(document, f"Depot {number} burned", claim.event, place=place, when=when)
