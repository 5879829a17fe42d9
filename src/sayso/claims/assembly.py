"""Claims, put together from a reading: what is told, who says so, how many, where, when, on what evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from sayso.claims.actors import actor_of
from sayso.claims.evidence import evidence_in
from sayso.claims.howmany import count_of
from sayso.claims.parties import with_parties_named
from sayso.claims.setting import Setting
from sayso.claims.shares import shares_of
from sayso.claims.statements import statements_of
from sayso.claims.status import status_of
from sayso.claims.voices import Voice, voice_at
from sayso.claims.whereabouts import place_of, when_of
from sayso.model import Claim, EventMention, Reading, Sentence, Source, Span

__all__ = ["claims_of"]

_EDGES = ' \t\r\n,;:.–—-“”"‘’()'


def claims_of(reading: Reading) -> list[Claim]:
    """The claims of a document, in text order, each with the words that it rests on.

    Pure: the same reading gives the same claims with the same ids.
    """
    setting = Setting(reading)
    drafts: list[Claim] = []
    for mention in reading.events:
        sentence = reading.sentence_at(mention.trigger.start)
        if sentence is None:
            continue
        whole = _claim(setting, mention, sentence)
        drafts.append(whole)
        for share in shares_of(setting, mention, sentence=sentence.span):
            drafts.append(replace(_claim(setting, share, sentence), part_of=whole.id))
    for words, around in statements_of(setting, reading.events):
        drafts.append(_claim(setting, _statement(words), around))
    return _settled(drafts)


def _statement(words: Span) -> EventMention:
    return EventMention(event="said", trigger=words, clause=words, confidence=0.5)


def _claim(setting: Setting, mention: EventMention, sentence: Sentence) -> Claim:
    reading = setting.reading
    text = reading.text
    voice = voice_at(setting, mention.trigger)
    clause = _words_of(mention, voice, text)
    stance, reality = status_of(mention, voice, text)
    if mention.event == "said":
        place, when = None, None
    else:
        place = place_of(setting, mention, sentence=sentence, clause=clause, voice=voice)
        when = when_of(setting, mention, sentence=sentence, clause=clause, voice=voice)
    confidence = mention.confidence * (0.75 + 0.25 * voice.confidence)
    return Claim(
        id=claim_id(reading.document.id, clause, mention.event, voice.sources),
        document=reading.document.id,
        part=sentence.part,
        span=clause,
        text=clause.of(text),
        event=mention.event,
        stance=stance,
        reality=reality,
        hedged=mention.hedged or voice.hedged,
        quote=reading.quoted(mention.trigger),
        sources=voice.sources,
        cue=voice.cue,
        by=actor_of(setting, mention.by, event=mention.event) if mention.by else None,
        of=actor_of(setting, mention.of, event=mention.event) if mention.of else None,
        count=count_of(setting, mention, sentence=sentence.span),
        place=place,
        when=when,
        evidence=evidence_in(sentence.span.of(text)),
        confidence=confidence,
    )


def _words_of(mention: EventMention, voice: Voice, text: str) -> Span:
    """The words that make the claim: the clause, without source and cue."""
    clause = mention.clause
    if voice.content is not None and voice.content.overlaps(clause):
        clause = Span(max(clause.start, voice.content.start), min(clause.end, voice.content.end))
    return clause.trimmed(text, _EDGES) or mention.trigger


def claim_id(document: str, span: Span, event: str, sources: tuple[Source, ...]) -> str:
    """The id of a claim: the same for the same document, span, event and nearest source, on every run."""
    source = f"{sources[0].span.start}-{sources[0].span.end}" if sources else ""
    key = f"{document}|{span.start}-{span.end}|{event}|{source}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _settled(drafts: Iterable[Claim]) -> list[Claim]:
    """The drafts in text order, one of each id, with what only the whole shows: "184 killed and wounded"."""
    claims: dict[str, Claim] = {}
    for draft in drafts:
        claims.setdefault(draft.id, draft)
    pairs = {(c.event, c.of.span) for c in claims.values() if c.of is not None and c.event in ("killed", "injured")}
    for key, claim in claims.items():
        other = "injured" if claim.event == "killed" else "killed"
        if claim.event in ("killed", "injured") and claim.of is not None and (other, claim.of.span) in pairs:
            count = claim.count
            if count is not None and count.high is not None and count.low and count.share is None:
                claims[key] = replace(claim, count=replace(count, low=None))
    return with_parties_named(sorted(claims.values(), key=lambda c: (c.span.start, c.span.end, c.event, c.id)))
