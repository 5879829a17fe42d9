"""Where and when: the place and the time that the words of an event's place and time name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.setting import Setting, inside, overlapping
from sayso.model import Claim, EventMention, Place, Reality, Span, When

__all__ = ["place_of", "when_of", "with_places_shared"]

_TAKEN_UP = re.compile(
    r"(?:\w+ )?(?:there|here|"
    r"(?:the|this|that|its|their|our) (?:\w+ ){0,3}"
    r"(?:city|town|village|region|area|district|province|enclave|capital|camp|suburb|settlement|island|country|port|territory|border|state|strip|peninsula|neighbourhood|quarter)|it)",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:last|since|after|from|past|ago|yesterday|next|coming|night of)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_THIS = re.compile(r"\bthis (week|month|year)\b", re.IGNORECASE)
# What a time without a year is moved by, in days and years, by the words that it has.
_STEPS = (
    ((7, 0), re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)\b", re.IGNORECASE)),
    (
        (0, 1),
        re.compile(
            r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas)\b",
            re.IGNORECASE,
        ),
    ),
)
_OF_PLACES = frozenset(("seized", "controls"))
_HARMS = frozenset(("killed", "injured", "destroyed", "damaged"))
_BLOWS = _HARMS | {"attacked"}
_NEAR = 12  # claims before and after that are looked at
_SENTENCE = 240  # characters between two clauses of one sentence
_STOP = re.compile(r"[.!?][\"”’]?\s|\n")
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
    if name.islower() and mention.event not in _OF_PLACES:
        return None  # "the station", "three villages": no place that anybody could find
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


def with_places_shared(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, in text order, where one of harm without a place takes that of a harm or blow in its sentence.

    "A shell hit the market in Jabalia; forty were killed or wounded": both in Jabalia.
    """
    shared: list[Claim] = []
    for at, claim in enumerate(claims):
        if claim.place is None and claim.event in _HARMS:
            around = claims[max(0, at - _NEAR) : at + _NEAR]
            near = [other for other in around if other.place is not None and other.event in _BLOWS]
            beside = next((other for other in near if _joined(other.span, claim.span, text)), None)
            if beside is not None:
                claim = replace(claim, place=beside.place)
        shared.append(claim)
    return shared


def _joined(one: Span, other: Span, text: str) -> bool:
    """Whether two clauses overlap or stand in one sentence."""
    if one.overlap(other):
        return True
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(between) < _SENTENCE and _STOP.search(between) is None


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
    if told is None or setting.reading.document.date is None:
        return told
    return _on_its_side(told, mention.reality, setting.reading.document.date.value)


def _on_its_side(when: When, reality: Reality, date: dt.date) -> When:
    """The time on the side of the document's date where the status of the event puts it.

    A weekday, month or day without a year of what is planned or asked for is the next one ("must leave by Friday"),
    of what has happened the last one; "this week" of a plan is what is left of it.
    """
    ends = [dt.date.fromisoformat(end[:10]) for end in (when.start, when.end) if end is not None]
    if not ends or _YEAR.search(when.text) or _BOUND.search(when.text):
        return when
    step = next((step for step, words in _STEPS if words.search(when.text)), None)
    if reality in _AHEAD:
        running = _THIS.search(when.text)
        if running and when.start is not None and when.end == date.isoformat():
            return replace(when, start=date.isoformat(), end=_last_of(running[1].lower(), date).isoformat())
        if step is not None and max(ends) < date:
            return _moved(when, step)
    elif reality == "happened" and step is not None and min(ends) > date:
        return _moved(when, (-step[0], -step[1]))
    return when


def _moved(when: When, step: tuple[int, int]) -> When:
    def moved(moment: str | None) -> str | None:
        if moment is None:
            return None
        day = dt.date.fromisoformat(moment[:10])
        try:
            day = day.replace(year=day.year + step[1]) + dt.timedelta(days=step[0])
        except (OverflowError, ValueError):  # the last week that a calendar holds; 29 February
            return moment
        return day.isoformat() + moment[10:]

    return replace(when, start=moved(when.start), end=moved(when.end))


def _last_of(unit: str, date: dt.date) -> dt.date:
    """The last day of the running week, month or year."""
    if unit == "week":
        return date + dt.timedelta(days=6 - date.weekday())
    following = dt.date(date.year + 1, 1, 1)
    if unit == "month" and date.month < 12:
        following = dt.date(date.year, date.month + 1, 1)
    return following - dt.timedelta(days=1)
