"""Any text at all: spans lie inside it, bounds are in order, nothing is raised, and the work stays linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.figures import find_counts, find_quantities, lone

WORDS = st.sampled_from(
    "at least|more than|up to|nearly|about|between|and|or|to|of|the|in|from|12|3.5|1,557|12 000|40%|$|one|two|half|a"
    "|dozen|dozens|hundreds|thousands|million|a third|several|no|nobody|both|men|,|.|-|–|March|2014|T-|km|years old"
    "|a day"
    "|so far|0|½|İ|№|\n|per cent|9999999999999999|1.2.3|''|(|)|out of|twice|as many as|sub-|minus |x".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)
)


@given(TEXTS, st.integers(0, 60), st.integers(0, 120))
def test_counts_of_any_stretch(text: str, start: int, end: int) -> None:
    last = start
    for count in find_counts(text, start=start, end=end):
        assert start <= count.span.start < count.span.end <= min(end, len(text))
        assert text[count.span.start : count.span.end] == count.text
        assert count.low is None or count.high is None or 0 <= count.low <= count.high
        assert count.span.start >= last
        last = count.span.start


@given(TEXTS)
def test_quantities_and_lone_things(text: str) -> None:
    for quantity in find_quantities(text):
        assert 0 <= quantity.span.start <= quantity.number.start < quantity.number.end <= len(text)
    assert lone(text, 0, len(text)) is None or text[:1].lower() in {"a", "o"}


@pytest.mark.parametrize(
    "unit", ["1,", "one ", "12 to 13 to ", "hundreds of ", "between 3 and ", "twenty-", "at least "]
)
def test_dense_text_is_read_in_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        spent = []
        for _ in range(2):
            began = time.process_time()
            find_counts(unit * times)
            spent.append(time.process_time() - began)
        return min(spent)  # the least: whatever else runs adds to a pass, never takes away

    # Four times the text: four times the work when linear, sixteen when quadratic.
    assert seconds(8_000) < 12 * max(seconds(2_000), 0.01)
