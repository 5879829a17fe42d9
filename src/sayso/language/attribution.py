"""Statements of a document: who says what, over sentences, with lists, running quotations, turns, and nesting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.language.cues import cue_lexicon
from sayso.language.grammar import Grammar, grammar_of
from sayso.language.parties import OPENING, party_before
from sayso.language.sources import source_kind
from sayso.language.statements import Statement, statements_of
from sayso.model import Attribution, Name, Quotation, Sentence, Span, Stance, Token

__all__ = ["attributions_of", "without_echoes"]

_LONGEST_SENTENCE = 500  # tokens: beyond it there is no sentence, and reading it would not be linear
_SPACES = " \t\r\n"
_DROPPED = ",;:—–-…"
_PARTNERS = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "(": ")", "[": "]"}
_OPENERS = {"”": "“", "’": "‘", "»": "«", '"': '"', "'": "'", ")": "(", "]": "["}
_ALIKE = "\"'"
_DOTTED = re.compile(r"(?:\b[^\W\d_]\.|\b(?:Jr|Sr|Inc|Co|Ltd|etc|No)\.)$")
_LIST_OPENER = re.compile(r"[•‣▪●◦*·–—-]|\(?\d{1,2}[.)]")
_COLON = re.compile(r"\s*([^:“”\"]{2,60}):\s+(?=\S)")
_DASH = re.compile(r"\s[-–—]{1,2}\s(?=[^-–—]{2,60}$)")


@dataclass(slots=True)
class _Draft:
    source: Span | None
    cue: Span | None
    content: list[Span]
    stance: Stance = "asserts"
    hedged: bool = False
    outer: _Draft | None = None
    confidence: float = 0.7
    sentence: int = 0
    opens: bool = False

    def start(self) -> int:
        return min(span.start for span in (self.source, self.cue, *self.content) if span is not None)


def attributions_of(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The statements of a text in text order; of two with one content, the inner one stands first."""
    starts = [quotation.span.start for quotation in quotations]
    drafts: list[_Draft] = []
    for number, sentence in enumerate(sentences):
        held = tokens[sentence.first : sentence.last]
        if len(held) > _LONGEST_SENTENCE:
            continue
        found = _of_sentence(text, held, sentence, quotations, starts)
        if not found and sentence.speaker is None:
            found = _of_headline(text, sentence)
        for draft in found:
            draft.sentence = number
        drafts.extend(found)
    _continue_lists(text, sentences, drafts)
    drafts = _continue_quotations(text, tokens, sentences, quotations, drafts)
    drafts.extend(_turns(text, sentences))
    return _numbered([draft for draft in drafts if draft.content])


# --- one sentence -------------------------------------------------------------------------------------------------


def _of_sentence(
    text: str, held: Sequence[Token], sentence: Sentence, quotations: Sequence[Quotation], starts: Sequence[int]
) -> list[_Draft]:
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
    drafts: list[_Draft] = []
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
            outlet = _Draft(_span(grammar, one.outlet), None, draft.content, confidence=draft.confidence)
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


def _span(g: Grammar, held: tuple[int, int]) -> Span:
    return Span(g.tokens[held[0]].start, g.tokens[held[1] - 1].end)


def _draft(
    text: str, g: Grammar, one: Statement, quotations: Sequence[Quotation], starts: Sequence[int]
) -> _Draft | None:
    content: list[Span] = []
    cue = _span(g, one.cue) if one.cue else None
    at = bisect_right(starts, cue.start) - 1 if cue is not None else -1
    inside = at >= 0 and cue is not None and cue.start < quotations[at].span.end
    for held in one.content:
        if held[0] >= held[1]:
            continue
        span = _span(g, held) if inside else _whole_quotations(_span(g, held), quotations, starts)
        trimmed = _trimmed(text, span)
        if trimmed is not None and any(character.isalnum() for character in trimmed.of(text)):
            content.append(trimmed)
    if not content and not one.opens:
        return None
    return _Draft(
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


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without the marks at its ends; a closing mark whose opening one is inside stays, and so "U.S."."""
    held = span.trimmed(text, _SPACES)
    while held is not None:
        inner = held.of(text)
        last = inner[-1]
        if inner[0] in _PARTNERS and (_PARTNERS[inner[0]] not in inner[1:] or last == _PARTNERS[inner[0]]):
            start, end = held.start + 1, held.end - (last == _PARTNERS[inner[0]])
        elif inner[0] in _DROPPED:
            start, end = held.start + 1, held.end
        elif (
            last in _DROPPED
            or (last in _OPENERS and not _opened(inner, last))
            or (last == "." and not _DOTTED.search(inner))
        ):
            start, end = held.start, held.end - 1
        else:
            return held
        held = Span(start, end).trimmed(text, _SPACES) if start < end else None
    return None


def _opened(inner: str, last: str) -> bool:
    """Whether the mark that closes the words was opened inside them."""
    if last in _ALIKE:
        return inner.count(last) % 2 == 0 or (last == "'" and inner[-2:-1] not in ".,!?")
    if last == "’" and inner[-2:-1] not in ".,!?":
        return True
    return any(opener in inner for opener in _OPENERS[last])


def _of_headline(text: str, sentence: Sentence) -> list[_Draft]:
    """ "UN: 40,000 flee Darfur" and "40,000 flee Darfur - UN": the source stands at an end."""
    words = sentence.span.of(text)
    colon = _COLON.match(words)
    if colon is not None:
        source = Span(sentence.span.start + colon.start(1), sentence.span.start + colon.end(1))
        if _speaks(source.of(text)) and len(words) - colon.end() > 8:
            rest = _trimmed(text, Span(sentence.span.start + colon.end(), sentence.span.end))
            if rest is not None:
                return [_Draft(source, Span(source.end, source.end + 1), [rest], confidence=0.7)]
    if sentence.part != "headline":
        return []
    dash = _DASH.search(words[-70:])
    if dash is not None:
        at = sentence.span.end - len(words[-70:])
        source = Span(at + dash.end(), sentence.span.end)
        before = (
            _trimmed(text, Span(sentence.span.start, at + dash.start()))
            if at + dash.start() > sentence.span.start
            else None
        )
        if _speaks(source.of(text)) and before is not None and len(source.of(text).split()) <= 6:
            return [_Draft(source, None, [before], confidence=0.7)]
    return []


def _speaks(words: str) -> bool:
    """Whether words before a colon name a source: of a known kind, and short."""
    if len(words.split()) > 6 or not words[:1].isalnum():
        return False
    return source_kind(words) not in ("other", "document")


# --- over sentences -----------------------------------------------------------------------------------------------


def _continue_lists(text: str, sentences: Sequence[Sentence], drafts: Sequence[_Draft]) -> None:
    """Gives a statement that ends with a colon the list or the paragraph that it opens."""
    taken = {draft.sentence for draft in drafts if draft.content}
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
            if number in taken and not listed:
                break
            trimmed = _trimmed(text, sentence.span)
            if trimmed is not None:
                draft.content.append(trimmed)
            number += 1


def _continue_quotations(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    drafts: list[_Draft],
) -> list[_Draft]:
    """Gives each quotation that goes on in its own sentence, without a cue, to the statement right before it."""
    by_sentence: dict[int, list[_Draft]] = {}
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
        trimmed = _trimmed(text, quotation.span)
        if trimmed is None:
            continue
        going: _Draft | None = None
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
                going = _Draft(going.source, None, [trimmed], confidence=0.6, sentence=last)
                drafts.append(going)
        elif text[before.span.end - 1] == ":":
            source = _subject(tokens[before.first : before.last])
            if source is not None:
                going = _Draft(source, None, [trimmed], confidence=0.6, sentence=last)
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


def _turns(text: str, sentences: Sequence[Sentence]) -> list[_Draft]:
    """The turns of a transcript: the label is the source; what a question states, its speaker asks."""
    drafts: list[_Draft] = []
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        if sentence.speaker is None:
            continue
        trimmed = _trimmed(text, sentence.span)
        if trimmed is None:
            continue
        stance: Stance = "asks" if text[sentence.span.end - 1] == "?" else "asserts"
        same = drafts and before is not None and before.speaker == sentence.speaker and drafts[-1].stance == stance
        if same and before is not None and drafts[-1].content[-1].end >= before.span.end - 2:
            drafts[-1].content[-1] = Span(drafts[-1].content[-1].start, trimmed.end)
        else:
            drafts.append(_Draft(sentence.speaker, None, [trimmed], stance, confidence=0.9))
    return drafts


def _numbered(drafts: Sequence[_Draft]) -> tuple[Attribution, ...]:
    """The drafts as attributions, each within the smallest statement that holds its cue or source."""
    _nest(drafts)
    depth = {id(draft): 0 for draft in drafts}
    for draft in drafts:
        outer, steps = draft.outer, 0
        while outer is not None and steps < 8:
            steps += 1
            outer = outer.outer
        depth[id(draft)] = steps
    order = sorted(drafts, key=lambda d: (min(span.start for span in d.content), -depth[id(d)], d.start()))
    index = {id(draft): number for number, draft in enumerate(order)}
    return tuple(
        Attribution(
            source=draft.source,
            cue=draft.cue,
            content=tuple(sorted(set(draft.content))),
            stance=draft.stance,
            hedged=draft.hedged,
            within=index.get(id(draft.outer)) if draft.outer is not None else None,
            confidence=draft.confidence,
        )
        for draft in order
    )


def _nest(drafts: Sequence[_Draft]) -> None:
    parts = sorted(
        ((span.start, span.end, number) for number, draft in enumerate(drafts) for span in draft.content),
        key=lambda part: part[0],
    )
    points = sorted(
        (anchor.start, anchor.end, number)
        for number, draft in enumerate(drafts)
        if draft.outer is None and (anchor := draft.cue or draft.source or draft.content[0]) is not None
    )
    active: list[tuple[int, int, int]] = []
    at = 0
    for start, end, number in points:
        while at < len(parts) and parts[at][0] <= start:
            active.append(parts[at])
            at += 1
        active = [part for part in active if part[1] > start]
        holders = [
            part
            for part in active
            if part[1] >= end and part[2] != number and not _inside(drafts[part[2]], drafts[number])
        ]
        if holders:
            drafts[number].outer = drafts[min(holders, key=lambda part: part[1] - part[0])[2]]


def _inside(held: _Draft, of: _Draft) -> bool:
    """Whether `held` lies within `of` already, so that the two never hold each other."""
    steps = 0
    while held is not of and held.outer is not None and steps < 20:
        held, steps = held.outer, steps + 1
    return held is of


def without_echoes(attributions: Sequence[Attribution], names: Sequence[Name]) -> tuple[Attribution, ...]:
    """The statements without those that a source makes within its own: "the office said it had recorded 953 deaths"."""
    by_mention = {mention: number for number, name in enumerate(names) for mention in name.mentions}

    def echoes(one: Attribution) -> bool:
        if one.within is None or one.source is None or one.stance != "asserts" or one.hedged:
            return False
        outer = attributions[one.within].source
        held = by_mention.get(one.source)
        return outer is not None and held is not None and held == by_mention.get(outer)

    kept = [number for number, one in enumerate(attributions) if not echoes(one)]
    index = {number: place for place, number in enumerate(kept)}

    def outer(number: int | None) -> int | None:
        while number is not None and number not in index:
            number = attributions[number].within
        return None if number is None else index[number]

    return tuple(replace(attributions[number], within=outer(attributions[number].within)) for number in kept)
