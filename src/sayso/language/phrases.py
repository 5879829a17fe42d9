"""Noun phrases of a sentence, found to the left or right of a place in it, and the members of a list."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.language.classes import class_of
from sayso.language.grammar import Grammar
from sayso.language.lists import word_lists
from sayso.model import Span

__all__ = ["Phrase", "list_after", "list_before", "phrase_after", "phrase_before"]

_INSIDE = ("noun", "num", "quant", "gen")
_OPENING = ("det", "poss")
_PARTITIVES = frozenset(word_lists("words")["partitives"])
_TIME_WORDS = frozenset(word_lists("words")["times"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `[first, last)` of its sentence."""

    first: int
    last: int

    def span(self, g: Grammar) -> Span:
        """Its stretch of the document's text."""
        return Span(g.tokens[self.first].start, g.tokens[self.last - 1].end)

    def words(self, g: Grammar) -> str:
        """Its words, in the case they have, single-spaced."""
        return " ".join(t.text for t in g.tokens[self.first : self.last])

    def head(self, g: Grammar) -> int:
        """The index of its head noun: the last word before "of", or its last word."""
        for i in range(self.first + 1, self.last):
            if g.words[i] == "of" and not _partitive(g, i):
                return i - 1
        return self.last - 1

    def is_time(self, g: Grammar) -> bool:
        """Whether it tells a time: "last week", "Monday"."""
        return g.words[self.last - 1] in _TIME_WORDS or g.words[self.head(g)] in _TIME_WORDS

    def klass(self, g: Grammar) -> str | None:
        """Its class by its head noun, or None."""
        return class_of(self.words(g))

    def proper(self, g: Grammar) -> bool:
        """Whether its head is written as a name."""
        return not g.shouting and g.proper(self.head(g))


def _partitive(g: Grammar, of: int) -> bool:
    """Whether "of" follows a quantity: "hundreds of", "a number of", "8 of"."""
    return g.tags[of - 1] in ("num", "quant") or g.words[of - 1] in (
        "number",
        "majority",
        "total",
        "half",
        "couple",
        "handful",
        "part",
    )


def _joins_numbers(g: Grammar, i: int) -> bool:
    """Whether "to", "and", "or" or a dash stands between two numbers: "50 to 100"."""
    return (
        g.words[i] in ("to", "and", "or", "-", "–")
        and 0 < i < len(g.tags) - 1
        and g.tags[i - 1] == "num"
        and g.tags[i + 1] == "num"
    )


def _time_before_number(g: Grammar, i: int) -> bool:
    """Whether a time ends at `i` and a figure begins after it: "on Monday three people", "that day eleven men"."""
    return g.words[i] in _TIME_WORDS and i + 1 < len(g.tags) and g.tags[i + 1] in ("num", "quant")


def phrase_after(g: Grammar, start: int) -> Phrase | None:
    """The noun phrase that begins at `start`, adverbs and opening quotes passed over, or None."""
    i = start
    while i < len(g.tags) and (g.tags[i] == "adv" or g.words[i] in ("“", '"', "‘", "both", "all")):
        i += 1
    if i >= len(g.tags):
        return None
    if g.tags[i] == "pron":
        return Phrase(i, i + 1)
    first, held, fresh = i, False, True
    while i < len(g.tags):
        tag = g.tags[i]
        if tag in _OPENING:
            if not fresh:
                break
            fresh = False
        elif tag in _INSIDE:
            if tag in ("num", "quant") and held and g.tags[i - 1] in ("noun",) and not g.words[i][:1].isdigit():
                break
            held = held or tag != "quant"
            fresh = False
        elif g.words[i] == "of" and held and i + 1 < len(g.tags) and g.tags[i + 1] in (*_INSIDE, *_OPENING, "adv"):
            fresh = True
        elif not (
            _joins_numbers(g, i)
            or (tag == "adv" and fresh)
            or (g.words[i] == "-" and held and i + 1 < len(g.tags) and g.tags[i + 1] in _INSIDE)
        ):
            break
        i += 1
    while i > first and (g.tags[i - 1] in (*_OPENING, "adv", "conj") or g.words[i - 1] == "of"):
        i -= 1
    return Phrase(first, i) if held and i > first else None


def phrase_before(g: Grammar, end: int) -> Phrase | None:
    """The noun phrase that ends right before `end`, adverbs and closing quotes passed over, or None."""
    i = end - 1
    while i >= 0 and (g.tags[i] == "adv" or g.words[i] in ("”", '"', "’")):
        i -= 1
    if i < 0:
        return None
    if g.tags[i] == "pron" or (
        g.tags[i] == "det" and g.words[i] in ("this", "that", "these", "those", "both", "all", "some")
    ):
        return Phrase(i, i + 1)
    last = i + 1
    while i >= 0:
        tag = g.tags[i]
        if _time_before_number(g, i) and i + 1 < last:
            break
        if tag in _INSIDE or _joins_numbers(g, i):
            i -= 1
        elif tag in _OPENING:
            i -= 1
            if not (i >= 0 and (g.words[i] == "of" or g.tags[i] == "quant")):
                break
        elif g.words[i] == "of" and i > 0 and g.tags[i - 1] in ("noun", "num", "gen"):
            i -= 1
        else:
            break
    first = i + 1
    while first < last and g.words[first] == "of":
        first += 1
    return Phrase(first, last) if first < last else None


def list_after(g: Grammar, first: Phrase) -> tuple[Phrase, ...]:
    """The members of the list that `first` opens: "217 tanks, two bridges and 312 vehicles" gives three.

    Without an "and" at its end only members with a figure of their own make a list: the rest are asides.
    """
    members, closed = [first], False
    while not closed:
        i = members[-1].last
        if i < len(g.words) and g.words[i] == ",":
            i += 1
        if i < len(g.tags) and g.words[i] in ("and", "or", "&"):
            closed, i = True, i + 1
        if i == members[-1].last or i >= len(g.tags) or g.tags[i] not in (*_INSIDE, *_OPENING):
            closed = closed and i >= len(g.tags)
            break
        phrase = phrase_after(g, i)
        if phrase is None or phrase.is_time(g):
            closed = False
            break
        follower = g.group_of(phrase.last) if phrase.last < len(g.tags) else None
        if follower is not None and (follower.finite or g.words[follower.verb].endswith("ing")):
            closed = False
            break
        members.append(phrase)
    if closed:
        return tuple(members)
    figured = [m for m in members if g.tags[m.first] in ("num", "quant") and m.last - m.first > 1]
    return tuple(members) if len(figured) == len(members) else (first,)


def list_before(g: Grammar, last: Phrase) -> tuple[Phrase, ...]:
    """The members of the list that `last` closes, in text order: "tanks and trucks were burnt" gives two."""
    members = [last]
    while True:
        i = members[0].first - 1
        joined = i >= 0 and g.words[i] in ("and", "or", "&")
        if joined:
            i -= 1
        if i >= 0 and g.words[i] == "," and (joined or len(members) > 1):
            i -= 1
        elif not joined:
            return tuple(members)
        phrase = phrase_before(g, i + 1)
        if phrase is None or phrase.last != i + 1 or phrase.is_time(g):
            return tuple(members)
        before = phrase.first - 1
        if before >= 0 and (g.tags[before] == "verb" or (g.tags[before] == "prep" and before > 0 and not joined)):
            return tuple(members)
        members.insert(0, phrase)
