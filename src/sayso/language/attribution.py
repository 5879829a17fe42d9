"""Statements: who says what, by which words, out of what the network tells.

The tagger marks sources, cues and contents as PolNeAR does (a content keeps its "that" and its quotation marks); the
words of a content then point to the source and cue that they belong to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from sayso.language.cues import cue_lexicon
from sayso.language.labels import ROLES, TAGS
from sayso.language.network import Told, loaded
from sayso.language.tagging import best_tags, stretches
from sayso.model import Attribution, Span, Stance, Token

__all__ = ["attributions_of"]

_ASKED = 8  # words of a content that are asked where they point
_REACH = 60  # words from a content within which its source and cue stand

Range = tuple[int, int]


def attributions_of(told: Told, tokens: Sequence[Token]) -> tuple[Attribution, ...]:
    """The statements of a text in text order; a source of None is nobody named."""
    if not tokens:
        return ()
    marked: dict[str, list[Range]] = {"source": [], "cue": [], "content": []}
    for kind, first, last in stretches(best_tags(told.heads["tags"], loaded().transitions, TAGS), TAGS):
        marked[kind].append((first, last))
    joined: dict[tuple[Range | None, Range | None], list[Range]] = {}
    for content in marked["content"]:
        source = _pointed(told, content, marked["source"], "source")
        cue = _pointed(told, content, marked["cue"], "cue")
        joined.setdefault((source, cue), []).append(content)
    used_cues = {cue for _, cue in joined}
    used_sources = {source for source, _ in joined}
    # What the tagger marks stands, though no content points to it: a lone cue goes with the nearest lone source.
    for cue in marked["cue"]:
        if cue not in used_cues:
            lone = [s for s in _near(marked["source"], cue) if s not in used_sources]
            source = min(lone, key=lambda s: abs(s[0] - cue[0]), default=None)
            used_sources.add(source)
            joined[(source, cue)] = []
    for source in marked["source"]:
        if source not in used_sources:
            joined[(source, None)] = []

    def span(held: Range | None) -> Span | None:
        return Span(tokens[held[0]].start, tokens[held[1] - 1].end) if held else None

    found = [
        Attribution(
            source=span(source),
            cue=span(cue),
            content=tuple(Span(tokens[a].start, tokens[b - 1].end) for a, b in contents),
            stance=_stance(tokens, cue),
        )
        for (source, cue), contents in joined.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.content or (one.cue or one.source,))[0].start))  # type: ignore[union-attr]


def _near(marked: Sequence[Range], held: Range) -> Sequence[Range]:
    """The marked stretches, which are in order, within reach of one."""
    return marked[
        bisect_left(marked, held[0] - _REACH, key=lambda one: one[1]) : bisect_left(
            marked, held[1] + _REACH, key=lambda one: one[0]
        )
    ]


def _pointed(told: Told, content: Range, marked: Sequence[Range], role: str) -> Range | None:
    """The marked stretch that the words of a content point to, or None where they point to nothing."""
    near = _near(marked, content)
    if not near:
        return None
    asked = np.unique(np.linspace(content[0], content[1] - 1, _ASKED).astype(int))
    number = ROLES.index(role)
    sums = np.zeros(len(near) + 1)
    for word in asked:
        window = told.window(int(word))
        start, end = window.pointer(int(word), number)
        for at, (first, last) in enumerate(near):
            if window.window.first <= first and last <= window.window.last:
                sums[at] += start[window.row(first)] + end[window.row(last - 1)]
            else:
                sums[at] -= 1e3
        sums[-1] += start[0] + end[0]
    best = int(sums.argmax())
    return near[best] if best < len(near) else None


def _stance(tokens: Sequence[Token], cue: Range | None) -> Stance:
    """What the cue's verb does with the content, by the lexicon of cues."""
    verbs = cue_lexicon().verbs
    for word in range(cue[0], cue[1]) if cue else ():
        held = verbs.get(tokens[word].lower, "asserts")
        if held != "asserts":
            return held
    return "asserts"
