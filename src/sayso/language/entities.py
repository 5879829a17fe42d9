"""Entities: named persons, organisations, units and weapons, by capitals, titles, word lists and endings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.language.lists import word_lists
from sayso.model import EntityKind, Sentence, Span, Token
from sayso.model.calendar import MONTHS, WEEKDAYS

__all__ = ["NamedThing", "named_things", "people_words"]

_DESIGNATION = re.compile(r"(?:[A-Z][A-Za-z]{0,3}-?\d{1,4}[A-Za-z]{0,3}\d?|[A-Z]{1,3}\d{2,3})$")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,6}$")
# Words that carry a capital only because a sentence begins with them, or that are never part of a name.
_LONGEST_NAME = 12  # tokens
_PLAIN = frozenset(
    (
        "the a an this that these those he she it they we i you his her its their our my in on at by for from to "
        "of as if when while after before since but and or so yet however meanwhile there here what who why how "
        "where one some many most several two three four five six seven eight nine ten dozens hundreds thousands "
        "no not according earlier later both all more about nearly almost only another each every any such then "
        "now today yesterday still just even also with without under over during despite instead because although "
        "though until once again speaking asked told said reports officials residents witnesses authorities "
    ).split()
)
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS)) - {"may", "mar", "sun", "sat"}


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A named thing: its span without titles, its words, its kind, the titles before it, and its sentence."""

    span: Span
    words: tuple[str, ...]
    kind: EntityKind
    titles: tuple[str, ...]
    sentence: int


@cache
def people_words(name: str) -> frozenset[str]:
    """One list of people.yaml."""
    return frozenset(word_lists("people")[name])


@cache
def _states() -> frozenset[str]:
    return frozenset(state.lower() for state in word_lists("sources")["states"])


def _capital(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() or (first.isdigit() and _ORDINAL.match(token.text) is not None)


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised tokens, with "of", "for", "al" and hyphens inside."""
    inside = people_words("inside")
    i, n = 0, len(tokens)
    while i < n:
        if not _capital(tokens[i]) or tokens[i].lower in _CALENDAR or (i == 0 and tokens[i].lower in _PLAIN):
            i += 1
            continue
        j = i + 1
        while j < n and j - i < _LONGEST_NAME:
            if _capital(tokens[j]) and tokens[j].lower not in _CALENDAR:
                j += 1
                continue
            k = j
            while k < n and k - j < 2 and tokens[k].lower in inside:
                k += 1
            if (
                k == j
                or k >= n
                or not _capital(tokens[k])
                or (tokens[j].lower == "and" and not _joins(tokens, i, j, k))
            ):
                break
            j = k + 1
        yield i, j
        i = j


def _joins(tokens: Sequence[Token], first: int, at: int, after: int) -> bool:
    """Whether "and" stands inside one name ("Search and Rescue Service"), not between two."""
    words = people_words("organisations")
    return (
        tokens[at - 1].lower not in words
        and any(t.lower in words for t in tokens[after : after + 2])
        and at - first < 3
    )


def named_things(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> list[NamedThing]:
    """The named things of the text, in order; sentences where case tells nothing (all capitals) are left out."""
    found: list[NamedThing] = []
    for number, sentence in enumerate(sentences):
        held = tokens[sentence.first : sentence.last]
        words = [token for token in held if token.text[0].isalpha() and len(token.text) > 2]
        share = 0.6 if sentence.part == "headline" else 0.8
        if len(words) > 3 and sum(token.text[0].isupper() for token in words) >= share * len(words):
            continue
        for first, last in _runs(held):
            thing = _thing(held, first, last, number)
            if thing is not None:
                found.append(thing)
    return found


def _thing(held: Sequence[Token], first: int, last: int, number: int) -> NamedThing | None:
    titles: list[str] = []
    known, demonyms = people_words("titles"), people_words("demonyms")
    before = first - 1
    while before >= 0 and first - before < 6 and held[before].lower.rstrip(".") in known:
        titles.insert(0, held[before].lower.rstrip("."))
        before -= 1
    start = first
    # "of" inside: "Ministry of Defence" keeps all; "President of Ukraine" is a title, no name.
    while start < last and (held[start].lower.rstrip(".") in known or held[start].lower in demonyms):
        word = held[start].lower.rstrip(".")
        organisation = any(t.lower in people_words("organisations") for t in held[start:last])
        if organisation and word not in ("mr", "mrs", "ms", "dr", "former", "senior"):
            if word in demonyms and start + 1 < last:
                start += 1
            break
        if word in known:
            titles.append(word)
        start += 1
    while start < last and held[start].lower in people_words("inside") | {"the"}:
        start += 1
    if start >= last:
        return None
    words = tuple(token.text for token in held[start:last])
    kind = _kind(held, start, last, titles)
    if kind is None:
        return None
    return NamedThing(Span(held[start].start, held[last - 1].end), words, kind, tuple(titles), number)


def _kind(held: Sequence[Token], start: int, last: int, titles: Sequence[str]) -> EntityKind | None:
    lowers = [token.lower for token in held[start:last]]
    joined = " ".join(lowers)
    if joined in _states():
        return "place"
    if any(_ORDINAL.match(word) for word in lowers[:1]) or (len(lowers) > 1 and lowers[-1] in people_words("units")):
        return "unit" if lowers[-1] in people_words("units") or len(lowers) > 1 else None
    if lowers[0] in people_words("weapons") or (
        _DESIGNATION.match(held[start].text) and any(c.isdigit() for c in lowers[0]) and lowers[0] != "m23"
    ):
        return "weapon"
    following = held[last].lower if last < len(held) else ""
    if set(lowers) & people_words("organisations"):
        alone = len(lowers) == 1 and lowers[0] not in ("kremlin", "pentagon")
        return None if alone else "organisation"
    if _ACRONYM.match(held[start].text) and len(lowers) == 1:
        return "organisation"
    if following in people_words("organisations") and len(lowers) < 3 and not titles:
        return "organisation" if following in ("news", "agency", "group", "movement", "party") else None
    if titles or lowers[0] in people_words("he") or lowers[0] in people_words("she"):
        return "person" if len(lowers) <= 4 and "of" not in lowers else None
    aged = last + 1 < len(held) and following == "," and held[last + 1].text.isdigit() and len(held[last + 1].text) == 2
    return (
        "person"
        if aged or (len(lowers) in (2, 3) and "of" not in lowers and "-" not in lowers and _speaks(held, start, last))
        else None
    )


def _speaks(held: Sequence[Token], start: int, last: int) -> bool:
    """Whether the words stand right before or after a verb of saying, as names of persons do."""
    verbs = ("said", "says", "told", "added", "wrote", "warned", "insisted", "asked")
    after = held[last].lower if last < len(held) else ""
    before = held[start - 1].lower if start else ""
    return after in verbs or before in verbs[:2]
