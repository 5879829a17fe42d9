"""The lists after the text: the figures, who says so, and what the text does not settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Claim, Document, vocabulary
from sayso.web.note import OWN_VOICE, figure_in_words, part_in_words, source_in_words, voice_of

__all__ = ["Doubt", "Figure", "Voice", "doubts_of", "figures_of", "voices_of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted claim: the figure in words, and what of, who says so, when and where."""

    claim: Claim
    figure: str
    what: str
    voice: str
    where: str
    when: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A source with what kind it is, and its claims, nearest sources first."""

    name: str
    kind: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that the text does not settle, and the claims it concerns."""

    says: str
    claims: tuple[Claim, ...]


def figures_of(claims: Sequence[Claim]) -> list[Figure]:
    """Every counted claim, in text order."""
    return [
        Figure(
            claim=claim,
            figure=figure_in_words(claim.count) or claim.count.text,
            what=_counted(claim),
            voice=voice_of(claim) + (f", {part_in_words(claim)}" if claim.part == "headline" else ""),
            where=claim.place.name if claim.place else "",
            when=claim.when.in_words() if claim.when else "",
        )
        for claim in claims
        if claim.count is not None
    ]


def voices_of(claims: Sequence[Claim]) -> list[Voice]:
    """Each source with the claims that stand on its word first, most claims first; the report itself last."""
    held: dict[str, list[Claim]] = {}
    kinds: dict[str, str] = {}
    for claim in claims:
        name = voice_of(claim)
        held.setdefault(name, []).append(claim)
        if claim.sources and not kinds.get(name):
            kinds[name] = source_in_words(claim.sources[0])
    voices = [Voice(name, kinds.get(name, ""), tuple(said)) for name, said in held.items()]
    return sorted(voices, key=lambda voice: (voice.name == OWN_VOICE, -len(voice.claims)))


def doubts_of(document: Document, claims: Sequence[Claim]) -> list[Doubt]:
    """What the text does not settle: a list of remarks, each with its claims; only those that hold any."""
    kinds: list[tuple[str, list[Claim]]] = [
        ("Denied by the voice that is named", [c for c in claims if c.stance == "denies"]),
        ("The words hold back", [c for c in claims if c.hedged]),
        ("How many", [c for c in claims if c.count and c.count.vague and (c.count.low, c.count.share) == (None, None)]),
        ("Which place", [c for c in claims if c.place and c.place.id is None and c.place.lat is None]),
        ("Whose the place is", [c for c in claims if c.place and c.place.disputed]),
        ("On what day", [c for c in claims if c.when and c.when.start is None and c.when.end is None]),
        ("Who speaks", [c for c in claims if any(source.kind == "anonymous" for source in c.sources)]),
    ]
    found = [Doubt(says, tuple(held)) for says, held in kinds if held]
    if document.date is None:
        found.insert(0, Doubt("The report's date: relative dates stay open", ()))
    return found


def _counted(claim: Claim) -> str:
    """What the figure counts: the party that the event counts, and the event."""
    word = vocabulary("events").get(claim.event)
    label = word.label if word is not None else claim.event
    if word is None or word.counts in ("blows", "goods", "none"):
        return label
    party = claim.by if word.counts == "by" else claim.of
    classes = vocabulary("classes")
    if party is None:
        return label
    klass = classes.get(party.klass or "")
    counted = klass.label if klass is not None and party.klass not in ("other", "place") else ""
    return f"{counted or party.name} {label}"
