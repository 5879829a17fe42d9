"""Statements of a document: who says what, with lists, running quotations, turns, and statements within others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.language.contents import Statement
from sayso.language.cues import cue_lexicon
from sayso.language.discourse import continue_lists, continue_quotations, turns
from sayso.language.grammar import Grammar, grammar_of
from sayso.language.nesting import Draft, numbered
from sayso.language.sources import source_kind
from sayso.language.statements import statements_of
from sayso.language.trimming import without_marks
from sayso.model import Attribution, Quotation, Sentence, Span, Token

__all__ = ["attributions_of"]

_LONGEST_SENTENCE = 500  # tokens: beyond it there is no sentence, and reading it would not be linear


_COLON = re.compile(r"\s*([^:“”\"]{2,60}):\s+(?=\S)")


_DASH = re.compile(r"\s[-–—]{1,2}\s(?=[^-–—]{2,60}$)")


def attributions_of(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The statements of a text in text order; of two with one content, the inner one stands first."""
    starts = [quotation.span.start for quotation in quotations]
    drafts: list[Draft] = []
    for number, sentence in enumerate(sentences):
        held = tokens[sentence.first : sentence.last]
        if len(held) > _LONGEST_SENTENCE:
            continue
        found = _of_sentence(text, held, quotations, starts)
        if not found and sentence.speaker is None:
            found = _of_headline(text, sentence)
        for draft in found:
            draft.sentence = number
        drafts.extend(found)
    continue_lists(text, sentences, drafts)
    drafts = continue_quotations(text, tokens, sentences, quotations, drafts)
    drafts.extend(turns(text, sentences))
    return numbered([draft for draft in drafts if draft.content])


def _of_sentence(
    text: str, held: Sequence[Token], quotations: Sequence[Quotation], starts: Sequence[int]
) -> list[Draft]:
    lexicon = cue_lexicon()
    words = {token.lower for token in held}
    if not (
        words & lexicon.verbs.keys()
        or words & lexicon.nouns.keys()
        or words & lexicon.adverbs
        or words & lexicon.passives.keys()
        or words & {"according", "citing", "quoting", "quoted"}
    ):
        return []
    grammar = grammar_of(held)
    quoted = _quoted(held, quotations, starts)
    drafts: list[Draft] = []
    for one in statements_of(grammar, quoted):
        draft = _draft(text, grammar, one, quotations, starts)
        if draft is None:
            continue
        if one.inner:
            outer = next((d for d in reversed(drafts) if d.content == draft.content), None)
            if outer is not None:
                draft.outer = outer
            draft.opens = outer is None and one.opens
        else:
            for inner in drafts:
                if inner.opens and not inner.content:
                    inner.content, inner.outer, inner.opens = list(draft.content), draft, False
            draft.opens = one.opens
        if one.outlet is not None:
            outlet = Draft(_span(grammar, one.outlet), None, draft.content, confidence=draft.confidence)
            draft.outer = outlet
            drafts.append(outlet)
        drafts.append(draft)
    return [draft for draft in drafts if draft.content or draft.opens]


def _quoted(held: Sequence[Token], quotations: Sequence[Quotation], starts: Sequence[int]) -> list[int]:
    """For each token, the number of the quotation that it stands in, or -1."""
    found = []
    for token in held:
        number = bisect_right(starts, token.start) - 1
        found.append(number if number >= 0 and token.start < quotations[number].span.end else -1)
    return found


def _draft(
    text: str, g: Grammar, one: Statement, quotations: Sequence[Quotation], starts: Sequence[int]
) -> Draft | None:
    content: list[Span] = []
    cue = _span(g, one.cue) if one.cue else None
    at = bisect_right(starts, cue.start) - 1 if cue is not None else -1
    inside = at >= 0 and cue is not None and cue.start < quotations[at].span.end
    for held in one.content:
        if held[0] >= held[1]:
            continue
        span = _span(g, held) if inside else _whole_quotations(_span(g, held), quotations, starts)
        trimmed = without_marks(text, span)
        if trimmed is not None and any(character.isalnum() for character in trimmed.of(text)):
            content.append(trimmed)
    if not content and not one.opens:
        return None
    return Draft(
        _span(g, one.source) if one.source else None,
        cue,
        content,
        one.stance,
        one.hedged,
        confidence=one.confidence,
    )


def _whole_quotations(span: Span, quotations: Sequence[Quotation], starts: Sequence[int]) -> Span:
    """The span, carried to the ends of the quotations that it begins or ends in, over sentences."""
    start, end = span.start, span.end
    first = bisect_right(starts, start) - 1
    if first >= 0 and start < quotations[first].span.end and quotations[first].span.end < end + 4:
        start = quotations[first].span.start
    last = bisect_right(starts, end - 1) - 1
    if last >= 0 and end <= quotations[last].span.end and quotations[last].span.start >= start - 2:
        end = quotations[last].span.end
    return Span(start, end)


def _of_headline(text: str, sentence: Sentence) -> list[Draft]:
    """ "UN: 40,000 flee Darfur" and "40,000 flee Darfur - UN": the source stands at an end."""
    words = sentence.span.of(text)
    colon = _COLON.match(words)
    if colon is not None:
        source = Span(sentence.span.start + colon.start(1), sentence.span.start + colon.end(1))
        if _speaks(source.of(text)) and len(words) - colon.end() > 8:
            rest = without_marks(text, Span(sentence.span.start + colon.end(), sentence.span.end))
            if rest is not None:
                return [Draft(source, Span(source.end, source.end + 1), [rest], confidence=0.7)]
    if sentence.part != "headline":
        return []
    dash = _DASH.search(words[-70:])
    if dash is not None:
        at = sentence.span.end - len(words[-70:])
        source = Span(at + dash.end(), sentence.span.end)
        before = (
            without_marks(text, Span(sentence.span.start, at + dash.start()))
            if at + dash.start() > sentence.span.start
            else None
        )
        if _speaks(source.of(text)) and before is not None and len(source.of(text).split()) <= 6:
            return [Draft(source, None, [before], confidence=0.7)]
    return []


def _speaks(words: str) -> bool:
    """Whether words before a colon name a source: of a known kind, and short."""
    if len(words.split()) > 6 or not words[:1].isalnum():
        return False
    return source_kind(words) not in ("other", "document")


def _span(g: Grammar, held: tuple[int, int]) -> Span:
    return Span(g.tokens[held[0]].start, g.tokens[held[1] - 1].end)
