"""Any text at all: spans lie inside it, intervals are in order, nothing is raised, and the work stays linear."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.times import find_times, resolve

WORDS = st.sampled_from(
    "on|in|since|by|before|from|to|between|and|until|as of|early|late|mid-|March|May|Feb.|3|29|31|2014|2022|0|Monday"
    "|Friday,"
    "|last|next|this|past|week|month|year|weekend|winter|two|several|days|hours|years|decades|ago|later|for|within"
    "|the same"
    "|night|that day|since then|overnight|17:41|5 p.m.|UTC|2022-03-05|2022-W53|13.03.2022|30/02/2021|1990s|the invasion"
    "|Ukraine|will|said|.|,|-|–|\n|İ|(|century|first week of|week of|a|100000|New Year's Eve|29 February".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)
)
DATES = st.none() | st.dates()


@given(TEXTS, DATES, st.integers(0, 60), st.integers(0, 120))
def test_times_of_any_stretch(text: str, date: dt.date | None, start: int, end: int) -> None:
    last = start
    for when in find_times(text, date=date, start=start, end=end):
        assert last <= when.span.start < when.span.end <= min(end, len(text))
        assert text[when.span.start : when.span.end] == when.text
        assert when.start is None or when.end is None or when.start[:10] <= when.end[:10]
        last = when.span.end


@given(st.integers(1000, 9999), DATES)
def test_a_bare_count_is_never_a_date(number: int, date: dt.date | None) -> None:
    assert resolve(f"They counted {number} people there.", date=date) == (None, None)
    assert resolve(f"They counted {number:,} wounded.", date=date) == (None, None)


@pytest.mark.parametrize(
    "unit", ["March 3 ", "since the war ", "last ", "for ", "on Monday and ", "Ukraine since the coup "]
)
def test_dense_text_is_read_in_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        spent = []
        for _ in range(2):
            began = time.process_time()
            find_times(unit * times, date=dt.date(2022, 3, 24))
            spent.append(time.process_time() - began)
        return min(spent)  # the least: whatever else runs adds to a pass, never takes away

    # Four times the text: four times the work when linear, sixteen when quadratic.
    assert seconds(6_000) < 12 * max(seconds(1_500), 0.01)
