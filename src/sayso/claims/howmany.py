"""How many: the figure that goes with an event, by what the event counts."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.claims.setting import Setting, inside
from sayso.figures import lone
from sayso.language import class_of
from sayso.model import Count, EventMention, Name, Scope, Span, vocabulary

__all__ = ["count_of"]

_CUMULATIVE = re.compile(
    r"\b(?:so far|since|to date|in total|altogether|brings? (?:the )?(?:total|number|toll)|bringing|toll|overall|as of|"
    r"recorded|documented|verified|have (?:now )?been|until now|up to now|from the start|total)\b",
    re.IGNORECASE,
)
_BLOWS = re.compile(
    r"\s+(?:\w+ )?(?:times|strikes|attacks|missiles|rockets|shells|bombs|drones|raids|rounds|salvos?)\b", re.IGNORECASE
)
# A present perfect with more than one is a total up to now: "has captured at least 217 tanks".
_UNTIL_NOW = re.compile(r"\b(?:has|have)\b(?! (?:not|never|no)\b)", re.IGNORECASE)
_BOUND_AHEAD = re.compile(r"\b(?:at least|no fewer than|not fewer than)\W{0,3}:[^.:;]*$", re.IGNORECASE)
_LIST = 300  # characters of a list over which a bound at its head holds
_STATES = frozenset("trapped missing controls cut_off sheltered".split())
_HELD = frozenset(("detained", "besieged", "displaced"))  # a state only while it goes on
# Classes of which a lone one counts as one; a lone building, place or blow gets no count.
_ALONE = frozenset(vocabulary("classes")) - {"buildings", "infrastructure", "place", "other"}


def count_of(setting: Setting, mention: EventMention, *, sentence: Span) -> Count | None:
    """The count of the event, or None where the words give no number of what the event counts."""
    what = vocabulary("events")[mention.event].counts
    if what == "none":
        return None
    phrase = {"of": mention.of, "by": mention.by, "blows": None, "goods": None}[what]
    if what == "by" and mention.figure is not None:
        phrase = mention.figure
    if what in ("blows", "goods") or phrase is None:
        phrase = mention.figure
    if phrase is None:
        blows = _blows(setting, mention) if what == "blows" else None
        return replace(blows, scope=_scope(setting, mention, blows, sentence)) if blows else None
    found = inside(setting.counts, phrase)
    if not found:
        found = [c for c in setting.counts if c.span.overlaps(phrase) and c.span.end <= phrase.end][:1]
    count = found[0] if found else None
    if count is None and what in ("of", "by"):
        count = _one(setting, phrase)
    if count is None:
        return None
    before = setting.reading.text[max(sentence.start, phrase.start - _LIST) : phrase.start]
    if count.share is None and count.low == count.high and _BOUND_AHEAD.search(before):
        count = replace(count, high=None)  # said once over a list, it holds for each member after it
    return replace(count, scope=_scope(setting, mention, count, sentence))


def _blows(setting: Setting, mention: EventMention) -> Count | None:
    """How many blows, where they are counted apart from the verb: "hit us three times", "with 12 missiles"."""
    text = setting.reading.text
    return next((c for c in inside(setting.counts, mention.clause) if _BLOWS.match(text, c.span.end)), None)


def _one(setting: Setting, phrase: Span) -> Count | None:
    """The count of a lone thing: a named victim, "a soldier", "a T-72"; a lone building, place or blow has none."""
    reading = setting.reading
    words = phrase.of(reading.text)
    if class_of(words) in _ALONE and (found := lone(reading.text, phrase.start, phrase.end)) is not None:
        return found
    party: Name | None = reading.name_of(phrase)
    if party is not None and party.kind == "person" and any(phrase.contains(m) for m in party.mentions):
        return Count(text=words, span=phrase, low=1, high=1)
    return None


def _scope(setting: Setting, mention: EventMention, count: Count, sentence: Span) -> Scope | None:
    if count.per is not None:
        return None
    if count.scope is not None:
        return count.scope
    if mention.event in _STATES or (mention.event in _HELD and mention.reality == "ongoing"):
        return "stock"
    text = setting.reading.text
    more = count.low is None or count.low > 1
    if _CUMULATIVE.search(sentence.of(text)) or (more and _UNTIL_NOW.search(mention.clause.of(text))):
        return "cumulative"
    return "incident"
