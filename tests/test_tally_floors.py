"""Floors: at least how many, under a named policy, nothing counted twice."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.errors import SaysoError, VocabularyError
from sayso.model import Count, Matter, Span
from sayso.tally import Question, Tally, policies, policy, tally
from sayso.tally.policy import read_policy
from tests.tally_matters import DAY, claim, matter, saying

SPAN = Span(0, 3)
LATER = DAY + dt.timedelta(days=1)


def counted(*matters: Matter, rule: str = "claimed", **asked: object) -> Tally:
    return tally(matters, policy(rule), Question(**asked))  # type: ignore[arg-type]


def test_incidents_that_are_surely_apart_are_added() -> None:
    here = matter("a", [saying(claim("a1", 9))])
    there = matter("b", [saying(claim("b1", 4, place="Sumy"))])
    later = matter("c", [saying(claim("c1", 2, day=LATER), published=LATER)])
    assert counted(here, there, later).floor == 15


def test_what_may_be_the_same_counts_once() -> None:
    one = matter("a", [saying(claim("a1", 9))])
    other = matter("b", [saying(claim("b1", 4))])
    held = counted(one, other)
    assert (held.floor, [entry.matter for entry in held.entries]) == (9, ["a"])
    assert "may be the same" in held.left_out[0].reason


def test_what_has_no_place_or_day_may_be_the_same_as_anything() -> None:
    sure = [matter("a", [saying(claim("a1", 9))]), matter("b", [saying(claim("b1", 4, place="Sumy"))])]
    vague = matter("c", [saying(claim("c1", 11, place=None, day=None))])
    assert counted(*sure, vague).floor == 13


def test_a_running_total_is_never_added_to_what_it_may_hold() -> None:
    incidents = [matter("a", [saying(claim("a1", 9))]), matter("b", [saying(claim("b1", 4, place="Sumy"))])]
    span = Span(0, 3)
    total = claim(
        "t1",
        place=None,
        day=None,
        source="the ministry",
        count=Count(text="300", span=span, low=300, high=300, scope="cumulative"),
    )
    assert counted(*incidents, matter("t", [saying(total)], kind="total")).floor == 300


def test_the_totals_of_several_days_are_one() -> None:
    days = [DAY, LATER, LATER + dt.timedelta(days=1)]
    lows = [925, 953, 977]
    said = [
        saying(claim(f"t{n}", low, place=None, day=None, source="the Office", kind="intergovernmental"), published=day)
        for n, (low, day) in enumerate(zip(lows, days, strict=True))
    ]
    assert counted(matter("t", said, kind="total"), rule="recorded").floor == 977


def test_kinds_of_count_never_mix() -> None:
    total = matter("t", [saying(claim("t1", 900, source="the Office", kind="intergovernmental"))], kind="total")
    incident = matter("a", [saying(claim("a1", 9, place="Sumy"))])
    assert counted(total, incident, rule="recorded").floor == 900
    assert counted(total, incident, rule="claimed").floor == 9


def test_a_sub_count_is_never_added_to_its_whole() -> None:
    whole = matter("a", [saying(claim("a1", 9))])
    part = matter("b", [saying(claim("b1", 3, klass="soldiers", place="Sumy", part_of="a1"))])
    assert counted(whole, part).floor == 9


@pytest.mark.parametrize(
    "count",
    [
        Count(text="about 400", span=SPAN, low=400, high=400, approximate=True),
        Count(text="dozens", span=SPAN, low=12, high=120, vague=True),
        Count(text="up to 30", span=SPAN, high=30),
        Count(text="40%", span=SPAN, share=(0.4, 0.4)),
        Count(text="12 a day", span=SPAN, low=12, high=12, per="day"),
    ],
)
def test_rounded_vague_and_open_figures_raise_no_floor(count: Count) -> None:
    assert counted(matter("a", [saying(claim("a1", count=count))])).floor == 0


def test_two_voices_give_the_figure_that_both_reach() -> None:
    said = [saying(claim("a1", 9)), saying(claim("a2", 7, source="a doctor", kind="witness"), outlet="Radio")]
    assert counted(matter("a", said), rule="two-voices").floor == 7
    assert counted(matter("a", said[:1]), rule="two-voices").floor == 0


def test_ten_outlets_that_quote_one_official_are_one_voice() -> None:
    said = [saying(claim(f"a{n}", 9), outlet=f"outlet {n}") for n in range(10)]
    assert counted(matter("a", said), rule="two-voices").floor == 0


def test_a_toll_that_rises_counts_as_last_told_and_one_revised_down_as_the_lower() -> None:
    def told(first: int, second: int) -> int:
        said = [saying(claim("a1", first)), saying(claim("a2", second), published=LATER)]
        return counted(matter("a", said)).floor

    assert (told(9, 11), told(11, 9)) == (11, 9)


@pytest.mark.parametrize(
    "fields",
    [{"reality": "planned"}, {"reality": "possible"}, {"stance": "accuses"}, {"stance": "denies"}, {"hedged": True}],
)
def test_the_strict_list_takes_only_what_is_asserted_to_have_happened(fields: dict[str, object]) -> None:
    assert counted(matter("a", [saying(claim("a1", 9))]), rule="strict").floor == 9
    assert counted(matter("a", [saying(claim("a1", 9, **fields))]), rule="strict").floor == 0  # type: ignore[arg-type]


def test_the_strict_list_leaves_out_what_another_voice_denies() -> None:
    said = [
        saying(claim("a1", 9)),
        saying(claim("a2", None, source="the army", kind="military", stance="denies", count=None)),
    ]
    held = counted(matter("a", said), rule="strict")
    assert (held.floor, held.left_out[-1].reason) == (0, "another voice denies it")
    assert counted(matter("a", said), rule="claimed").floor == 9


def test_filters_ask_for_class_side_place_country_and_days() -> None:
    here = matter("a", [saying(claim("a1", 9, klass="civilians", side="UKR"))])
    there = matter(
        "b", [saying(claim("b1", 4, place="Sumy", klass="soldiers", side="RUS", day=LATER), published=LATER)]
    )
    assert counted(here, there, klass="civilians").floor == 9
    assert counted(here, there, klass="people").floor == 13
    assert counted(here, there, side="RUS").floor == 4
    assert counted(here, there, place="sumy").floor == 4
    assert counted(here, there, country="UKR").floor == 13
    assert counted(here, there, since=LATER).floor == 4
    assert counted(here, there, until=DAY).floor == 9


def test_each_number_names_the_claims_behind_it() -> None:
    said = [saying(claim("a1", 9)), saying(claim("a2", 7, source="a doctor", kind="witness"))]
    (entry,) = counted(matter("a", said)).entries
    assert (entry.floor, entry.claims) == (9, ("a1",))


def test_the_policies_that_ship_are_readable_and_named() -> None:
    assert set(policies()) == {"strict", "two-voices", "recorded", "claimed"}
    assert all(rule.says and rule.label for rule in policies().values())
    with pytest.raises(SaysoError, match="take one of"):
        policy("generous")


@pytest.mark.parametrize("text", ["- a list", "label: x", "voices: none", "{"])
def test_a_malformed_policy_is_told(text: str) -> None:
    with pytest.raises(VocabularyError, match="policy mine"):
        read_policy("mine", text)
