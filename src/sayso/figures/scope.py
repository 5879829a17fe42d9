"""Rates and scopes: "a day" after a count, and the words that make it a running total or one event's."""

from __future__ import annotations

import re

from sayso.model import Per, Scope, Span

__all__ = ["Scopes", "per_after"]

LONGEST = 1000  # characters of a sentence that are read
_PER = re.compile(
    r"[^.,;:!?()0-9\n]{0,60}?\b(?:(?:a|an|per|each|every)[ \u00a0](hour|day|week|month)"
    r"(?! (?:after|before|later|earlier|ago|on\b|of|since|when|into|that|in which|for))|(hourly|daily|weekly"
    r"|monthly))\b(?!-)",
    re.IGNORECASE,
)
_ADVERBS: dict[str, Per] = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_CUMULATIVE = re.compile(
    r"\b(?:so far|to date|in total|(?:a|the|overall|combined) total of|total(?:led|ling|s|ed|ing)?\b|brings?\b"
    r"|bringing|brought the"
    r"|(?:has|have) now\b|now stands?|(?:death )?tolls?\b|altogether|overall|cumulative|until now|up to now|in all\b"
    r"|since (?:the|last|russia|its|it|they|he|we|early|late|mid|january|february|march|april|may|june|july|august"
    r"|september"
    r"|october|november|december|[0-9]{1,4}|[a-z]+day|[a-z]+'s|fighting|war|then|that|hostilities))",
    re.IGNORECASE,
)
_INCIDENT = re.compile(
    r"\b(?:overnight|last night|yesterday|in (?:a|one) single\b|in one (?:day|night|strike|attack|raid|week)"
    r"|(?:in|over|within|during) the (?:past|last|previous) (?:24 hours|day|night)|in a day\b|in 24 hours)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n|;")


def per_after(text: str, at: int) -> Per | None:
    """The period of a rate told within the clause after offset `at`: "12 a day", "50 bombs each day"."""
    match = _PER.match(text, at, at + 80)
    if match is None:
        return None
    return match[1].lower() if match[1] else _ADVERBS[match[2].lower()]  # type: ignore[return-value]


class Scopes:
    """The scopes that the sentences of a text tell in words; asked in text order, so that each is read once."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._last = text, end
        self._start, self._end = start, start
        self._scope: Scope | None = None

    def of(self, span: Span) -> Scope | None:
        """The scope that the sentence around `span` tells, or None."""
        while span.start >= self._end < self._last:
            self._start = self._end
            stop = _STOP.search(self._text, self._start, self._last)
            self._end = stop.end() if stop else self._last
            self._scope = self._told()
        return self._scope

    def _told(self) -> Scope | None:
        end = min(self._end, self._start + LONGEST)
        if _CUMULATIVE.search(self._text, self._start, end):
            return "cumulative"
        return "incident" if _INCIDENT.search(self._text, self._start, end) else None
