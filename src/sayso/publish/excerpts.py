"""Excerpts: the few words of a report that a public copy may show, chosen by the weight of their claims."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.model import Claim, Document, Span
from sayso.publish.names import Run, blanked, withheld_names

__all__ = ["WORDS", "Excerpt", "count_words", "excerpts"]

# At most 60 words of one report in all, its headline included: a citation, never a copy.
WORDS = 60

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"\w+")
# A stretch without spaces counts a word for each 12 characters: scripts without spaces, and words made to be long.
_LETTERS = 12
# An excerpt that must be cut below this many words says too little to stand.
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of the report to be shown: where they stand, as they are shown, and the claims that rest on them.

    `text` ends in an ellipsis where the words were cut, and has withheld names blanked. `words` is what it takes of
    the budget, counted before blanking.
    """

    span: Span
    text: str
    claims: tuple[str, ...]
    words: int
    headline: bool = False


def excerpts(
    document: Document,
    claims: Sequence[Claim],
    *,
    words: int = WORDS,
    names: Collection[str] | None = None,
    released: Collection[Run] = (),
    kept_out: Sequence[Span] = (),
) -> list[Excerpt]:
    """The headline and the words of the weightiest claims, in text order, at most `words` words in all.

    No word stands in two excerpts. A claim whose words do not fit is left out; only the headline and the first excerpt
    are cut, at the border of a word. `names` are blanked (without them, those that the claims give), `released` ones
    stay; no excerpt holds a character of `kept_out`.
    """
    if names is None:
        names = withheld_names(claims)
    chosen: list[tuple[Span, bool]] = []
    left = words
    headline = document.headline
    if headline is not None and any(span.overlaps(headline) for span in kept_out):
        headline = None
    if headline is not None and (cut := _cut(document.text, headline, left)) is not None:
        chosen.append((cut, True))
        left -= count_words(cut.of(document.text))
    for claim in sorted((claim for claim in claims if claim.part != "headline"), key=_weight, reverse=True):
        if left <= 0:
            break
        if any(span.overlaps(claim.span) for span in kept_out):
            continue
        if any(span.overlaps(claim.span) for span, _ in chosen):
            continue
        span = claim.span.trimmed(document.text)
        if span is None:
            continue
        if count_words(span.of(document.text)) > left:
            if left < _FEWEST or any(not first for _, first in chosen):
                continue
            span = _cut(document.text, span, left)
        if span is not None:
            chosen.append((span, False))
            left -= count_words(span.of(document.text))
    return [_excerpt(document, claims, span, first, names, released) for span, first in sorted(chosen)]


def count_words(text: str) -> int:
    """How many words a text is, never fewer than a reader counts: hyphens part words, long stretches count more."""
    return sum(_cost(token) for token in _TOKEN.findall(text))


@lru_cache(maxsize=1 << 16)
def _cost(token: str) -> int:
    return max(1, sum(1 for _ in _WORD.finditer(token)), math.ceil(len(token) / _LETTERS))


def _cut(text: str, span: Span, words: int) -> Span | None:
    """As much of the span, from its start, as `words` words hold; None when not one fits."""
    end = None
    for match in _TOKEN.finditer(text, span.start, span.end):
        words -= _cost(match.group())
        if words < 0:
            break
        end = match.end()
    return Span(span.start, end).trimmed(text) if end is not None else None


def _weight(claim: Claim) -> tuple[float, int]:
    """A claim weighs by what it would be cited for: a figure, a named voice, a fact; then by its confidence."""
    weight = claim.confidence
    if claim.count is not None and (claim.count.low is not None or claim.count.high is not None):
        weight += 1.0
    if claim.sources:
        weight += 0.4
    if claim.reality in ("happened", "ongoing", "did_not_happen"):
        weight += 0.2
    return weight if claim.event != "said" else weight - 0.5, -claim.span.start


def _excerpt(
    document: Document,
    claims: Sequence[Claim],
    span: Span,
    headline: bool,
    names: Collection[str],
    released: Collection[Run],
) -> Excerpt:
    words = span.of(document.text)
    whole = document.headline if headline else next((c.span for c in claims if c.span.start == span.start), span)
    text = " ".join(blanked(words, names, released=released).split())
    return Excerpt(
        span=span,
        text=f"{text} …" if whole is not None and span.end < _end(document.text, whole, span) else text,
        claims=tuple(claim.id for claim in claims if span.contains(claim.span)),
        words=count_words(words),
        headline=headline,
    )


def _end(text: str, whole: Span, shown: Span) -> int:
    trimmed = whole.trimmed(text)
    return trimmed.end if trimmed is not None and whole.contains(shown) else shown.end
