"""Bounds: the words before and after a number that say at least, at most, about."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Bound", "bound_after", "bound_before"]

# at_least: the number or more; over: more than it; at_most: the number or less; under: less than it;
# nearly: less than it, but close; about: close to it on either side.
Bound = Literal["exact", "at_least", "over", "at_most", "under", "nearly", "about"]

_WORDS: dict[Bound, str] = {
    "at_least": "at least|at the very least|at a minimum|no fewer than|no less than|not less than|not fewer than"
    "|a minimum of|as few as|upwards of|upward of|≥|>=|upwards|minimum",
    "over": "more than|over|well over|just over|slightly over|a little over|a bit over|far more than|well more than"
    "|much more than|slightly more than|a little more than|just more than|greater than|higher than|larger than"
    "|in excess of|well in excess of|exceeding|exceeded|exceeds|exceed|surpassed|surpassing|topped|topping|above"
    "|well above|just above|beyond|north of|>|way over|way more than|significantly more than|substantially more than",
    "at_most": "up to|at most|at the most|as many as|as much as|no more than|not more than|a maximum of|maximum"
    "|not exceeding|no greater than|≤|<=",
    "under": "fewer than|less than|under|below|well under|far fewer than|far less than|lower than|smaller than"
    "|well below|<|way under|slightly less than|slightly fewer than|just short of|just shy of|just under|just below"
    "|slightly under|slightly below|a little under|just less than|just fewer than|a little less than"
    "|a little fewer than",
    "nearly": "nearly|almost|not quite|very nearly",
    "about": "about|around|roughly|some|approximately|approx|approx.|circa|close to|approaching|estimated"
    "|an estimated|the estimated|an average of|on average|averaging|averaged|somewhere around|in the region of"
    "|in the order of|on the order of|in the vicinity of|in the neighbourhood of|in the neighborhood of|~|≈|c.|ca."
    "|perhaps|maybe|probably|possibly|or so|something like|barely|just about|more or less|anything like",
}
_BEFORE: dict[tuple[str, ...], Bound] = {
    tuple(phrase.split()): bound for bound, phrases in _WORDS.items() for phrase in phrases.split("|")
}
_LONGEST = max(map(len, _BEFORE))
_ENDS: dict[str, int] = {}
for _phrase in _BEFORE:
    _ENDS[_phrase[-1]] = max(_ENDS.get(_phrase[-1], 0), len(_phrase))
# Words that may stand between the bound and the number, and alone say nothing: "at least another 20".
_FILLERS = frozenset(
    "another a an additional further extra more the its their total combined whopping staggering record estimated "
    "us about around some of approximately roughly nearly almost over reported recorded confirmed".split()
)
_STRONGER = {"at_least": 3, "over": 3, "at_most": 3, "under": 3, "nearly": 2, "about": 1}
_PLACE_WORDS = frozenset({"over", "under", "above", "below", "beyond", "some", "about", "around"})
_WORD_BACK = re.compile(r"(\S+)[ \u00a0\u2009\u202f\n]+$")
_AFTER = re.compile(
    r"[ \u00a0-]?(?:(?P<at_least>\+|plus\b|or more\b|or greater\b|or above\b|(?:people )?at least\b|and up\b"
    r"|and counting\b)"
    r"|(?P<at_most>or fewer\b|or less\b|or below\b|at most\b|at the most\b|maximum\b)"
    r"|(?P<about>odd\b|or so\b|-ish\b|ish\b|or thereabouts\b))"
)


def bound_before(text: str, at: int, floor: int) -> tuple[int, Bound]:
    """Where the bound words before offset `at` begin in folded `text`, and which bound they give; `at` and "exact".

    Looks back at most 64 characters, never before `floor`. "at least some 60" gives the stronger of the two.
    """
    low = max(floor, at - 64)
    words: list[tuple[str, int]] = []
    back = at
    while len(words) < 9 and back > low:
        edge = back
        while edge > low and text[edge - 1] in " \u00a0\u2009\u202f\n":
            edge -= 1
        if edge == back and words:
            break
        begin = edge
        while begin > low and text[begin - 1] not in " \u00a0\u2009\u202f\n(–—\"“'‘[/":
            begin -= 1
        if begin == edge:
            break
        words.append((text[begin:edge], begin))
        back = begin
    start, bound, strength = at, "exact", 0
    index = 0
    while index < len(words):
        word = words[index][0]
        longest = min(_ENDS.get(word, 0), len(words) - index, _LONGEST)
        for size in range(longest, 0, -1):
            phrase = tuple(w for w, _ in reversed(words[index : index + size]))
            found = _BEFORE.get(phrase)
            if found is not None and _STRONGER[found] >= strength:
                start, bound, strength = words[index + size - 1][1], found, _STRONGER[found]
                index += size
                break
        else:
            if word not in _FILLERS or bound in {"over", "at_least", "at_most"}:
                break
            index += 1
    return start, bound  # type: ignore[return-value]


def bound_after(text: str, at: int, ceiling: int) -> tuple[int, Bound]:
    """Where the bound words right after offset `at` end, and which bound they give ("12,000-odd", "40 or more")."""
    match = _AFTER.match(text, at, ceiling)
    if match is None or match.lastgroup is None:
        return at, "exact"
    return match.end(), match.lastgroup  # type: ignore[return-value]
