"""What is asked: a claim of the ledger, or typed words, as a figure of something in a state on one side and day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.figures import find_counts
from sayso.language.classes import class_of
from sayso.ledger.series.naming import key_of, naming
from sayso.ledger.series.systems import systems_in
from sayso.model import Claim, Count
from sayso.places import side_of

__all__ = ["Asked", "asked_of_claim", "asked_of_words"]

HAPPENED = ("happened", "ongoing")
_EVENTS = {"captured", "destroyed", "damaged", "abandoned", "killed", "injured", "missing"}
_LOST = re.compile(r"\b(?:lost|loses?|losing|loss(?:es)?)\b", re.IGNORECASE)
_PART = re.compile(r"[,;.:]|\band\b|\bplus\b|\bas well as\b", re.IGNORECASE)
_TAKER = re.compile(r"\bby ((?:the )?\w+(?: \w+){0,2})", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:of|from) ((?:the )?\w+(?: \w+)?)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_MORE = re.compile(r"\b(?:more than|over|above|exceed\w*)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:fewer than|less than|under|below|nearly|almost)\b", re.IGNORECASE)
_TAIL = re.compile(r"\W*\b(?:and|plus|as well as)\W*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n\n")
_REACH = 240  # characters after a claim in which its list goes on
_LONGEST_NAME = 5  # words of a kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claimed figure, as series can be asked for it.

    `low` to `high` are its bounds (None for none), `figures` the numbers as they were said. `kinds` where the words
    name kinds, `systems` where they name systems, else `klass` with its readings. `side` is whose the things are;
    `not_side` the party that took or struck them. `why_not` says why it cannot be set against a series.
    """

    words: str
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    figures: tuple[int, ...] = ()
    klass: str | None = None
    kinds: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    status: str | None = None
    side: str | None = None
    not_side: str | None = None
    date: str | None = None
    scope: str | None = None
    claim: str | None = None
    document: str | None = None
    why_not: str | None = None


def asked_of_claim(claim: Claim, *, published: dt.date | None = None, known: frozenset[str] = frozenset()) -> Asked:
    """What a claim of the ledger asks; its day is the end of its time, else the document's.

    `known` are words that name systems in the series at hand.
    """
    whom = claim.of
    asked = Asked(
        words=claim.text,
        status="lost" if claim.event == "destroyed" and _LOST.search(claim.text) else claim.event,
        side=whom.side if whom else None,
        not_side=claim.by.side if claim.by and claim.by.side != (whom.side if whom else None) else None,
        date=_day(claim, published),
        claim=claim.id,
        document=claim.document,
        klass=whom.klass if whom else None,
        scope=claim.count.scope if claim.count else None,
    )
    if whom is not None:
        kinds, _ = _named(whom.text)
        asked = replace(asked, kinds=kinds, systems=systems_in(whom.text, known))
    if claim.event not in _EVENTS:
        return replace(asked, why_not="no series counts events of this kind")
    if claim.reality not in HAPPENED:
        return replace(asked, why_not="the words do not say that it happened")
    if claim.stance == "denies":
        return replace(asked, why_not="it is a denial")
    return _with_count(asked, claim.count)


def _day(claim: Claim, published: dt.date | None) -> str | None:
    if claim.when is not None and claim.when.end is not None:
        return claim.when.end[:10]
    return published.isoformat() if published else None


def _with_count(asked: Asked, count: Count | None) -> Asked:
    if count is None:
        if asked.systems:
            return replace(asked, low=1)
        return replace(asked, why_not="it has no figure")
    if not any(char.isdigit() for char in count.text) and not find_counts(count.text):
        return replace(asked, why_not="it tells of one case, without a number")
    if count.per is not None:
        return replace(asked, why_not=f"it is a rate, so many a {count.per}")
    if count.low is None and count.high is None:
        return replace(asked, why_not="its figure sets no bound")
    figures = {end for end in (count.low, count.high) if end is not None}
    if count.high is None and count.low is not None and _MORE.search(count.text):
        figures = {count.low - 1}
    elif count.low is None and count.high is not None and _LESS.search(count.text):
        figures = {count.high + 1}
    return replace(
        asked,
        low=count.low,
        high=count.high,
        approximate=count.approximate,
        figures=() if count.vague else tuple(sorted(figures)),
    )


def asked_beside(asked: Asked, claim: Claim, text: str, known: frozenset[str]) -> list[Asked]:
    """The systems that the same sentence names after a claim's figure, as members of its list without a figure.

    "captured at least 217 tanks, Pantsir SAM, OSA and 312 vehicles" tells of a Pantsir and an Osa, one at least.
    """
    rest = _SENTENCE_END.split(text[claim.span.end : claim.span.end + _REACH], maxsplit=1)[0]
    found = []
    for start, end, count in _parts(rest, find_counts(rest)):
        part = rest[start:end]
        systems = systems_in(part, known) if count is None else ()
        if count is None and not systems and part.strip(" ,;."):
            break  # the list is over
        if systems and not set(systems) & set(asked.systems):
            words = _TAIL.sub("", part.strip(" ,;."))
            found.append(
                replace(asked, words=words, low=1, high=None, figures=(), approximate=False, kinds=(), systems=systems)
            )
    return found


def asked_of_words(
    words: str, *, date: str | None = None, side: str | None = None, known: frozenset[str] = frozenset()
) -> list[Asked]:
    """What typed words ask, one for each figure in them and for each system named without one.

    Numbers are read by sayso.figures, things and states by the vocabularies, sides by names of countries and peoples.

    >>> [(a.low, a.klass, a.status, a.side) for a in asked_of_words("captured at least 217 Russian tanks")]
    [(217, 'tanks', 'captured', 'RUS')]
    """
    words = " ".join(words.split())
    counts = [count for count in find_counts(words) if count.share is None or count.low is not None]
    asked: list[Asked] = []
    for start, end, count in _parts(words, counts):
        part = words[start:end] if count is None else words[count.span.end : end]
        kinds, klass = _named(part)
        systems = systems_in(part, known)
        if count is None and not systems:
            continue
        if not (kinds or klass or systems) and asked and count is not None:
            kinds, klass = asked[-1].kinds, asked[-1].klass
        status = _status(part) or _status(words, near=start)
        whose, taker = _sides(words, part, status)
        whose = whose or (asked[-1].side if asked else None)
        one = Asked(
            words=_TAIL.sub("", words[start:end].strip(" ,;.")),
            klass=klass,
            kinds=kinds,
            systems=systems,
            status=status,
            side=side or whose,
            not_side=None if side or whose else taker,
            date=date,
            scope="cumulative",
        )
        asked.append(_with_count(one, count))
    return asked


def _parts(words: str, counts: Sequence[Count]) -> list[tuple[int, int, Count | None]]:
    """The members of a list: from each figure to the next comma or "and", and what stands between without a figure."""
    spans = [(count.span.start, count.span.end) for count in counts]
    cuts = [0]
    for match in _PART.finditer(words):
        if not any(start < match.end() and match.start() < end for start, end in spans):
            cuts.append(match.end())
    cuts.append(len(words))
    parts: list[tuple[int, int, Count | None]] = []
    for start, end in pairwise(cuts):
        within = [count for count in counts if start <= count.span.start < end]
        if not within:
            parts.append((start, end, None))
        for at, count in enumerate(within):
            stop = within[at + 1].span.start if at + 1 < len(within) else end
            parts.append((start if at == 0 else count.span.start, stop, count))
    return parts


def _named(part: str) -> tuple[tuple[str, ...], str | None]:
    """The kinds that a phrase names, else its class: the longest name of a kind wins over the head noun's class."""
    words = [word for word in _WORD.findall(part) if side_of(word) is None]
    keys = [key_of(word) for word in words]
    said = _said()
    for length in range(min(_LONGEST_NAME, len(keys)), 0, -1):
        for start in range(len(keys) - length + 1):
            kind = said.get(" ".join(keys[start : start + length]))
            if kind:
                return (kind,), naming().kinds[kind].klass
    for end in range(1, len(words) + 1):
        klass = class_of(" ".join(words[:end]))
        if klass is not None:
            return (), klass
    return (), None


def _said() -> dict[str, str]:
    return {
        key_of(name): kind
        for kind, held in naming().kinds.items()
        for name in (held.names if held.said is None else held.said)
    }


def _status(words: str, *, near: int = 0) -> str | None:
    """The state that words tell; where several stand there, the one nearest to a place in them."""
    lower, found = words.lower(), []
    for status, held in naming().statuses.items():
        for word in held.words:
            found += [(abs(match.start() - near), status) for match in re.finditer(rf"\b{word}\b", lower)]
    return min(found)[1] if found else None


def _sides(words: str, part: str, status: str | None) -> tuple[str | None, str | None]:
    """Whose the things are, and who took or struck them, as far as the words tell."""
    taker = next((side for match in _TAKER.finditer(words) if (side := side_of(match[1]))), None)
    owner = next((side for match in _OWNER.finditer(part) if (side := side_of(match[1]))), None)
    plain = _TAKER.sub(" ", part)
    whose = owner or side_of(plain)
    before = words[: words.find(part)] if part in words else ""
    subject = side_of(before)
    if whose is None and subject is not None:
        return (subject, None) if status in ("lost", "abandoned", "casualties") else (None, taker or subject)
    return whose, taker
