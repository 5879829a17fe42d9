"""Sources taken up again: pronouns ("It said"), short forms ("the ministry", "chiefs"), joined to who they stand for.

Only sources are resolved, and only to an earlier source or named party that fits; what is not clear stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.entities import people_words
from sayso.language.names import Party, head_of, kind_of_party, without_determiner
from sayso.language.sources import source_kind
from sayso.model import Attribution, Span

__all__ = ["resolve_sources"]

_PERSONS = frozenset("he she".split())
_MOST = 200  # earlier sources, and organisations, that a short form is compared with
_PREPOSITION = re.compile(r"\b(?:of|in|at|for|from|with|by)\b")
_FAR = 900  # characters: a pronoun farther from the last source is not resolved
_ORGANISED = frozenset("official military armed_group media ngo intergovernmental analyst document".split())


@dataclass(slots=True)
class _Spoken:
    """A source already met: where, its party (made when somebody takes it up), its words, and what takes it up."""

    span: Span
    party: Party | None
    words: str
    pronoun: str | None
    kind: str


def resolve_sources(text: str, attributions: Sequence[Attribution], parties: list[Party]) -> None:
    """Adds the spans of sources to the parties that they stand for; makes parties for sources that are taken up."""
    spans = sorted({a.source for a in attributions if a.source is not None})
    by_end = {mention.end: party for party in parties for mention in party.mentions}
    persons = sorted(
        ((mention, party) for party in parties if party.kind == "person" for mention in party.mentions), key=_begin
    )
    organisations = [party for party in parties if party.kind == "organisation"][:_MOST]
    spoken: list[_Spoken] = []
    for span in spans:
        words = span.of(text)
        lower = words.lower()
        if lower in ("he", "she", "it", "they", "the minister"):
            before = _same_sentence(text, span, lower, persons) or _antecedent(lower, span, spoken)
            if before is not None:
                before.party = before.party or _party(text, before, parties)
                before.party.mentions.append(span)
                spoken.append(_Spoken(span, before.party, before.words, before.pronoun, before.kind))
            continue
        party = _named(span, words, by_end)
        if party is None:
            earlier = _short_form(words, spoken[-_MOST:], organisations, span)
            if isinstance(earlier, _Spoken):
                earlier.party = earlier.party or _party(text, earlier, parties)
                party = earlier.party
            elif earlier is not None:
                party = earlier
        if party is not None:
            party.mentions.append(span)
        kind = source_kind(words, name=party.name if party else None, text=text)
        spoken.append(_Spoken(span, party, words, _pronoun_of(words, party, kind), kind))
        if party is None and words.split()[0].lower() == "the" and words.split()[-1][0].isupper():
            made = _party(text, spoken[-1], parties)  # "the Kremlin" is the Kremlin, "the Red Cross" the Red Cross
            spoken[-1].party = made


def _party(text: str, spoken: _Spoken, parties: list[Party]) -> Party:
    """A party for a source without one: its own words, without the article where they are definite."""
    words = spoken.words
    if words.lower().startswith("the "):
        words = without_determiner(words)
    party = Party(tuple(words.split()), kind_of_party(spoken.words, text), spoken.pronoun, [spoken.span])
    parties.append(party)
    return party


def _named(span: Span, words: str, by_end: dict[int, Party]) -> Party | None:
    """The party whose name ends the source ("deputy mayor Sergei Orlov"), or its part before an aside."""
    party = by_end.get(span.end)
    if party is not None:
        start = max(mention.start for mention in party.mentions if mention.end == span.end)
        # "Chiefs of the Free Army" are the chiefs, not the army.
        return None if _PREPOSITION.search(words[: max(0, start - span.start)]) else party
    comma = words.find(",")
    if comma > 0:
        party = by_end.get(span.start + comma)
        if party is not None:
            return party
    tail = words.rsplit(" in ", 1)
    if len(tail) == 2:
        return by_end.get(span.start + len(tail[0]))
    for agency in (" news agency", " agency", " newspaper", " television", " news"):
        if words.endswith(agency):
            return by_end.get(span.end - len(agency))
    return None


def _pronoun_of(words: str, party: Party | None, kind: str) -> str | None:
    """The pronoun that takes a source up: "he/she" (either), "he", "she", "it", "they"; None for a pronoun itself."""
    if party is not None and party.kind == "person":
        return party.pronoun or "he/she"
    head = head_of(words)
    if party is not None and party.kind in ("organisation", "unit"):
        return "it"
    if head in people_words("female") or head in ("woman", "mother", "wife", "sister", "daughter"):
        return "she"
    if head in people_words("male") or head in ("man", "father", "husband", "brother", "son"):
        return "he"
    if head in people_words("roles") or (kind in ("witness", "captive") and not head.endswith("s")):
        return "he/she"
    if head.endswith("s") and head not in ("forces", "news"):
        return "they"
    return "it" if kind in _ORGANISED and head not in ("source", "voice", "journalist", "reporter") else "he/she"


def _antecedent(pronoun: str, span: Span, spoken: Sequence[_Spoken]) -> _Spoken | None:
    """The latest source that the pronoun can stand for."""
    for before in reversed(spoken[-6:]):
        if span.start - before.span.end > _FAR:
            return None
        if pronoun == "the minister":
            if "minister" in before.words.lower():
                return before
            continue
        fits = before.pronoun is not None and (
            pronoun in before.pronoun.split("/")
            or (pronoun == "they" and before.pronoun == "it" and before.kind != "document")
        )
        if fits:
            return before
        if pronoun in _PERSONS and before.pronoun in ("he", "she", "he/she"):
            return None if before.pronoun == "he/she" else _same(pronoun, span, spoken)
    return None


def _begin(held: tuple[Span, Party]) -> int:
    return held[0].start


def _same_sentence(text: str, span: Span, pronoun: str, persons: Sequence[tuple[Span, Party]]) -> _Spoken | None:
    """The one person named earlier in the sentence of "he" or "she": "Mr Putin sent troops on what he called"."""
    if pronoun not in _PERSONS:
        return None
    start = max(text.rfind(mark, max(0, span.start - 400), span.start) for mark in (". ", "\n", "”", "? ", "! "))
    if start < 0 or start + 3 >= span.start:
        return None
    held = []
    for mention, party in persons[
        bisect_left(persons, start, key=_begin) : bisect_left(persons, span.start, key=_begin)
    ]:
        if mention.start > start and party.pronoun in (None, pronoun):
            held.append((mention, party))
    if len({id(party) for _, party in held}) != 1:
        return None
    mention, party = held[-1]
    return _Spoken(mention, party, mention.of(text), party.pronoun or "he/she", "other")


def _same(pronoun: str, span: Span, spoken: Sequence[_Spoken]) -> _Spoken | None:
    """The latest source known to be of the pronoun's gender."""
    return next(
        (b for b in reversed(spoken[-6:]) if b.pronoun == pronoun and span.start - b.span.end <= _FAR),
        None,
    )


def _short_form(
    words: str, spoken: Sequence[_Spoken], organisations: Sequence[Party], span: Span
) -> _Spoken | Party | None:
    """The earlier source that a short form stands for: "the ministry", "the Centre", "chiefs"; None where two fit."""
    held = words.split()
    bare = without_determiner(words)
    head = bare.lower()
    definite = held[0].lower() == "the" and len(held) == 2
    if not definite and not (len(held) == 1 and head.endswith("s")):
        return None
    fitting: dict[int, _Spoken] = {}
    for before in spoken:
        full = before.words.lower().split()
        if len(full) > len(held) and (head_of(before.words) == head or (definite and head in full[-3:])):
            fitting[id(before.party) if before.party else before.span.start] = before
    names = {before.party.name if before.party else without_determiner(before.words) for before in fitting.values()}
    if len(names) == 1:
        return next(iter(fitting.values()))
    if fitting or not definite:
        return None
    near = [
        party
        for party in organisations
        if head in (word.lower() for word in party.words)
        and any(mention.end < span.start for mention in party.mentions)
    ]
    if len(near) == 1:
        return near[0]
    if head in ("group", "organisation", "organization", "agency", "body", "charity", "outlet") and not near:
        return next((b for b in reversed(spoken) if b.pronoun == "it"), None)
    return None
