"""What a document holds of figures, places, times and statements, found once and looked up by where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from sayso.claims.unlisted import unlisted_places
from sayso.figures import find_counts
from sayso.model import Attribution, Count, EventMention, Reading, Sentence, Span, When
from sayso.places import Mention, country_name, find_places
from sayso.times import find_times

__all__ = ["PLACE_EVENTS", "Setting", "inside"]

PLACE_EVENTS = frozenset(("seized", "controls", "besieged"))  # events of a place, which stands in `of`


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Spanned)
_STRETCH = 1024  # characters a bucket of statements, so that a look-up does not pass over a whole book


def inside(things: Sequence[T], span: Span) -> list[T]:
    """Those of `things`, which are in text order, that lie wholly inside `span`."""
    first = bisect_left(things, span.start, key=lambda thing: thing.span.start)
    found = []
    for thing in things[first:]:
        if thing.span.start >= span.end:
            break
        if thing.span.end <= span.end:
            found.append(thing)
    return found


@dataclass(frozen=True)
class Setting:
    """A reading with its counts, times and places, each found on first use and in text order."""

    reading: Reading

    @cached_property
    def counts(self) -> list[Count]:
        """The counts of the text."""
        return sorted(find_counts(self.reading.text), key=lambda count: count.span)

    @cached_property
    def times(self) -> list[When]:
        """The time expressions of the text, resolved against the document's date."""
        date = self.reading.document.date
        found = find_times(self.reading.text, date=date.value if date else None, at=date.at if date else None)
        return sorted(found, key=lambda when: when.span)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every mention of a place, a people or a seat of power."""
        text = self.reading.text
        known = find_places(text)
        return sorted(
            [*known, *unlisted_places(text, known=known, names=self.reading.names)], key=lambda mention: mention.span
        )

    @cached_property
    def places(self) -> list[Mention]:
        """Those mentions that say where."""
        return [mention for mention in self.mentions if mention.role == "place"]

    @cached_property
    def _statements(self) -> dict[int, list[Attribution]]:
        buckets: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in self.reading.attributions:
            held = {n for part in attribution.content for n in range(part.start // _STRETCH, part.end // _STRETCH + 1)}
            for number in held:
                buckets[number].append(attribution)
        return buckets

    def seat_at(self, span: Span) -> str | None:
        """The name of the country for which a seat of power at `span` acts or speaks, or None."""
        for mention in inside(self.mentions, span):
            if mention.role == "actor" and mention.side is not None and len(span) - len(mention.span) <= len("the "):
                return country_name(mention.side)
        return None

    def events_from(self, span: Span) -> Iterator[EventMention]:
        """The events whose triggers begin inside `span`."""
        events = self.reading.events
        for event in events[bisect_left(events, span.start, key=lambda event: event.trigger.start) :]:
            if event.trigger.start >= span.end:
                return
            yield event

    def statements_at(self, span: Span) -> list[Attribution]:
        """The attributions whose content overlaps the beginning of `span`, in the reading's order."""
        start = Span(span.start, span.start + 1)
        return [a for a in self._statements.get(span.start // _STRETCH, ()) if a.holds(start)]

    def sentences_in(self, span: Span) -> list[Sentence]:
        """The sentences that overlap `span`."""
        sentences = self.reading.sentences
        first = bisect_left(sentences, span.start + 1, key=lambda sentence: sentence.span.end)
        found = []
        for sentence in sentences[first:]:
            if sentence.span.start >= span.end:
                break
            found.append(sentence)
        return found
