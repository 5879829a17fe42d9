"""Contents: what a cue attributes, to its right by the frames of cues.yaml, to its left, or split around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.language.clauses import has_finite, last_word, past_occasion, quote_end, sentence_like, tells
from sayso.language.cues import CueWord
from sayso.language.grammar import Grammar
from sayso.language.parties import OPENING, Range, closes_quote
from sayso.model import Stance

__all__ = ["LIES", "Statement", "content_after", "content_around", "content_before"]

LIES = frozenset(
    "lie lies fake false nonsense fabrication baseless untrue disinformation propaganda provocation".split()
)
_QUESTION = frozenset("whether if why how what when where who".split())


_ADDING = frozenset(
    "adding saying noting warning insisting claiming citing quoting stressing arguing stating alleging accusing".split()
)


@dataclass(slots=True, kw_only=True)
class Statement:
    """A statement in the making; ranges are tokens `[first, last)` of the sentence.

    `opens`: the content follows in the next sentences (a list, a quotation after a colon). `outlet`: who was told it.
    `inner`: it lies within the statement before it ("RIA said, citing a leader").
    """

    source: Range | None
    cue: Range | None
    content: list[Range] = field(default_factory=list)
    stance: Stance = "asserts"
    hedged: bool = False
    opens: bool = False
    outlet: Range | None = None
    inner: bool = False
    confidence: float = 0.7


def content_after(
    g: Grammar, start: int, high: int, cue: CueWord, quoted: Sequence[int], *, found_negated: bool
) -> Range | None:
    """What follows the cue, where one of its frames takes it."""
    if start >= high:
        return None
    word, frames = g.words[start], cue.frames
    end = last_word(g, start, high)
    if end <= start:
        return None
    if word == "that" and start + 1 < end and frames & {"clause", "that"}:
        nxt = g.tags[start + 1]
        if g.tags[start] != "det" or has_finite(g, start + 1, end) or nxt in ("det", "pron"):
            return (start + 1, end)
    if word == ":" and start + 1 < end:
        return (start + 1, end)
    if word == "," and start + 1 < end and g.words[start + 1] in OPENING and quoted[min(start + 2, high - 1)] >= 0:
        return (start + 1, quote_end(start + 2, end, quoted))
    if word in OPENING and start + 1 < high and quoted[start + 1] >= 0:
        stop = quote_end(start + 1, end, quoted)
        if "noun" in frames or "quoted" in frames or "object" in frames or frames & {"clause", "quote", "that"}:
            return (start, stop if sentence_like(g, start + 1, stop) else end)
        return None
    if word in _QUESTION and ("whether" in frames or found_negated):
        return (start, end)
    if word == "to" and start + 1 < end and "to" in frames:
        return (start, end)
    if g.tags[start] in ("prep", "sub", "conj", "punct", "wh", "to") and not (
        "clause" in frames and _opens_clause(g, start, end)
    ):
        return None
    if "quoted" in frames:
        return (start, end) if any(quoted[k] >= 0 or g.words[k] in LIES for k in range(start, end)) else None
    if "object" in frames and any(
        g.words[k] in ("to", "of", "for", "on", "not") for k in range(start + 1, min(end, start + 25))
    ):
        return (start, end)
    if "clause" in frames and has_finite(g, start, end):
        return (start, end)
    if "noun" in frames and (g.tags[start] in ("det", "poss", "noun", "num", "quant", "adv", "verb", "pron", "gen")):
        if g.tags[start] == "pron" and g.words[start] not in ("it", "this", "them", "responsibility"):
            return None
        return (start, end)
    return None


def _opens_clause(g: Grammar, start: int, end: int) -> bool:
    """Whether "in overnight raids it killed …" or "if the siege held, …" can open a reported clause."""
    return (
        g.tags[start] in ("prep", "sub")
        and g.words[start] not in ("as", "after", "before", "since", "when", "while", "on", "of", "about", "until")
        and has_finite(g, start + 1, end)
    )


def content_before(g: Grammar, end: int, low: int, quoted: Sequence[int]) -> Range | None:
    """The statement that ends with a comma or a quotation mark right before token `end`, or None."""
    i = end - 1
    if i <= low or g.tags[i] != "punct":
        if i > low and g.words[i] in ("as", "so"):
            i -= 1
            if g.tags[i] != "punct":
                return None
        else:
            return None
    if g.words[i] in ("(", ":", ";") or (g.tokens[i].text in OPENING and not closes_quote(g, i)):
        return None
    last = i
    if closes_quote(g, i):
        if quoted[i - 1] < 0:
            return None
        last = i + 1
    start = low
    while start < last and g.tags[start] in ("conj", "punct") and g.tokens[start].text not in OPENING:
        start += 1
    if (
        start < last
        and g.words[start] in ("however", "meanwhile", "but", "and", "still")
        and g.words[start + 1] in (",",)
    ):
        start += 2
    words = sum(g.tags[k] != "punct" for k in range(start, last))
    if words < 1 or (quoted[max(0, last - 2)] < 0 and not tells(g, start, last)):
        return None
    if quoted[max(0, last - 2)] < 0 and g.tags[start] in ("prep", "sub") and not _main_clause(g, start, last):
        return None
    return (start, last)


def _main_clause(g: Grammar, start: int, last: int) -> bool:
    """Whether more than an opening phrase ("After the attack", "In Kyiv") stands there: a clause of its own."""
    if g.tags[start] == "sub":
        comma = next((k for k in range(start, last) if g.words[k] == ","), None)
        return comma is not None and has_finite(g, comma, last)
    return has_finite(g, start, last)


def content_around(g: Grammar, start: int, high: int, quoted: Sequence[int], before: Range | None) -> list[Range]:
    """The rest of a split statement: "A," he said, "B" and: A, he said, B."""
    start = past_occasion(g, start, high)
    if before is None or start + 1 >= high or g.words[start] not in (",", "—", "–", ":"):
        return []
    opening = start + 1
    if g.tokens[opening].text in OPENING and opening + 1 < high and quoted[opening + 1] >= 0:
        return [(opening, quote_end(opening + 1, high, quoted))]
    if (
        g.words[start] == ","
        and g.tags[opening] in ("det", "noun", "pron", "verb", "num", "poss")
        and quoted[before[1] - 1] < 0
    ):
        if closes_quote(g, before[1] - 1) or g.words[opening] in _ADDING or g.words[opening].endswith("ing"):
            return []
        if has_finite(g, before[0], before[1]) and has_finite(g, opening, high):
            return []
        return [(opening, last_word(g, opening, high))]
    return []
