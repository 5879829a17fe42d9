"""Parties: the noun phrase beside a cue that names who speaks, read leftward or rightward from the cue."""

from __future__ import annotations

from sayso.language.grammar import Grammar
from sayso.model.calendar import MONTHS, WEEKDAYS

__all__ = ["OPENING", "Range", "closes_quote", "is_time", "party_after", "party_before"]

Range = tuple[int, int]  # tokens [first, last) of a sentence

OPENING = frozenset(("“", '"', "‘", "«", "„", "``", "''"))
_CLOSING = frozenset(("”", '"', "’", "'", "»", "''", "“"))
_TIMES = (
    frozenset(WEEKDAYS)
    | (frozenset(MONTHS) - {"mar", "may"})
    | frozenset(
        (
            "yesterday today tonight tomorrow week month year night morning evening afternoon overnight earlier later"
        ).split()
    )
)
_HELD = ("noun", "num", "quant", "gen")
_WITHIN = frozenset("of in for at from on near with to inside outside under behind against".split())
_LONGEST = 40
_ALONE = frozenset(
    "many some both others most several those all neither none few each one another these this that".split()
)


def is_time(g: Grammar, i: int) -> bool:
    """Whether the token tells a time: a weekday, a month, "yesterday", "week"."""
    return g.words[i] in _TIMES


def closes_quote(g: Grammar, i: int) -> bool:
    """Whether the token is a mark that can close a quotation."""
    return g.words[i] in _CLOSING or g.tokens[i].text in _CLOSING


def _noun_left(g: Grammar, i: int, low: int) -> bool:
    return i >= low and g.tags[i] in ("noun", "num", "gen", "pron") and not is_time(g, i)


def party_before(g: Grammar, end: int, low: int = 0) -> Range | None:
    """The party named right before token `end`: the whole noun phrase, its appositive or relative clause included."""
    i = end - 1
    while i > low and g.tags[i] == "adv":
        i -= 1
    while i > low and is_time(g, i) and g.tags[i - 1] in ("noun", "pron", "prep"):
        i -= 1 + (g.tags[i - 1] == "prep")
    if i < low:
        return None
    last = i + 1
    if g.words[i] in (",", "—", "–", ")") and i - low > 1:
        return _with_aside(g, i, low)
    tag, word = g.tags[i], g.words[i]
    if tag == "wh" and word in ("who", "which", "that"):
        back = i - 1 if i > low and g.words[i - 1] == "," else i
        return party_before(g, back, low) if back > low else None
    if tag == "pron":
        return None if word in ("there", "here", "me", "him", "us", "them", "nothing", "everything") else (i, last)
    if tag == "det":
        return (i, last) if word in _ALONE - {"this", "that", "these"} else None
    if tag == "quant" or (tag == "num" and g.words[i].isdigit() and len(word) == 4):
        return None
    if tag not in _HELD:
        return None
    first = _walk_left(g, i, low)
    for k in range(first - 1, max(low, first - 12), -1):
        if g.tags[k] == "punct":
            break
        if g.words[k] == "who":  # "rebels who fled the town said"
            who = party_before(g, k, low)
            return (who[0], last) if who is not None else None
    return (first, last) if first < last else None


def _walk_left(g: Grammar, i: int, low: int) -> int:
    """Where the noun phrase that ends with token `i` begins."""
    first = i
    stop = max(low, i - _LONGEST)
    joint: int | None = None
    while first > stop:
        before = first - 1
        tag = g.tags[before]
        if tag in _HELD:
            if is_time(g, before) and g.tags[first] in ("noun", "num", "det") and first <= i:
                break
            first = before
        elif tag in ("det", "poss"):
            first = before
            if before > stop and g.tags[before - 1] in ("prep", "conj"):
                continue
            if before > stop and g.words[before - 1] in ("all", "both", "half"):
                first = before - 1
                continue
            break
        elif tag == "prep" and g.words[before] in _WITHIN and _noun_left(g, before - 1, stop) and before < i:
            if g.words[before] == "to" and not g.tokens[before - 2 if before > 1 else 0].text:
                break
            first = before - 1
        elif tag == "conj" and g.words[before] in ("and", "&") and _noun_left(g, before - 1, stop):
            joint = first
            first = before - 1
        elif tag == "adv" and before > stop and g.tags[before - 1] in ("det", "poss"):
            first = before
        else:
            break
    if first > stop:
        held = g.tags[first - 1]
        if joint is not None and held in ("verb", "prep", "to", "aux"):
            first = joint
        elif held == "verb" or (held == "prep" and first > 1 and g.tags[first - 2] == "verb"):
            first = _after_object(g, first, i)
    while first < i and (g.tags[first] in ("prep", "conj", "adv", "gen") or is_time(g, first)):
        first += 1
    return first


def _after_object(g: Grammar, first: int, i: int) -> int:
    """Where the party begins when the words run on from a verb: "shelled the town in Homs officials" is cut late."""
    for k in range(i, first, -1):
        if g.tags[k] == "det" or g.tags[k - 1] in ("prep", "conj"):
            return k
    return first


def _with_aside(g: Grammar, closing: int, low: int) -> Range | None:
    """The party before an aside between commas, dashes or brackets: "Ada Obi, the mayor, said"."""
    mark = {",": ",", ")": "("}.get(g.words[closing], g.words[closing])
    for opening in range(closing - 1, max(low, closing - _LONGEST) - 1, -1):
        if g.words[opening] in ("“", "”", '"'):
            return None
        if g.words[opening] == mark:
            break
    else:
        return None
    if opening <= low or closing - opening < 2:
        return None
    party = party_before(g, opening, low)
    if party is None or party[1] != opening or g.tags[party[0]] == "wh":
        return None
    inside = opening + 1
    # "X, speaking on television, said" and "X, on Monday, said": the aside tells of the saying, not of X.
    if g.words[inside].endswith("ing") or g.tags[inside] in ("prep", "sub", "adv", "conj", "punct"):
        return party
    head = party[1] - 1
    if party[0] > low and g.tags[party[0] - 1] == "prep" and not g.tokens[head].text[:1].isupper():
        return None
    return (party[0], closing if mark != "(" else closing + 1)


def party_after(g: Grammar, start: int, high: int, *, plain: bool = False) -> Range | None:
    """The party named from token `start` on; `plain` stops before "in" and the like (a hearer: "told CNN in Kyiv")."""
    i = start
    if i >= high:
        return None
    if g.tags[i] == "pron":
        return (i, i + 1)
    held = False
    while i < high and i - start < _LONGEST:
        tag = g.tags[i]
        if tag in _HELD and not (is_time(g, i) and (i == start or held)):
            held = True
        elif tag in ("det", "poss", "adv") and (not held or g.tags[i - 1] in ("prep", "conj")):
            pass
        elif tag == "prep" and held and g.words[i] in _WITHIN and i + 1 < high and not is_time(g, i + 1):
            if plain and g.words[i] != "of":
                break
            if g.tags[i + 1] not in (*_HELD, "det", "poss"):
                break
        elif tag == "conj" and held and g.words[i] in ("and", "&") and i + 1 < high:
            if g.tags[i + 1] not in ("noun", "det", "poss") or _clause_from(g, i + 1, high):
                break
        else:
            break
        i += 1
    while i > start and g.tags[i - 1] in ("det", "poss", "adv", "prep", "conj"):
        i -= 1
    return (start, i) if held and i > start else None


def _clause_from(g: Grammar, start: int, high: int) -> bool:
    """Whether a clause of its own begins at `start`: a finite verb follows its noun phrase."""
    i = start
    while i < high and g.tags[i] in (*_HELD, "det", "poss", "adv"):
        i += 1
    return i < high and g.tags[i] in ("verb", "aux", "modal")
