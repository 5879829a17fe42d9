"""Who says so: the chain of sources of a stretch of text, and what the nearest one does with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.claims.setting import Setting
from sayso.language import source_kind
from sayso.model import Attribution, Cue, Source, Span, Stance
from sayso.places import side_of

__all__ = ["Voice", "voice_at"]

_FIRST_PERSON = re.compile(r"(?:we|us|our \w+|i|me)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """The sources of a stretch of text, nearest first, the nearest one's cue and stance, and the words it covers.

    `content` is the part of the statement that holds the stretch; None in the publisher's own voice.
    """

    sources: tuple[Source, ...] = ()
    cue: Cue | None = None
    stance: Stance = "asserts"
    hedged: bool = False
    content: Span | None = None
    confidence: float = 1.0


def voice_at(setting: Setting, span: Span) -> Voice:
    """The voice in which the words at `span` are told."""
    reading = setting.reading
    holders = [a for a in setting.statements_at(span) if any(part.contains(span) for part in a.content)]
    if not holders:
        return Voice()
    holders.sort(key=lambda a: min(len(part) for part in a.content if part.contains(span)))
    chain: list[Attribution] = []
    for holder in holders:
        outer: Attribution | None = holder
        while outer is not None and outer not in chain:
            chain.append(outer)
            outer = reading.attributions[outer.within] if outer.within is not None else None
    nearest = chain[0]
    speaking = next((a for a in chain if a.source is not None), nearest)
    sources: list[Source] = []
    for attribution in chain:
        if attribution.source is None or _FIRST_PERSON.match(reading.text, attribution.source.start):
            continue  # in a party's own bulletin the first person is the publisher
        if all(attribution.source != s.span for s in sources):
            sources.append(source_of(setting, attribution.source))
    cue = nearest.cue or speaking.cue
    return Voice(
        sources=tuple(sources),
        cue=Cue(cue.of(reading.text), cue) if cue else None,
        stance=speaking.stance if nearest.stance == "asserts" else nearest.stance,
        hedged=any(a.hedged for a in chain),
        content=next(part for part in nearest.content if part.contains(span)),
        confidence=min(a.confidence for a in chain),
    )


def source_of(setting: Setting, span: Span) -> Source:
    """The source that the words at `span` name: who that is, of what kind, for which side."""
    reading = setting.reading
    words = span.of(reading.text)
    party = reading.name_of(span)
    name = setting.seat_at(span) or (party.name if party is not None else words)
    side = side_of(words) or (side_of(name) if name != words else None)
    return Source(
        text=words,
        span=span,
        name=name,
        kind=source_kind(words, name=name, text=reading.text),
        side=side,
    )
