"""The events that a document's words tell, by rules: verbs, nouns, adjectives and set phrases of triggers.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language.arguments import agent_after, clause_end, objects, of_after, subject
from sayso.language.grammar import Grammar, VerbGroup, grammar_of
from sayso.language.lexicon import Trigger, trigger_lexicon
from sayso.language.matching import match_phrase, match_verb
from sayso.language.phrases import Phrase, phrase_after, phrase_before
from sayso.language.restrictions import fits
from sayso.language.status import hedged_at, status_of_noun, status_of_verb
from sayso.model import EventMention, Reality, Sentence, Span, Token

__all__ = ["find_events"]

_NEGATIVE = frozenset(("no", "none", "nobody", "neither", "zero"))
_TARGETED = ("of", "on", "against", "at")
# Compound heads that turn a trigger into another thing: "strike group", "attack helicopter", "siege tactics".
_PROPER_ONLY = frozenset(("threatened", "negotiated"))


@dataclass(frozen=True, slots=True)
class _Found:
    """What a trigger says in its sentence, before it becomes mentions: one for each member of `of`."""

    event: str
    first: int
    last: int
    by: tuple[Phrase, ...]
    of: tuple[Phrase, ...]
    reality: Reality
    start: int
    figure: Phrase | None = None


def find_events(*, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[EventMention, ...]:
    """Every event that the sentences tell, in text order; a list of objects gives one mention a member."""
    mentions: list[EventMention] = []
    for sentence in sentences:
        g = grammar_of(tokens[sentence.first : sentence.last])
        headline = sentence.part == "headline"
        hedged = hedged_at(g)
        taken: set[int] = set()
        found: list[_Found] = []
        for finder in (_verbs, _phrases, _nouns, _adjectives):
            for one in finder(g, headline):
                if not taken & set(range(one.first, one.last)):
                    found.append(one)
            taken |= {i for one in found for i in range(one.first, one.last)}
        for one in sorted(found, key=lambda f: f.first):
            mentions.extend(_mentions(g, one, hedged))
    return tuple(mentions)


def _mentions(g: Grammar, found: _Found, hedged: bool) -> Iterator[EventMention]:
    by = found.by[0] if found.by else None
    if len(found.by) > 1:
        by = Phrase(found.by[0].first, found.by[-1].last)
    trigger = Span(g.tokens[found.first].start, g.tokens[found.last - 1].end)
    for number, of in enumerate(found.of or (None,)):
        reality = found.reality
        if any(p is not None and g.words[p.first] in _NEGATIVE for p in (of, by)) and reality in (
            "happened",
            "ongoing",
        ):
            reality = "did_not_happen"
        if number == 0:
            last = max(found.last, of.last if of else 0)
            end = clause_end(g, last) if len(found.of) < 2 else last
            first = min([found.start, found.first] + ([of.first] if of else []))
            clause = Span(g.tokens[first].start, g.tokens[max(end, last) - 1].end)
        else:
            assert_of = of if of is not None else Phrase(found.first, found.last)
            clause = assert_of.span(g)
        yield EventMention(
            event=found.event,
            trigger=trigger,
            clause=clause,
            reality=reality,
            hedged=hedged,
            by=by.span(g) if by else None,
            of=of.span(g) if of else None,
            figure=found.figure.span(g) if found.figure else None,
            confidence=0.6,
        )


def _verbs(g: Grammar, headline: bool) -> Iterator[_Found]:
    lexicon = trigger_lexicon()
    for group in g.groups:
        for trigger in lexicon.verbs.get(g.words[group.verb], ()):
            matched = match_verb(g, group.verb, trigger)
            if matched is None:
                continue
            found = _of_verb(g, group, trigger, *matched, headline=headline)
            if found is not None:
                yield found
                break


def _of_verb(
    g: Grammar, group: VerbGroup, trigger: Trigger, last: int, object_after: int | None, *, headline: bool
) -> _Found | None:
    done_to = objects(g, group, after=object_after if object_after is not None else last)
    shared = _shared_object(g, last)
    if not done_to and shared and not group.passive:
        done_to = shared
    who = subject(g, group)
    frame = trigger.frame
    passive = group.passive
    if (
        frame in ("by-of", "object-by")
        and not passive
        and not done_to
        and g.words[group.verb].endswith(("ed", "en", "t", "k", "n", "d", "g"))
    ):
        passive = _reduced_passive(g, group)
    if frame == "by-of":
        by, of = (((agent,) if (agent := agent_after(g, last + 1)) else ()), who) if passive else (who, done_to)
        needed = of[0] if of else None
    elif frame == "object-by":
        by, of = (who if passive else done_to), ()
        needed = by[0] if by else None
        if not by:
            return None
    elif frame == "of":
        by, of, needed = (), who, (who[0] if who else None)
    else:
        by, of, needed = who, (), (who[0] if who else None)
        if trigger.event in ("attacked", "aided") and trigger.only in ("weapons", "goods"):
            needed = done_to[0] if done_to else None
    if trigger.only is not None and not fits(g, needed, trigger.only):
        return None
    if frame == "by-of" and not of and not by and trigger.only is None and len(trigger.words) == 1 and not passive:
        return None
    figure = (
        done_to[0]
        if trigger.event in ("attacked", "aided", "supplied", "reinforced") and frame != "by-of" and done_to
        else None
    )
    if frame == "by" and trigger.event == "attacked":
        targets = of_after(g, done_to[0].last - 1, ("on", "at", "against", "into", "towards")) if done_to else ()
        of = targets[:1]
    start = min([group.start, *(p.first for p in (who if not passive or frame == "by-of" else ()))])
    return _Found(
        event=trigger.event,
        first=group.verb,
        last=last + 1 if object_after is None else group.verb + 1,
        by=_without_wh(g, by),
        of=_without_wh(g, of),
        reality=status_of_verb(g, group, event=trigger.event, headline=headline),
        start=start,
        figure=figure,
    )


def _without_wh(g: Grammar, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    return tuple(
        p
        for p in phrases
        if g.tags[p.first] != "wh" and g.words[p.first] not in ("it", "there", "nothing") or g.words[p.first] == "it"
    )


def _shared_object(g: Grammar, last: int) -> tuple[Phrase, ...]:
    """The object of the next verb in "killed and wounded twelve"."""
    if last + 2 < len(g.words) and g.tags[last + 1] == "conj":
        group = g.group_of(last + 2)
        if group is not None and group.start == last + 2 and group.verb == last + 2:
            return objects(g, group)
    return ()


def _reduced_passive(g: Grammar, group: VerbGroup) -> bool:
    """Whether a past form without object and helpers is a participle: "the prisoners captured on Monday"."""
    return group.start == group.verb or group.passive or group.perfect is False


def _phrases(g: Grammar, headline: bool) -> Iterator[_Found]:
    del headline
    lexicon = trigger_lexicon()
    for i, word in enumerate(g.words):
        for trigger in lexicon.phrases.get(word, ()):
            end = match_phrase(g, i, trigger)
            if end is None:
                continue
            group = next((v for v in reversed(g.groups) if v.verb < i), None)
            who = subject(g, group) if group is not None else ()
            if not who and (phrase := phrase_before(g, i)) is not None:
                who = (phrase,)
            yield _Found(
                event=trigger.event,
                first=i,
                last=end,
                by=(),
                of=who[:1],
                reality="happened" if group is not None and group.past else "ongoing",
                start=i,
            )
            break


def _nouns(g: Grammar, headline: bool) -> Iterator[_Found]:
    lexicon = trigger_lexicon()
    skip = -1
    for i, word in enumerate(g.words):
        if i < skip:
            continue
        for trigger in lexicon.nouns.get(word, ()):
            end = match_phrase(g, i, trigger)
            if end is None or "verb" in g.tags[i:end]:
                continue
            following = g.tags[end] if end < len(g.tags) else None
            if following == "noun" and not _ends_compound(g, end):
                continue
            yield _of_noun(g, trigger, i, end, headline)
            skip = end
            break


def _ends_compound(g: Grammar, i: int) -> bool:
    """Whether the noun at `i` opens something new after a trigger noun: a name in a headline, a past participle."""
    return g.words[i].endswith("ed") or (g.shouting and False)


def _of_noun(g: Grammar, trigger: Trigger, first: int, last: int, headline: bool) -> _Found:
    whole = phrase_before(g, last)
    start = whole.first if whole is not None and whole.first <= first else first
    while start < first and g.words[start] == "of":
        start += 1
    of = of_after(g, last - 1, _TARGETED if trigger.event in ("attacked", "sanctioned", "threatened") else ("of",))
    figure: Phrase | None = None
    by: tuple[Phrase, ...] = ()
    counted = any(g.tags[k] == "num" for k in range(start, first))
    modifier = Phrase(start, first) if start < first else None
    own = _possessor(g, start, first)
    if trigger.event in ("killed", "injured", "missing", "abused", "detained", "deported"):
        if not of and modifier is not None and (counted or modifier.klass(g) is not None):
            of = (Phrase(start, last),)
        elif not of and own is not None and trigger.event not in ("abused", "deported"):
            of = (own,)
        elif own is not None:
            by = (own,)
    else:
        by = (own,) if own is not None else ()
        if counted and modifier is not None:
            figure = modifier
    agent = agent_after(g, of[-1].last if of else last)
    if agent is not None and not by:
        by = (agent,)
    if trigger.event in ("retreated", "deserted", "surrendered", "advanced", "reinforced", "clashed") and not by and of:
        by, of = of[:1], ()
    return _Found(
        event=trigger.event,
        first=first,
        last=last,
        by=by,
        of=of,
        reality=status_of_noun(g, first, last, event=trigger.event, headline=headline),
        start=start,
        figure=figure,
    )


def _possessor(g: Grammar, start: int, noun: int) -> Phrase | None:
    """Whose: "the army's shelling", "Russian air strikes", "their retreat"."""
    for i in range(noun - 1, start - 1, -1):
        if g.tags[i] == "gen" and i > start:
            return Phrase(start, i)
        if g.tags[i] == "poss":
            return Phrase(i, i + 1)
    for i in range(start, noun):
        if g.proper(i) and g.words[i] not in ("air", "missile", "drone", "rocket"):
            return Phrase(i, i + 1)
    for i in range(start, noun):
        if g.words[i] in ("rebel", "government", "army", "enemy", "militant", "insurgent", "coalition", "junta"):
            return Phrase(i, i + 1)
    return None


def _adjectives(g: Grammar, headline: bool) -> Iterator[_Found]:
    del headline
    lexicon = trigger_lexicon()
    for i, word in enumerate(g.words):
        if g.tags[i] not in ("noun", "verb"):
            continue
        held = word.endswith(("-held", "-controlled", "-occupied")) or (
            word in ("held", "controlled", "occupied") and i > 1 and g.words[i - 1] in ("-", "–")
        )
        trigger = next(iter(lexicon.adjectives.get(word, ())), None)
        if trigger is None and g.tags[i] == "noun":
            trigger = next((t for t in lexicon.verbs.get(word, ()) if t.frame == "by-of" and len(t.words) == 1), None)
            if trigger is not None and not word.endswith(("ed", "en", "shot", "lost", "held")):
                trigger = None
        if trigger is None and not held:
            continue
        event = "controls" if held else trigger.event if trigger is not None else ""
        after = phrase_after(g, i)
        attributive = after is not None and after.last > i + 1 and g.tags[i + 1] == "noun"
        if attributive and after is not None:
            whole = phrase_before(g, after.last)
            of = whole if whole is not None and whole.first <= i else after
            if trigger is not None and not held and not fits(g, of, trigger.only):
                continue
            by = (
                (Phrase(i - 2, i - 1),)
                if held and g.words[i - 1] in ("-", "–")
                else (Phrase(i, i + 1),)
                if held
                else ()
            )
            yield _Found(event, i, i + 1, by, (of,), "ongoing" if event in ("controls", "besieged", "trapped", "cut_off", "missing") else "happened", of.first)  # fmt: skip
        elif word in ("dead", "wounded", "injured", "missing", "hurt") and i > 0 and not held:
            people = phrase_before(g, i)
            if people is not None and people.last == i and any(g.tags[k] == "num" for k in range(people.first, i)):
                yield _Found(
                    event, i, i + 1, (), (people,), "ongoing" if event == "missing" else "happened", people.first
                )
