"""Statements about the conflict that tell none of the events: claims of the event `said`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.claims.setting import Setting
from sayso.model import Attribution, EventMention, Sentence, Span

__all__ = ["statements_of"]

_LEAST_WORDS = 4
# A demand, an order, a refusal is of an event or of nothing; what a transcript's label opens is talk, not a statement.
_STATING = frozenset(("asserts", "accuses", "warns", "predicts"))
# Remarks about the saying itself, which claim nothing: "he would not go into numbers", "asked about the report".
_ABOUT_SAYING = re.compile(
    r"^\W*(?:he|she|they|it|the \w+)?\s*(?:(?:would|did|could) not (?:comment|elaborate|go into|say|give)|declined to|"
    r"no comment|thank you|good (?:morning|evening|afternoon))",
    re.IGNORECASE,
)


def statements_of(setting: Setting, told: Sequence[EventMention]) -> Iterator[tuple[Span, Sentence]]:
    """Each attributed stretch, sentence by sentence, in which no event is told, with its sentence.

    A statement that holds another statement is left to the inner one.
    """
    text = setting.reading.text
    triggers = sorted((mention.trigger for mention in told), key=lambda span: span.start)
    seen: set[Span] = set()
    for attribution in setting.reading.attributions:
        if attribution.source is None or attribution.cue is None or attribution.stance not in _STATING:
            continue
        for content in attribution.content:
            for sentence in setting.sentences_in(content):
                piece = Span(max(content.start, sentence.span.start), min(content.end, sentence.span.end))
                words = piece.trimmed(text, " \t\r\n“”\"'‘’,.;:")
                if words is None or words in seen or len(words.of(text).split()) < _LEAST_WORDS:
                    continue
                if _tells(triggers, words) or _holds_another(setting, attribution, words):
                    continue
                if _ABOUT_SAYING.search(words.of(text)):
                    continue
                seen.add(words)
                yield words, sentence


def _tells(triggers: Sequence[Span], words: Span) -> bool:
    """Whether a trigger begins inside the words."""
    first = bisect_left(triggers, words.start, key=lambda span: span.start)
    return first < len(triggers) and triggers[first].start < words.end


def _holds_another(setting: Setting, attribution: Attribution, words: Span) -> bool:
    """Whether another statement, with other content, lies inside the words."""
    middle = [
        setting.statements_at(Span(at, at + 1)) for at in {words.start, (words.start + words.end) // 2, words.end - 1}
    ]
    return any(
        other.content != attribution.content and any(words.contains(part) for part in other.content)
        for others in middle
        for other in others
    )
