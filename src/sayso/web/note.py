"""A note: all that a claim says, in words for readers, each field with the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.model import Actor, Claim, Count, Place, Source, Span, vocabulary
from sayso.publish import verb_of

__all__ = [
    "OWN_VOICE",
    "Field",
    "Note",
    "bare_title_of",
    "figure_in_words",
    "kind_of",
    "look_of",
    "note_of",
    "part_in_words",
    "source_in_words",
    "title_of",
    "voice_of",
]

Vocabulary = Literal["events", "stances", "realities", "classes", "kinds"]

_SCOPES = {"incident": "for one event", "cumulative": "a running total", "stock": "a state at the time"}
_PARTS = {"headline": "in the headline", "caption": "in a caption", "body": "in the body"}
_EVIDENCE = {"satellite_images": "satellite images"}
_UNSETTLED = "not settled by the text"
OWN_VOICE = "the report itself"
_OVER = re.compile(r"(?:more than|over|upwards of|in excess of)\s+\S*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a note: its label, its value, a remark, and the words it rests on (None: on the whole claim)."""

    label: str
    value: str
    remark: str = ""
    span: Span | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A claim as a note: a title ("9 killed"), a voice with its verb ("Health board says"), fields, and short words."""

    claim: Claim
    number: int
    title: str
    voice: str
    verb: str
    status: str
    fields: tuple[Field, ...]
    likely: str

    @property
    def line(self) -> str:
        """The whole note in one line, for print."""
        parts = [f"{self.voice} {self.verb}", self.title, self.status]
        parts += [f"{f.label}: {f.value}" for f in self.fields if f.label in ("where", "when", "by", "whom or what")]
        return "; ".join([*parts, self.likely]) + "."


def note_of(claim: Claim, *, number: int, shares: Mapping[str, Claim]) -> Note:
    """The note of a claim; `number` is its place in the text, `shares` are all claims by id."""
    return Note(
        claim=claim,
        number=number,
        title=title_of(claim),
        voice=voice_of(claim),
        verb=verb_of(claim),
        status=status_of(claim),
        fields=tuple(_fields(claim, shares)),
        likely=f"{_likely(claim.confidence)}: {claim.confidence:.2g}",
    )


def title_of(claim: Claim) -> str:
    """What the claim says, in two or three words: "killed: at least 9"."""
    event = _label("events", claim.event)
    figure = figure_in_words(claim.count) if claim.count else ""
    return f"{event}: {figure}" if figure else event


def figure_in_words(count: Count) -> str:
    """The bound in plain words, with "more than 30" where the words say so: nobody says "at least 31" for it."""
    low = count.low
    if low is not None and count.high is None and count.share is None and _OVER.match(count.text):
        return f"more than {low - 1:,}" + (f" a {count.per}" if count.per else "")
    return count.in_words()


def bare_title_of(claim: Claim) -> str:
    """The title without any word of the report: a vague figure ("dozens") is left out."""
    return title_of(claim) if claim.count is None or not claim.count.vague else _label("events", claim.event)


def status_of(claim: Claim) -> str:
    """The status that the words give the event, and whether they hold back or are quoted."""
    return ", ".join(
        [_label("realities", claim.reality)]
        + ["the words hold back"] * claim.hedged
        + ["in quotation marks"] * claim.quote
    )


def voice_of(claim: Claim) -> str:
    """The nearest source's name, or the report itself."""
    return claim.sources[0].name if claim.sources else OWN_VOICE


def look_of(claim: Claim) -> str:
    """The look of the claim's mark: `denied`, `open` (not told as a fact) or `told`."""
    if claim.stance == "denies":
        return "denied"
    return "open" if claim.reality in ("planned", "possible", "hypothetical") else "told"


def kind_of(claim: Claim) -> str:
    """What kind of source speaks, where its name cannot be shown."""
    return _label("kinds", claim.sources[0].kind) if claim.sources and claim.sources[0].kind != "other" else "a source"


def source_in_words(source: Source) -> str:
    """What kind of source it is, and for whom it speaks."""
    kind = _label("kinds", source.kind) if source.kind != "other" else ""
    return ", ".join(part for part in (kind, f"for {source.side}" if source.side else "") if part)


def _place_in_words(place: Place) -> str:
    """The area around a place, its country, and whether it is disputed."""
    radius = f"within about {place.radius_km:,.0f} km" if place.radius_km and place.radius_km >= 1 else ""
    country = place.country if place.country and place.country != place.name else ""
    return ", ".join(part for part in (country or "", radius, "disputed area" if place.disputed else "") if part)


def part_in_words(claim: Claim) -> str:
    """Where in the report the claim stands."""
    return _PARTS[claim.part]


def _fields(claim: Claim, shares: Mapping[str, Claim]) -> list[Field]:
    fields = [Field("who says so", source.name, source_in_words(source), source.span) for source in claim.sources[:1]]
    fields += [
        Field("heard through", source.name, source_in_words(source), source.span) for source in claim.sources[1:]
    ]
    if not claim.sources:
        fields.append(Field("who says so", OWN_VOICE))
    cue = claim.cue
    fields.append(
        Field("stance", _label("stances", claim.stance), f"“{cue.text}”" if cue else "", cue.span if cue else None)
    )
    fields.append(Field("status", status_of(claim)))
    if claim.by:
        fields.append(_actor("by", claim.by))
    if claim.of:
        fields.append(_actor("whom or what", claim.of))
    if claim.count:
        fields.append(_count(claim.count))
    if claim.place:
        fields.append(Field("where", claim.place.name, _place_in_words(claim.place), claim.place.span))
    if claim.when:
        when = claim.when
        dated = when.start is not None or when.end is not None
        fields.append(Field("when", when.in_words(), "" if dated else _UNSETTLED, when.span))
    if claim.evidence:
        fields.append(Field("evidence", ", ".join(_EVIDENCE.get(kind, kind) for kind in claim.evidence)))
    if claim.part_of is not None and claim.part_of in shares:
        fields.append(Field("a share of", title_of(shares[claim.part_of]), claim=claim.part_of))
    return fields


def _actor(label: str, actor: Actor) -> Field:
    klass = _label("classes", actor.klass) if actor.klass and actor.klass != "other" else ""
    side = actor.side if actor.side and actor.side != actor.name else ""
    klass = "" if klass == actor.name else klass
    return Field(label, actor.name, ", ".join(part for part in (klass, side) if part), actor.span)


def _count(count: Count) -> Field:
    remark = _SCOPES.get(count.scope or "", "")
    if count.approximate:
        remark = ", ".join(part for part in ("rounded: no floor", remark) if part)
    return Field("how many", figure_in_words(count) or _UNSETTLED, remark, count.span)


def _label(name: Vocabulary, word: str) -> str:
    held = vocabulary(name).get(word)
    return held.label if held is not None else word


def _likely(confidence: float) -> str:
    if confidence >= 0.9:
        return "very likely right"
    if confidence >= 0.7:
        return "likely right"
    return "perhaps right" if confidence >= 0.5 else "doubtful"
