"""Indexes that answer counts without a look at the claims' rows, each of which holds its whole record.

They are made when pages are served first (three seconds for 100,000 claims) and are the database's to keep in step.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

__all__ = [
    "BY_CLASS",
    "BY_CONFIDENCE",
    "BY_DAY",
    "BY_EVENT",
    "BY_PLACE",
    "BY_VOICE",
    "COLUMNS",
    "made",
    "prepare",
]

BY_EVENT, BY_PLACE, BY_CLASS = "browse_event", "browse_place", "browse_class"
BY_DAY, BY_CONFIDENCE, BY_VOICE = "browse_day", "browse_confidence", "browse_voice"
_ORDERS = {
    BY_EVENT: "event, stance, reality",
    BY_PLACE: "country, place_name",
    BY_CLASS: "of_class, by_class",
    BY_DAY: "when_start, when_end",
    BY_CONFIDENCE: "confidence",
}
_COUNTED = "event stance reality country place_name of_class by_class when_start when_end confidence".split()
_ALONG = ("document", "position", "count_low")  # for lists, in the first index alone
COLUMNS = (*_COUNTED, *_ALONG)
CLAIM_INDEXES = tuple(_ORDERS)


def prepare(connection: Connection) -> None:
    """Makes the indexes that are not there yet."""
    for name, order in _ORDERS.items():
        first = order.split(", ")
        rest = [column for column in _COUNTED if column not in first]
        tail = _ALONG if name == BY_EVENT else ()
        columns = ", ".join([*first, *rest, *tail])
        connection.execute(text(f"CREATE INDEX IF NOT EXISTS {name} ON claims ({columns})"))
    connection.execute(text(f"CREATE INDEX IF NOT EXISTS {BY_VOICE} ON sources (position, kind, side, name, claim)"))


def made(connection: Connection) -> bool:
    """Whether all of them are there."""
    names = ", ".join(f"'{name}'" for name in (*CLAIM_INDEXES, BY_VOICE))
    query = f"SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name IN ({names})"  # noqa: S608
    return bool(connection.scalar(text(query)) == len(CLAIM_INDEXES) + 1)
