"""Statements of one sentence: each cue with its source, and what it attributes, by the frames of cues.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.language.cues import CueWord, cue_lexicon
from sayso.language.grammar import Grammar
from sayso.language.parties import OPENING, Range, closes_quote, is_time, party_after, party_before
from sayso.language.sources import source_kind
from sayso.model import Stance

__all__ = ["Statement", "statements_of"]

_LIES = frozenset(
    "lie lies fake false nonsense fabrication baseless untrue disinformation propaganda provocation".split()
)
_QUESTION = frozenset("whether if why how what when where who".split())
_FOLLOWING = frozenset("as follows the following in detail on".split())
_BREAKS = frozenset("while whereas but although though and".split())
_ADDING = frozenset(
    "adding saying noting warning insisting claiming citing quoting stressing arguing stating alleging accusing".split()
)


@dataclass(slots=True, kw_only=True)
class Statement:
    """A statement in the making; ranges are tokens `[first, last)` of the sentence.

    `opens`: the content follows in the next sentences (a list, a quotation after a colon). `outlet`: who was told it.
    `inner`: it lies within the statement before it ("RIA said, citing a leader").
    """

    source: Range | None
    cue: Range | None
    content: list[Range] = field(default_factory=list)
    stance: Stance = "asserts"
    hedged: bool = False
    opens: bool = False
    outlet: Range | None = None
    inner: bool = False
    confidence: float = 0.7


@dataclass(frozen=True, slots=True)
class _Group:
    """The verb group of a cue: tokens `[first, last)`, whether it is negated, passive, an infinitive or a participle."""

    first: int
    last: int
    negated: bool
    passive: bool
    participle: bool


def statements_of(g: Grammar, quoted: Sequence[int]) -> list[Statement]:
    """The statements of a sentence, in text order. `quoted` gives each token's quotation by number, or -1."""
    found: list[Statement] = []
    lexicon = cue_lexicon()
    n = len(g.words)
    skip_to = 0
    for i, word in enumerate(g.words):
        if i < skip_to:
            continue
        one: Statement | None = None
        if word == "according" and i + 1 < n and g.words[i + 1] == "to":
            one = _according(g, i, quoted)
        elif word in ("citing", "quoting"):
            one = _citing(g, i, found)
        elif word == "quoted" and g.words[i + 1 : i + 3] == ("as", "saying"):
            one = _quoted_as(g, i, quoted)
        elif word in lexicon.adverbs and quoted[i] < 0:
            one = Statement(source=None, cue=(i, i + 1), content=_around(g, i, n), hedged=True, confidence=0.8)
        elif word in lexicon.passives and (one := _passive(g, i, lexicon.passives[word], quoted)) is not None:
            pass
        elif word in lexicon.verbs:
            one = _verb(g, i, quoted, found)
        if one is None and word in lexicon.nouns:
            one = _noun(g, i, lexicon.nouns[word])
        if one is not None and (one.content or one.opens):
            _bound(g, found, one)
            found.append(one)
            skip_to = max(i + 1, one.cue[1] if one.cue and one.cue[0] <= i else 0)
    return [one for one in found if one.content or one.opens]


# --- the cue's verb group -----------------------------------------------------------------------------------------


def _group(g: Grammar, i: int, forms: frozenset[str], low: int) -> _Group | None:
    """The verb group that ends with the cue at `i`; None where the word is no verb, or an infinitive of another."""
    j = i - 1
    helpers: list[str] = []
    negated = False
    infinitive = False
    while j >= low and g.tags[j] in ("aux", "modal", "neg", "adv", "to"):
        if g.tags[j] == "to":
            infinitive = True
            j -= 1
            break
        if g.tags[j] == "adv" and not (
            j > low and g.tags[j - 1] in ("aux", "modal", "neg", "adv", "noun", "pron", "wh")
        ):
            if not g.words[j].endswith("ly") and g.words[j] not in ("also", "later", "then"):
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


# --- frames -------------------------------------------------------------------------------------------------------


def _verb(g: Grammar, i: int, quoted: Sequence[int], found: list[Statement]) -> Statement | None:
    lexicon = cue_lexicon()
    cue, forms = lexicon.verbs[g.words[i]]
    low, high = _bounds(g, i, quoted)
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
    preposed = _preposed(g, group.first, low, quoted)
    inverted = party_after(g, last, high) if preposed is not None and cue.frames & {"clause", "quote", "that"} else None
    if group.participle:
        return _participle(g, one, cue, i, last, high, quoted, found)
    if inverted is not None and preposed is not None and quoted[max(0, preposed[1] - 2)] < 0 and "noun" in cue.frames:
        inverted = None  # "X, speaking on Monday, demanded a corridor"
    if inverted is not None and g.tags[group.first - 1] == "punct" and not _with_verb(g, inverted[1], high):
        one.source = _with_title(g, inverted, high)
        one.content = [preposed] if preposed else []
        one.content += _split_right(g, one.source[1], high, quoted, preposed)
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
    start, outlet = _after_hearer(g, last, high, cue)
    one.outlet = outlet
    start = _past_occasion(g, start, high)
    before = _preposed(g, party[0], low, quoted) if party[1] <= group.first else None
    lead = g.words[party[0] - 1] if party[0] > low else ""
    right = _right(g, start, high, cue, quoted, found_negated=one.hedged)
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
        one.content = [(low, party[0] - 1), (start + 1, _last_word(g, start + 1, high))]  # "A, he said, did B"
        return one
    if before is not None and (right is None or quote_before) and cue.frames & {"clause", "quote", "that"}:
        if lead == "as":
            before = (before[0], before[1])
        one.content = [before, *_split_right(g, start, high, quoted, before)]
        one.confidence = 0.9 if quote_before or cue.word == "say" else 0.8
    elif right is not None:
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
        if one.source and source_kind(_words(g, one.source)) == "other":
            return None
    start, one.outlet = _after_hearer(g, last, high, cue)
    right = _right(g, _past_occasion(g, start, high), high, cue, quoted, found_negated=False)
    if one.source is None or right is None:
        return None
    one.content = [right]
    return one


def _right(
    g: Grammar, start: int, high: int, cue: CueWord, quoted: Sequence[int], *, found_negated: bool
) -> Range | None:
    """What follows the cue, where one of its frames takes it."""
    if start >= high:
        return None
    word, frames = g.words[start], cue.frames
    end = _last_word(g, start, high)
    if end <= start:
        return None
    if word == "that" and start + 1 < end and frames & {"clause", "that"}:
        nxt = g.tags[start + 1]
        if g.tags[start] != "det" or _finite(g, start + 1, end) or nxt in ("det", "pron"):
            return (start + 1, end)
    if word == ":" and start + 1 < end:
        return (start + 1, end)
    if word == "," and start + 1 < end and g.words[start + 1] in OPENING and quoted[min(start + 2, high - 1)] >= 0:
        return (start + 1, _quote_end(g, start + 2, end, quoted))
    if word in OPENING and start + 1 < high and quoted[start + 1] >= 0:
        stop = _quote_end(g, start + 1, end, quoted)
        if "noun" in frames or "quoted" in frames or "object" in frames or frames & {"clause", "quote", "that"}:
            return (start, stop if _sentence_like(g, start + 1, stop) else end)
        return None
    if word in _QUESTION and ("whether" in frames or found_negated):
        return (start, end)
    if word == "to" and start + 1 < end and "to" in frames:
        return (start, end)
    if g.tags[start] in ("prep", "sub", "conj", "punct", "wh", "to") and not (
        "clause" in frames and _opens_clause(g, start, end)
    ):
        return None
    if "quoted" in frames:
        return (start, end) if any(quoted[k] >= 0 or g.words[k] in _LIES for k in range(start, end)) else None
    if "object" in frames and any(
        g.words[k] in ("to", "of", "for", "on", "not") for k in range(start + 1, min(end, start + 25))
    ):
        return (start, end)
    if "clause" in frames and _finite(g, start, end):
        return (start, end)
    if "noun" in frames and (g.tags[start] in ("det", "poss", "noun", "num", "quant", "adv", "verb", "pron", "gen")):
        if g.tags[start] == "pron" and g.words[start] not in ("it", "this", "them", "responsibility"):
            return None
        return (start, end)
    return None


def _opens_clause(g: Grammar, start: int, end: int) -> bool:
    """Whether "in overnight raids it killed …" or "if the siege held, …" can open a reported clause."""
    return (
        g.tags[start] in ("prep", "sub")
        and g.words[start] not in ("as", "after", "before", "since", "when", "while", "on", "of", "about", "until")
        and _finite(g, start + 1, end)
    )


# --- content to the left ------------------------------------------------------------------------------------------


def _preposed(g: Grammar, end: int, low: int, quoted: Sequence[int]) -> Range | None:
    """The statement that ends with a comma or a quotation mark right before token `end`, or None."""
    i = end - 1
    if i <= low or g.tags[i] != "punct":
        if i > low and g.words[i] in ("as", "so"):
            i -= 1
            if g.tags[i] != "punct":
                return None
        else:
            return None
    if g.words[i] in ("(", ":", ";") or (g.tokens[i].text in OPENING and not closes_quote(g, i)):
        return None
    last = i
    if closes_quote(g, i):
        if quoted[i - 1] < 0:
            return None
        last = i + 1
    start = low
    while start < last and g.tags[start] in ("conj", "punct") and g.tokens[start].text not in OPENING:
        start += 1
    if (
        start < last
        and g.words[start] in ("however", "meanwhile", "but", "and", "still")
        and g.words[start + 1] in (",",)
    ):
        start += 2
    words = sum(g.tags[k] != "punct" for k in range(start, last))
    if words < 1 or (quoted[max(0, last - 2)] < 0 and not _told(g, start, last)):
        return None
    if quoted[max(0, last - 2)] < 0 and g.tags[start] in ("prep", "sub") and not _main_clause(g, start, last):
        return None
    return (start, last)


def _main_clause(g: Grammar, start: int, last: int) -> bool:
    """Whether more than an opening phrase ("After the attack", "In Kyiv") stands there: a clause of its own."""
    if g.tags[start] == "sub":
        comma = next((k for k in range(start, last) if g.words[k] == ","), None)
        return comma is not None and _finite(g, comma, last)
    return _finite(g, start, last)


def _split_right(g: Grammar, start: int, high: int, quoted: Sequence[int], before: Range | None) -> list[Range]:
    """The rest of a split statement: "A," he said, "B" and: A, he said, B."""
    start = _past_occasion(g, start, high)
    if before is None or start + 1 >= high or g.words[start] not in (",", "—", "–", ":"):
        return []
    opening = start + 1
    if g.tokens[opening].text in OPENING and opening + 1 < high and quoted[opening + 1] >= 0:
        return [(opening, _quote_end(g, opening + 1, high, quoted))]
    if (
        g.words[start] == ","
        and g.tags[opening] in ("det", "noun", "pron", "verb", "num", "poss")
        and quoted[before[1] - 1] < 0
    ):
        if closes_quote(g, before[1] - 1) or g.words[opening] in _ADDING or g.words[opening].endswith("ing"):
            return []
        if _finite(g, before[0], before[1]) and _finite(g, opening, high):
            return []
        return [(opening, _last_word(g, opening, high))]
    return []


# --- other shapes -------------------------------------------------------------------------------------------------


def _according(g: Grammar, i: int, quoted: Sequence[int]) -> Statement | None:
    low, high = _bounds(g, i, quoted)
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
            one.content = [(comma + 1, _last_word(g, comma + 1, high))]
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
        and not _finite_clause(g, comma + 1, high)
    ):
        one.content.append((comma + 1, _last_word(g, comma + 1, high)))
    return one


def _citing(g: Grammar, i: int, found: list[Statement]) -> Statement | None:
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


def _quoted_as(g: Grammar, i: int, quoted: Sequence[int]) -> Statement | None:
    low, high = _bounds(g, i, quoted)
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
    right = _right(g, _past_occasion(g, start, high), high, cue, quoted, found_negated=False)
    return (
        Statement(source=party, cue=(first, i + 3), content=[right], outlet=outlet, confidence=0.9) if right else None
    )


def _passive(g: Grammar, i: int, cue: CueWord, quoted: Sequence[int]) -> Statement | None:
    """ "Hundreds are believed to be trapped" and "it is feared that": nobody says so."""
    low, high = _bounds(g, i, quoted)
    first = i
    while first > low and g.tags[first - 1] in ("aux", "adv", "modal", "neg"):
        first -= 1
    if (
        not any(g.words[k] in ("is", "are", "was", "were", "been", "be", "'s", "'re") for k in range(first, i))
        or i + 2 >= high
    ):
        return None
    nxt = g.words[i + 1]
    end = _last_word(g, i + 1, high)
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
        if start < end and (nxt == "that" or _finite(g, start, end)):
            return Statement(
                source=None,
                cue=(first - 1, i + 1),
                content=[(start, end)],
                stance=cue.stance,
                hedged=True,
                confidence=0.8,
            )
    return None


def _noun(g: Grammar, i: int, cue: CueWord) -> Statement | None:
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
    end = _last_word(g, start + 1, high)
    verbs = [group for group in g.groups if group.finite and start < group.start]
    if not verbs:
        return None
    if len(verbs) > 1 and not any(group.verb < i for group in g.groups):
        end = min(end, verbs[-1].start)  # "the claim that S was rejected": the noun is the subject of more
    return Statement(
        source=party, cue=(i, i + 1), content=[(start + 1, end)], stance=cue.stance,
        hedged=cue.hedged and party is None, confidence=0.6,
    )  # fmt: skip


# --- small questions ----------------------------------------------------------------------------------------------


def _bounds(g: Grammar, i: int, quoted: Sequence[int]) -> Range:
    """The tokens that the cue at `i` may reach: its quotation when it stands in one, else the sentence."""
    if quoted[i] < 0:
        return 0, len(g.words)
    low = i
    while low > 0 and quoted[low - 1] == quoted[i]:
        low -= 1
    high = i
    while high < len(g.words) and quoted[high] == quoted[i]:
        high += 1
    return low, high


def _finite(g: Grammar, start: int, end: int) -> bool:
    return any(
        start < group.verb < end and group.start >= start and (group.finite or g.tags[group.start] in ("aux", "modal"))
        for group in g.groups
    ) or any(g.tags[k] in ("aux", "modal") for k in range(start, end))


def _told(g: Grammar, start: int, end: int) -> bool:
    """Whether the words tell something: a verb, finite or, as in a headline, a participle ("Dozens killed in strike")."""
    return _finite(g, start, end) or any(
        start < group.verb < end and not g.words[group.verb].endswith("ing") and not group.infinitive
        for group in g.groups
    )


def _finite_clause(g: Grammar, start: int, end: int) -> bool:
    return g.tags[start] in ("pron", "det", "noun") and any(
        start < group.start < start + 8 and group.finite for group in g.groups
    )


def _with_verb(g: Grammar, at: int, high: int) -> bool:
    """Whether a finite verb follows at once, so that the phrase is its subject: "said the mayor was …"."""
    return at < high and g.tags[at] in ("verb", "aux", "modal", "neg") and not g.words[at].endswith("ing")


def _with_title(g: Grammar, party: Range, high: int) -> Range:
    """The party with the title that follows it: "said Ada Obi, deputy mayor of Kharkiv." """
    if party[1] + 1 < high and g.words[party[1]] == "," and g.tags[party[1] + 1] in ("det", "noun", "poss"):
        title = party_after(g, party[1] + 1, high)
        if title and (title[1] >= high or g.words[title[1]] in (",", ".", ";")) and not _finite(g, party[1], title[1]):
            if g.tokens[party[1] - 1].text[:1].isupper():
                return (party[0], title[1])
    return party


def _after_hearer(g: Grammar, start: int, high: int, cue: CueWord) -> tuple[int, Range | None]:
    """Where what is told begins, after who was told; and that one, where it is an outlet that publishes it."""
    if "hearer" not in cue.frames or start >= high or g.words[start] in ("that", ":", ","):
        return start, None
    if cue.word != "tell" and not any(g.words[k] == "that" for k in range(start, min(high, start + 12))):
        return start, None
    party = party_after(g, start, high, plain=True)
    if g.words[start] in ("me", "us", "him", "her", "them", "you"):
        return start + 1, None
    if party is None:
        return start, None
    if cue.word == "warn" and g.tags[party[1] - 1] != "noun":
        return start, None
    words = _words(g, party)
    generic = g.words[party[1] - 1] in ("reporters", "journalists", "correspondents", "media", "press")
    outlet = party if not generic and source_kind(words) == "media" else None
    return party[1], outlet


def _past_occasion(g: Grammar, start: int, high: int) -> int:
    """Past "on Tuesday", "in a video address to Italy's parliament", "late on Monday", that tell of the saying."""
    occasions = cue_lexicon().occasions
    i = start
    for _ in range(4):
        if i >= high:
            break
        if (
            is_time(g, i)
            or g.words[i] in occasions
            or (g.tags[i] == "adv" and i + 1 < high and g.tags[i + 1] in ("prep", "noun", "punct", "sub", "adv"))
        ):
            i += 1
        elif (
            g.tags[i] == "prep"
            and g.words[i] in ("in", "on", "at", "during", "via", "after", "by", "through", "to", "of", "from")
            and i + 1 < high
        ):
            party = party_after(g, i + 1, high)
            if party is None and is_time(g, i + 1):
                end = i + 2
                while end < high and (g.tags[end] == "num" or is_time(g, end)):
                    end += 1
                i = end
                continue
            if (
                party is None
                or not (any(g.words[k] in occasions or is_time(g, k) for k in range(*party)))
                or (
                    _with_verb(g, party[1], high)
                    and not any(g.words[k] in ("statement", "interview", "briefing") for k in range(*party))
                )
            ):
                break
            i = party[1]
        else:
            break
    return i


def _last_word(g: Grammar, start: int, high: int) -> int:
    """Where the words from `start` end: the sentence, without its closing marks."""
    end = high
    while end > start and g.words[end - 1] in (".", ",", ";", "…") and g.tags[end - 1] == "punct":
        end -= 1
    return end


def _quote_end(g: Grammar, inside: int, end: int, quoted: Sequence[int]) -> int:
    k = inside
    while k < end and quoted[k] == quoted[inside]:
        k += 1
    return min(end, k + 1)


def _sentence_like(g: Grammar, start: int, stop: int) -> bool:
    """Whether a quotation is a sentence of its own, so that what follows it is not part of the statement."""
    return _finite(g, start, stop) and (g.tokens[start].text[:1].isupper() or g.words[stop - 2] in (",", ".", "!", "?"))


def _around(g: Grammar, i: int, n: int) -> list[Range]:
    return [held for held in ((0, i), (i + 1, _last_word(g, i + 1, n))) if held[0] < held[1]]


def _words(g: Grammar, held: Range) -> str:
    return " ".join(token.text for token in g.tokens[held[0] : held[1]])


def _mend_stance(g: Grammar, one: Statement, cue: CueWord) -> None:
    """Denials by name ("calls it a lie"), refusals ("rejected an ultimatum to surrender"), questions."""
    words = [g.words[k] for held in one.content for k in range(*held)]
    if ("quoted" in cue.frames and _LIES & set(words)) or (
        cue.stance == "asserts" and 0 < len([w for w in words if w[:1].isalpha()]) <= 2 and _LIES & set(words)
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


def _bound(g: Grammar, found: list[Statement], one: Statement) -> None:
    """Ends the statement before where the next one begins: ", while Kyiv said", ", adding that", "and denied"."""
    if not found or one.cue is None:
        return
    begins = min(
        one.cue[0], one.source[0] if one.source and one.source[0] > (found[-1].cue or (0, 0))[1] else one.cue[0]
    )
    connector = begins - 1
    if connector < 1:
        return
    cut: int | None = None
    if g.words[connector] == "," and (
        g.words[one.cue[0]].endswith("ing") or one.inner or g.words[one.cue[0]] == "according"
    ):
        cut = connector
    elif g.words[connector] in _BREAKS:
        cut = connector - 1 if g.words[connector - 1] == "," else connector
        if (
            g.words[connector] == "and"
            and g.words[connector - 1] != ","
            and one.source is not None
            and one.source != found[-1].source
        ):
            cut = None
    elif g.words[connector] == ";":
        cut = connector
    if cut is None:
        return
    for held in found:
        held.content = [
            (a, min(b, cut)) if a < cut < b else (a, b) for a, b in held.content if a < cut or a > one.cue[1]
        ]
    if one.inner and found:
        one.content = list(next((s for s in reversed(found) if not s.inner and s.content), one).content)
