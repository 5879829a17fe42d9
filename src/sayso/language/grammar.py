"""A coarse grammar of one sentence: the class of each word, and its verb groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.language.lexicon import trigger_lexicon
from sayso.language.lists import word_lists
from sayso.language.morphology import VerbForm, common_verbs, verb_forms
from sayso.model import Token

__all__ = ["Grammar", "Tag", "VerbGroup", "grammar_of"]

Tag = Literal[
    "adv", "aux", "conj", "det", "gen", "modal", "neg", "noun", "num", "poss", "prep", "pron", "punct", "quant", "sub",
    "to", "verb", "wh",
]  # fmt: skip

_CLOSED: dict[str, Tag] = {}
for _class, _words in word_lists("words")["closed"].items():
    for _word in _words:
        _CLOSED.setdefault(_word, _class)

_BE = frozenset("be is are was were am been being 's 're 'm get gets got getting".split())
_HAVE = frozenset("have has had having 've".split())
_QUANTITIES = tuple(tuple(quantity.split()) for quantity in word_lists("words")["quantities"])
_NUMBER_WORDS = frozenset(w for w, t in _CLOSED.items() if t == "num")
_NOUNS_TOO = frozenset(word_lists("words")["nouns_too"])


@cache
def _forms() -> dict[str, frozenset[VerbForm]]:
    """Every known form of a verb, and which forms it can be."""
    table: dict[str, set[VerbForm]] = {}
    for base in (*trigger_lexicon().bases, *common_verbs()):
        for form, name in verb_forms(base):
            table.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in table.items()}


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: tokens `[start, verb]` of the sentence, and what they say of time and status."""

    start: int
    verb: int
    passive: bool
    progressive: bool
    perfect: bool
    negated: bool
    modal: str | None
    infinitive: bool
    finite: bool
    past: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """A sentence's tokens, their classes, and its verb groups in order; indices are into the sentence's tokens."""

    tokens: Sequence[Token]
    words: tuple[str, ...]
    tags: tuple[Tag, ...]
    groups: tuple[VerbGroup, ...]
    shouting: bool

    def group_of(self, index: int) -> VerbGroup | None:
        """The verb group that holds the token, or None."""
        return next((g for g in self.groups if g.start <= index <= g.verb), None)

    def proper(self, index: int) -> bool:
        """Whether the token is written as a name (in an all-capitals or title-case sentence, any noun is)."""
        text = self.tokens[index].text
        return self.tags[index] == "noun" and text[:1].isupper() and (index > 0 or self.shouting or text[1:2].isupper())


def _shouting(tokens: Sequence[Token]) -> bool:
    """Whether case tells nothing here: all capitals, or nearly every word with a capital, as in a headline."""
    words = [t.text for t in tokens if t.text[:1].isalpha() and len(t.text) > 3]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def _number(word: str) -> bool:
    return word[:1].isdigit() or word in _NUMBER_WORDS or ("-" in word and word.split("-")[0] in _NUMBER_WORDS)


def grammar_of(tokens: Sequence[Token]) -> Grammar:
    """The coarse grammar of one sentence's tokens."""
    words = tuple(t.lower for t in tokens)
    shouting = _shouting(tokens)
    tags: list[Tag] = []
    for i, word in enumerate(words):
        tags.append(_tag(i, word, words, tags, tokens, shouting))
    _mark_quantities(words, tags)
    groups = []
    for i, tag in enumerate(tags):
        alone = tag == "aux" and words[i] not in ("'s", "'d") and _stands_alone(i, tags)
        if tag == "verb" or alone:
            groups.append(_group(i, words, tags))
    return Grammar(tokens, words, tuple(tags), tuple(groups), shouting)


def _stands_alone(i: int, tags: Sequence[Tag]) -> bool:
    """Whether an auxiliary is the verb itself ("the city is under siege"): no verb follows in its group."""
    j = i + 1
    while j < len(tags) and tags[j] in ("adv", "neg", "aux", "modal"):
        j += 1
    return (j >= len(tags) or tags[j] != "verb") and not any(tags[k] == "aux" for k in range(i + 1, j))


def _tag(i: int, word: str, words: tuple[str, ...], before: list[Tag], tokens: Sequence[Token], shouting: bool) -> Tag:
    if word in ("-", "–") and _joined(i, tokens):
        numbers = before[i - 1] == "num" and _number(words[i + 1])
        return "punct" if numbers or before[i - 1] in ("punct", "verb") else "noun"
    if not any(c.isalnum() for c in word):
        return "noun" if word == "%" else "punct"
    if i > 1 and words[i - 1] in ("-", "–") and before[i - 1] == "noun" and _joined(i - 1, tokens):
        return "noun"  # "rebel-held", "six-year-old"
    if word in ("'s", "'", "s'"):
        named = i > 0 and before[i - 1] in ("noun", "num")
        follows = i + 1 < len(words) and (words[i + 1] in _CLOSED or words[i + 1].endswith("ing"))
        return "gen" if word == "'" or (named and not follows) else "aux"
    if word == "that":
        return _that(i, words, before)
    if word == "there" or (word == "her" and _ends_phrase(i, words)):
        return "pron"
    if word == "missing":
        return "noun"  # an adjective wherever a report has it
    if word == "may" and tokens[i].text == "May" and i > 0 and not shouting:
        return "noun"
    if _number(word):
        return "num"
    closed = _CLOSED.get(word)
    if closed is not None:
        return closed
    forms = _forms().get(word)
    if forms is None:
        if (
            word.endswith("ly")
            and len(word) > 4
            and word not in ("family", "supply", "assembly", "ally", "july", "italy")
        ):
            return "adv"
        if word.endswith("ed") and len(word) > 4 and i > 0 and tokens[i].text[0].islower():
            following = _CLOSED.get(words[i + 1], "noun") if i + 1 < len(words) else "punct"
            if before[i - 1] in ("aux", "pron", "modal", "to", "wh") or (
                before[i - 1] == "noun" and following in ("prep", "det", "poss", "punct", "adv", "to", "sub")
            ):
                return "verb"
        return "noun"
    if tokens[i].text[:1].isupper() and i > 0 and not shouting and before[i - 1] != "punct":
        return "noun"
    return "verb" if _acts(i, word, forms, words, before, shouting) else "noun"


def _joined(i: int, tokens: Sequence[Token]) -> bool:
    """Whether a hyphen stands between two words without a space."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _that(i: int, words: tuple[str, ...], before: list[Tag]) -> Tag:
    if i > 0 and before[i - 1] in ("verb", "aux"):
        return "sub"
    if i > 0 and before[i - 1] in ("noun", "pron", "gen"):
        return "wh"
    return "det" if i + 1 < len(words) and _CLOSED.get(words[i + 1]) is None else "pron"


def _ends_phrase(i: int, words: tuple[str, ...]) -> bool:
    return i + 1 >= len(words) or not words[i + 1][:1].isalpha() or words[i + 1] in _CLOSED


def _last(before: list[Tag], skip: tuple[Tag, ...] = ("adv",)) -> tuple[int, Tag | None]:
    j = len(before) - 1
    while j >= 0 and before[j] in skip:
        j -= 1
    return j, before[j] if j >= 0 else None


def _acts(
    i: int,
    word: str,
    forms: frozenset[VerbForm],
    words: tuple[str, ...],
    before: list[Tag],
    shouting: bool,
) -> bool:
    """Whether a word that can be a verb is one here."""
    j, last = _last(before)
    next_word = words[i + 1] if i + 1 < len(words) else ""
    next_closed = _CLOSED.get(next_word)
    opens_object = _quantity_at(i + 1, words) or next_closed in ("det", "poss", "pron", "num") or _number(next_word)
    phrase_follows = bool(next_word) and next_word[:1].isalnum() and next_closed is None and not _number(next_word)
    if "ing" in forms:
        if last == "aux" and words[j] in _BE:
            return True
        if last in ("det", "poss", "gen", "num"):
            return False
        noun_too = word in trigger_lexicon().noun_words or word in _NOUNS_TOO
        if last == "prep":
            return opens_object or phrase_follows or not noun_too
        if last is None or last in ("punct", "conj"):
            return opens_object or not noun_too
        if last == "noun" and noun_too:
            return opens_object
        return not noun_too or opens_object
    if forms & {"past", "participle"} and not (forms & {"base", "s"} and last in ("to", "modal")):
        if last in ("aux", "pron", "wh", "neg", "modal", "to", "conj"):
            return last != "conj" or not phrase_follows or opens_object or "verb" in before
        if last in ("det", "poss", "gen", "prep", "quant"):
            return False
        if last == "num":
            return not phrase_follows
        if last is None:
            return False
        if last == "noun" and before[-1] == "noun" and phrase_follows and i > 1 and before[j - 1] in ("det", "poss"):
            return True
        return True
    if last in ("to", "modal", "neg", "pron", "wh") or (last == "aux" and words[j] in ("do", "does", "did")):
        return True
    if last in ("det", "poss", "gen", "num", "quant", "aux"):
        return False
    if last == "noun" and _after_inversion(words[:i], before):
        return True  # "Should the town fall, ...", "..., should the town fall"
    noun_too = word in _NOUNS_TOO or word in trigger_lexicon().noun_words
    if last == "prep":
        return False
    if last == "noun":
        if noun_too:
            condition = "sub" in before and not {"verb", "aux"} & set(before[len(before) - before[::-1].index("sub") :])
            if next_word == "to" or (condition and not next_word[:1].isalnum()):
                return True  # "the army plans to ...", "If the bridge falls, ..."
            return opens_object or (
                shouting and "s" in forms and phrase_follows and "past" not in _forms().get(next_word, ())
            )
        return True
    return not noun_too and last is not None


def _after_inversion(words: tuple[str, ...], before: list[Tag]) -> bool:
    """Whether "should" or "had" opens the clause that the words end in, and no verb came after it."""
    opening = next((k for k in range(len(words) - 1, -1, -1) if words[k] in ("should", "had")), None)
    if opening is None or "verb" in before[opening:]:
        return False
    return opening == 0 or (words[opening] == "should" and words[opening - 1] in (",", "and", "“", '"'))


def _quantity_at(i: int, words: tuple[str, ...]) -> bool:
    """Whether a bounded number stands at `i`: "at least six", "about 20"."""
    return any(
        words[i : i + len(quantity)] == quantity
        and i + len(quantity) < len(words)
        and _number(words[i + len(quantity)])
        for quantity in _QUANTITIES
    )


def _mark_quantities(words: tuple[str, ...], tags: list[Tag]) -> None:
    """Marks "at least", "more than", "about" before a number as part of the number."""
    for i, tag in enumerate(tags):
        if tag != "num" or (i > 0 and tags[i - 1] in ("num", "quant")):
            continue
        end = i
        for _ in range(2):
            for quantity in _QUANTITIES:
                start = end - len(quantity)
                if start >= 0 and words[start:end] == quantity:
                    tags[start:end] = ["quant"] * len(quantity)
                    end = start
                    break
        if i > 0 and words[i - 1] == "a" and tags[i - 1] == "det":
            tags[i - 1] = "num"


def _group(verb: int, words: tuple[str, ...], tags: Sequence[Tag]) -> VerbGroup:
    """The group of the verb at `verb`: the auxiliaries, negations and adverbs before it."""
    forms = _forms().get(words[verb], frozenset({"participle", "past"}) if words[verb].endswith("ed") else frozenset())
    start = verb
    helpers: list[int] = []
    j = verb - 1
    while j >= 0 and tags[j] in ("aux", "modal", "neg", "adv", "to"):
        if tags[j] == "to" and verb - j > 3:
            break
        if tags[j] == "adv" and not any(tags[k] in ("aux", "modal", "to") for k in range(max(0, j - 2), j)):
            break
        helpers.append(j)
        start = j
        if tags[j] == "to":
            break
        j -= 1
    said = [words[k] for k in helpers]
    be = any(w in _BE for w in said)
    last = next((w for k, w in zip(helpers, said, strict=True) if tags[k] == "aux"), None)
    passive = last in _BE and "participle" in forms and "ing" not in forms
    modal = next((words[k] for k in helpers if tags[k] == "modal"), None)
    infinitive = any(tags[k] == "to" for k in helpers)
    finite = (
        not infinitive
        and (bool(helpers) or bool(forms & {"past", "s", "base"}))
        and "ing" not in (forms if not be else ())
    )
    past = any(w in ("was", "were", "had", "did", "got") for w in said) or (not helpers and "past" in forms)
    if tags[verb] == "aux":
        past = past or words[verb] in ("was", "were", "had", "did")
        finite = words[verb] not in ("being", "having", "been")
    negated = any(tags[k] == "neg" for k in helpers) or (modal in ("ca", "wo", "cannot") and modal == "cannot")
    following = words[verb + 1] if verb + 1 < len(words) else ""
    negated = negated or (tags[verb] == "aux" and following in ("not", "n't", "never"))
    return VerbGroup(
        start=start,
        verb=verb,
        passive=passive,
        progressive="ing" in forms and last in _BE,
        perfect=any(w in _HAVE for w in said),
        negated=negated,
        modal=modal,
        infinitive=infinitive,
        finite=finite,
        past=past,
    )
