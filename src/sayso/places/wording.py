"""The words of a text as the room reads them: where each stands, its folded form, what is between it and the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.places.folding import fold

__all__ = ["Wording", "read_words", "sentence_first"]

# Letters with inner points ("U.S.", "W.Va.") are one word; a hyphen parts words, an apostrophe inside does not.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=[A-Z][a-z]+\.)[A-Z][a-z]+|[^\W\d_]+(?:[’'ʼ‘`][^\W\d_]+)*")
APOSTROPHES = frozenset("’'ʼ‘`")
ENDS = frozenset('.!?:;"“”»')
SHORT_WORDS = frozenset(
    "a an and as at but by for from in into is near nor of off on or out over per so the to up via vs with".split()
)
LONGEST_LINE = 400  # a line with more words is no headline


class Wording(NamedTuple):
    """A word: offsets without a possessive ending, its text, its folded key, the characters since the last word.

    `possessive` tells "Russia's" (or "forces'" after s); `titled` that it stands in a line where every word has a
    capital; `shouted` that the line has no lower-case letter.
    """

    start: int
    end: int
    text: str
    key: str
    gap: str
    capital: bool
    possessive: bool
    titled: bool
    shouted: bool


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    return fold(word)


def read_words(text: str, start: int = 0, end: int | None = None) -> list[Wording]:
    """The words of `text[start:end]` in order."""
    stop = len(text) if end is None else min(end, len(text))
    held: list[Wording] = []
    last = start
    for first, line_end in _lines(text, start, stop):
        found = list(WORD.finditer(text, first, line_end))
        titled, shouted = _manner([m.group() for m in found])
        for match in found:
            word = match.group()
            close = match.end()
            possessive = word[-1] in "sS" and word[-2:-1] in APOSTROPHES
            if possessive:
                word, close = word[:-2], close - 2
            elif text[close : close + 1] in ("’", "'") and word.endswith("s"):
                possessive = True
            begin = match.start()
            held.append(
                Wording(
                    begin, close, word, _key(word), text[last:begin], word[0].isupper(), possessive, titled, shouted
                )
            )
            last = match.end()
    return held


def _lines(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    lines = []
    while start < stop:
        close = text.find("\n", start, stop)
        close = stop if close < 0 else close + 1
        lines.append((start, close))
        start = close
    return lines


def _manner(words: Sequence[str]) -> tuple[bool, bool]:
    """Whether a line's words all bear capitals as in a headline, and whether they are all capitals."""
    if len(words) < 3 or len(words) > LONGEST_LINE:
        return False, False
    told = [w for w in words if w.lower() not in SHORT_WORDS]
    shouted = all(w.isupper() for w in words)
    plain = sum(not w[0].isupper() for w in told)
    return len(told) > 2 and plain <= len(told) // 8, shouted


def sentence_first(words: Sequence[Wording], index: int) -> bool:
    """Whether the word at `index` begins a sentence, a quotation or a line."""
    gap = words[index].gap
    return index == 0 or "\n" in gap or any(ch in ENDS for ch in gap)
