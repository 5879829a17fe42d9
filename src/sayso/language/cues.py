"""Cues: the words that attribute, in every form, with what they do with the content; the lexicon is cues.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.language.lists import word_lists
from sayso.language.morphology import VerbForm, verb_forms
from sayso.model import Stance

__all__ = ["CueWord", "Lexicon", "cue_lexicon"]


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word that attributes: its base form, stance, whether it holds back, its frames, and the words after it."""

    word: str
    stance: Stance = "asserts"
    hedged: bool = False
    frames: frozenset[str] = frozenset()
    after: tuple[tuple[str, ...], ...] = ()
    may: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue words by form: verbs (with the forms that a spelling can be), nouns, passives, and short lists."""

    verbs: Mapping[str, tuple[CueWord, frozenset[VerbForm]]]
    called: Mapping[str, CueWord]
    nouns: Mapping[str, CueWord]
    passives: Mapping[str, CueWord]
    adverbs: frozenset[str]
    mute: frozenset[str]
    occasions: frozenset[str]


def _cue(word: str, told: Mapping[str, Any]) -> CueWord:
    return CueWord(
        word,
        told.get("stance", "asserts"),
        told.get("hedged", False),
        frozenset(told.get("frames", "").split()),
        tuple(tuple(after.split()) for after in told.get("after", ())),
        frozenset(told.get("may", ())),
    )


@cache
def cue_lexicon() -> Lexicon:
    """The lexicon of cues.yaml, by form."""
    lists = word_lists("cues")
    verbs: dict[str, tuple[CueWord, frozenset[VerbForm]]] = {}
    for word, told in lists["verbs"].items():
        cue = _cue(word, told)
        for form, name in verb_forms(word):
            held = verbs.get(form)
            verbs[form] = (cue, (held[1] if held else frozenset()) | {name})
    nouns = {}
    for word, told in lists["nouns"].items():
        nouns[word] = nouns[word + "s"] = _cue(word, told)
    passives = {
        form: _cue(word, told)
        for word, told in lists["passives"].items()
        for form, name in verb_forms(word)
        if name == "participle"
    }
    return Lexicon(
        verbs=verbs,
        called={word: _cue("call", told) for word, told in lists["called"].items()},
        nouns=nouns,
        passives=passives,
        adverbs=frozenset(lists["adverbs"]),
        mute=frozenset(lists["mute"]),
        occasions=frozenset(lists["occasions"]),
    )
