"""Whens: the time expressions of a text as claims.md writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sayso.model import Span, When
from sayso.times.expression import Expression
from sayso.times.expressions import find_expressions
from sayso.times.named_events import NamedEvent, named_events

__all__ = ["find_times", "resolve"]


def find_times(
    text: str,
    *,
    date: dt.date | None,
    start: int = 0,
    end: int | None = None,
    at: dt.datetime | None = None,
    events: Sequence[NamedEvent] | None = None,
) -> list[When]:
    """Every time expression of `text[start:end]`, in order, as an interval resolved against the document's `date`.

    Rules: claims.md, "Place and time". Spans index the whole text and cover the preposition that sets an end ("since
    Monday", "by 3 May"). Without `date`, or where the words do not settle it, ends are None. `at` is the hour that the
    document speaks from; its day serves where there is no `date`. `events` replaces the table of named events.

    >>> [(w.text, w.start, w.end) for w in find_times("shelled on Tuesday", date=dt.date(2022, 3, 24))]
    [('on Tuesday', '2022-03-22', '2022-03-22')]
    """
    stop = len(text) if end is None else min(end, len(text))
    start = max(0, start)
    if start >= stop:
        return []
    day = date or (at.date() if at else None)
    table = named_events() if events is None else events
    return [_when(text, e) for e in find_expressions(text, date=day, start=start, end=stop, events=table)]


def resolve(words: str, *, date: dt.date | None) -> tuple[str | None, str | None]:
    """The interval, as ISO dates, that the first time expression in `words` names; (None, None) where there is none.

    >>> resolve("early March", date=dt.date(2022, 3, 24))
    ('2022-03-01', '2022-03-10')
    """
    whens = find_times(words, date=date)
    return (whens[0].start, whens[0].end) if whens else (None, None)


def _when(text: str, expression: Expression) -> When:
    span = Span(expression.start, expression.end)
    meant = expression.meant
    start, end = (value.isoformat() if value else None for value in (meant.start, meant.end))
    if expression.at is not None and start == end and start is not None:
        start = end = f"{start}T{expression.at}"
    elif expression.at is not None:
        start = f"{start}T{expression.at}" if start and meant.start == expression.interval.start else start
        end = f"{end}T{expression.at}" if end and meant.end == expression.interval.end else end
    return When(text=span.of(text), span=span, start=start, end=end)
