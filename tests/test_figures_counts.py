"""Counts: every bound and form of claims.md's table, in words and in digits."""

from __future__ import annotations

import pytest

from sayso.figures import find_counts, lone

BOUNDS = [
    ("The depot lost 953 trucks.", "953", 953, 953),
    ("They found at least 217 mines.", "at least 217", 217, None),
    ("No fewer than 40 homes burned.", "No fewer than 40", 40, None),
    ("More than 3.5 million people left.", "More than 3.5 million", 3_500_001, None),
    ("It feeds over 3.5m people.", "over 3.5m", 3_500_001, None),
    ("A little over 3.5m people eat there.", "A little over 3.5m", 3_500_001, None),
    ("Up to 30 boats sank.", "Up to 30", None, 30),
    ("As many as 30 guards fled.", "As many as 30", None, 30),
    ("No more than 30 stayed.", "No more than 30", None, 30),
    ("Fewer than 30 stayed.", "Fewer than 30", None, 29),
    ("Just under 30 stayed.", "Just under 30", None, 29),
    ("Upwards of 60 shells fell.", "Upwards of 60", 60, None),
    ("In excess of 60 shells fell.", "In excess of 60", 61, None),
    ("Some 40 or more boats sank.", "Some 40 or more", 40, None),
    ("40 or more boats sank.", "40 or more", 40, None),
    ("100+ boats sank.", "100+", 100, None),
    ("Between 50 and 100 men came.", "Between 50 and 100", 50, 100),
    ("Then 50 to 100 men came.", "50 to 100", 50, 100),
    ("Then 50-100 men came.", "50-100", 50, 100),
    ("Eight or nine men came.", "Eight or nine", 8, 9),
    ("It drops from 50 rockets to 100 rockets.", "from 50 rockets to 100", 50, 100),
    ("Between 2 and 3 million people left.", "Between 2 and 3 million", 2_000_000, 3_000_000),
    ("Not one boat sank.", "Not one", 0, 0),
    ("Not a single boat sank.", "Not a single", 0, 0),
    ("The toll rose from 50 to 100.", "from 50 to 100", 100, 100),
    ("The camp fell from 30 tents to 20.", "from 30 tents to 20", 20, 20),
]
VALUES = [
    ("two and a half million", 2_500_000),
    ("half a million", 500_000),
    ("a million and a half", 1_500_000),
    ("1.5m", 1_500_000),
    ("12,000", 12_000),
    ("12 000", 12_000),
    ("12\u2009000", 12_000),
    ("1.557", 1_557),
    ("twenty-three", 23),
    ("a hundred", 100),
    ("one hundred and twenty-five", 125),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("two dozen", 24),
    ("a couple of", 2),
]
VAGUE = [
    ("dozens", 12, 120),
    ("scores", 40, 200),
    ("hundreds", 100, 1_000),
    ("several hundred", 100, 1_000),
    ("thousands", 1_000, 10_000),
    ("tens of thousands", 10_000, 100_000),
    ("hundreds of thousands", 100_000, 1_000_000),
    ("millions", 1_000_000, 10_000_000),
    ("several", None, None),
    ("a few", None, None),
    ("many", None, None),
]


@pytest.mark.parametrize(("sentence", "words", "low", "high"), BOUNDS)
def test_bounds(sentence: str, words: str, low: int | None, high: int | None) -> None:
    (count,) = find_counts(sentence)
    assert (count.text, count.low, count.high) == (words, low, high)


@pytest.mark.parametrize(("words", "value"), VALUES)
def test_values_in_words_and_digits(words: str, value: int) -> None:
    (count,) = find_counts(f"They counted {words} boats there.")
    assert (count.text, count.low, count.high, count.vague) == (words, value, value, False)


@pytest.mark.parametrize(("words", "low", "high"), VAGUE)
def test_vague_words(words: str, low: int | None, high: int | None) -> None:
    (count,) = find_counts(f"They saw {words} of boats there.")
    assert (count.text, count.low, count.high, count.vague) == (words, low, high, True)


@pytest.mark.parametrize("words", ["about 400", "some 400", "roughly 400", "around 400", "close to 400", "400-odd"])
def test_rounded_figures_are_approximate(words: str) -> None:
    (count,) = find_counts(f"They counted {words} boats.")
    assert (count.low, count.high, count.approximate) == (400, 400, True)


@pytest.mark.parametrize("word", ["nearly", "almost"])
def test_nearly_is_below_and_approximate(word: str) -> None:
    (count,) = find_counts(f"They counted {word} 30 boats.")
    assert (count.low, count.high, count.approximate) == (None, 29, True)


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Over 40% of the wells are dry.", (0.4, 1.0)),
        ("Up to 40% of the wells are dry.", (0.0, 0.4)),
        ("About 40 per cent of the wells are dry.", (0.4, 0.4)),
        ("They hold half of the town.", (0.5, 0.5)),
        ("Two thirds of the wells are dry.", (0.666667, 0.666667)),
        ("One in three wells is dry.", (0.333333, 0.333333)),
        ("The brigade lost 40% of its trucks.", (0.4, 0.4)),
    ],
)
def test_shares(sentence: str, share: tuple[float, float]) -> None:
    (count,) = find_counts(sentence)
    assert (count.share, count.low, count.high) == (share, None, None)


def test_a_part_of_a_number_is_a_count_and_a_share() -> None:
    (count,) = find_counts("They took four of 16 posts.")
    assert (count.text, count.low, count.high, count.share) == ("four of 16", 4, 4, (0.25, 0.25))


@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("It fires up to 12 a day.", "day"),
        ("It fires 200 shells an hour.", "hour"),
        ("From 50 to 100 rockets land on the port each week.", "week"),
        ("It fired 200 shells a day after the truce.", None),
    ],
)
def test_rates(sentence: str, per: str | None) -> None:
    assert find_counts(sentence)[0].per == per


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("So far 40 boats have sunk.", "cumulative"),
        ("That brings to 40 the boats lost.", "cumulative"),
        ("A total of 40 boats sank.", "cumulative"),
        ("Overnight 40 boats sank.", "incident"),
        ("The raid sank 40 boats.", None),
        ("It fires 40 shells a day, in total.", None),
    ],
)
def test_scope_only_where_the_sentence_tells_it(sentence: str, scope: str | None) -> None:
    assert find_counts(sentence)[0].scope == scope


def test_scope_stays_in_its_sentence() -> None:
    first, second = find_counts("So far 40 boats have sunk. The raid sank 3 ferries.")
    assert (first.scope, second.scope) == ("cumulative", None)


def test_at_least_holds_over_a_list_and_no_further() -> None:
    tanks, trucks = find_counts("They took at least 17 old tanks, a radar and 12 trucks.")
    assert [(tanks.low, tanks.high), (trucks.low, trucks.high)] == [(17, None), (12, None)]
    _, told = find_counts("At least 17 tanks burned, while crews said 12 were saved.")
    assert (told.low, told.high) == (12, 12)


def test_zero() -> None:
    assert [(c.text, c.low, c.high) for c in find_counts("There were no casualties.")] == [("no", 0, 0)]
    assert [(c.text, c.low, c.high) for c in find_counts("Nobody was hurt.")] == [("Nobody", 0, 0)]


def test_a_stretch_gives_spans_into_the_whole_text() -> None:
    text = "They lost 3 boats. We lost 4 boats."
    (count,) = find_counts(text, start=19)
    assert text[count.span.start : count.span.end] == count.text == "4"


@pytest.mark.parametrize("phrase", ["a soldier", "a T-72", "one civilian", "an engineer"])
def test_a_lone_thing_is_one(phrase: str) -> None:
    text = f"They saw {phrase} there."
    count = lone(text, 9, 9 + len(phrase))
    assert count is not None
    assert (count.low, count.high, count.text) == (1, 1, phrase.split()[0])


@pytest.mark.parametrize("phrase", ["a group of men", "a dozen tanks", "the soldier", "a few men", "soldiers"])
def test_other_phrases_are_not_lone(phrase: str) -> None:
    assert lone(phrase, 0, len(phrase)) is None
