"""Windows: every word is owned once, a window never overflows, and context is at most a quarter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.language.windows import CONTEXT, LIMIT, Windowed, windows_of

texts = st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=900)


@given(texts)
def test_each_word_is_owned_by_one_window(words: list[tuple[int, bool]]) -> None:
    lengths = [length for length, _ in words]
    sentences = [sum(ends for _, ends in words[:at]) for at in range(len(words))]
    windows = windows_of(lengths, sentences)
    assert [word for window in windows for word in range(window.own, window.last)] == list(range(len(words)))
    for window in windows:
        assert sum(lengths[window.first : window.last]) <= LIMIT
        assert sum(lengths[window.first : window.own]) <= CONTEXT <= LIMIT / 4


@given(st.lists(st.lists(st.integers(1, 30000), min_size=1, max_size=4), max_size=40))
def test_each_word_has_its_first_piece(pieces: list[list[int]]) -> None:
    held = Windowed.of(pieces)
    assert len(held.piece_of_word) == len(pieces) + 1
    assert [int(held.ids[at]) for at in held.piece_of_word[1:]] == [word[0] for word in pieces]
    assert len(held.word_of_piece) == len(held.ids) == sum(map(len, pieces)) + 2
    assert all(held.word_of_piece[at] == word for word, at in enumerate(held.piece_of_word) if word)


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    windows = windows_of([1] * 1000, [0] * 1000)
    assert len(windows) > 2
    assert all(window.last - window.first <= LIMIT for window in windows)
