"""The words that can tell events, from triggers.yaml, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import VocabularyError
from sayso.language.lists import word_lists
from sayso.language.morphology import noun_forms, verb_forms
from sayso.language.tokens import tokens_of
from sayso.model import Span, vocabulary

__all__ = ["Trigger", "trigger_lexicon"]

_KINDS = frozenset(("verbs", "nouns", "adjectives", "phrases"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to tell an event: its words after the first, `~` for any object between."""

    event: str
    rest: tuple[str, ...]


def _cut(entry: str) -> tuple[str, ...]:
    """An entry as the tokens of a text would be: "cease-fire" is three."""
    return tuple(token.text for token in tokens_of(entry, (Span(0, len(entry)),)))


@cache
def trigger_lexicon() -> Mapping[str, tuple[Trigger, ...]]:
    """The triggers by every form of their first word. Raises VocabularyError where triggers.yaml names an event or kind
    of word that does not exist."""
    found: dict[str, set[Trigger]] = {}
    for event, kinds in word_lists("triggers").items():
        if event not in vocabulary("events"):
            raise VocabularyError("triggers.yaml", f"there is no event {event!r}", "name an event of events.yaml")
        if unknown := set(kinds) - _KINDS:
            raise VocabularyError("triggers.yaml", f"{event} has {min(unknown)!r}", f"name one of {sorted(_KINDS)}")
        for kind, entries in kinds.items():
            for entry in entries:
                for first, rest in _forms(kind, entry):
                    found.setdefault(first, set()).add(Trigger(event, rest))
    return {first: tuple(sorted(held, key=lambda t: (t.event, t.rest))) for first, held in found.items()}


def _forms(kind: str, entry: str) -> list[tuple[str, tuple[str, ...]]]:
    words = _cut(entry)
    if kind == "verbs" and words[0].endswith("ly") and len(words) > 1:  # "forcibly transfer" bends its verb
        return [(words[0], (form, *words[2:])) for form, _ in verb_forms(words[1])]
    if kind == "verbs":
        return [(form, words[1:]) for form, _ in verb_forms(words[0])]
    if kind == "nouns":
        return [(cut[0], cut[1:]) for form in noun_forms(entry) if (cut := _cut(form))]
    return [(words[0], words[1:])]
