"""A reading: what the language room finds in a document, and all that the claims room may know of its language.

This is the border between `language` and `claims`. An engine, of rules or trained, fills it; nothing beyond it may ask
how. Spans index the document's text. Everything is in text order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.model.claim import Part, Reality, Stance
from sayso.model.count import Scope
from sayso.model.document import Document
from sayso.model.span import Span

__all__ = ["Attribution", "Entity", "EntityKind", "EventMention", "Name", "Quotation", "Reading", "Sentence", "Token"]

EntityKind = Literal["person", "organisation", "place", "people", "unit", "weapon", "other"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: its offsets, its text, and the index of its sentence."""

    start: int
    end: int
    text: str
    sentence: int

    @property
    def span(self) -> Span:
        """The token's span."""
        return Span(self.start, self.end)

    @property
    def lower(self) -> str:
        """The token's text in lower case, with straight apostrophes."""
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its tokens as a range `[first, last)`, its paragraph, the part it stands in.

    `speaker` is the span of the label whose turn it belongs to, in a transcript ("INTERVIEWER:").
    """

    span: Span
    first: int
    last: int
    paragraph: int
    part: Part
    speaker: Span | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: `span` is what stands between the marks."""

    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody's statement: who (`source`), the words that attribute (`cue`), and what is attributed (`content`).

    `content` holds several spans where the statement is split ("A," he said, "B"). A source of None is a statement with
    nobody named ("are believed to"). `stance` is what the cue does with the content.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing, or a noun phrase that stands for one: its span and kind."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Name:
    """One party of the document under its fullest name, with all the words that stand for it."""

    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """Words that tell an event: the word that tells it, the words that make the claim, and all that they point to.

    `event` is a name of the vocabulary; an attributed statement without event is `said`. `sources` runs outward,
    nearest first; none is the publisher's own voice. `by` and `of` are whole noun phrases, figures included. The
    `_name` spans are where the document names the party most fully, when other words stand for it. `scope` belongs to
    the figure; `klass` is the class of `of`, or of `by` where there is no `of`. `confidence` is calibrated: of the
    mentions given 0.8, four in five are right.
    """

    event: str
    trigger: Span
    clause: Span
    stance: Stance = "asserts"
    reality: Reality = "happened"
    hedged: bool = False
    sources: tuple[Span, ...] = ()
    cue: Span | None = None
    by: Span | None = None
    of: Span | None = None
    where: Span | None = None
    when: Span | None = None
    figure: Span | None = None
    source_name: Span | None = None
    by_name: Span | None = None
    of_name: Span | None = None
    scope: Scope | None = None
    klass: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its tokens, sentences, quotations, statements, entities, events and names."""

    document: Document
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[EventMention, ...] = ()
    names: tuple[Name, ...] = ()

    @property
    def text(self) -> str:
        """The document's text, which all spans index."""
        return self.document.text

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, or None between sentences."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        found = self.sentences[low] if low < len(self.sentences) else None
        return found if found is not None and found.span.start <= offset else None

    def tokens_of(self, sentence: Sentence) -> Sequence[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def quoted(self, span: Span) -> bool:
        """Whether the whole span stands inside quotation marks."""
        low, high = 0, len(self.quotations)
        while low < high:
            middle = (low + high) // 2
            if self.quotations[middle].span.end < span.end:
                low = middle + 1
            else:
                high = middle
        return low < len(self.quotations) and self.quotations[low].span.contains(span)
