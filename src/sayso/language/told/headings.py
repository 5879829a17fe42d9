"""Events told by a heading and its figures: "Destroyed: 9 trucks, 2 bridges", "Losses of the enemy: 530 men"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language.grammar import Grammar
from sayso.language.lexicon import trigger_lexicon
from sayso.language.phrases import list_after, phrase_after
from sayso.language.restrictions import fits
from sayso.language.told.telling import LASTING, Telling

__all__ = ["told_by_headings"]

_COUNTED = frozenset(
    "killed injured missing detained deported displaced destroyed damaged captured abandoned released abused".split()
)
_LOSSES = frozenset(("losses", "lost"))


def told_by_headings(g: Grammar, headline: bool) -> Iterator[Telling]:
    """The events of the figures after a colon, one a member, where the words before it name an event and no figure."""
    del headline
    colon = next((i for i, word in enumerate(g.words) if word == ":"), None)
    if colon is None or any(group.finite and g.tags[group.verb] == "aux" for group in g.groups if group.verb < colon):
        return
    first = phrase_after(g, colon + 1)
    if first is None or first.first > colon + 2 or g.tags[first.first] not in ("num", "quant"):
        return
    for i in range(colon - 1, -1, -1):
        if (event := _event(g, i)) is None:
            continue
        for member in list_after(g, first):
            told = event
            if event == "lost":
                told = "killed" if fits(g, member, "people") else "destroyed"
            yield Telling(
                event=told,
                first=member.first,
                last=member.last,
                by=(),
                of=(member,),
                reality="ongoing" if told in LASTING else "happened",
                start=member.first,
            )
        return


def _event(g: Grammar, i: int) -> str | None:
    """The counted event that the word at `i` names, `lost` for losses of any kind."""
    word, lexicon = g.words[i], trigger_lexicon()
    if word in _LOSSES:
        return "lost"
    named = (*lexicon.adjectives.get(word, ()), *lexicon.nouns.get(word, ()))
    if word.endswith(("ed", "en")):
        named += tuple(trigger for trigger in lexicon.verbs.get(word, ()) if trigger.frame == "by-of")
    return next((t.event for t in named if len(t.words) == 1 and t.event in _COUNTED), None)
