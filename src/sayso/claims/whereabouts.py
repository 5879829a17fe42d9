"""Where and when: the place and the time of an event, from its clause, its sentence, or taken up from before."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.claims.labels import label_of
from sayso.claims.setting import PLACE_EVENTS, Setting, inside
from sayso.claims.voices import Voice
from sayso.model import EventMention, Place, Sentence, Span, When
from sayso.places import Mention

__all__ = ["place_of", "when_of"]

_TAKEN_UP = re.compile(
    r"\b(?:there(?! (?:be|is|are|was|were|has|have|had|will|may|can|could)\b)|"
    r"the (?:besieged |port |coastal |border |capital |eastern |western |northern |southern |same )*"
    r"(?:city|town|village|region|area|district|province|enclave|capital|camp|suburb|settlement|island))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?!(?:It|They|We|The|This|That|These|Those|All|He|She)\b)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
_HEAD = re.compile(r"([A-Z][\w’'-]*[a-z]\w*(?: [A-Z][\w’'-]*[a-z]\w*){0,2})(?: (?:site|camp|town|area))?, ")
# A country is where something happened only after such a word: "Poland took in refugees" places nothing.
_PLACING = re.compile(
    r"\b(?:in|into|inside|within|across|throughout|from|to|out of|near|on|against|over|through|at|of|between|and|"
    r"toward|towards|around|outside|enter\w*|invad\w+|left|leav\w+|reach\w*|bomb\w*|strik\w+|struck|attack\w*)"
    r"(?: (?:the|north|south|east|west|northern|southern|eastern|western|central|all of))*\W*$",
    re.IGNORECASE,
)


def place_of(
    setting: Setting, mention: EventMention, *, sentence: Sentence, clause: Span, voice: Voice
) -> Place | None:
    """The place of the event: of its `of` where the event is of a place, in its clause, in its sentence, or the place
    that "the city" or "there" takes up; None where the text does not say."""
    if mention.event in PLACE_EVENTS and mention.of is not None:
        within = inside(setting.mentions, mention.of)
        named = [m for m in within if m.role != "people"]
        if named:
            return named[0].place
        if (taken := _taken_up(setting, mention.of)) is not None:
            return taken
        if named_so := _NAME.fullmatch(mention.of.of(setting.reading.text)):
            return Place(text=named_so.group(), span=mention.of, name=named_so.group())
    places = [m for m in inside(setting.places, clause) if _placing(setting, m, mention)]
    if places:
        after = [m for m in places if m.span.start >= mention.trigger.start]
        return _nearest(after or places, mention.trigger).place
    if (taken := _taken_up(setting, clause)) is not None:
        return taken
    around = [
        m
        for m in inside(setting.places, sentence.span)
        if not any(m.span.overlaps(s.span) for s in voice.sources) and _placing(setting, m, mention)
    ]
    if around:
        return _nearest(around, mention.trigger).place
    if (taken := _taken_up(setting, sentence.span)) is not None:
        return taken
    label = label_of(setting, clause.start)
    lent = inside(setting.places, label) if label is not None else []
    if lent or label is None:
        return lent[0].place if lent else None
    head = _HEAD.match(setting.reading.text, label.start, label.end)
    return Place(text=head[1], span=Span(*head.span(1)), name=head[1]) if head else None


def _placing(setting: Setting, named: Mention, mention: EventMention) -> bool:
    """Whether a named place says where, and does not act: a country needs a word of place before it."""
    text = setting.reading.text
    if named.kind != "country":
        return mention.by is None or mention.by != named.span
    if text[named.span.end : named.span.end + 2] in ("'s", "’s"):
        return False
    return _PLACING.search(text, max(0, named.span.start - 30), named.span.start) is not None


def _nearest(mentions: list[Mention], trigger: Span) -> Mention:
    towns = [m for m in mentions if m.kind != "country"]
    return min(towns or mentions, key=lambda m: (abs(m.span.start - trigger.end), m.span.start))


def _taken_up(setting: Setting, stretch: Span) -> Place | None:
    """The last place named before "the city" or "there" in the stretch, with the words that take it up."""
    match = _TAKEN_UP.search(setting.reading.text, stretch.start, stretch.end)
    if match is None:
        return None
    named = inside(
        setting.mentions,
        Span(match.start(), min(match.end() + 40, stretch.end) if match.end() + 1 < stretch.end else match.end() + 1),
    )
    if named and setting.reading.text[match.end() : named[0].span.start].strip() in ("of", ""):
        return named[0].place
    before = [m for m in setting.mentions if m.span.end <= match.start() and m.role == "place" and m.kind != "country"]
    before = [m for m in before if not _wide(m.place, match.group())]
    if not before:
        return None
    return replace(before[-1].place, text=match.group(), span=Span(*match.span()))


def _wide(place: Place, words: str) -> bool:
    """Whether a place is too wide for the word that would take it up: a country is no city."""
    town = any(w in words.lower() for w in ("city", "town", "village", "suburb", "camp", "settlement", "capital"))
    return town and (place.radius_km or 0) > 60


def when_of(setting: Setting, mention: EventMention, *, sentence: Sentence, clause: Span, voice: Voice) -> When | None:
    """The time of the event, in its clause, else in its sentence; a time that belongs to the saying is not taken."""
    times = inside(setting.times, clause)
    if not times:
        times = inside(setting.times, sentence.span)
        if voice.content is not None:
            content = voice.content
            times = [t for t in times if content.contains(t.span) or _opens(sentence, t.span)]
    if not times and (label := label_of(setting, clause.start)) is not None:
        times = inside(setting.times, label)
    if not times:
        return None
    after = [t for t in times if t.span.start >= mention.trigger.start]
    return min(after or times, key=lambda t: abs(t.span.start - mention.trigger.end))


def _opens(sentence: Sentence, span: Span) -> bool:
    """Whether a time opens the sentence, before any saying: "On Monday, rebels seized ..., the mayor said"."""
    return span.start - sentence.span.start <= 4
