"""Claims, put together from a reading: what is told, who says so, how many, where, when, on what evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from sayso.claims.actors import actor_of
from sayso.claims.howmany import HARMED, count_of
from sayso.claims.parties import with_parties_named
from sayso.claims.setting import Setting
from sayso.claims.shares import listed_shares, with_shares
from sayso.claims.status import settled_status
from sayso.claims.voices import sources_of
from sayso.claims.whereabouts import place_of, when_of, with_places_shared
from sayso.model import Actor, Claim, Count, Cue, EventMention, Reading, Sentence, Source, Span

__all__ = ["claims_of"]

_HARM = frozenset(
    "killed dead wounded injured hurt missing casualties victims deaths fatalities martyred martyrs slain died "
    "displaced detained captured arrested abducted kidnapped".split()
)
_EDGES = ' \t\r\n,;:.–—-“”"‘’()'


def claims_of(reading: Reading) -> list[Claim]:
    """The claims of a document, in text order, each with the words that it rests on.

    Pure: the same reading gives the same claims with the same ids.
    """
    setting = Setting(reading)
    drafts: list[Claim] = []
    for mention in reading.events:
        sentence = reading.sentence_at(mention.trigger.start)
        if sentence is not None:
            drafts.append(_claim(setting, mention, sentence))
    return _settled(_with_listed_shares(setting, drafts), reading.text)


def _with_listed_shares(setting: Setting, drafts: Iterable[Claim]) -> list[Claim]:
    """The drafts with the shares that are listed after a figure, each instead of a draft that tells the same figure."""
    found: list[Claim] = []
    listed: set[tuple[str, Span]] = set()
    for draft in sorted(drafts, key=lambda claim: claim.count.span.start if claim.count is not None else -1):
        if draft.count is not None and (draft.event, draft.count.span) in listed:
            continue  # a share already, of the figure before it
        found.append(draft)
        for share in listed_shares(setting, draft):
            if share.count is not None and (share.event, share.count.span) not in listed:
                listed.add((share.event, share.count.span))
                found.append(replace(share, id=claim_id(share.document, share.span, share.event, share.sources)))
    return found


def _claim(setting: Setting, mention: EventMention, sentence: Sentence) -> Claim:
    reading, text = setting.reading, setting.reading.text
    clause = mention.clause.trimmed(text, _EDGES) or mention.trigger
    sources = sources_of(setting, mention, sentence)
    stance, reality = settled_status(mention)
    count = count_of(setting, mention, sentence=sentence.span)
    by, of = mention.by, _harmed(mention, count, text)
    klass = mention.klass or ("people" if of is not None and count is not None and of == count.span else None)
    by_class = mention.klass if of is None else None
    return Claim(
        id=claim_id(reading.document.id, clause, mention.event, sources),
        document=reading.document.id,
        part=sentence.part,
        span=clause,
        text=clause.of(text),
        event=mention.event,
        stance=stance,
        reality=reality,
        hedged=mention.hedged,
        quote=reading.quoted(mention.trigger),
        sources=sources,
        cue=Cue(mention.cue.of(text), mention.cue) if mention.cue is not None else None,
        by=_with_figure(actor_of(setting, by, named=mention.by_name, klass=by_class), count, text) if by else None,
        of=_with_figure(actor_of(setting, of, named=mention.of_name, klass=klass), count, text) if of else None,
        count=count,
        place=place_of(setting, mention),
        when=when_of(setting, mention),
        evidence=setting.evidence_at(sentence.span),
        confidence=mention.confidence,
    )


def _harmed(mention: EventMention, count: Count | None, text: str) -> Span | None:
    """The words of those harmed without the word of harm: of "at least 30 killed" the figure."""
    of, figure = mention.of, count.span if count is not None else None
    if of is None or figure is None or mention.event not in HARMED or of.end != mention.trigger.end:
        return of
    if mention.trigger.of(text).lower() not in _HARM:
        return of  # "three children": the noun itself tells who
    return figure if figure.end < mention.trigger.start else of


def _with_figure(party: Actor, count: Count | None, text: str) -> Actor:
    """The party with the figure before its words: "eight" and "youths" are eight youths."""
    if count is None or not 0 < party.span.start - count.span.end <= 1:
        return party
    span = Span(count.span.start, party.span.end)
    return replace(party, text=span.of(text), span=span)


def claim_id(document: str, span: Span, event: str, sources: tuple[Source, ...]) -> str:
    """The id of a claim: the same for the same document, span, event and nearest source, on every run."""
    source = f"{sources[0].span.start}-{sources[0].span.end}" if sources else ""
    key = f"{document}|{span.start}-{span.end}|{event}|{source}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _settled(drafts: Iterable[Claim], text: str) -> list[Claim]:
    """The drafts in text order, one of each id, with what only the whole shows: "184 killed and wounded"."""
    claims: dict[str, Claim] = {}
    for draft in drafts:
        claims.setdefault(draft.id, draft)
    pairs = {
        (c.event, c.count.span) for c in claims.values() if c.count is not None and c.event in ("killed", "injured")
    }
    for key, claim in claims.items():
        other = "injured" if claim.event == "killed" else "killed"
        count = claim.count
        if count is None or claim.event not in ("killed", "injured") or (other, count.span) not in pairs:
            continue
        if count.high is not None and count.low and count.share is None:
            claims[key] = replace(claim, count=replace(count, low=None))
    ordered = sorted(claims.values(), key=lambda c: (c.span.start, c.span.end, c.event, c.id))
    return with_parties_named(with_shares(with_places_shared(ordered, text), text))
