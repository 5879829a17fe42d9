"""The headline check as rows for a page: the headline's words, the verdict in a word, and the body's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.headline import HeadlineCheck, SlotCheck
from sayso.model import Actor, Claim, Document, Span, vocabulary

__all__ = ["HeadlineRow", "HeadlineTable", "headline_tables", "uncarried_words"]

Vocabulary = Literal["events", "stances", "realities", "classes", "kinds"]

_SLOTS = {"who": "who", "how_many": "how many", "what": "what", "where": "where", "status": "status"}
_VERDICTS = {
    "carried": "carried",
    "weaker": "weaker in the body",
    "contradicted": "contradicted",
    "not_in_body": "not in the body",
}
# The body's words of one slot: the first settle it for a reader, the rest are a click away in the text.
SHOWN = 3
LONGEST = 72


@dataclass(frozen=True, slots=True)
class BodyLink:
    """Words of the body, and the claim that they lead to."""

    words: str
    claim: str


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """One slot: its name, the headline's words, the verdict (as a key and in words), the body's words, a remark."""

    slot: str
    said: str
    verdict: str
    verdict_words: str
    body: tuple[BodyLink, ...]
    more: int
    reason: str


@dataclass(frozen=True, slots=True)
class HeadlineTable:
    """One claim of the headline: its event and words, its verdict, and its rows."""

    claim: str
    event: str
    words: str
    verdict: str
    verdict_words: str
    rows: tuple[HeadlineRow, ...]


def headline_tables(
    document: Document, claims: Mapping[str, Claim], checks: Sequence[HeadlineCheck]
) -> list[HeadlineTable]:
    """A table for each claim of the headline that is among `claims`."""
    return [
        HeadlineTable(
            claim=check.claim,
            event=_label("events", check.event),
            words=check.span.of(document.text),
            verdict=check.verdict,
            verdict_words=_VERDICTS[check.verdict],
            rows=tuple(_row(name, slot, check, claims) for name, slot in check.slots.items() if slot is not None),
        )
        for check in checks
        if check.claim in claims
    ]


def uncarried_words(claims: Mapping[str, Claim], checks: Sequence[HeadlineCheck]) -> list[Span]:
    """The words of the headline that the body does not carry: of a slot, or of a whole claim that it does not tell."""
    found: list[Span] = []
    for check in checks:
        claim = claims.get(check.claim)
        if claim is None:
            continue
        if check.verdict == "not_in_body":
            found.append(claim.span)
            continue
        for name, slot in check.slots.items():
            words = _words_of(name, claim)
            if slot is not None and slot.verdict != "carried" and words is not None and name != "status":
                found.append(words[1])
    return found


def _row(name: str, slot: SlotCheck, check: HeadlineCheck, claims: Mapping[str, Claim]) -> HeadlineRow:
    links: dict[str, BodyLink] = {}
    for compared in slot.body:
        claim = claims.get(compared.claim)
        if claim is not None:
            words = _words_of(name, claim)
            shown = _shortened(words[0] if words else claim.text)
            links.setdefault(shown, BodyLink(shown, claim.id))
    return HeadlineRow(
        slot=_SLOTS[name],
        said=_said(name, claims[check.claim]),
        verdict=slot.verdict,
        verdict_words=_VERDICTS[slot.verdict],
        body=tuple(links.values())[:SHOWN],
        more=max(0, len(links) - SHOWN),
        reason=slot.reason,
    )


def _said(name: str, claim: Claim) -> str:
    if name == "how_many" and claim.count:
        return claim.count.text
    if name == "status":
        return _label("realities", claim.reality)
    if name == "what":
        whom = f": {claim.of.text}" if claim.of and (claim.by or _subject(claim) is not claim.of) else ""
        return _label("events", claim.event) + whom
    if name == "who":
        actor = _subject(claim)
        return actor.name if actor else ""
    return claim.place.text if claim.place else ""


def _subject(claim: Claim) -> Actor | None:
    return claim.by or claim.of


def _words_of(name: str, claim: Claim) -> tuple[str, Span] | None:
    """The words of a claim that fill a slot, with their span."""
    field = {
        "who": _subject(claim),
        "how_many": claim.count,
        "where": claim.place,
    }.get(name)
    return (field.text, field.span) if field is not None else None


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _label(name: Vocabulary, word: str) -> str:
    held = vocabulary(name).get(word)
    return held.label if held is not None else word
