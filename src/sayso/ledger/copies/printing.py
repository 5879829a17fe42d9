"""Who printed first: the day of publication, then the id; a report without a day comes last."""

from __future__ import annotations

import datetime as dt

__all__ = ["printed"]

_ID_BITS = 36  # of the hash in the id: a billion reports of one day seldom share them
_UNDATED = dt.date.max.toordinal()


def printed(day: str | None, document: str) -> int:
    """A whole number that orders documents by who printed first; it does not depend on the order of reading."""
    ordinal = dt.date.fromisoformat(day).toordinal() if day else _UNDATED
    digits = document.removeprefix("sha256:")[: _ID_BITS // 4]
    return ordinal << _ID_BITS | int(digits or "0", 16)
