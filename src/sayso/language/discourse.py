"""Discourse: statements over sentences: lists that a colon opens, quotations that go on, turns of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sayso.language.grammar import Grammar, grammar_of
from sayso.language.nesting import Draft
from sayso.language.parties import OPENING, party_before
from sayso.language.trimming import without_marks
from sayso.model import Quotation, Sentence, Span, Stance, Token

__all__ = ["continue_lists", "continue_quotations", "turns"]

_LONGEST_SENTENCE = 500  # tokens: beyond it there is no sentence, and reading it would not be linear


_LIST_OPENER = re.compile(r"[•‣▪●◦*·–—-]|\(?\d{1,2}[.)]")


def continue_lists(text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
    """Gives a statement that ends with a colon the list or the paragraph that it opens."""
    taken = {draft.sentence for draft in drafts if draft.content}
    openers = {draft.sentence for draft in drafts if draft.opens}
    for draft in drafts:
        if not draft.opens:
            continue
        opener = sentences[draft.sentence]
        number = draft.sentence + 1
        listed: bool | None = None
        while number < len(sentences) and number - draft.sentence <= 60:
            sentence = sentences[number]
            if sentence.part != opener.part or sentence.speaker != opener.speaker:
                break
            if sentence.paragraph != opener.paragraph:
                before = sentences[number - 1]
                gap = text[before.span.end : sentence.span.start]
                marked = _LIST_OPENER.search(gap) is not None
                if listed is None:
                    listed = marked
                elif sentence.paragraph != before.paragraph and (
                    (listed and not marked) or (not listed and gap.count("\n") > 1)
                ):
                    break
            if number in openers or (number in taken and not listed):
                break
            trimmed = without_marks(text, sentence.span)
            if trimmed is not None:
                draft.content.append(trimmed)
            number += 1


def continue_quotations(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    drafts: list[Draft],
) -> list[Draft]:
    """Gives each quotation that goes on in its own sentence, without a cue, to the statement right before it."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.content:
            by_sentence.setdefault(draft.sentence, []).append(draft)
    begins = [sentence.span.start for sentence in sentences]
    starts = [quotation.span.start for quotation in quotations]

    def near(span: Span) -> Sequence[Quotation]:
        number = bisect_right(starts, span.start)
        return quotations[max(0, number - 1) : number]

    claimed = _claimed(
        quotations,
        (
            span
            for draft in drafts
            for span in draft.content
            if draft.cue is None or not any(q.span.contains(draft.cue) and q.span.contains(span) for q in near(span))
        ),
    )
    for number, quotation in enumerate(quotations):
        first = bisect_right(begins, quotation.span.start) - 1
        if number in claimed or first < 1:
            continue
        last = bisect_right(begins, quotation.span.end - 1) - 1
        alone = (
            quotation.span.start - sentences[first].span.start <= 2
            and sentences[last].span.end - quotation.span.end <= 3
            and quotation.span.end - quotation.span.start > 8
        )
        before = sentences[first - 1]
        if not alone or before.part != sentences[first].part or before.speaker != sentences[first].speaker:
            continue
        speakers = [d for d in by_sentence.get(first - 1, ()) if d.source is not None]
        trimmed = without_marks(text, quotation.span)
        if trimmed is None:
            continue
        going: Draft | None = None
        if speakers:
            going = speakers[-1] if speakers[-1].outer is None else speakers[0]
            quotes_before = any(_in_quotes(text, span) for span in going.content)
            if before.paragraph != sentences[first].paragraph and not quotes_before:
                continue
            if quotes_before and going.stance in ("asserts", "denies"):
                for same in by_sentence[first - 1]:
                    if same is not going and same.content == going.content:
                        same.content = [*same.content, trimmed]
                going.content = [*going.content, trimmed]
            else:
                going = Draft(going.source, None, [trimmed], confidence=0.6, sentence=last)
                drafts.append(going)
        elif text[before.span.end - 1] == ":":
            source = _subject(tokens[before.first : before.last])
            if source is not None:
                going = Draft(source, None, [trimmed], confidence=0.6, sentence=last)
                drafts.append(going)
        if going is not None:
            by_sentence.setdefault(last, []).append(going)
    return drafts


def _in_quotes(text: str, span: Span) -> bool:
    return text[max(0, span.start - 1)] in OPENING or text[span.end : span.end + 2].strip(".,!?")[:1] in ("”", '"', "»")


def _subject(held: Sequence[Token]) -> Span | None:
    if len(held) > _LONGEST_SENTENCE:
        return None
    grammar = grammar_of(held)
    group = next((group for group in grammar.groups if group.finite), None)
    party = party_before(grammar, group.start) if group is not None else None
    return _span(grammar, party) if party is not None else None


def _claimed(quotations: Sequence[Quotation], contents: Iterable[Span]) -> set[int]:
    """The numbers of the quotations that some statement holds already."""
    starts = [quotation.span.start for quotation in quotations]
    found: set[int] = set()
    for span in contents:
        number = max(0, bisect_right(starts, span.start) - 1)
        while number < len(quotations) and quotations[number].span.start < span.end:
            if quotations[number].span.end > span.start:
                found.add(number)
            number += 1
    return found


def turns(text: str, sentences: Sequence[Sentence]) -> list[Draft]:
    """The turns of a transcript: the label is the source; what a question states, its speaker asks."""
    drafts: list[Draft] = []
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        if sentence.speaker is None:
            continue
        trimmed = without_marks(text, sentence.span)
        if trimmed is None:
            continue
        stance: Stance = "asks" if text[sentence.span.end - 1] == "?" else "asserts"
        same = drafts and before is not None and before.speaker == sentence.speaker and drafts[-1].stance == stance
        if same and before is not None and drafts[-1].content[-1].end >= before.span.end - 2:
            drafts[-1].content[-1] = Span(drafts[-1].content[-1].start, trimmed.end)
        else:
            drafts.append(Draft(sentence.speaker, None, [trimmed], stance, confidence=0.9))
    return drafts


def _span(g: Grammar, held: tuple[int, int]) -> Span:
    return Span(g.tokens[held[0]].start, g.tokens[held[1] - 1].end)
