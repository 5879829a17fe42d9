"""Event phrases: "since the invasion", "before the coup", by the table of named events."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from sayso.figures import folded
from sayso.times.expression import UNSETTLED, Expression
from sayso.times.interval import Interval
from sayso.times.named_events import NamedEvent, event_date, told_events

__all__ = ["event_phrases"]

_OWNER = r"(?:the|its|their|his|russia's|moscow's|putin's|hamas's|israel's|last|this|that)[ \n]"
_START = r"(?:start|beginning|outbreak|onset|launch|eruption)[ \n]of[ \n](?:the[ \n])?"
_EVENT = (
    r"\b(?P<open>since|before|until|after|from|following)[ \n]"
    rf"(?P<words>(?:{_OWNER})?(?:{_START})?(?:[\w'-]+[ \n]){{0,4}}?(?:%s)\b"
    r"(?:[ \n](?:of|in|against|by)[ \n][\w-]+)?(?:[ \n](?:began|started|broke out|erupted))?"
    r"|russia(?:n forces|n troops)?[ \n](?:first[ \n])?invaded(?:[ \n]ukraine)?)"
)


def event_phrases(
    low: str, start: int, stop: int, *, text: str, date: dt.date | None, events: Sequence[NamedEvent]
) -> list[Expression]:
    """The phrases of `low[start:stop]` (folded) that count from a named event of the table, in order.

    `text` is the whole document, whose words tell which event is meant; it is read once, and only where a phrase
    stands. A "since" whose event stays open ends at the document's date; other phrases of an open event are left out.
    """
    found: list[Expression] = []
    told: list[NamedEvent] | None = None
    for match in _pattern(tuple(sorted({w for e in events for w in e.words}, key=len, reverse=True))).finditer(
        low, start, stop
    ):
        if told is None:
            told = told_events(folded(text), date=date, events=events)
        words = match["words"].replace("\n", " ")
        if "invaded" in words:
            words += " invasion ukraine"
        near = low[max(0, match.start() - 120) : match.end() + 60]
        began = event_date(words, near=near, events=told)
        way = match["open"]
        if began is None and way != "since":
            continue
        if way == "since":
            whole = Interval(began, date, "open")
        elif way in {"before", "until"}:
            whole = Interval(None, began, "open")
        else:
            whole = Interval(began, None, "open")
        inner = Interval(began, began, "day") if began else UNSETTLED
        core = match.start("words")
        found.append(
            Expression(start=match.start(), end=match.end(), core=core, kind="event", interval=inner, whole=whole)
        )
    return found


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_EVENT % "|".join(map(re.escape, words or ("\0",))))
