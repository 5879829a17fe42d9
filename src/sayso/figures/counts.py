"""Counts: the quantities that say how many, as claims.md writes them."""

from __future__ import annotations

import math
import re

from sayso.figures.bound import Bound
from sayso.figures.finding import find_quantities
from sayso.figures.numeral import folded
from sayso.figures.quantity import Quantity
from sayso.figures.scope import Scopes, per_after
from sayso.model import Count, Span

__all__ = ["find_counts", "lone"]

LARGEST = 10**13  # beyond this no count of things in a conflict is meant
_LIST_GAP = re.compile(r"[\w\s,;'’()\"“”-]{1,120}")
_MEMBER = re.compile(
    r"(?:,|;|\band|\bor|\bplus|\bas well as|\balong with)(?: (?:a further|another|some|the|also|an additional))? ?$"
)
_NEW_CLAUSE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|said|says|while|but|which|who|that|when|after|before|since|including|of them"
    r"|will|would"
    r"|could|may|might|because|than|then|another|did|does|do|told|where|according)\b"
)
_OF_WHOLE = re.compile(r"\s+of\b", re.IGNORECASE)
_LONE = re.compile(r"(?P<article>an?|one)[ \u00a0\n]+(?P<rest>[\w'’.-]+(?:[ \n][\w'’.-]+){0,3})")
_NOT_LONE = re.compile(
    r"(?:few|lot|number|total|couple|dozen|hundred|thousand|million|billion|third|quarter|fifth|tenth|half|majority"
    r"|minority|group|series|handful|crowd|team|family|pair|string|wave|range|variety|bit|little|great many|good many"
    r"|column|convoy|unit|battalion|brigade|regiment|division|company|platoon|squad|crew|fleet|swarm|salvo|volley"
    r"|barrage|set|list|mass|mixture|share|percentage|portion|part|proportion|large|small number|further|maximum"
    r"|minimum|record)\b"
)


def find_counts(text: str, *, start: int = 0, end: int | None = None) -> list[Count]:
    """Every count of things in `text[start:end]`, in order, with its bounds, as claims.md ("Counts") reads them.

    The span covers the bound words and the number, not the noun, and indexes the whole text. Ages, dates, times,
    money, distances, durations and the numbers of weapons, units, roads and resolutions are no counts. An "at least"
    said once over a list holds for its later members. `scope` is set only where the sentence itself tells it.

    >>> [(c.text, c.low, c.high) for c in find_counts("at least 217 tanks and up to 12 drones")]
    [('at least 217', 217, None), ('up to 12', None, 12)]
    """
    counts: list[Count] = []
    scopes = Scopes(text, max(0, start), len(text) if end is None else min(end, len(text)))
    over: tuple[Bound, int] | None = None  # the bound that holds for the next member of a list, and where it was said
    for quantity in find_quantities(text, start=start, end=end):
        if quantity.kind not in {"count", "share"}:
            over = None
            continue
        bound = quantity.bound
        if bound == "exact" and over is not None and quantity.kind == "count" and not quantity.vague:
            bound = over[0] if _same_list(text, over[1], quantity.span.start) else bound
        count = _count(text, quantity, bound, scopes)
        if count is None:
            over = None
            continue
        over = (bound, quantity.span.end) if bound == "at_least" and quantity.kind == "count" else None
        counts.append(count)
    return counts


def lone(text: str, start: int, end: int) -> Count | None:
    """The count of a lone thing whose noun phrase stands at `text[start:end]`: 1, on its article; None for any other.

    "a soldier", "a T-72", "one civilian" are one; "a group of men", "a dozen tanks", "the soldier" are not.

    >>> lone("killed a soldier", 7, 16).low
    1
    """
    phrase = folded(text[start:end])
    match = _LONE.match(phrase)
    if match is None or _NOT_LONE.match(match["rest"]):
        return None
    span = Span(start, start + match.end("article"))
    return Count(text=span.of(text), span=span, low=1, high=1)


def _same_list(text: str, said: int, member: int) -> bool:
    between = text[said:member]
    return bool(
        len(between) <= 120
        and _LIST_GAP.fullmatch(between)
        and _MEMBER.search(between.lower())
        and not _NEW_CLAUSE.search(between.lower())
    )


def _count(text: str, quantity: Quantity, bound: Bound, scopes: Scopes) -> Count | None:
    words = quantity.span.of(text)
    per = per_after(text, quantity.span.end)
    scope = None if per else scopes.of(quantity.span)
    approximate = bound in {"about", "nearly"}
    if quantity.kind == "share":
        if quantity.trend is not None and not _OF_WHOLE.match(text, quantity.unit_end):
            return None  # "fell 4%" is a change; "lost 40% of its tanks" a share
        share = _share(quantity, bound)
        if share is None:
            return None
        return Count(text=words, span=quantity.span, share=share, per=per, scope=scope, approximate=approximate)
    if quantity.low is None or quantity.high is None:
        return Count(text=words, span=quantity.span, per=per, scope=scope, vague=True)
    first, last = quantity.low, quantity.high
    rose = quantity.trend == "up" and first < last and not quantity.vague
    if rose or first > last:  # "rose from 20 to 30", "fell from 30 to 20": the figure that it came to
        first = last
    if max(first, last) > LARGEST or min(first, last) < 0:
        return None
    low, high = _whole(first), _whole(last)
    if low is None or high is None:
        return None
    ends = _ends(low, high, bound, vague=quantity.vague)
    share_of = (low / quantity.of, high / quantity.of) if quantity.of else None
    return Count(
        text=words,
        span=quantity.span,
        low=ends[0],
        high=ends[1],
        share=share_of if share_of is not None and share_of[1] <= 1 else None,
        per=per,
        scope=scope,
        approximate=approximate,
        vague=quantity.vague,
    )


def _whole(value: float) -> int | None:
    nearest = round(value)
    return nearest if math.isclose(value, nearest, rel_tol=1e-9, abs_tol=1e-9) else None


def _ends(low: int, high: int, bound: Bound, *, vague: bool) -> tuple[int | None, int | None]:
    if bound == "at_least" or (vague and bound == "over"):
        return low, None
    if bound == "over":
        return low + 1, None
    if bound == "at_most" or (vague and bound in {"under", "nearly"}):
        return None, high
    if bound in {"under", "nearly"}:
        return None, max(0, high - 1)
    return low, high


def _share(quantity: Quantity, bound: Bound) -> tuple[float, float] | None:
    if quantity.low is None or quantity.high is None:
        return None
    low, high = round(min(quantity.low, quantity.high), 6), round(max(quantity.low, quantity.high), 6)
    if not 0 <= low <= high <= 1:
        return None
    if bound in {"at_least", "over"}:
        return low, 1.0
    if bound in {"at_most", "under", "nearly"}:
        return 0.0, high
    return low, high
