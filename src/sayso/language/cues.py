"""Cues: the words that attribute, in every form, with what they do with the content; the lexicon is cues.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from sayso.language.lists import word_lists
from sayso.language.morphology import verb_forms
from sayso.model import Stance

__all__ = ["Cues", "cue_lexicon"]


@dataclass(frozen=True, slots=True)
class Cues:
    """The stance of each form of a verb of saying, and of each noun of saying."""

    verbs: Mapping[str, Stance]
    nouns: Mapping[str, Stance]


@cache
def cue_lexicon() -> Cues:
    """The lexicon of cues.yaml, by form."""
    verbs: dict[str, Stance] = {}
    nouns: dict[str, Stance] = {}
    for stance, kinds in word_lists("cues").items():
        for verb in kinds.get("verbs", ()):
            verbs |= {form: cast(Stance, stance) for form, _ in verb_forms(verb)}
        for noun in kinds.get("nouns", ()):
            nouns[noun] = nouns[noun + "s"] = cast(Stance, stance)
    return Cues(verbs, nouns)
