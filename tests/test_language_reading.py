"""Readings of any text: spans inside it, in order, and never an error, however long or broken the text is."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import reading_of
from sayso.model import Reading, Span
from tests.reports import report

PIECES = (
    "said", "Ada Obi", "the army", ",", ".", "“", "”", '"', "'", "’", ":", "\n", "\n\n", "according to",
    "that", "denied", "citing", "it", "She", "reportedly", "nine died", "Q:", "- ", "(", "—", "who",
    "told CNN", "are believed to", "...", "é", "🙂",
)  # fmt: skip


def spans_of(reading: Reading) -> list[Span]:
    found = (
        [t.span for t in reading.tokens] + [s.span for s in reading.sentences] + [q.span for q in reading.quotations]
    )
    for one in reading.attributions:
        found += [span for span in (one.source, one.cue, *one.content) if span is not None]
    return found + [e.span for e in reading.entities] + [m for name in reading.names for m in name.mentions]


def check(text: str) -> None:
    reading = reading_of(report(text))
    assert all(span.end <= len(text) for span in spans_of(reading))
    assert all(a.span.end <= b.span.start for a, b in pairwise(reading.sentences))
    assert all(a.end <= b.start for a, b in pairwise(reading.tokens))
    assert all(token.text == text[token.start : token.end] and not token.text.isspace() for token in reading.tokens)
    for number, sentence in enumerate(reading.sentences):
        held = reading.tokens_of(sentence)
        assert held
        assert all(token.sentence == number and sentence.span.contains(token.span) for token in held)
        covered = "".join(token.text for token in held)
        assert covered == "".join(sentence.span.of(text).split())
    for one in reading.attributions:
        assert one.source or one.cue or one.content
        assert list(one.content) == sorted(one.content)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_news_like_texts_keep_the_border(pieces: list[str]) -> None:
    check(" ".join(pieces))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_keeps_the_border(text: str) -> None:
    check(text)


def test_the_same_text_gives_the_same_reading() -> None:
    text = "Ada Obi said nine died. “We ran,” she said. The army denied shelling the delta."
    assert reading_of(report(text)) == reading_of(report(text))


def test_another_language_yields_sentences_and_tokens_only() -> None:
    text = "Le maire a dit que neuf personnes sont mortes. He said that nine died."
    reading = reading_of(replace(report(text), language="fr"))
    assert len(reading.sentences) == 2
    assert reading.tokens
    assert not reading.attributions
    assert not reading.events
    assert not reading.names


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "”",
        "(",
        "'",
        "''a ",
        "he said ",
        "Mr. ",
        "X said:\n",
        "Ada Obi said it fled. He said so.\n",
        "a-",
        "a@",
        "of A ",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        reading_of(report(text))
        return time.process_time() - start

    seconds(5_000)
    # Four times the text may take up to nine times as long (noise of a shared machine); a quadratic reader takes 16.
    assert seconds(60_000) < 9 * max(seconds(15_000), 0.05)


def test_a_megabyte_of_quotation_marks_is_read() -> None:
    text = '"' * 1_000_000
    assert reading_of(report(text)).sentences == ()
