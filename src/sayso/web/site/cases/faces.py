"""A matter face to face: who says it, who accuses, who denies, side by side; each voice with its figures and words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.matters import affirms
from sayso.model import Claim, Matter, Saying, Voice, vocabulary
from sayso.places import country_name
from sayso.publish import verb_of
from sayso.web.note import figure_in_words, look_of, status_of
from sayso.web.site.cases.words import day, report_id

__all__ = ["Cited", "Face", "Speaker", "cited", "faces_of", "verb_in_words"]

SHOWN = 4  # sayings of one voice before the rest is only counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A claim as it is cited: its words, figure, status, its outlet with the day, and the address of its words."""

    id: str
    words: str
    figure: str | None
    verb: str
    status: str
    look: str
    outlet: str
    title: str
    published: dt.date | None
    day: str
    address: str
    evidence: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice in one column: for whom it speaks, its claims with the newest figure first, how many are not shown."""

    name: str
    kind: str
    side: str
    named: bool
    figure: str | None
    verb: str
    carriers: int
    sayings: tuple[Cited, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One column: how its voices hold it, and the voices."""

    key: str
    heading: str
    speakers: tuple[Speaker, ...]


_HEADINGS = {
    "says": "Says so",
    "accuses": "Accuses",
    "denies": "Denies it, or says it did not happen",
    "open": "Leaves it open: plans, warnings, demands",
}


def cited(saying: Saying) -> Cited:
    """A saying as it is cited."""
    claim = saying.claim
    return Cited(
        id=claim.id,
        words=claim.text,
        figure=figure_in_words(claim.count) if claim.count else None,
        verb=verb_in_words(claim),
        status=status_of(claim),
        look=look_of(claim),
        outlet=saying.outlet or saying.title or "a report without an outlet",
        title=saying.title or "",
        published=saying.published,
        day=day(saying.published),
        address=f"/reports/{report_id(claim.document)}#claim-{claim.id}",
        evidence=tuple(kind.replace("_", " ") for kind in claim.evidence),
        confidence=claim.confidence,
    )


def verb_in_words(claim: Claim) -> str:
    """What its source does with the claim: "says", "denies", "says it did not happen"."""
    verb = verb_of(claim)
    return f"{verb} it did not happen" if claim.stance == "asserts" and claim.reality == "did_not_happen" else verb


def faces_of(matter: Matter) -> list[Face]:
    """The columns that hold a voice, in the order: says so, accuses, denies, leaves it open.

    A voice stands in each column in which it speaks; nobody is put first within one but by the day it spoke.
    """
    by_id = {saying.claim.id: saying for saying in matter.sayings}
    held: dict[str, list[Speaker]] = {key: [] for key in _HEADINGS}
    for voice in matter.voices:
        columns: dict[str, list[Saying]] = {}
        for name in voice.claims:
            columns.setdefault(_column(by_id[name].claim), []).append(by_id[name])
        for key, sayings in columns.items():
            held[key].append(_speaker(voice, sayings))
    return [Face(key=key, heading=_HEADINGS[key], speakers=tuple(found)) for key, found in held.items() if found]


def _column(claim: Claim) -> str:
    side = affirms(claim)
    if side is None:
        return "open"
    if not side:
        return "denies"
    return "accuses" if claim.stance == "accuses" else "says"


def _speaker(voice: Voice, sayings: Sequence[Saying]) -> Speaker:
    told = [(figure_in_words(s.claim.count), s.published) for s in sayings if s.claim.count is not None]
    figures = list(dict.fromkeys(figure for figure, _ in told))
    joint = ", then " if len({published for _, published in told}) > 1 else " and "
    newest = sorted(sayings, key=lambda s: (s.claim.count is None, -(s.published or dt.date.min).toordinal()))
    kind = vocabulary("kinds")[voice.kind].label if voice.kind != "other" else ""
    return Speaker(
        name=voice.name,
        kind=kind if kind != voice.name else "",
        side=(country_name(voice.side) or voice.side) if voice.side and voice.side != voice.name else "",
        named=voice.named,
        figure=joint.join(figures[:3]) + (" …" if len(figures) > 3 else "") if figures else None,
        verb=", ".join(dict.fromkeys(verb_in_words(saying.claim) for saying in sayings)),
        carriers=len(_outlets(sayings)),
        sayings=tuple(cited(saying) for saying in _distinct(newest)[:SHOWN]),
        more=max(0, len(_distinct(newest)) - SHOWN),
    )


def _outlets(sayings: Iterable[Saying]) -> set[str]:
    return {saying.outlet or saying.claim.document for saying in sayings}


def _distinct(sayings: Iterable[Saying]) -> list[Saying]:
    """The sayings without those that print the same words in the same outlet once more."""
    held: Mapping[tuple[str | None, str], Saying] = {(s.outlet, s.claim.text): s for s in reversed(list(sayings))}
    return list(reversed(list(held.values())))
