"""How many: the count that the words of an event's figure give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.setting import Setting, overlapping
from sayso.figures import lone
from sayso.model import Count, EventMention, Scope, Span

__all__ = ["HARMED", "count_of"]

_BOUND_AHEAD = re.compile(r"\b(?:at least|no fewer than|not fewer than)\W{0,3}:[^.:;]*$", re.IGNORECASE)
_CASUALTIES = re.compile(r"\s+(?:[a-z]+[ -]){0,3}?casualt(?:y|ies)\b", re.IGNORECASE)
_LIST = 300  # characters of a list over which a bound at its head holds
HARMED = frozenset(
    ("killed", "injured", "missing", "detained", "displaced", "captured")
)  # events of people, told by their number
_LONGEST_NAME = 6  # words of a person told without a figure
_VAGUE = re.compile(r"(?:some|most|many|several|few|a few|all|others?|more|hundreds|dozens|scores)\b", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:no|none|nobody|no one|not one|not a|not a single|without)\b", re.IGNORECASE)


def count_of(setting: Setting, mention: EventMention, *, sentence: Span) -> Count | None:
    """The count of the event, or None where it has no figure."""
    figure, text = mention.figure, setting.reading.text
    if figure is None:
        return None
    found = overlapping(setting.counts, figure)
    if not found:
        alone = _alone(text, figure, mention)
        return replace(alone, scope=mention.scope or "incident") if alone is not None else None
    beside = _beside(found + overlapping(setting.counts, mention.clause), mention, text)
    count = beside or min(found, key=lambda held: (_gap(held.span, mention.trigger), held.span.start))
    before = text[max(sentence.start, figure.start - _LIST) : figure.start]
    if count.share is None and count.low == count.high and _BOUND_AHEAD.search(before):
        count = replace(count, high=None)  # said once over a list, it holds for each member after it
    if mention.event in ("killed", "injured") and count.low and _CASUALTIES.match(text, count.span.end):
        count = replace(count, low=None)  # dead and wounded in one figure: at most so many of either
    return replace(count, scope=_scope(count, mention))


def _gap(span: Span, trigger: Span) -> int:
    return max(span.start - trigger.end, trigger.start - span.end, 0)


def _beside(counts: Sequence[Count], mention: EventMention, text: str) -> Count | None:
    """The count that stands directly before the word of harm: "seven killed and a dozen wounded"."""
    if mention.event not in HARMED:
        return None
    at = mention.trigger.start
    return next((held for held in counts if held.span.end < at and text[held.span.end : at].isspace()), None)


def _alone(text: str, figure: Span, mention: EventMention) -> Count | None:
    """The count of words without a figure: a lone soldier, a named victim, nobody; "some" and "most" are vague."""
    words = figure.of(text)
    if mention.reality == "did_not_happen" and mention.event in ("killed", "injured") and _NOBODY.match(words):
        return Count(text=words, span=figure, low=0, high=0)
    if _VAGUE.match(words):
        return Count(text=words, span=figure, vague=True)
    found = lone(text, figure.start, figure.end)
    if found is not None:
        return found
    unread = any(letter.isnumeric() for letter in words)  # a figure that nobody understands is no count
    return None if unread or len(words.split()) > _LONGEST_NAME else Count(text=words, span=figure, low=1, high=1)


def _scope(count: Count, mention: EventMention) -> Scope | None:
    return None if count.per is not None else count.scope or mention.scope or "incident"
