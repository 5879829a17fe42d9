"""Where and when: the place and the time that the words of an event's place and time name."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from sayso.claims.setting import Setting, inside, overlapping
from sayso.model import EventMention, Place, Span, When

__all__ = ["place_of", "when_of"]

_TAKEN_UP = re.compile(
    r"(?:\w+ )?(?:there|here|"
    r"(?:the|this|that|its|their|our) (?:\w+ ){0,3}"
    r"(?:city|town|village|region|area|district|province|enclave|capital|camp|suburb|settlement|island|country|port|territory|border|state|strip|peninsula|neighbourhood|quarter)|it)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:last|since|after|from)\b", re.IGNORECASE)
_AHEAD = frozenset(("planned", "possible", "hypothetical"))
_LOCATIVE = re.compile(r"\b(?:in|at|near|outside|from|around|across|inside|towards|on) (?:the )?$", re.IGNORECASE)
_LEADING = re.compile(r"(?:the|a|an|in|at|near|on|of|from|to)\s+", re.IGNORECASE)


def place_of(setting: Setting, mention: EventMention) -> Place | None:
    """The place that the event's words of place name, or that they take up; None where there are none.

    Where the network points to no place, one that a preposition opens among the claim's words is its place.
    """
    where = mention.where
    if where is None:
        return _opened_inside(setting, mention)
    named = overlapping(setting.mentions, where)
    if named:
        return min(named, key=lambda held: (held.role != "place", -held.span.overlap(where), held.span.start)).place
    words = where.of(setting.reading.text)
    if _TAKEN_UP.fullmatch(words):
        return _taken_up(setting, where)
    name = words
    while (match := _LEADING.match(name)) and match.end() < len(name):
        name = name[match.end() :]
    return Place(text=words, span=where, name=name)


def _opened_inside(setting: Setting, mention: EventMention) -> Place | None:
    """The place that a preposition opens among the words of the claim: "fourteen shot in Hit"."""
    text, clause = setting.reading.text, mention.clause
    if mention.event == "said":
        return None
    for held in inside(setting.places, clause):
        if _LOCATIVE.search(text, max(clause.start, held.span.start - 16), held.span.start):
            return held.place
    return None


def _taken_up(setting: Setting, where: Span) -> Place | None:
    """The last place named before "the city" or "there", with the words that take it up."""
    words = where.of(setting.reading.text).lower()
    wide = any(w in words for w in ("country", "region", "province", "territory", "state", "border"))
    before = [m for m in setting.places_before(where) if m.role == "place"]
    fitting = [m for m in before if (m.kind == "country") == ("country" in words)]
    fitting = [m for m in fitting if wide or (m.place.radius_km or 0) <= 60] or fitting
    if not fitting:
        return None
    return replace(fitting[-1].place, text=where.of(setting.reading.text), span=where)


def when_of(setting: Setting, mention: EventMention) -> When | None:
    """The time that the event's words of time give, or None."""
    when = mention.when
    if when is None:
        return None
    found = overlapping(setting.times, when)
    told = max(found, key=lambda held: (held.span.overlap(when), -held.span.start), default=None)
    return _ahead(told, setting) if told is not None and mention.reality in _AHEAD else told


def _ahead(when: When, setting: Setting) -> When:
    """A weekday of what is planned or asked for is the next one: "must leave by Friday"."""
    date = setting.reading.document.date
    end = when.end or ""
    if date is None or not _WEEKDAY.search(when.text) or _PAST.search(when.text) or end[:10] > date.value.isoformat():
        return when
    return replace(when, start=_week_later(when.start), end=_week_later(when.end))


def _week_later(moment: str | None) -> str | None:
    if moment is None or len(moment) < len("2022-03-24"):
        return moment
    try:
        return (dt.date.fromisoformat(moment[:10]) + dt.timedelta(days=7)).isoformat() + moment[10:]
    except OverflowError:  # the last week that a calendar holds
        return moment
