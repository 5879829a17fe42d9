"""Events told by a verb: who and whom by the frame of the trigger, active, passive or as a participle."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language.arguments import agent_after, objects, of_after, subject
from sayso.language.grammar import Grammar, VerbGroup
from sayso.language.lexicon import Trigger, trigger_lexicon
from sayso.language.matching import match_verb
from sayso.language.phrases import Phrase
from sayso.language.restrictions import fits
from sayso.language.status import stance_of_verb, status_of_verb
from sayso.language.told.telling import NEGATIVE, Telling

__all__ = ["told_by_verbs"]

_COUNTS_OBJECT = frozenset(("attacked", "aided", "supplied", "reinforced"))
_OF_OBJECT = frozenset(("weapons", "goods", "soldiers", "aid"))
_PARTICLES = frozenset(("off", "up", "down", "away", "back"))
_NO_ONE = (("nobody",), ("no", "one"))
_TOWARDS = ("on", "at", "against", "into", "towards")


def told_by_verbs(g: Grammar, headline: bool) -> Iterator[Telling]:
    """The events of a sentence's verbs; of several triggers the longest that fits."""
    lexicon = trigger_lexicon()
    for group in g.groups:
        for trigger in lexicon.verbs.get(g.words[group.verb], ()):
            matched = match_verb(g, group.verb, trigger)
            if matched is None or _particle_of_another(g, group, trigger):
                continue
            telling = _telling(g, group, trigger, *matched, headline=headline)
            if telling is not None:
                yield telling
                break


def _telling(
    g: Grammar, group: VerbGroup, trigger: Trigger, last: int, object_after: int | None, *, headline: bool
) -> Telling | None:
    done_to = objects(g, group, after=last if object_after is None else object_after)
    if object_after is not None:  # "left twelve dead": the object ends where the trigger goes on
        done_to = tuple(Phrase(p.first, min(p.last, last)) for p in done_to if p.first < last)
    if not done_to and not group.passive:
        done_to = _shared_object(g, last)
    frame = trigger.frame
    reduced = (
        frame in ("by-of", "object-by")
        and not done_to
        and not group.passive
        and group.start == group.verb
        and group.past
    )
    passive = group.passive or reduced
    who = subject(g, group, reduced=reduced)
    by: tuple[Phrase, ...] = ()
    of: tuple[Phrase, ...] = ()
    if frame == "by-of" and passive:
        agent = agent_after(g, last + 1)
        by, of = (agent,) if agent else (), who
    elif frame == "by-of":
        by, of = who, done_to
    elif frame == "object-by":
        by = who if passive else done_to
        if not by:
            return None
    elif frame == "object-of":
        of = who if passive else done_to
        if not of:
            return None
    elif frame == "of":
        of = who
    else:
        by = who
    candidates = of if frame in ("by-of", "of", "object-of") else by
    if frame == "by" and trigger.only in _OF_OBJECT:
        candidates = (*done_to, *by)  # "fired rockets", "shells fell on", "called up reservists"
    if not any(fits(g, phrase, trigger.only) for phrase in candidates or (None,)):
        return None
    if frame == "by-of" and not of and not by and trigger.only is None and len(trigger.words) == 1 and not passive:
        return None
    if frame == "by" and trigger.event in ("attacked", "sanctioned"):
        of = of_after(g, done_to[-1].last - 1 if done_to else last, _TOWARDS)[:1]
    reality = status_of_verb(g, group, event=trigger.event, headline=headline)
    stance = stance_of_verb(g, group, who=who)
    denied = any(g.words[phrase.first] in NEGATIVE for phrase in who)
    if denied or (
        NEGATIVE.isdisjoint(trigger.words) and any(w in NEGATIVE for w in g.words[group.verb + 1 : last + 1])
    ):
        reality = "did_not_happen"  # "received no humanitarian aid"
    event = trigger.event
    if event == "missing" and trigger.frame == "by-of" and not group.negated:
        return None  # only who has not been heard of is missing
    if event == "displaced" and group.negated and group.modal in ("can", "could", "ca", "cannot"):
        event, reality = "trapped", "ongoing"  # "families who cannot leave"
    elif event == "missing" and group.negated:
        reality = "ongoing"  # "have not been heard of"
    spared = passive and any(g.words[p.first : p.last] in _NO_ONE for p in of)
    return Telling(
        event="injured" if spared and event == "attacked" else event,
        first=group.verb,
        last=last + 1,
        by=tuple(p for p in _parties(g, by) if _acts(g, p)),
        of=_parties(g, of),
        reality=reality,
        stance=stance,
        start=min([group.start, *(phrase.first for phrase in who)]),
        figure=done_to[0] if trigger.event in _COUNTS_OBJECT and frame != "by-of" and done_to else None,
    )


def _particle_of_another(g: Grammar, group: VerbGroup, trigger: Trigger) -> bool:
    """Whether a particle right after the verb makes it another verb: "took off", "gave up"."""
    after = g.words[group.verb + 1] if group.verb + 1 < len(g.words) else ""
    return len(trigger.words) == 1 and trigger.frame == "by-of" and after in _PARTICLES


def _parties(g: Grammar, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    return tuple(p for p in phrases if g.tags[p.first] != "wh" and g.words[p.first] not in ("there", "nothing"))


def _acts(g: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase can be a party that acts: neither an event ("the blast") nor what was fired ("shells")."""
    return g.words[phrase.head(g)] not in trigger_lexicon().noun_words and phrase.klass(g) != "weapons"


def _shared_object(g: Grammar, last: int) -> tuple[Phrase, ...]:
    """The object of the next verb in "killed and wounded twelve"."""
    if last + 2 < len(g.words) and g.tags[last + 1] == "conj":
        group = g.group_of(last + 2)
        if group is not None and group.start == group.verb == last + 2:
            return objects(g, group)
    return ()
