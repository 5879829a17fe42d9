"""What a short word for a party stands for: a bare figure, "they", "we", a seat of power."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.model import Actor, Claim

__all__ = ["with_parties_named"]

_REACH = 700  # characters over which a figure or pronoun still takes up the party before it
_SPEAKERS = frozenset(("we", "us", "our", "i", "me", "my"))
_OTHERS = frozenset(("they", "them", "he", "she", "him", "it", "some", "others"))


def with_parties_named(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, which are in text order, with the names and classes that short words take up from before them.

    "Of 275 tanks lost, 115 were destroyed": the 115 are tanks. "We withdrew", he said: the speaker. "They fled": the
    party that acted last. The words and their span stay as they are; a word with nothing to take up keeps its own name.
    """
    named: list[Claim] = []
    of_before: tuple[int, Actor] | None = None
    by_before: tuple[int, Actor] | None = None
    for claim in claims:
        by, of = claim.by, claim.of
        if of is not None and (_bare(claim, of) or of.text.lower() in _OTHERS):
            of = _taken_up(of, of_before)
        if by is not None:
            if by.text.lower() in _SPEAKERS and claim.sources:
                source = claim.sources[0]
                by = replace(by, name=source.name, side=by.side or source.side)
            elif by.text.lower() in _OTHERS:
                by = _taken_up(by, by_before)
        named.append(replace(claim, by=by, of=of) if (by, of) != (claim.by, claim.of) else claim)
        if of is not None and of.klass is not None and not (of is claim.of and _bare(claim, of)):
            of_before = (of.span.end, of)
        if by is not None and by.text.lower() not in _SPEAKERS | _OTHERS:
            by_before = (by.span.end, by)
    return named


def _bare(claim: Claim, actor: Actor) -> bool:
    """Whether the actor's words are the figure alone."""
    return (
        claim.count is not None
        and len(actor.text) <= len(claim.count.text) + 1
        and actor.span.contains(claim.count.span)
    )


def _taken_up(actor: Actor, before: tuple[int, Actor] | None) -> Actor:
    if before is None or not 0 <= actor.span.start - before[0] <= _REACH or actor.name != actor.text:
        return actor  # nothing to take up, or its name is known already
    earlier = before[1]
    return replace(actor, name=earlier.name, side=actor.side or earlier.side, klass=earlier.klass)
