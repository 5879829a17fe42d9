"""The events that a document's words tell, by rules: verbs, set phrases, nouns and adjectives of triggers.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.language.arguments import clause_end
from sayso.language.grammar import Grammar, grammar_of
from sayso.language.phrases import Phrase
from sayso.language.status import hedged_at
from sayso.language.told.adjectives import told_by_adjectives, told_by_phrases
from sayso.language.told.headings import told_by_headings
from sayso.language.told.nouns import told_by_nouns
from sayso.language.told.telling import NEGATIVE, Telling
from sayso.language.told.verbs import told_by_verbs
from sayso.model import EventMention, Sentence, Span, Token

__all__ = ["find_events"]

_LONGEST = 250  # tokens
_CONFIDENCE = 0.6  # of a rule's finding, until calibrated


def find_events(*, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[EventMention, ...]:
    """Every event that the sentences tell, in text order; a list of objects gives one mention a member."""
    mentions: list[EventMention] = []
    told: set[str] = set()
    for sentence, first, last in _stretches(sentences):
        g = grammar_of(tokens[first:last])
        hedged = hedged_at(g)
        for telling in sorted(_tellings(g, sentence.part == "headline"), key=lambda t: t.first):
            if telling.taken_up and telling.event in told:
                continue
            told.add(telling.event)
            mentions.extend(_mentions(g, telling, hedged))
    return tuple(sorted(mentions, key=lambda mention: mention.trigger))


def _stretches(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, int, int]]:
    """The sentences as ranges of tokens, the longest cut: a "sentence" of a thousand words is a table or an attack."""
    for sentence in sentences:
        for first in range(sentence.first, sentence.last, _LONGEST):
            yield sentence, first, min(first + _LONGEST, sentence.last)


def _tellings(g: Grammar, headline: bool) -> list[Telling]:
    """The tellings of a sentence; words that tell one event tell no other."""
    taken: set[int] = set()
    found: list[Telling] = []
    for told in (told_by_headings, told_by_verbs, told_by_phrases, told_by_nouns, told_by_adjectives):
        new = [
            telling
            for telling in told(g, headline)
            if taken.isdisjoint(range(telling.first, telling.last)) and not _told_again(telling, found)
        ]
        found.extend(new)
        taken.update(i for telling in new for i in range(telling.first, telling.last))
    return found


def _told_again(telling: Telling, found: Sequence[Telling]) -> bool:
    """Whether the words are a party of a telling of the same event: "no relief convoy has reached the town"."""
    return any(
        other.event == telling.event and other.start <= telling.first and telling.last <= other.first for other in found
    ) or any(
        other.event == telling.event
        and other.figure is not None
        and other.figure.first <= telling.first
        and telling.last <= other.figure.last
        for other in found
    )


def _mentions(g: Grammar, telling: Telling, hedged: bool) -> Iterator[EventMention]:
    by = Phrase(telling.by[0].first, telling.by[-1].last) if telling.by else None
    for number, of in enumerate(telling.of or (None,)):
        reality = telling.reality
        if any(p is not None and g.words[p.first] in NEGATIVE for p in (of, by)) and reality in ("happened", "ongoing"):
            reality = "did_not_happen"
        yield EventMention(
            event=telling.event,
            trigger=Span(g.tokens[telling.first].start, g.tokens[telling.last - 1].end),
            clause=_clause(g, telling, of) if number == 0 or of is None else of.span(g),
            reality=reality,
            hedged=hedged,
            by=by.span(g) if by else None,
            of=of.span(g) if of else None,
            figure=telling.figure.span(g) if telling.figure else None,
            stance=telling.stance or ("asks" if _asked(g) else None),
            confidence=_CONFIDENCE,
        )


def _asked(g: Grammar) -> bool:
    """Whether the sentence is a question."""
    return "?" in g.words[-2:]


def _clause(g: Grammar, telling: Telling, of: Phrase | None) -> Span:
    """The words that make the claim: from its first party to the end of its clause, or of its member of a list."""
    last = max(telling.last, of.last if of else 0)
    end = last if len(telling.of) > 1 else max(clause_end(g, last), last)
    first = min(telling.start, telling.first, of.first if of else telling.first)
    return Span(g.tokens[first].start, g.tokens[end - 1].end)
