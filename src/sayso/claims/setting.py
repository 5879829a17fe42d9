"""What a document holds of figures, places and times, found once and looked up by where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from sayso.claims.evidence import evidence_in
from sayso.claims.institutions import home_of
from sayso.claims.unlisted import unlisted_places
from sayso.figures import find_counts
from sayso.language import is_body, source_kind
from sayso.model import Count, Evidence, Name, Reading, Span, When
from sayso.places import Mention, country_name, find_places, side_of
from sayso.times import find_times

__all__ = ["Setting", "inside", "overlapping"]


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Spanned)
_LONGEST = 200  # characters of the longest count, time or place
_LONGEST_NAME = 10  # words
_LED = re.compile(
    r"(?:the )?([A-Z][A-Z0-9]+)[ -]"
    r"(?:units?|forces?|fighters|troops|soldiers|columns?|aircraft|jets|gunmen|men|militants)"
)
_BREAK = re.compile(r"[\n?!:;“”\"()]|[^\W\d_]{4}\.\s")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLES = frozenset(("the", "a", "an"))
_PERSONS = frozenset(("he", "she", "him", "her"))
_PRONOUNS = frozenset("who he she him her they them it who we us our their his its".split())


def inside(things: Sequence[T], span: Span) -> list[T]:
    """Those of `things`, which are in text order, that lie wholly inside `span`."""
    first = bisect_left(things, span.start, key=lambda thing: thing.span.start)
    found = []
    for number in range(first, len(things)):
        thing = things[number]
        if thing.span.start >= span.end:
            break
        if thing.span.end <= span.end:
            found.append(thing)
    return found


def overlapping(things: Sequence[T], span: Span) -> list[T]:
    """Those of `things`, which are in text order, that share a character with `span`."""
    first = bisect_left(things, span.start - _LONGEST, key=lambda thing: thing.span.start)
    found = []
    for number in range(first, len(things)):
        thing = things[number]
        if thing.span.start >= span.end:
            break
        if thing.span.end > span.start:
            found.append(thing)
    return found


def _may_stand_for(words: str, fuller: str) -> bool:
    """Whether words can stand for a fuller name: a pronoun for any, a plain noun for a name or for words that share one
    of its own, a name for one that shares a word of it or has its initials."""
    own = {word.lower() for word in _WORD.findall(words) if word[0].isupper()} - _PRONOUNS - _ARTICLES
    held = _WORD.findall(fuller)
    lower = {word.lower() for word in held}
    if own:
        return "".join(word[0] for word in held if word[0].isupper()).lower() in own or bool(own & lower)
    plain = {word.lower() for word in _WORD.findall(words)} - _ARTICLES
    named = any(word[0].isupper() for word in held[1:]) or fuller[:1].isupper()
    return named or bool(plain & (lower | _PRONOUNS))


def _is_phrase(words: str) -> bool:
    """Whether words can be one name or noun phrase: on one line, of one sentence, not long."""
    return words.lower() not in _PRONOUNS and len(words.split()) <= _LONGEST_NAME and _BREAK.search(words) is None


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

    def _may_point(self, span: Span, named: Span) -> bool:
        """Whether the words at `span` may take up the name at `named`.

        It must be another one, none that a caption holds, no person's for a ministry, and a person's for "he".
        """
        party = self._named.get(named)
        words = span.of(self.reading.text)
        if party is not None and party.kind == "person" and is_body(words):
            return False
        if words.lower() in _PERSONS and self._is_nobody(named, party):
            return False
        own, other = self.reading.sentence_at(span.start), self.reading.sentence_at(named.start)
        apart = other is not None and other.part == "caption" and (own is None or own.part != "caption")
        return named != span and not apart

    def _is_nobody(self, named: Span, party: Name | None) -> bool:
        """Whether the words at `named` cannot be one person: a body, a place, a people, several."""
        words = named.of(self.reading.text)
        if party is not None and party.kind != "person":
            return True
        told = [held for held in overlapping(self.mentions, named) if held.span.end == named.end]
        head = words.split(",")[0].split(" of ")[0].split(" in ")[0].split()[-1:]
        several = bool(head) and head[0].lower().endswith("s") and not head[0][:1].isupper()
        return is_body(words) or several or any(len(held.span) >= len(words) - len("the ") for held in told)

    def places_before(self, span: Span, most: int = 400) -> list[Mention]:
        """The last mentions of places before `span`."""
        last = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        return [mention for mention in self.mentions[max(0, last - most) : last] if mention.span.end <= span.start]

    @cached_property
    def _named(self) -> dict[Span, Name]:
        return {mention: name for name in reversed(self.reading.names) for mention in name.mentions}

    @cached_property
    def _evidence(self) -> dict[Span, tuple[Evidence, ...]]:
        return {}

    def evidence_at(self, sentence: Span) -> tuple[Evidence, ...]:
        """The kinds of evidence that a sentence names."""
        if sentence not in self._evidence:
            self._evidence[sentence] = evidence_in(sentence.of(self.reading.text))
        return self._evidence[sentence]

    @cached_property
    def home(self) -> str | None:
        """The alpha-3 code of the country that the document is about, by its places; None where there is no one."""
        return home_of(self.mentions)

    @cached_property
    def armed_groups(self) -> dict[str, str]:
        """The armed groups that the document names, by each form of the name, with the fullest form."""
        text = self.reading.text
        groups: dict[str, str] = {}
        for name in self.reading.names:
            if name.kind in ("organisation", "unit", "people") and source_kind(name.name, text=text) == "armed_group":
                for form in (name.name, *(mention.of(text) for mention in name.mentions)):
                    if form[:1].isupper():
                        groups.setdefault(form.removeprefix("The ").removeprefix("the "), name.name)
        return groups

    def is_person(self, words: str) -> bool:
        """Whether the document names a person so."""
        return words in self._persons

    @cached_property
    def _persons(self) -> frozenset[str]:
        return frozenset(
            form
            for name in self.reading.names
            if name.kind == "person"
            for form in (
                name.name,
                name.name.split()[-1],
                *(mention.of(self.reading.text) for mention in name.mentions),
            )
        )

    def seat_at(self, span: Span) -> str | None:
        """The name of the country for which a seat of power at `span` acts or speaks, or None."""
        for mention in inside(self.mentions, span):
            if mention.role != "people" and mention.kind != "country" and len(span) - len(mention.span) <= len("the "):
                side = mention.side or side_of(mention.span.of(self.reading.text).title())  # WASHINGTON
                return country_name(side) if side is not None else None
            if mention.role == "actor" and mention.side is not None and len(span) - len(mention.span) <= len("the "):
                return country_name(mention.side)
        return None

    def led_by_name(self, span: Span) -> str | None:
        """The name whose short form leads plain words for a part of it: "RSF units" are the Rapid Support Forces."""
        words = span.of(self.reading.text)
        match = _LED.fullmatch(words)
        if match is None:
            return None
        first = Span(span.start + match.start(1), span.start + match.end(1))
        party = self._named.get(first)
        return party.name if party is not None and party.kind in ("organisation", "unit") else None

    def name_at(self, span: Span, named: Span | None) -> str | None:
        """The fullest name that the document has for the party at `span`; `named` is where it stands, if known."""
        text = self.reading.text
        if (
            named is not None
            and self._may_point(span, named)
            and _is_phrase(named.of(text))
            and _may_stand_for(span.of(text), named.of(text))
        ):
            return self._named[named].name if named in self._named else named.of(text)
        words = span.of(text)
        if words[:1].isupper() or words.lower() in _PRONOUNS:
            return self._named[span].name if span in self._named else None
        return None
