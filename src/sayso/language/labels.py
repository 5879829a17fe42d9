"""Labels: what the heads of the network tell of a word, in the order of their outputs."""

from __future__ import annotations

from typing import get_args

from sayso.model import Reality, Scope, Stance, vocabulary

__all__ = ["CLASSES", "EVENTS", "KINDS", "REALITIES", "ROLES", "SCOPES", "STANCES", "TAGS"]

EVENTS: tuple[str, ...] = tuple(vocabulary("events"))
STANCES: tuple[Stance, ...] = get_args(Stance)
REALITIES: tuple[Reality, ...] = get_args(Reality)
SCOPES: tuple[Scope | None, ...] = (None, *get_args(Scope))
CLASSES: tuple[str | None, ...] = (None, *vocabulary("classes"))
# Statements, as PolNeAR marks them: who, by which words, says what.
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
# Named things.
KINDS = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-weapon", "I-weapon")
# What an event word points to: the words of the claim, its sources (nearest, next), its cue, who, whom, how many,
# where, when; and the fullest name that the document has for its source, who and whom.
ROLES = ("claim", "source", "outer", "cue", "by", "of", "count", "place", "when", "source_name", "by_name", "of_name")
