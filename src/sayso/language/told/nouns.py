"""Events told by a noun: "the capture of the town by rebels", "953 civilian deaths", "rebel strikes on the port"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language.arguments import agent_after, of_after
from sayso.language.grammar import Grammar
from sayso.language.lexicon import Trigger, trigger_lexicon
from sayso.language.matching import match_phrase
from sayso.language.phrases import Phrase, phrase_before
from sayso.language.status import stance_of_noun, status_of_noun
from sayso.language.told.telling import Telling

__all__ = ["told_by_nouns"]

_TARGETED = ("of", "on", "against", "at")
_OF_PEOPLE = frozenset("killed injured missing abused detained deported".split())
_OF_TROOPS = frozenset("retreated deserted surrendered advanced reinforced clashed".split())
_SETTINGS = frozenset(("between", "in", "near", "around", "with"))
_TAKING_UP = frozenset(("the", "this", "that", "these", "those", "such"))
_FORCES = frozenset("rebel government army enemy militant insurgent coalition junta police regime".split())


def told_by_nouns(g: Grammar, headline: bool) -> Iterator[Telling]:
    """The events of a sentence's nouns; a noun that only modifies another ("strike group") tells none."""
    lexicon = trigger_lexicon()
    skip = -1
    for i, word in enumerate(g.words):
        if i < skip:
            continue
        for trigger in lexicon.nouns.get(word, ()):
            end = match_phrase(g, i, trigger)
            if end is None or (len(trigger.words) == 1 and g.tags[i] == "verb"):
                continue
            compound = end < len(g.tags) and g.tags[end] == "noun" and not g.words[end].endswith("ed")
            uncounted = trigger.only == "counted" and not _counted(g, i)
            if compound or uncounted or _background(g, trigger, i, end):
                continue
            yield _telling(g, trigger, i, end, headline)
            skip = end
            break


def _counted(g: Grammar, noun: int) -> bool:
    """Whether a figure stands before the noun in its phrase: "34 bodies"."""
    whole = phrase_before(g, noun + 1)
    return whole is not None and any(g.tags[k] == "num" for k in range(whole.first, noun))


def _background(g: Grammar, trigger: Trigger, first: int, last: int) -> bool:
    """Whether the noun only gives a time or a setting: "since the invasion", "after days of fighting"."""
    if "since" in g.words[max(0, first - 2) : first]:
        return True
    if trigger.event != "clashed" or len(trigger.words) > 1 or g.shouting:
        return False
    after = next((group for group in g.groups if last <= group.start <= last + 1), None)
    return not (after is not None and after.finite) and not (last < len(g.words) and g.words[last] in _SETTINGS)


def _telling(g: Grammar, trigger: Trigger, first: int, last: int, headline: bool) -> Telling:
    whole = phrase_before(g, last)
    start = whole.first if whole is not None and whole.first <= first else first
    targeted = trigger.event in ("attacked", "sanctioned", "threatened")
    of = of_after(g, last - 1, _TARGETED if targeted else ("of",))
    by: tuple[Phrase, ...] = ()
    figure: Phrase | None = None
    counted = any(g.tags[k] == "num" for k in range(start, first))
    modifier = Phrase(start, first) if start < first else None
    owner = _owner(g, start, first)
    if trigger.event in _OF_PEOPLE:
        if not of and modifier is not None and (counted or modifier.klass(g) is not None):
            of = (Phrase(start, last),)
        elif not of and owner is not None and trigger.event in ("killed", "injured", "missing", "detained"):
            of = (owner,)
        elif owner is not None:
            by = (owner,)
    else:
        by = (owner,) if owner is not None else ()
        figure = modifier if counted else None
    agent = agent_after(g, of[-1].last if of else last)
    if agent is not None and not by:
        by = (agent,)
    if trigger.event in _OF_TROOPS and of and not by:
        by, of = of[:1], ()
    return Telling(
        event=trigger.event,
        first=first,
        last=last,
        by=by,
        of=of,
        reality=status_of_noun(g, first, last, event=trigger.event, headline=headline),
        stance=stance_of_noun(g, first),
        start=start,
        figure=figure,
        taken_up=not of and not by and figure is None and g.words[start] in _TAKING_UP,
    )


def _owner(g: Grammar, start: int, noun: int) -> Phrase | None:
    """Whose: "the army's shelling", "Russian air strikes", "their retreat"."""
    for i in range(noun - 1, start - 1, -1):
        if g.tags[i] == "gen" and i > start:
            return Phrase(start, i)
        if g.tags[i] == "poss":
            return Phrase(i, i + 1)
    for i in range(start, noun):
        if (g.proper(i) and not g.shouting) or g.words[i] in _FORCES:
            return Phrase(i, i + 1)
    return None
