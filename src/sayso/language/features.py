"""Features: what the network is told of each word beside the word itself: its case, where it stands, what the
lexicons say of it.

The encoder is uncased, so case comes in here. A lexicon's word is a hint and no more: the network decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from sayso.language.cues import cue_lexicon
from sayso.language.labels import EVENTS, STANCES
from sayso.language.lexicon import trigger_lexicon
from sayso.language.lists import word_lists

__all__ = ["CASES", "TRIGGERS", "WIDTH", "Words", "features_of"]

CASES = ("lower", "title", "upper", "number")
_PLACES = ("quoted", "headline", "caption", "opens", "spoken")
_LISTS = ("hedge", "negation", "modal", "condition")
_CASE, _PLACE = 0, len(CASES)
_EVENT = _PLACE + len(_PLACES)
_CUE = _EVENT + len(EVENTS)
_LIST = _CUE + len(STANCES)
WIDTH = _LIST + len(_LISTS)
TRIGGERS = slice(_EVENT, _EVENT + len(EVENTS))  # the columns that tell which events a word can tell
_REACH = 8  # words within which the second word of a trigger is looked for: "drove the rebels back"

_NEGATIONS = frozenset("no not n't never none nobody nothing neither nor without cannot".split())
_MODALS = frozenset("will would wo 'll shall should may might can could must".split())
_CONDITIONS = frozenset("if unless should had until provided whether".split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, and for each whether it is quoted, in a headline or caption, opens its paragraph,
    and stands in the turn of a speaker. All sequences have the length of `texts`, or none."""

    texts: Sequence[str]
    quoted: Sequence[bool] = ()
    headline: Sequence[bool] = ()
    caption: Sequence[bool] = ()
    opens: Sequence[bool] = ()
    spoken: Sequence[bool] = field(default=())


@cache
def _hedges() -> frozenset[str]:
    return frozenset(word_lists("words")["hedges"])


@lru_cache(maxsize=65536)
def _of_word(lower: str) -> tuple[tuple[int, ...], tuple[tuple[int, tuple[str, ...]], ...]]:
    """What a word's form alone tells: the columns it sets, and the columns that further words must still earn."""
    triggers, cues = trigger_lexicon(), cue_lexicon()
    sure: set[int] = set()
    longer: set[tuple[int, tuple[str, ...]]] = set()
    for trigger in triggers.get(lower, ()):
        column = _EVENT + EVENTS.index(trigger.event)
        rest = tuple(word for word in trigger.rest if word != "~")
        if rest:
            longer.add((column, rest))
        else:
            sure.add(column)
    for table in (cues.verbs, cues.nouns):
        if lower in table:
            sure.add(_CUE + STANCES.index(table[lower]))
    for number, held in enumerate((_hedges(), _NEGATIONS, _MODALS, _CONDITIONS)):
        if lower in held:
            sure.add(_LIST + number)
    return tuple(sorted(sure)), tuple(sorted(longer))


def _case(word: str) -> int:
    if word[0].isdigit():
        return 3
    if word[0].isupper():
        return 2 if len(word) > 1 and word.isupper() else 1
    return 0


def features_of(words: Words) -> npt.NDArray[np.float32]:
    """The features of the words: an array [words, WIDTH] of 0 and 1."""
    lowers = [text.lower().replace("’", "'") for text in words.texts]
    table = np.zeros((len(lowers), WIDTH), dtype=np.float32)
    for at, (text, lower) in enumerate(zip(words.texts, lowers, strict=True)):
        row = table[at]
        row[_CASE + _case(text)] = 1
        sure, longer = _of_word(lower)
        for column in sure:
            row[column] = 1
        for column, rest in longer:
            if row[column] == 0 and _follows(lowers, at + 1, rest):
                row[column] = 1
    for number, held in enumerate((words.quoted, words.headline, words.caption, words.opens, words.spoken)):
        if held:
            table[:, _PLACE + number] = held
    return table


def _follows(lowers: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    """Whether the words of `rest` come in order within reach of `at`."""
    end = min(len(lowers), at + _REACH)
    for word in rest:
        while at < end and lowers[at] != word:
            at += 1
        if at >= end:
            return False
        at += 1
    return True
