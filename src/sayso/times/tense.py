"""Tense: whether the clause around a time expression speaks of what was or of what is to come."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Tense", "tense_around"]

Tense = Literal["past", "future"]

_MODALS = (
    r"(?:will|'ll|won't|would|wouldn't|shall|could|may(?! [0-9])|might|should|must|cannot|can|going to)"
    r"(?: not)?(?: be)?(?: (?!on\b|in\b|by\b|next\b|the\b)[a-z]+)?"
)
_INTENT = (
    "plan|plans|planned|planning|expects?|expected|intends?|intended|hopes?|hoped|wants?|wanted|agreed|agrees|promised"
    "|promises|vowed|vows|pledged|pledges|threatened|threatens|needs?|has|have|had|preparing|prepares|prepared"
    "|decided|decides|aims?"
    "|aimed|ordered|told|asked|urged|invited|summoned|called on|refused|refuses|offered|offers|due"
)
_PUT_OFF = (
    "extended|postponed|delayed|given|gave|suspended|adjourned|put off|remain|remains|closed|moved|brought forward"
)
_FUTURE = (
    rf"{_MODALS}"
    r"|(?:is|are|was|were) to(?! the\b)(?: be)?(?: [a-z]+)?"
    r"|(?:is|are|was|were|be|been|being) (?:due|scheduled|slated|set|expected|planned|likely|supposed|about|ready"
    r"|ordered) (?:to(?: be)?(?: [a-z]+)?|for|on|in)"
    rf"|(?:is|are) [a-z]+ing to|(?:{_INTENT}) (?:\w+ ){{0,3}}?to(?: be)?(?! the\b)(?: [a-z]+)?"
    rf"|(?:{_PUT_OFF}) (?:\w+ ){{0,5}}?(?:until|till|to|by)(?= |$)"
    r"|due (?:on|in|to|by)|scheduled|slated|planned|upcoming|forthcoming|deadline|ultimatum|as early as|as soon as"
    r"|no later than|ahead of|starting(?: on| in| from)?|beginning(?: on| in| from)?|effective"
)
_PAST = (
    "said|says|was|were|had|has|have|did|been|[a-z]{2,}ed|took|came|went|began|struck|hit|shot|left|fell|broke|sent"
    "|met|told|made"
    "|held|fought|flew|fled|won|lost|found|saw|rose|sank|blew|gave|got|put|became|drove|brought|caught|withdrew"
    "|overran|led|ran"
    "|shook|spoke|wrote|swept|burnt|kept|stood|knew|heard|grew|threw|tore|built|bought|sold|paid"
)
_CUES = re.compile(
    r"\b(?:(?P<perfect>(?:may|might|could|would|should|must|will) (?:already )?have(?! to\b))"
    rf"|(?P<future>{_FUTURE})|(?P<past>{_PAST})"
    r"|(?P<present>is|are|begins?|starts?|opens?|reconvenes?|meets?|arrives?|takes? place|votes?|returns?))\b"
)
_ALREADY = re.compile(r"(?:[a-z]+ed|told|gave|given|put off) ")
_BREAK = re.compile(r"[.!?][\"'”’)]*\s+(?=\S)|\n\s*\n|;\s")
REACH = 160  # characters read before the expression; 90 after it


def tense_around(text: str, start: int, end: int, *, reach: int = REACH) -> Tense | None:
    """The tense of the clause around `[start, end)` of folded `text`; None where no verb of the lexicon tells.

    The nearest cue within `reach` characters before the expression in its sentence decides; without one, the first
    after it, where the reach is the whole.
    """
    low = max(0, start - reach)
    for stop in _BREAK.finditer(text, low, start):
        low = stop.end()
    last: re.Match[str] | None = None
    for cue in _CUES.finditer(text, low, start):
        last = cue
    if last is not None:
        return _tense(last)
    if reach < REACH:
        return None
    high = min(len(text), end + 90)
    closed = _BREAK.search(text, end, high)
    first = _CUES.search(text, end, closed.start() if closed else high)
    if first is not None and first["future"] and _ALREADY.match(first["future"]):
        return "past"  # "On Friday, the minister ordered the mayor to leave": the order is Friday's
    return _tense(first) if first is not None else None


def _tense(cue: re.Match[str]) -> Tense | None:
    if cue["future"]:
        return "future"
    return "past" if cue["past"] or cue["perfect"] else None
