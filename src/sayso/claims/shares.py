"""Shares: claims that count a part of another's figure, "8 killed, 3 of them children"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.howmany import HARMED
from sayso.claims.setting import Setting, inside
from sayso.language import class_of
from sayso.model import Actor, Claim, Span

__all__ = ["listed_shares", "with_shares"]

_LIST = re.compile(r"(?:\s?\(|,? (?:including|among them|among whom were) )")
_LONGEST = 120  # characters of a list of shares
_END = re.compile(r"[).;:\n]|\b(?:who|when|were|was|in|at(?! (?:least|most))|on|near)\b")
_NOUN = re.compile(
    r"(?:\s[^\W\d_][\w’'-]*){1,3}?(?=\s?(?:[,).;:\n]|and\b|$|who\b|when\b|were\b|was\b|in\b|at\b|on\b|near\b))"
)

_OPENS = re.compile(
    r"\b(?:including|among (?:them|whom|the dead|the wounded)|of (?:them|whom|those|these)|comprising|made up of)\b"
    r"|[(:—–]\s*(?:at least )?$|\bwith\s*$",
    re.IGNORECASE,
)
_REACH = 160  # characters between a whole and its share
_AFTER = 16  # characters after the share's figure: "three of them children"


def listed_shares(setting: Setting, claim: Claim) -> list[Claim]:
    """The shares listed right after the figure of a claim, "14 villagers (9 men, 5 women)", each as a claim of its own.

    Their ids are still the whole's. Only people are listed so; a member that nothing shows to be people ends the list.
    """
    text = setting.reading.text
    if claim.count is None or claim.count.low is None or claim.of is None or claim.event not in HARMED:
        return []
    opened = _LIST.match(text, claim.of.span.end)
    if opened is None:
        return []
    closed = _END.search(text, opened.end(), opened.end() + _LONGEST)
    stop = closed.start() if closed else min(opened.end() + _LONGEST, len(text))
    found: list[Claim] = []
    for count in inside(setting.counts, Span(opened.end(), stop)) if stop > opened.end() else ():
        noun = _NOUN.match(text, count.span.end)
        klass = class_of(noun.group().strip()) if noun else None
        if noun is None or klass is None or count.low is None or count.low > claim.count.low:
            break
        words = Span(count.span.start, noun.end())
        of = Actor(text=words.of(text), span=words, name=noun.group().strip(), side=claim.of.side, klass=klass)
        share = replace(count, scope=claim.count.scope)
        found.append(replace(claim, span=words, text=words.of(text), of=of, count=share, part_of=claim.id))
    return found


def with_shares(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims of a document, in text order, each share with the id of its whole.

    A share tells the same event of the same voice as a claim shortly before it, counts no more, and is opened by
    "including", "among them", "of them" or a bracket.
    """
    found: list[Claim] = []
    for claim in claims:
        if claim.part_of is not None:
            found.append(claim)
            continue
        whole = next((held for held in reversed(found[-6:]) if _holds(held, claim, text)), None)
        found.append(replace(claim, part_of=whole.part_of or whole.id) if whole is not None else claim)
    return found


def _holds(whole: Claim, claim: Claim, text: str) -> bool:
    if whole.event != claim.event or whole.event == "said" or whole.sources[:1] != claim.sources[:1]:
        return False
    if whole.count is None or claim.count is None or whole.reality != claim.reality:
        return False
    if not 0 <= claim.count.span.start - whole.count.span.end <= _REACH:
        return False
    most, part = whole.count.high or whole.count.low, claim.count.low or claim.count.high
    if most is not None and part is not None and part > most:
        return False
    between = text[whole.count.span.end : claim.count.span.start]
    after = text[claim.count.span.end : claim.count.span.end + _AFTER]
    opened = "\n" not in between and _OPENS.search(between) is not None
    return opened or _OPENS.match(after.lstrip()) is not None
