"""What a trigger says in its sentence, before it becomes mentions."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.language.phrases import Phrase
from sayso.model import Reality, Stance

__all__ = ["LASTING", "NEGATIVE", "Telling"]

LASTING = frozenset(("controls", "besieged", "trapped", "cut_off", "missing"))  # told as a state: under way
NEGATIVE = frozenset(("no", "none", "nobody", "neither", "zero"))


@dataclass(frozen=True, slots=True)
class Telling:
    """An event told by the tokens `[first, last)`; a list in `of` makes one mention a member.

    `start` is where the words that make the claim begin; `figure` a phrase that counts what is neither `by` nor `of`.
    `stance` is what the words themselves do with the event ("must lay down arms"), where they do anything.
    `taken_up` tells a bare definite noun ("the attack"), which claims nothing where the event was told before.
    """

    event: str
    first: int
    last: int
    by: tuple[Phrase, ...]
    of: tuple[Phrase, ...]
    reality: Reality
    start: int
    figure: Phrase | None = None
    taken_up: bool = False
    stance: Stance | None = None
