"""The pages that a browser visits: one line each, and every check below is made on all of them.

Each is an address of the ledger that `conftest.py` fills, with words that the page must show without JavaScript.
`{report}`, `{claim}` and `{source}` stand for those of the ledger.
"""

from __future__ import annotations

__all__ = ["LOOKS", "PAGES"]

PAGES: tuple[tuple[str, str], ...] = (
    ("/", "In this ledger"),
    ("/claims", "Claims"),
    ("/claims?event=destroyed&since=2022-03-01", "Claims"),
    ("/claims/{claim}", "Depot"),
    ("/reports/{report}", "Depot"),
    ("/map", "Nowhere named"),
    ("/map?spot=geonames:706483&at=49,34,5", "Kharkiv"),
    ("/sources", "Sources"),
    ("/matters?alone=1", "Matters"),
    ("/matters/{claim}", "Depot"),
    ("/compare", "Compare"),
    ("/series", "Series"),
    ("/tallies", "policy"),
    ("/log", "Log"),
    ("/tips", "Tips"),
    ("/tips/new", "tip"),
    ("/privacy", "Privacy"),
    ("/nothing-here", "There is no such page"),
)
# Each page is looked at on a phone in the dark and on a desk in the light.
LOOKS = ((390, "dark"), (1280, "light"))
