"""Texts: documents as words for the network, and stretches of characters as ranges of words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.features import Words
from sayso.language.inputs import words_in
from sayso.language.quotations import quotations_of
from sayso.language.reading import paragraphs_of
from sayso.language.sentences import sentences_of
from sayso.model import Document, Sentence, Span, Token

__all__ = ["Text", "range_in", "text_of"]


@dataclass(frozen=True)
class Text:
    """A document's words, tokens and sentences."""

    document: Document
    words: Words
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]

    @property
    def sentence_of(self) -> list[int]:
        """The number of each word's sentence."""
        return [token.sentence for token in self.tokens]


def text_of(document: Document) -> Text:
    """A document as words."""
    tokens, sentences = sentences_of(document)
    quotations = quotations_of(document.text, paragraphs_of(sentences))
    return Text(document, words_in(tokens, sentences, quotations), tokens, sentences)


def range_in(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The first and last of the words that overlap `[start, end)`, or None."""
    first = bisect_left(tokens, start + 1, key=lambda token: token.end)
    last = bisect_left(tokens, end, key=lambda token: token.start) - 1
    return (first, last) if last >= first and first < len(tokens) else None


def span_range(tokens: Sequence[Token], span: Span | Sequence[int]) -> tuple[int, int] | None:
    """The words of a span."""
    start, end = (span.start, span.end) if isinstance(span, Span) else span
    return range_in(tokens, start, end)
