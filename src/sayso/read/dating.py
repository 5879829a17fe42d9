"""The day that a report speaks from, and how it is known."""

from __future__ import annotations

import datetime as dt

from sayso.model import DocumentDate
from sayso.model.calendar import full_dates
from sayso.read.draft import Draft

__all__ = ["date_of"]


def date_of(draft: Draft, *, option: dt.date | None, retrieved: dt.datetime) -> DocumentDate | None:
    """The report's own date; else the option; else the latest full date of its text, marked as inferred; else None.

    An inferred date is never later than the day of retrieval: a report can name days to come, but not speak from them.
    Dates in boilerplate ("Last updated …" of a sidebar) are passed over.
    """
    if draft.date is not None:
        return draft.date
    if option is not None:
        return DocumentDate(option, "option")
    skip = [region.span for region in draft.regions if region.kind == "boilerplate"]
    found = [
        (day, -span.start, span)
        for span, day in full_dates(draft.text)
        if day <= retrieved.date() and not any(other.overlaps(span) for other in skip)
    ]
    if not found:
        return None
    day, _, span = max(found)
    return DocumentDate(day, "inferred", span)
