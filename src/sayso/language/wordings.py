"""Wordings: statements made without a verb of saying: according to, citing, believed to, the claim that."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.clauses import has_finite, last_word, opens_finite, past_occasion, reach
from sayso.language.contents import Statement, content_after
from sayso.language.cues import CueWord
from sayso.language.grammar import Grammar
from sayso.language.parties import OPENING, Range, is_time, party_after, party_before

__all__ = ["by_according", "by_citing", "by_noun", "by_passive", "by_quoted_as"]

_ADDING = frozenset(
    "adding saying noting warning insisting claiming citing quoting stressing arguing stating alleging accusing".split()
)


_BREAKS = frozenset("while whereas but although though and".split())


def by_according(g: Grammar, i: int, quoted: Sequence[int]) -> Statement | None:
    """ "According to X, S" and "S, according to X"."""
    low, high = reach(g, i, quoted)
    start = i + 2
    comma = next((k for k in range(start, high) if g.words[k] in (",", ";", "—", "–", ")")), high)
    opening = all(g.tags[k] in ("punct", "conj", "adv", "prep") for k in range(low, i))
    end = min(comma, high)
    if not opening and end < high and g.words[end] == "," and any(g.words[k] == "," for k in range(end + 1, high)):
        pass  # "…, according to Ada Obi, the mayor, …": the name alone
    while end > start and (
        g.tags[end - 1] == "punct" or is_time(g, end - 1) or (g.words[end - 1] == "on" and end < comma)
    ):
        end -= 1
    after = party_after(g, start, end)
    if (
        after is not None
        and after[1] < end
        and g.words[after[1]]
        not in (
            "who",
            "which",
            "that",
            "with",
            "by",
            "at",
            "familiar",
            "seen",
            "published",
            "released",
            "obtained",
            "from",
            "on",
            "issued",
            "near",
        )
    ):
        end = after[1]
    if end <= start:
        return None
    one = Statement(source=(start, end), cue=(i, i + 2), confidence=0.9)
    if opening:
        if comma + 1 < high:
            one.content = [(comma + 1, last_word(g, comma + 1, high))]
        return one
    last = i - 1 if g.words[i - 1] in (",", "—", "(") else i
    begin = low
    while begin < last and g.tags[begin] in ("conj", "punct") and g.tokens[begin].text not in OPENING:
        begin += 1
    one.content = [(begin, last)] if begin < last else []
    if (
        comma < high
        and g.words[comma] == ","
        and g.words[i - 1] == ","
        and comma + 1 < high
        and g.tags[comma + 1] not in ("wh", "sub")
        and g.words[comma + 1] not in _BREAKS | _ADDING
        and not opens_finite(g, comma + 1)
    ):
        one.content.append((comma + 1, last_word(g, comma + 1, high)))
    return one


def by_citing(g: Grammar, i: int, found: list[Statement]) -> Statement | None:
    """ "RIA said, citing a leader": the leader's statement within RIA's."""
    party = party_after(g, i + 1, len(g.words))
    if party is None:
        return None
    end = party[1]
    if end < len(g.words) and g.words[end] in ("who", "which"):
        end = next((k for k in range(end, len(g.words)) if g.words[k] in (",", ".")), len(g.words))
    one = Statement(source=(party[0], end), cue=(i, i + 1), inner=True, confidence=0.8)
    outer = next((s for s in reversed(found) if not s.inner and s.content), None)
    if outer is not None:
        one.content = list(outer.content)
        return one
    # "X, citing Y, said S": X's statement comes after; it is bound to this one there.
    one.opens = g.words[i - 1] == ","
    return one if one.opens else None


def by_quoted_as(g: Grammar, i: int, quoted: Sequence[int]) -> Statement | None:
    """ "X was quoted as saying S", and by whom."""
    low, high = reach(g, i, quoted)
    first = i
    while first > low and g.tags[first - 1] in ("aux", "adv", "modal", "neg"):
        first -= 1
    party = party_before(g, first, low)
    if party is None or first == i:
        return None
    start = i + 3
    outlet: Range | None = None
    if start < high and g.words[start] == "by":
        outlet = party_after(g, start + 1, high, plain=True)
        start = outlet[1] if outlet else start
    cue = CueWord("say", frames=frozenset(("clause", "quote", "that")))
    right = content_after(g, past_occasion(g, start, high), high, cue, quoted, found_negated=False)
    return (
        Statement(source=party, cue=(first, i + 3), content=[right], outlet=outlet, confidence=0.9) if right else None
    )


def by_passive(g: Grammar, i: int, cue: CueWord, quoted: Sequence[int]) -> Statement | None:
    """ "Hundreds are believed to be trapped" and "it is feared that": nobody says so."""
    low, high = reach(g, i, quoted)
    first = i
    while first > low and g.tags[first - 1] in ("aux", "adv", "modal", "neg"):
        first -= 1
    if (
        not any(g.words[k] in ("is", "are", "was", "were", "been", "be", "'s", "'re") for k in range(first, i))
        or i + 2 >= high
    ):
        return None
    nxt = g.words[i + 1]
    end = last_word(g, i + 1, high)
    if nxt == "to" and end > i + 2:
        party = party_before(g, first, low)
        content = [party] if party else []
        if party is not None and g.words[party[0]] in ("it", "which", "who"):
            content = [party]
        return Statement(
            source=None,
            cue=(first, i + 1),
            content=[*content, (i + 1, end)],
            stance=cue.stance,
            hedged=True,
            confidence=0.8,
        )
    if (first > low and g.words[first - 1] == "it" and nxt == "that") or (
        nxt not in ("by", "in", "on") and g.words[first - 1 : first] == ("it",)
    ):
        start = i + 2 if nxt == "that" else i + 1
        if start < end and (nxt == "that" or has_finite(g, start, end)):
            return Statement(
                source=None,
                cue=(first - 1, i + 1),
                content=[(start, end)],
                stance=cue.stance,
                hedged=True,
                confidence=0.8,
            )
    return None


def by_noun(g: Grammar, i: int, cue: CueWord) -> Statement | None:
    """ "the army's claim that S", "a warning by the mayor that S", "a demand from Kyiv to"."""
    high = len(g.words)
    start = i + 1
    party: Range | None = None
    if start < high and g.words[start] in ("by", "from"):
        party = party_after(g, start + 1, high, plain=True)
        start = party[1] if party else start
    elif i and g.tags[i - 1] in ("gen", "poss"):
        back = i - 1
        party = (back, i) if g.tags[back] == "poss" else party_before(g, back)
    elif i > 1 and g.tags[i - 1] == "noun" and g.tags[i - 2] == "gen":
        party = party_before(g, i - 2)
    if start + 1 >= high or g.words[start] != "that":
        return None
    end = last_word(g, start + 1, high)
    verbs = [group for group in g.groups if group.finite and start < group.start]
    if not verbs:
        return None
    if len(verbs) > 1 and not any(group.verb < i for group in g.groups):
        end = min(end, verbs[-1].start)  # "the claim that S was rejected": the noun is the subject of more
    return Statement(
        source=party, cue=(i, i + 1), content=[(start + 1, end)], stance=cue.stance,
        hedged=cue.hedged and party is None, confidence=0.6,
    )  # fmt: skip
