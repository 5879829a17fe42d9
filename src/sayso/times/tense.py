"""Tense: whether the clause around a time expression speaks of what was or of what is to come."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Tense", "tense_around"]

Tense = Literal["past", "future"]

_CUES = re.compile(
    r"\b(?:(?P<past_first>(?:may|might|could|would|should|must|will) (?:already )?have(?! to\b)|planned attack|expected to have)"
    r"|(?P<future>will|'ll|won't|would|wouldn't|shall|going to|could|may(?= (?!\d))|might|should|must|cannot|can"
    r"|(?:is|are|was|were|be|been|being) (?:to|due|scheduled|slated|set|expected|planned|likely|supposed|about|ready|obliged|ordered) (?:to|for|on|in)"
    r"|(?:is|are) [a-z]+ing to|due (?:on|in|to|by)|scheduled|slated|upcoming|forthcoming|deadline|ultimatum|as early as|as soon as"
    r"|no later than|(?:plan|plans|planned|planning|expects?|expected|intends?|intended|hopes?|hoped|wants?|wanted|agreed|agrees"
    r"|promised|promises|vowed|vows|pledged|pledges|threatened|threatens|needs?|has|have|had|preparing|prepares|prepared|decided"
    r"|decides|aims?|aimed|ordered|told|asked|urged|invited|subpoenaed|summoned|called on|refused|refuses|offered|offers|due) (?:\w+ ){0,3}?to"
    r"|(?:scheduled|planned|set|expected|due|slated|called|elections?|vote|talks|summit|postponed|delayed|extended|adjourned)"
    r" (?:\w+ ){0,2}?(?:for|until|till|to)(?= $| the $| at )|ahead of|starting(?: on| in| from)?|beginning(?: on| in| from)?|effective)"
    r"|(?P<past>said|says|was|were|had|has|have|did|been|[a-z]{2,}ed|took|came|went|began|struck|hit|shot|left|fell|broke|sent|met"
    r"|told|made|held|fought|flew|fled|won|lost|found|saw|rose|sank|blew|gave|got|put|became|set off|drove|brought|caught|withdrew"
    r"|overran|led|ran|shook|spoke|wrote|swept|burnt|kept|stood|knew|heard|grew|threw|tore|built|bought|sold|paid|buried)"
    r"|(?P<present>is|are|begins?|starts?|opens?|reconvenes?|meets?|arrives?|takes? place|votes?|returns?))\b"
)
_BREAK = re.compile(r"[.!?][\"'”’)]*\s+(?=\S)|\n\s*\n|;\s")
_CLAUSE = re.compile(r"[,:] (?:and|but|while|as|although|though|whereas|when|after|who|which) |[“”\"]|``|''")
REACH = 160  # characters read before the expression; 90 after it


def tense_around(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause around `[start, end)` of folded `text`; None where no verb of the lexicon tells.

    The nearest cue before the expression in its sentence decides; without one, the first cue after it.
    """
    low = max(0, start - REACH)
    for stop in _BREAK.finditer(text, low, start):
        low = stop.end()
    last = None
    for cue in _CUES.finditer(text, low, start):
        last = cue
    if last is not None:
        return _tense(last)
    high = min(len(text), end + 90)
    stop = _BREAK.search(text, end, high)
    first = _CUES.search(text, end, stop.start() if stop else high)
    return _tense(first) if first is not None else None


def _tense(cue: re.Match[str]) -> Tense | None:
    if cue["future"]:
        return "future"
    return "past" if cue["past"] or cue["past_first"] else None
