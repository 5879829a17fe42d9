"""Events: the words that tell one, and what each points to, out of what the network tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.language.confidence import confidence_of
from sayso.language.labels import CLASSES, EVENTS, REALITIES, ROLES, SCOPES, STANCES
from sayso.language.network import Told, WindowTold
from sayso.model import Attribution, EventMention, Sentence, Span, Token

__all__ = ["MARGINS", "THRESHOLD", "find_events"]

THRESHOLD = 0.2  # from which on a word tells an event
_STATED = 0.02  # the least chance of a statement without an event word
_BESIDE = 0.6  # how likely a second event of one word must be, as a share of the first's chance
# How much more than "nothing" a role's words must score, tuned on the corpus' dev part.
MARGINS: dict[str, float] = dict.fromkeys(ROLES, 0.0) | {
    "source": 1.0,
    "outer": -2.0,
    "when": -1.0,
    "by": -2.0,
    "of": -2.0,
    "by_name": -1.0,
}
_BEST = 6  # first and last words that are tried together
_LONGEST = {"claim": 60, "source": 30, "outer": 30, "cue": 8, "by": 25, "of": 25, "count": 12, "place": 10, "when": 12}
_LONGEST |= {"source_name": 14, "by_name": 14, "of_name": 14}
_SIDES = frozenset(("claim", "cue", "by", "of", "count"))  # roles that stand in the sentence of the event
_NOT_BY = frozenset("injured missing displaced trapped cut_off corridor said".split())
_NOT_OF = frozenset(
    "clashed advanced retreated reinforced deserted surrendered corridor negotiated visited said".split()
)
_NO_COUNT = frozenset(("said", "corridor"))


@dataclass(frozen=True, slots=True)
class _Found:
    """An event word with the words `[first, last]` of its roles, None for an empty one."""

    word: int
    event: str
    chance: float
    roles: dict[str, tuple[int, int] | None]


def _sigmoid(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)


def find_events(
    told: Told, tokens: Sequence[Token], sentences: Sequence[Sentence], attributions: Sequence[Attribution] = ()
) -> tuple[EventMention, ...]:
    """The events of a text in text order, each with its status and the words it points to.

    A statement of `attributions` in whose content no word tells an event is one itself, `said`.
    """
    if not tokens:
        return ()
    chances = _sigmoid(told.heads["events"])
    chances = np.where(chances >= chances.max(axis=1, keepdims=True) * _BESIDE, chances, 0)
    owners = np.array([token.sentence for token in tokens])
    found: list[_Found] = []
    for word, number in zip(*np.nonzero(chances >= THRESHOLD), strict=True):
        at, event = int(word), EVENTS[int(number)]
        sentence = sentences[tokens[at].sentence]
        roles = _roles(told.window(at), at, event, sentence, owners)
        found.append(_Found(at, event, float(chances[word, number]), roles))
    found = _without_told_statements(found)
    found += _statements(told, tokens, sentences, attributions, [held.word for held in found])
    return tuple(_mention(told, held, tokens) for held in _without_doubles(found, tokens))


def _without_told_statements(found: Sequence[_Found]) -> list[_Found]:
    """The events without statements (`said`) among whose words another event is told: what is said is that event."""
    words = [held.word for held in found if held.event != "said"]
    kept = []
    for held in found:
        first, last = held.roles["claim"] or (held.word, held.word)
        told = bisect_right(words, last) > bisect_left(words, first)
        if held.event != "said" or not told:
            kept.append(held)
    return kept


def _statements(
    told: Told,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    words: Sequence[int],
) -> Iterator[_Found]:
    """The statements without an event word, each at the first word of its content."""
    starts = [token.start for token in tokens]
    owners = np.array([token.sentence for token in tokens])
    for statement in attributions:
        if statement.source is None or statement.cue is None or not statement.content:
            continue
        ranges = [(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in statement.content]
        if any(words[bisect_left(words, first) : bisect_left(words, last)] for first, last in ranges):
            continue
        first, last = ranges[0]
        at = next((word for word in range(first, last) if tokens[word].text[0].isalnum()), first)
        chance = float(_sigmoid(told.heads["events"][at, EVENTS.index("said")]))
        if chance < _STATED:
            continue
        roles = _roles(told.window(at), at, "said", sentences[tokens[at].sentence], owners)
        yield _Found(at, "said", max(chance, THRESHOLD), roles)


def _roles(
    window: WindowTold, word: int, event: str, sentence: Sentence, owners: npt.NDArray[np.int_]
) -> dict[str, tuple[int, int] | None]:
    """The words of each role, first and last; `owners` tells the sentence of each word."""
    scores = window.pointers(word)
    first, last = window.window.first, window.window.last
    found: dict[str, tuple[int, int] | None] = {}
    for number, role in enumerate(ROLES):
        low, high = (max(first, sentence.first), min(last, sentence.last)) if role in _SIDES else (first, last)
        start, end = scores[2 * number], scores[2 * number + 1]
        held = _best_span(start, end, window.row(low), window.row(high), _LONGEST[role], owners[low:high])
        if role == "claim":
            a, b = (held[0], held[1]) if held else (window.row(word), window.row(word))
            held = (min(a, window.row(word)), max(b, window.row(word)), 0.0)
        elif held is None or held[2] <= float(start[0] + end[0]) + MARGINS[role]:
            found[role] = None
            continue
        assert held is not None
        found[role] = (held[0] - 1 + first, held[1] - 1 + first)
    if event in _NOT_BY:
        found["by"] = None
    if event in _NOT_OF:
        found["of"] = None
    if event in _NO_COUNT:
        found["count"] = None
    return found


def _best_span(
    start: npt.NDArray[np.float32],
    end: npt.NDArray[np.float32],
    low: int,
    high: int,
    longest: int,
    owners: npt.NDArray[np.int_],
) -> tuple[int, int, float] | None:
    """The rows `[first, last]` between `low` and `high` with the highest score, first before last, of one sentence.

    `owners` are the sentences of the rows from `low` on.
    """
    if high <= low:
        return None
    starts = low + np.argsort(start[low:high])[::-1][:_BEST]
    ends = low + np.argsort(end[low:high])[::-1][:_BEST]
    both = start[starts][:, None] + end[ends][None, :]
    fits = (starts[:, None] <= ends[None, :]) & (ends[None, :] - starts[:, None] < longest)
    fits &= owners[starts - low][:, None] == owners[ends - low][None, :]
    if not fits.any():
        at = int(starts[0])
        return at, at, float(start[at] + end[at])
    both = np.where(fits, both, -np.inf)
    a, b = np.unravel_index(int(both.argmax()), both.shape)
    return int(starts[a]), int(ends[b]), float(both[a, b])


def _without_doubles(found: Sequence[_Found], tokens: Sequence[Token]) -> list[_Found]:
    """The events without those that tell one again: same event, same sentence, and the same words or participants."""
    kept: dict[tuple[int, str], _Found] = {}
    told: dict[tuple[object, ...], list[_Found]] = {}  # by the words that two mentions of one event share
    for held in sorted(found, key=lambda one: -one.chance):
        whom, what = held.roles["of"] or held.roles["by"], (tokens[held.word].sentence, held.event)
        count = held.roles["count"]
        words, figure, target = (*what, "claim", held.roles["claim"]), (*what, "count", count), (*what, "whom", whom)
        if words in told or (count is not None and figure in told):
            continue
        if whom is not None and any(_same(held, other) for other in told.get(target, ())):
            continue
        kept[held.word, held.event] = held
        for key in (words, figure, target):
            told.setdefault(key, []).append(held)
    return [kept[key] for key in sorted(kept)]


def _same(one: _Found, other: _Found) -> bool:
    """Whether two words that point to one participant tell one event once."""
    counted = one.roles["count"] is not None and other.roles["count"] is not None
    return not counted and abs(one.word - other.word) <= 12


def _mention(told: Told, held: _Found, tokens: Sequence[Token]) -> EventMention:
    def span(role: str) -> Span | None:
        at = held.roles.get(role)
        return Span(tokens[at[0]].start, tokens[at[1]].end) if at is not None else None

    def best(head: str) -> int:
        return int(told.heads[head][held.word].argmax())

    clause = span("claim")
    assert clause is not None
    source = span("source")
    return EventMention(
        event=held.event,
        trigger=tokens[held.word].span,
        clause=clause,
        stance=STANCES[best("stance")],
        reality=REALITIES[best("reality")],
        hedged=bool(told.heads["hedged"][held.word, 0] > 0),
        sources=tuple(s for s in (source, span("outer") if source else None) if s is not None),
        cue=span("cue"),
        by=span("by"),
        of=span("of"),
        where=span("place"),
        when=span("when"),
        figure=span("count"),
        source_name=span("source_name") if source else None,
        by_name=span("by_name") if held.roles["by"] else None,
        of_name=span("of_name") if held.roles["of"] else None,
        scope=SCOPES[best("scope")],
        klass=CLASSES[best("klass")],
        confidence=confidence_of(held.chance),
    )
