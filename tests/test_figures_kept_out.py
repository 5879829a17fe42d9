"""What is no count: ages, dates, times, money, measures, names of weapons, units, roads and resolutions."""

from __future__ import annotations

import pytest

from sayso.figures import find_counts, find_quantities, is_year

NO_COUNT = [
    "Olena Marchuk, 34, fled.",
    "A 34-year-old fled with a girl aged 7.",
    "A woman of 70 was carried out, then a boy of six.",
    "She is 9 years old.",
    "It began in 2014 and ended on March 20.",
    "On 20 March, and again on 3/4/2022, it burned.",
    "At 17:41 the siren sounded; at 5 p.m. it stopped.",
    "It lies 60km from town, 12 miles north.",
    "Aid worth $3 million and 12 tonnes of flour came.",
    "They walked for three days, another several days and 72 hours.",
    "A T-72, a Su-25 and the 82nd Brigade came by the M4 highway.",
    "Resolution 2417 and Article 5 were read on Flight 8243.",
    "155mm shells hit the five-storey block.",
    "They won 2-1 in World War II.",
    "One of the guards spoke to one another.",
    "Prices fell 4%.",
    "Call +380 44 123 4567.",
    "It happened on 9/11 and is open 24/7.",
    "The 3rd and 4th Battalions rested.",
]


@pytest.mark.parametrize("sentence", NO_COUNT)
def test_no_count(sentence: str) -> None:
    assert find_counts(sentence) == []


def test_the_marker_of_a_list_is_no_count() -> None:
    assert [c.text for c in find_counts("1. The army took 3 villages\n2. It lost 4")] == ["3", "4"]


def test_counts_beside_what_is_kept_out() -> None:
    counts = find_counts("In 2014 Ivan Bondar, 34, saw 12 T-72 tanks 60 km from the 3rd Brigade.")
    assert [(c.text, c.low) for c in counts] == [("12", 12)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Aid worth $3 million came.", "money"),
        ("It lies 60 km away.", "measure"),
        ("They waited three days.", "duration"),
        ("The 34-year-old fled.", "age"),
        ("About 40% agree.", "share"),
        ("They saw 12 boats.", "count"),
    ],
)
def test_every_quantity_has_its_kind(sentence: str, kind: str) -> None:
    assert [q.kind for q in find_quantities(sentence)] == [kind]


@pytest.mark.parametrize(
    ("text", "year"), [("seized in 2014 by", True), ("killed 2014 people", False), ("since 1998", True)]
)
def test_a_year_or_a_count(text: str, year: bool) -> None:
    start = next(i for i, c in enumerate(text) if c.isdigit())
    assert is_year(text, start, start + 4) is year
