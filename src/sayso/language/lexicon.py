"""The words that tell events, from triggers.yaml, ready to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from sayso.errors import VocabularyError
from sayso.language.lists import word_lists
from sayso.language.morphology import noun_forms, verb_forms
from sayso.language.tokens import tokens_of
from sayso.model import Span, vocabulary

__all__ = ["Frame", "Trigger", "TriggerLexicon", "trigger_lexicon"]

Frame = Literal["by-of", "of", "by", "object-by", "object-of", "nouns", "adjectives", "phrases"]
_VERB_FRAMES = ("by-of", "of", "by", "object-by", "object-of")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to tell an event: its words (`~` for any object between), its frame, the kind of object it needs."""

    event: str
    frame: Frame
    words: tuple[str, ...]
    only: str | None = None


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """Triggers by their first word's form, longest first; `bases` are the verbs, `noun_words` the one-word nouns."""

    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]
    adjectives: dict[str, tuple[Trigger, ...]]
    phrases: dict[str, tuple[Trigger, ...]]
    bases: tuple[str, ...]
    noun_words: frozenset[str]


def _cut(entry: str) -> tuple[str, ...]:
    """An entry as the tokens of a text would be: "cease-fire" is three."""
    return tuple(token.text for token in tokens_of(entry, (Span(0, len(entry)),)))


@cache
def trigger_lexicon() -> TriggerLexicon:
    """The lexicon of triggers.yaml. Raises VocabularyError where it names an event or frame that does not exist."""
    table = word_lists("triggers")
    found: dict[str, dict[str, list[Trigger]]] = {"verbs": {}, "nouns": {}, "adjectives": {}, "phrases": {}}
    bases: dict[str, None] = {}
    for event, frames in table.items():
        if event not in vocabulary("events"):
            raise VocabularyError("triggers.yaml", f"there is no event {event!r}", "name an event of events.yaml")
        only = frames.get("only", {})
        for frame, entries in frames.items():
            if frame == "only":
                continue
            for entry in entries:
                words = _cut(entry)
                trigger = Trigger(event, cast(Frame, frame), words, only.get(entry))
                if frame in _VERB_FRAMES:
                    bases[words[0]] = None
                    for form in {form for form, _ in verb_forms(words[0])}:
                        found["verbs"].setdefault(form, []).append(trigger)
                elif frame == "nouns":
                    for form in noun_forms(entry):
                        phrase = Trigger(event, "nouns", _cut(form), only.get(entry))
                        found["nouns"].setdefault(phrase.words[0], []).append(phrase)
                else:
                    found[frame].setdefault(words[0], []).append(trigger)
    ordered = {
        kind: {form: tuple(sorted(held, key=lambda t: -len(t.words))) for form, held in forms.items()}
        for kind, forms in found.items()
    }
    return TriggerLexicon(
        **ordered,
        bases=tuple(bases),
        noun_words=frozenset(t.words[-1] for held in ordered["nouns"].values() for t in held),
    )
