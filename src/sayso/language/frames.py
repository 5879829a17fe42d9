"""Frames: the statement that a verb of saying makes: its verb group, its source, its content, its stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.clauses import (
    after_hearer,
    last_word,
    past_occasion,
    reach,
    relative_end,
    verb_at,
    with_title,
    words_of,
)
from sayso.language.contents import LIES, Statement, content_after, content_around, content_before
from sayso.language.cues import CueWord, cue_lexicon
from sayso.language.grammar import Grammar
from sayso.language.parties import OPENING, closes_quote, party_after, party_before
from sayso.language.sources import source_kind

__all__ = ["by_verb"]


_FOLLOWING = frozenset("as follows the following in detail on".split())


@dataclass(frozen=True, slots=True)
class _Group:
    """The verb group of a cue: tokens `[first, last)`, and whether it is negated, passive, or a bare participle."""

    first: int
    last: int
    negated: bool
    passive: bool
    participle: bool


def _group(g: Grammar, i: int, forms: frozenset[str], low: int) -> _Group | None:
    """The verb group that ends with the cue at `i`; None where the word is no verb, or an infinitive of another."""
    j = i - 1
    helpers: list[str] = []
    negated = False
    infinitive = False
    while j >= low and (g.tags[j] in ("aux", "modal", "neg", "adv", "to") or g.words[j] in ("long", "since", "widely")):
        if g.tags[j] == "to":
            infinitive = True
            j -= 1
            break
        loose = j == low or g.tags[j - 1] not in ("aux", "modal", "neg", "adv", "noun", "pron", "wh")
        if (
            g.tags[j] == "adv"
            and loose
            and not g.words[j].endswith("ly")
            and g.words[j] not in ("also", "later", "then")
        ):
            break
        negated = negated or g.tags[j] == "neg"
        helpers.append(g.words[j])
        j -= 1
    first = j + 1
    aux = [word for word in helpers if word not in ("not", "n't", "never")]
    if infinitive:
        if j >= low and g.words[j] in ("unable", "impossible"):
            held = _group(g, j, frozenset(("past",)), low)
            return _Group(held.first if held else j, i + 1, True, False, False)
        return None
    be = any(word in ("be", "been", "being", "is", "are", "was", "were", "'s", "'re", "'m", "am") for word in aux)
    have = any(word in ("have", "has", "had", "having", "'ve", "'d") for word in aux)
    modal = any(g.tags[k] == "modal" for k in range(first, i)) or any(w in ("do", "does", "did") for w in aux)
    before = g.tags[j] if j >= low else None
    if forms == {"ing"}:
        if be:
            return _Group(first, i + 1, negated, False, False)
        return _Group(i, i + 1, False, False, True) if before in ("punct", "noun", "conj") else None
    passive = (be and "participle" in forms and not have | modal) or (be and "participle" in forms)
    if aux and (be or have or modal):
        return _Group(first, i + 1, negated, passive, False)
    if before in ("det", "poss", "gen", "prep", "num", "quant", "to") and g.words[j] not in (
        "that",
        "those",
        "many",
        "some",
        "both",
        "who",
    ):
        return None
    if forms == {"s"} and j >= low and g.words[j] in ("those", "many", "some", "both"):
        return None
    if before == "noun" and forms == {"base"} and not _plural(g, j):
        return None
    return _Group(first if negated or g.tags[max(0, i - 1)] == "adv" else i, i + 1, negated, False, False)


def _plural(g: Grammar, i: int) -> bool:
    word = g.words[i]
    return (
        word.endswith("s")
        or word in ("police", "people", "men", "women", "children", "media")
        or g.tokens[i].text[0].isupper()
    )


def by_verb(g: Grammar, i: int, quoted: Sequence[int], found: list[Statement]) -> Statement | None:
    """The statement that the verb at `i` makes, after those `found` before it in the sentence; None where none."""
    lexicon = cue_lexicon()
    cue, forms = lexicon.verbs[g.words[i]]
    low, high = reach(g, i, quoted)
    if i > low and (g.words[i - 1] == "-" or (g.tokens[i].text[0].isupper() and not g.shouting)):
        return None  # "self-described", "United States"
    if g.words[i] == "states" and g.words[i + 1 : i + 2] != ("that",):
        return None
    group = _group(g, i, forms, low)
    if group is None or group.passive:
        return None
    last = group.last
    after = g.words[last] if last < high else ""
    if cue.word == "call" and after in lexicon.called:
        cue, last = lexicon.called[after], last + 1
    elif cue.after:
        held = next((words for words in cue.after if g.words[last : last + len(words)] == words), None)
        if held is None:
            return None
        last += len(held)
    elif after in cue.may:
        last += 1
    if cue.word in ("think", "believe") and g.words[group.first - 1] in ("i", "we", "you"):
        return None
    if (
        cue.word in ("decline", "refuse")
        and after == "to"
        and g.words[last + 1 : last + 2]
        and g.words[last + 1] in lexicon.mute
    ):
        return None
    one = Statement(source=None, cue=(group.first, last), stance=cue.stance, hedged=cue.hedged)
    if group.negated and cue.stance == "asserts":
        one.hedged = True
    if group.negated and cue.stance == "denies":
        one.stance, one.hedged = "asserts", True
    return _sourced(g, one, cue, group, i, low, high, quoted, found)


def _sourced(
    g: Grammar, one: Statement, cue: CueWord, group: _Group, i: int, low: int, high: int,
    quoted: Sequence[int], found: list[Statement],
) -> Statement | None:  # fmt: skip
    last = one.cue[1] if one.cue else i + 1
    preposed = content_before(g, group.first, low, quoted)
    inverted = party_after(g, last, high) if preposed is not None and cue.frames & {"clause", "quote", "that"} else None
    if group.participle:
        return _participle(g, one, cue, i, last, high, quoted, found)
    if inverted is not None and preposed is not None and quoted[max(0, preposed[1] - 2)] < 0 and "noun" in cue.frames:
        inverted = None  # "X, speaking on Monday, demanded a corridor"
    if inverted is not None and g.tags[group.first - 1] == "punct" and not verb_at(g, inverted[1], high):
        one.source = with_title(g, inverted, high)
        one.content = [preposed] if preposed else []
        one.content += content_around(g, one.source[1], high, quoted, preposed)
        one.confidence = 0.9
        return one
    shared = group.first > low and (
        g.tags[group.first - 1] == "conj" or (g.words[group.first - 1] == "," and g.tags[group.first - 2] != "noun")
    )
    party = party_before(g, group.first, low)
    if party is None or (shared and g.tags[group.first - 1] == "conj"):
        if not shared or not found or found[-1].source is None or found[-1].inner:
            return None
        party = found[-1].source
    elif quoted[party[0]] != quoted[i]:
        return None
    if cue.word in ("show", "suggest", "indicate", "reveal") and g.tags[party[0]] == "pron":
        return None
    one.source = party
    start, outlet = after_hearer(g, last, high, cue)
    one.outlet = outlet
    start = past_occasion(g, start, high)
    before = content_before(g, party[0], low, quoted) if party[1] <= group.first else None
    lead = g.words[party[0] - 1] if party[0] > low else ""
    right = content_after(g, start, high, cue, quoted, found_negated=one.hedged)
    if lead == "as" and right is None and start < high and g.words[start] == ",":
        right = (start + 1, high)
        before = None
    quote_before = before is not None and closes_quote(g, before[1] - 1)
    if g.words[high - 1] == ":" and not set(g.words[start : high - 1]) - _FOLLOWING:
        one.opens = True
        return one
    if (
        before is None
        and right is None
        and lead == ","
        and start + 2 < high
        and g.words[start] == ","
        and g.tags[start + 1] in ("verb", "aux", "modal", "neg")
        and party[0] - 1 > low
        and "clause" in cue.frames
    ):
        one.content = [(low, party[0] - 1), (start + 1, last_word(g, start + 1, high))]  # "A, he said, did B"
        return one
    if before is not None and (right is None or quote_before) and cue.frames & {"clause", "quote", "that"}:
        if lead == "as":
            before = (before[0], before[1])
        one.content = [before, *content_around(g, start, high, quoted, before)]
        one.confidence = 0.9 if quote_before or cue.word == "say" else 0.8
    elif right is not None:
        if group.first > low and g.tags[group.first - 1] == "wh":
            right = (right[0], relative_end(g, *right))
        one.content = [right]
        one.confidence = 0.9 if g.words[start] in ("that", *OPENING) or cue.word == "say" else 0.75
    elif start < high and g.words[start] == ":" and start + 1 >= high:
        one.opens = True
        one.cue = (one.cue[0], start + 1) if one.cue and start == one.cue[1] else one.cue
    elif start >= high - 1 and g.words[high - 1] == ":":
        one.opens = True
    else:
        return None
    _mend_stance(g, one, cue)
    return one


def _participle(
    g: Grammar,
    one: Statement,
    cue: CueWord,
    i: int,
    last: int,
    high: int,
    quoted: Sequence[int],
    found: list[Statement],
) -> Statement | None:
    """ "…, saying that S": the source is the sentence's; "a statement saying that S": the statement is."""
    before = g.words[i - 1] if i else ""
    if g.words[i - 2 : i + 1] == ("quoted", "as", "saying"):
        return None
    if before == "," or g.tags[i - 1] == "conj":
        one.source = next((s.source for s in reversed(found) if s.source and not s.inner and s.source[0] < i), None)
        if one.source is None:
            subject = next((group for group in g.groups if group.finite and group.verb < i), None)
            one.source = party_before(g, subject.start) if subject else None
    else:
        one.source = party_before(g, i)
        if one.source and source_kind(words_of(g, one.source)) == "other":
            return None
    start, one.outlet = after_hearer(g, last, high, cue)
    right = content_after(g, past_occasion(g, start, high), high, cue, quoted, found_negated=False)
    if one.source is None or right is None:
        return None
    one.content = [right]
    return one


def _mend_stance(g: Grammar, one: Statement, cue: CueWord) -> None:
    """Denials by name ("calls it a lie"), refusals ("rejected an ultimatum to surrender"), questions."""
    words = [g.words[k] for held in one.content for k in range(*held)]
    if ("quoted" in cue.frames and LIES & set(words)) or (
        cue.stance == "asserts" and 0 < len([w for w in words if w[:1].isalpha()]) <= 2 and LIES & set(words)
    ):
        one.stance = "denies"
    elif cue.word == "reject" and set(words) & {
        "ultimatum",
        "offer",
        "demand",
        "demands",
        "calls",
        "call",
        "proposal",
        "order",
        "surrender",
        "terms",
        "ceasefire",
        "truce",
    }:
        one.stance = "refuses"
    elif cue.stance == "asserts" and words and words[-1] == "?":
        one.stance = "asks"
