"""Trimming: the words of a statement without the marks at their ends."""

from __future__ import annotations

import re

from sayso.model import Span

__all__ = ["without_marks"]

_SPACES = " \t\r\n"


_DROPPED = ",;:—–-…"


_PARTNERS = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "(": ")", "[": "]"}


_OPENERS = {"”": "“", "’": "‘", "»": "«", '"': '"', "'": "'", ")": "(", "]": "["}


_ALIKE = "\"'"


_DOTTED = re.compile(r"(?:\b[^\W\d_]\.|\b(?:Jr|Sr|Inc|Co|Ltd|etc|No)\.)$")


def without_marks(text: str, span: Span) -> Span | None:
    """The span without the marks at its ends; a closing mark whose opening one is inside stays, and so "U.S."."""
    held = span.trimmed(text, _SPACES)
    while held is not None:
        inner = held.of(text)
        last = inner[-1]
        if inner[0] in _PARTNERS and (_PARTNERS[inner[0]] not in inner[1:] or last == _PARTNERS[inner[0]]):
            start, end = held.start + 1, held.end - (last == _PARTNERS[inner[0]])
        elif inner[0] in _DROPPED or inner.startswith(("''", "``")):
            start, end = held.start + 1, held.end
        elif (
            last in _DROPPED
            or (last in _OPENERS and not _opened(inner, last))
            or (last == "." and not _DOTTED.search(inner))
        ):
            start, end = held.start, held.end - 1
        else:
            return held
        held = Span(start, end).trimmed(text, _SPACES) if start < end else None
    return None


def _opened(inner: str, last: str) -> bool:
    """Whether the mark that closes the words was opened inside them."""
    if last in _ALIKE:
        return inner.count(last) % 2 == 0 or (last == "'" and inner[-2:-1] not in ".,!?")
    if last == "’" and inner[-2:-1] not in ".,!?":
        return True
    return any(opener in inner for opener in _OPENERS[last])
