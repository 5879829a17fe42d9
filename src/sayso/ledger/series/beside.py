"""What stands beside a claimed figure in the ledger itself: other voices of its matter, and variants of its sentence.

This is the one place where a comparison meets matters and variants: pure functions over Matter and Saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ledger.series.asked import Asked
from sayso.model import Claim, Matter, Saying

__all__ = ["Printed", "Told", "alike_pattern", "masked", "matters_about", "printed_otherwise", "told_in"]

_FIGURE = re.compile(r"\d+(?:[., ]\d{3})*")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One voice of a matter with its figure: `claim` and `document` lead to its words."""

    matter: str
    voice: str
    stance: str
    reality: str
    figure: str | None
    published: str | None
    claim: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A report that prints the same sentence with another figure."""

    figure: str
    words: str
    outlet: str | None
    title: str | None
    published: str | None
    claim: str
    document: str


def matters_about(asked: Asked, matters: Iterable[Matter]) -> list[Matter]:
    """The matters that hold the claim; for typed words those of the same event, class and side."""

    def about(matter: Matter) -> bool:
        claims = [saying.claim for saying in matter.sayings]
        if asked.claim is not None:
            return any(claim.id == asked.claim for claim in claims)
        return any(_same_things(asked, claim) for claim in claims)

    return [matter for matter in matters if about(matter)]


def _same_things(asked: Asked, claim: Claim) -> bool:
    whom = claim.of
    if whom is None or asked.klass is None or whom.klass != asked.klass or claim.event != asked.status:
        return False
    return asked.side is None or whom.side in (asked.side, None)


def told_in(matters: Iterable[Matter]) -> tuple[Told, ...]:
    """Every saying of the matters, as a voice with its figure."""
    found = []
    for matter in matters:
        voice_of = {claim: voice.name for voice in matter.voices for claim in voice.claims}
        for saying in matter.sayings:
            claim = saying.claim
            found.append(
                Told(
                    matter=matter.id,
                    voice=voice_of.get(claim.id, saying.outlet or "the report itself"),
                    stance=claim.stance,
                    reality=claim.reality,
                    figure=claim.count.in_words() if claim.count else None,
                    published=saying.published.isoformat() if saying.published else None,
                    claim=claim.id,
                    document=claim.document,
                )
            )
    return tuple(found)


def masked(words: str) -> str:
    """A sentence without its figures, for telling variants.

    >>> masked("captured at least 217 Russian tanks") == masked("captured at least 1,170 Russian tanks")
    True
    """
    return _SPACES.sub(" ", _FIGURE.sub("#", words)).strip().lower()


def alike_pattern(asked: Asked) -> str:
    """The SQL pattern of sentences that differ in figures alone, with a backslash as its escape.

    >>> alike_pattern(Asked(words="took 217 tanks", claim="c"))
    'took%%%tanks'
    """
    plain = re.sub(r"([%_\\])", r"\\\1", asked.words.strip())
    pattern = _SPACES.sub("%", _FIGURE.sub("%", plain))
    return pattern if asked.claim is not None else f"%{pattern}%"


def printed_otherwise(asked: Asked, sayings: Iterable[Saying]) -> tuple[Printed, ...]:
    """Of some sayings, those that print the claim's sentence with another figure, the first printed first.

    Typed words are a part of a sentence: there, a saying that holds them with another figure is one.
    """
    own, figures = masked(asked.words), _FIGURE.findall(asked.words)
    found = []
    for saying in sayings:
        claim, words = saying.claim, masked(saying.claim.text)
        alike = words == own if asked.claim is not None else own in words
        if claim.count is None or claim.id == asked.claim or not alike or "#" not in own:
            continue
        if _FIGURE.findall(claim.text) == figures or set(figures) <= set(_FIGURE.findall(claim.text)):
            continue
        found.append(
            Printed(
                figure=claim.count.in_words(),
                words=claim.text,
                outlet=saying.outlet,
                title=saying.title,
                published=saying.published.isoformat() if saying.published else None,
                claim=claim.id,
                document=claim.document,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.published or "9", one.document, one.claim)))
