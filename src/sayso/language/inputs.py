"""Inputs: the tokens of a document as words for the network."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.features import Words
from sayso.model import Quotation, Sentence, Token

__all__ = ["words_in"]


def words_in(tokens: Sequence[Token], sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Words:
    """The tokens as words, with where each stands."""
    quoted = [False] * len(tokens)
    at = 0
    for quotation in quotations:
        while at < len(tokens) and tokens[at].start < quotation.span.start:
            at += 1
        inside = at
        while inside < len(tokens) and tokens[inside].end <= quotation.span.end:
            quoted[inside] = True
            inside += 1
    parts = [sentences[token.sentence] for token in tokens]
    opening = {sentence.first for number, sentence in enumerate(sentences) if _opens(sentences, number)}
    return Words(
        texts=[token.text for token in tokens],
        quoted=quoted,
        headline=[held.part == "headline" for held in parts],
        caption=[held.part == "caption" for held in parts],
        opens=[number in opening for number in range(len(tokens))],
        spoken=[held.speaker is not None for held in parts],
    )


def _opens(sentences: Sequence[Sentence], number: int) -> bool:
    return number == 0 or sentences[number].paragraph != sentences[number - 1].paragraph
