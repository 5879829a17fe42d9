"""Features: what the network is told of a word beside the word."""

from __future__ import annotations

from sayso.language.features import CASES, WIDTH, Words, features_of
from sayso.language.labels import EVENTS, STANCES

PLACES = 5
EVENT, CUE = len(CASES) + PLACES, len(CASES) + PLACES + len(EVENTS)


def test_case_is_told_for_each_word() -> None:
    table = features_of(Words(["Rebels", "took", "KHARKIV", "in", "2014"]))
    assert table.shape == (5, WIDTH)
    assert [CASES[int(row[: len(CASES)].argmax())] for row in table] == ["title", "lower", "upper", "lower", "number"]


def test_a_trigger_and_a_cue_are_hinted_at() -> None:
    table = features_of(Words("The ministry denied that shells had killed nine".split()))
    assert table[2, CUE + STANCES.index("denies")] == 1
    assert table[6, EVENT + EVENTS.index("killed")] == 1
    assert table[0, EVENT:].sum() == 0


def test_a_trigger_of_two_words_needs_both() -> None:
    retreated = EVENT + EVENTS.index("retreated")
    assert features_of(Words("they pulled back".split()))[1, retreated] == 1
    assert features_of(Words("they pulled carts".split()))[1, retreated] == 0
