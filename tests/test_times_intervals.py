"""Time expressions as intervals, against the date of the document: Thursday 24 March 2022."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.times import find_times, resolve

DATE = dt.date(2022, 3, 24)

FORMS = [
    ("on Tuesday", "2022-03-22", "2022-03-22"),
    ("on Thursday morning", "2022-03-24", "2022-03-24"),
    ("yesterday", "2022-03-23", "2022-03-23"),
    ("overnight", "2022-03-23", "2022-03-24"),
    ("last night", "2022-03-23", "2022-03-24"),
    ("in the past 24 hours", "2022-03-23", "2022-03-24"),
    ("last week", "2022-03-14", "2022-03-20"),
    ("next week", "2022-03-28", "2022-04-03"),
    ("this week", "2022-03-21", "2022-03-24"),
    ("earlier this week", "2022-03-21", "2022-03-24"),
    ("later this week", "2022-03-24", "2022-03-27"),
    ("this month", "2022-03-01", "2022-03-24"),
    ("last month", "2022-02-01", "2022-02-28"),
    ("last year", "2021-01-01", "2021-12-31"),
    ("in the past three weeks", "2022-03-03", "2022-03-24"),
    ("over the last week", "2022-03-17", "2022-03-24"),
    ("for a month", "2022-02-24", "2022-03-24"),
    ("on 3 March", "2022-03-03", "2022-03-03"),
    ("on March 3", "2022-03-03", "2022-03-03"),
    ("on Feb. 24", "2022-02-24", "2022-02-24"),
    ("on 30 December", "2021-12-30", "2021-12-30"),
    ("Monday, 7 March 2022", "2022-03-07", "2022-03-07"),
    ("in January 2021", "2021-01-01", "2021-01-31"),
    ("in February", "2022-02-01", "2022-02-28"),
    ("in early March", "2022-03-01", "2022-03-10"),
    ("in mid-February", "2022-02-11", "2022-02-20"),
    ("late last month", "2022-02-21", "2022-02-28"),
    ("in 2014", "2014-01-01", "2014-12-31"),
    ("in the summer of 2021", "2021-06-01", "2021-08-31"),
    ("on New Year's Eve", "2021-12-31", "2021-12-31"),
    ("two days ago", "2022-03-22", "2022-03-22"),
    ("from 3 to 7 March", "2022-03-03", "2022-03-07"),
    ("between 3 and 7 March", "2022-03-03", "2022-03-07"),
    ("3–7 March", "2022-03-03", "2022-03-07"),
    ("from 28 February to 3 March", "2022-02-28", "2022-03-03"),
    ("from Monday to Wednesday", "2022-03-21", "2022-03-23"),
    ("on the night of 4 to 5 March", "2022-03-04", "2022-03-05"),
    ("since 3 March", "2022-03-03", "2022-03-24"),
    ("by 3 March", None, "2022-03-03"),
    ("before Monday", None, "2022-03-21"),
    ("as of 22 March", None, "2022-03-22"),
    ("2022-03-05", "2022-03-05", "2022-03-05"),
    ("2022-W10", "2022-03-07", "2022-03-13"),
    ("3/4/2022", None, None),
    ("on the 19th", "2022-03-19", "2022-03-19"),
    ("on the 30th", "2022-01-30", "2022-01-30"),
    ("since the fifth", "2022-03-05", "2022-03-24"),
    ("on Tuesday night", "2022-03-22", "2022-03-23"),
    ("on the night of 4 March", "2022-03-04", "2022-03-05"),
    ("during the night", "2022-03-23", "2022-03-24"),
    ("at dawn", "2022-03-24", "2022-03-24"),
    ("by nightfall", None, "2022-03-24"),
    ("at noon", "2022-03-24T12:00", "2022-03-24T12:00"),
    ("before dawn on Tuesday", "2022-03-22", "2022-03-22"),
    ("by the end of the month", None, "2022-03-31"),
    ("before the week is out", None, "2022-03-27"),
    ("since the beginning of the year", "2022-01-01", "2022-03-24"),
    ("to date", None, "2022-03-24"),
    ("two weeks ago", "2022-03-10", "2022-03-10"),
    ("in seven days", "2022-03-17", "2022-03-24"),
    ("before June 2021", None, "2021-05-31"),
    ("in the autumn", "2021-09-01", "2021-11-30"),
    ("at 17:41 UTC on 23 March", "2022-03-23T17:41+00:00", "2022-03-23T17:41+00:00"),
]


@pytest.mark.parametrize(("words", "start", "end"), FORMS)
def test_forms(words: str, start: str | None, end: str | None) -> None:
    (when,) = find_times(f"The post burned {words}.", date=DATE)
    assert (when.text.endswith(words.split()[-1]), when.start, when.end) == (True, start, end)


@pytest.mark.parametrize(
    "words", ["on the 19th brigade", "on the first floor", "the second of two", "in the evening light"]
)
def test_ordinals_and_parts_of_the_day_before_a_noun_are_no_days(words: str) -> None:
    assert all(when.start is None or "evening" in when.text for when in find_times(f"It fell {words}.", date=DATE))


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("The crew will leave on Friday.", "2022-03-25"),
        ("The crew left on Friday.", "2022-03-18"),
        ("They plan to meet on 3 April.", "2022-04-03"),
        ("They met on 3 April.", "2021-04-03"),
        ("Talks are to open on Monday.", "2022-03-28"),
    ],
)
def test_the_tense_chooses_the_day(sentence: str, start: str) -> None:
    assert find_times(sentence, date=DATE)[0].start == start


@pytest.mark.parametrize(("words", "day"), [("Saturday, 3 April", "2021-04-03"), ("Sunday, 3 April", "2022-04-03")])
def test_a_weekday_settles_the_year_of_its_date(words: str, day: str) -> None:
    assert resolve(words, date=DATE) == (day, day)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("It fell on Tuesday. The same night it burned.", "2022-03-22"),
        ("It fell on 3 March; two days later it burned.", "2022-03-05"),
        ("It fell on 3 March. The next day it burned.", "2022-03-04"),
        ("It fell on 3 March. Since then it burned.", "2022-03-03"),
    ],
)
def test_a_time_taken_up_from_before(text: str, start: str) -> None:
    assert find_times(text, date=DATE)[-1].start == start


@pytest.mark.parametrize(
    "words", ["on Tuesday", "last week", "two days ago", "overnight", "on 3 March", "since Monday"]
)
def test_without_a_date_relative_times_stay_open(words: str) -> None:
    (when,) = find_times(f"It burned {words}.", date=None)
    assert (when.start, when.end) == (None, None)


def test_without_a_date_full_dates_are_settled() -> None:
    assert resolve("on 3 March 2022", date=None) == ("2022-03-03", "2022-03-03")


@pytest.mark.parametrize(
    "sentence",
    [
        "They counted 1557 wounded.",
        "They buried 2389 dead and 96 missing.",
        "It holds 2014 people.",
        "The columns may march on, as marches may.",
        "On 31 June it burned.",
        "They meet every Monday.",
        "Both arrived at the same time.",
    ],
)
def test_never_a_date_from_a_count_or_a_verb(sentence: str) -> None:
    assert find_times(sentence, date=DATE) == []
