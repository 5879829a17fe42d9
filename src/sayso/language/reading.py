"""The reading of a document: every part of the language room, in order."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.attribution import attributions_of
from sayso.language.events import find_events
from sayso.language.inputs import words_in
from sayso.language.names import names_of
from sayso.language.network import told_of
from sayso.language.quotations import quotations_of
from sayso.language.sentences import sentences_of
from sayso.model import Document, Reading, Sentence, Span

__all__ = ["paragraphs_of", "reading_of"]


def paragraphs_of(sentences: Sequence[Sentence]) -> list[Span]:
    """The span of each paragraph, from its first sentence to its last."""
    spans: dict[int, Span] = {}
    for sentence in sentences:
        held = spans.get(sentence.paragraph)
        spans[sentence.paragraph] = Span(held.start if held else sentence.span.start, sentence.span.end)
    return list(spans.values())


def reading_of(document: Document) -> Reading:
    """The document with its tokens, sentences, quotations, statements, entities, events and names.

    A document in a language other than English yields tokens and sentences only; one too short to tell is read as
    English.
    """
    tokens, sentences = sentences_of(document)
    if document.language not in (None, "en"):
        return Reading(document=document, tokens=tokens, sentences=sentences)
    quotations = quotations_of(document.text, paragraphs_of(sentences))
    told = told_of(words_in(tokens, sentences, quotations), [token.sentence for token in tokens])
    attributions = attributions_of(told, tokens)
    entities, names = names_of(document.text, tokens, sentences, attributions)
    return Reading(
        document=document,
        tokens=tokens,
        sentences=sentences,
        quotations=quotations,
        attributions=attributions,
        entities=entities,
        names=names,
        events=find_events(told, tokens, sentences, attributions),
    )
