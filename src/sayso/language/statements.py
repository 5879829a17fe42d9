"""Statements of one sentence: each cue with its source and content, and where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.clauses import around
from sayso.language.contents import Statement
from sayso.language.cues import cue_lexicon
from sayso.language.frames import by_verb
from sayso.language.grammar import Grammar
from sayso.language.wordings import by_according, by_citing, by_noun, by_passive, by_quoted_as

__all__ = ["statements_of"]

_BREAKS = frozenset("while whereas but although though and".split())


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
            one = by_according(g, i, quoted)
        elif word in ("citing", "quoting"):
            one = by_citing(g, i, found)
        elif word == "quoted" and g.words[i + 1 : i + 3] == ("as", "saying"):
            one = by_quoted_as(g, i, quoted)
        elif word in lexicon.adverbs and quoted[i] < 0:
            one = Statement(source=None, cue=(i, i + 1), content=around(g, i, n), hedged=True, confidence=0.8)
        elif word in lexicon.passives and (one := by_passive(g, i, lexicon.passives[word], quoted)) is not None:
            pass
        elif word in lexicon.verbs:
            one = by_verb(g, i, quoted, found)
        if one is None and word in lexicon.nouns:
            one = by_noun(g, i, lexicon.nouns[word])
        if one is not None and (one.content or one.opens):
            _bound(g, found, one)
            found.append(one)
            skip_to = max(i + 1, one.cue[1] if one.cue and one.cue[0] <= i else 0)
    return [one for one in found if one.content or one.opens]


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
