"""Who did it, and to whom: subjects, objects and "by ..." of a verb; "of ..." and "by ..." of a noun."""

from __future__ import annotations

from sayso.language.grammar import Grammar, VerbGroup
from sayso.language.lists import word_lists
from sayso.language.phrases import Phrase, list_after, list_before, phrase_after, phrase_before

__all__ = ["agent_after", "clause_end", "governor", "objects", "of_after", "subject"]

_OBJECT_ACTS = frozenset(word_lists("words")["object_acts"])
# Prepositions that tie a place to the phrase before them: "soldiers in the city were ...".
_PLACING = frozenset("in at on of near from around inside outside along across between under among near".split())
_WAYS = frozenset("road roads highway route track bridge railway".split())  # "the road to the port"
_CLOSERS = frozenset((",", ";", ":", "—", "–", "(", ")", "”", '"', "."))


def governor(g: Grammar, group: VerbGroup) -> VerbGroup | None:
    """The verb group that an infinitive or gerund depends on: the last one before it in the sentence."""
    before = [other for other in g.groups if other.verb < group.start]
    return before[-1] if before else None


def subject(g: Grammar, group: VerbGroup, *, reduced: bool = False, depth: int = 0) -> tuple[Phrase, ...]:
    """The phrases that the verb says something of, in text order; empty when none is found.

    `reduced` tells a participle that stands for a passive clause: "the region, annexed in 2014".
    """
    if depth > 4:
        return ()
    i = group.start - 1
    while i >= 0 and (g.tags[i] == "adv" or g.words[i] in ("”", '"', "both", "all")):
        i -= 1
    if i < 0:
        return _subject_of_main(g, group, depth)
    if group.infinitive or (not group.finite and (g.words[group.verb].endswith("ing"))):
        found = _controlled(g, group, i, depth)
        if found:
            return found
    tag, word = g.tags[i], g.words[i]
    if tag == "wh":
        return _antecedent(g, i)
    if word == "," and reduced:
        phrase = phrase_before(g, i)
        return () if phrase is None or phrase.is_time(g) else (phrase,)
    if tag == "conj" or (word == "," and group.finite and not _phrase_opens(g, group)):
        earlier = governor(g, group)
        if earlier is not None and i >= earlier.verb:
            shared = subject(g, earlier, depth=depth + 1)
            if shared:
                return shared
    if word in (",", "—", "–", ")"):
        return _before_aside(g, i)
    phrase = phrase_before(g, group.start)
    if phrase is None:
        return ()
    if phrase.is_time(g):
        earlier_phrase = phrase_before(
            g, phrase.first - (1 if phrase.first > 0 and g.tags[phrase.first - 1] == "prep" else 0)
        )
        if earlier_phrase is None:
            return ()
        phrase = earlier_phrase
    phrase = _climb(g, phrase)
    return list_before(g, phrase)


def _antecedent(g: Grammar, wh: int) -> tuple[Phrase, ...]:
    """The phrase that "who" or "which" at `wh` stands for; an age or an aside right before it is passed over."""
    end = wh - 1 if wh > 0 and g.words[wh - 1] == "," else wh
    phrase = phrase_before(g, end)
    if phrase is None or phrase.last < end:
        return ()
    before = phrase.first - 1
    if before > 0 and g.words[before] == "," and end < wh:
        named = phrase_before(g, before)
        age = phrase.last - phrase.first == 1 and g.tags[phrase.first] == "num"
        if named is not None and (age or (named.proper(g) and not named.is_time(g))):
            phrase = named
    return (_climb(g, phrase),)


def _phrase_opens(g: Grammar, group: VerbGroup) -> bool:
    return group.start > 0 and g.tags[group.start - 1] in ("noun", "pron", "num")


def _climb(g: Grammar, phrase: Phrase) -> Phrase:
    """The phrase that a prepositional one belongs to: "soldiers in the city" for "the city"."""
    for _ in range(4):
        i = phrase.first - 1
        way = i > 0 and g.words[i] == "to" and g.words[i - 1] in _WAYS
        if not way and (i < 1 or g.tags[i] != "prep" or g.words[i] not in _PLACING):
            return phrase
        if g.tags[i - 1] == "verb":
            return _of_participle(g, i - 1) or phrase
        outer = phrase_before(g, i)
        if outer is None or outer.last != i:
            return phrase
        verb = g.group_of(outer.first - 1) if outer.first > 0 else None
        if verb is not None and not verb.passive and verb.finite:
            return outer if g.words[i] != "of" else phrase
        phrase = outer
    return phrase


def _of_participle(g: Grammar, verb: int) -> Phrase | None:
    """The phrase that a bare participle belongs to: "the men" for "the men wounded in the raid"."""
    group = g.group_of(verb)
    if group is None or group.start != group.verb or not group.past:
        return None
    before = phrase_before(g, verb)
    return before if before is not None and before.last == verb and not before.is_time(g) else None


def _before_aside(g: Grammar, close: int) -> tuple[Phrase, ...]:
    """The phrase before an aside that closes at `close`: "the mayor, who fled in May," gives "the mayor"."""
    opening = {",": ",", "—": "—", "–": "–", ")": "("}[g.words[close]]
    for i in range(close - 1, 0, -1):
        if g.words[i] == opening:
            phrase = phrase_before(g, i)
            if phrase is not None and not phrase.is_time(g):
                return (_climb(g, phrase),)
    return ()


def _subject_of_main(g: Grammar, group: VerbGroup, depth: int) -> tuple[Phrase, ...]:
    """For a sentence that opens with a participle, the subject of its main verb: "Having failed ..., Russia is ..."."""
    if group.finite:
        return ()
    for other in g.groups:
        if other.verb > group.verb and other.finite:
            return subject(g, other, depth=depth + 1)
    return ()


def _controlled(g: Grammar, group: VerbGroup, i: int, depth: int) -> tuple[Phrase, ...]:
    above = governor(g, group)
    if above is None:
        return _subject_of_main(g, group, depth)
    if g.words[above.verb] in _OBJECT_ACTS and not above.passive:
        found = objects(g, above)
        if found and found[0].first < group.start:
            return found[:1]
    if not group.infinitive and g.tags[i] in ("noun", "pron", "num"):
        phrase = phrase_before(g, group.start)
        if phrase is not None and phrase.first > above.verb and not phrase.is_time(g):
            return (phrase,)  # "troops holding the city"
    if above.verb < group.start:
        return subject(g, above, depth=depth + 1)
    return ()


def objects(g: Grammar, group: VerbGroup, *, after: int | None = None) -> tuple[Phrase, ...]:
    """The phrases right after the verb, or after the token index `after`: one, or the members of a list."""
    start = (group.verb if after is None else after) + 1
    phrase = phrase_after(g, start)
    if phrase is None or phrase.is_time(g):
        return ()
    return list_after(g, phrase)


def agent_after(g: Grammar, start: int) -> Phrase | None:
    """The phrase after "by" in the clause that goes on at `start`: "was shelled by rebels"."""
    for i in range(start, clause_end(g, start)):
        if g.words[i] == "by" and g.tags[i] == "prep":
            phrase = phrase_after(g, i + 1)
            if phrase is not None and not phrase.is_time(g) and g.tags[i + 1] != "verb":
                return phrase
    return None


def of_after(g: Grammar, noun: int, prepositions: tuple[str, ...] = ("of",)) -> tuple[Phrase, ...]:
    """The phrases after "of" (or another of `prepositions`) that follow a noun: "the capture of the town"."""
    i = noun + 1
    while i < len(g.words) and g.words[i] in ("”", '"', "’"):
        i += 1
    if i < len(g.words) and g.words[i] in prepositions:
        phrase = phrase_after(g, i + 1)
        if phrase is not None and not phrase.is_time(g):
            return list_after(g, phrase)
    return ()


def clause_end(g: Grammar, start: int) -> int:
    """The index after the last token of the clause that goes on at `start`: at a comma, a conjunction with a new verb,
    a subordinating or relative word, or the next finite verb's subject."""
    for i in range(start, len(g.words)):
        if g.words[i] in _CLOSERS or g.tags[i] in ("sub", "wh"):
            return i
        if g.tags[i] == "conj":
            group = next((v for v in g.groups if v.start > i), None)
            phrase = phrase_after(g, i + 1)
            reach = phrase.last if phrase is not None else i + 1
            if group is not None and group.start <= reach + 1:
                return i
    return len(g.words)
