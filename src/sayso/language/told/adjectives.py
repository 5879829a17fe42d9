"""Events told inside a noun phrase or by a set phrase: "the besieged city", "forty dead", "without water"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language.arguments import subject
from sayso.language.grammar import Grammar
from sayso.language.lexicon import Trigger, trigger_lexicon
from sayso.language.lists import word_lists
from sayso.language.matching import match_phrase
from sayso.language.phrases import Phrase, phrase_after, phrase_before
from sayso.language.restrictions import fits
from sayso.language.told.telling import LASTING, NEGATIVE, Telling
from sayso.model import Reality

__all__ = ["told_by_adjectives", "told_by_phrases"]

_HOLDING = ("held", "controlled", "occupied")
_AFTER_FIGURE = frozenset(("dead", "wounded", "injured", "missing", "hurt", "killed"))
_PARTICIPLES = ("ed", "en", "shot", "held")
_PLAIN = frozenset(word_lists("words")["plain_participles"])


def _status(event: str) -> Reality:
    return "ongoing" if event in LASTING else "happened"


def told_by_adjectives(g: Grammar, headline: bool) -> Iterator[Telling]:
    """The events of participles and adjectives before a noun, of "rebel-held", and of "forty dead"."""
    del headline  # a noun phrase has no tense for a headline to bend
    for i, word in enumerate(g.words):
        if g.tags[i] not in ("noun", "verb"):
            continue
        holder = _holder(g, i)
        trigger = _trigger(g, i)
        if trigger is None and holder is None:
            continue
        event = "controls" if holder is not None else trigger.event if trigger is not None else ""
        after = phrase_after(g, i)
        if after is not None and after.last > i + 1 and g.tags[i + 1] == "noun":
            whole = phrase_before(g, after.last)
            of = _innermost(g, whole, i) if whole is not None and whole.first <= i else after
            if holder is not None or (trigger is not None and fits(g, of, trigger.only)):
                yield Telling(event, i, i + 1, (holder,) if holder else (), (of,), _status(event), of.first)
        elif word in _AFTER_FIGURE and holder is None:
            people = phrase_before(g, i)
            if people is not None and people.last == i and any(g.tags[k] == "num" for k in range(people.first, i)):
                yield Telling(event, i, i + 1, (), (people,), _status(event), people.first)


def _innermost(g: Grammar, phrase: Phrase, adjective: int) -> Phrase:
    """The part of a phrase that the adjective stands in: "the besieged city" in "residents of the besieged city"."""
    of = next((k for k in range(adjective - 1, phrase.first, -1) if g.words[k] == "of"), None)
    return phrase if of is None else Phrase(of + 1, phrase.last)


def _holder(g: Grammar, i: int) -> Phrase | None:
    """Who holds: the first part of "rebel-held"."""
    if g.words[i] in _HOLDING and i > 1 and g.words[i - 1] in ("-", "–"):
        return Phrase(i - 2, i - 1)
    return None


def _trigger(g: Grammar, i: int) -> Trigger | None:
    lexicon = trigger_lexicon()
    found = next(iter(lexicon.adjectives.get(g.words[i], ())), None)
    if found is None and g.tags[i] == "noun" and g.words[i].endswith(_PARTICIPLES) and g.words[i] not in _PLAIN:
        found = next((t for t in lexicon.verbs.get(g.words[i], ()) if t.frame == "by-of" and len(t.words) == 1), None)
    return found


def told_by_phrases(g: Grammar, headline: bool) -> Iterator[Telling]:
    """The events of set phrases without a verb of their own: "with no access to food"."""
    del headline
    lexicon = trigger_lexicon()
    for i, word in enumerate(g.words):
        for trigger in lexicon.phrases.get(word, ()):
            end = match_phrase(g, i, trigger)
            if end is None:
                continue
            group = next((v for v in reversed(g.groups) if v.verb < i), None)
            who = subject(g, group) if group is not None else ()
            near = phrase_before(g, i)
            if not who and near is not None:
                who = (near,)
            past = group is not None and group.past
            if word in NEGATIVE:  # "no casualties" tells two events, of nobody
                yield Telling(trigger.event, i, end, (), (), "did_not_happen", i, figure=Phrase(i, end))
                continue
            yield Telling(trigger.event, i, end, (), who[:1], "happened" if past else "ongoing", i)
            break
