"""Which claims are one matter, and which never are."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_reports import document_of
from matter_reports import DAY, report, sayings, told

from sayso.ledger.matters.comparison import compare
from sayso.ledger.matters.grouping import group, pairs_under
from sayso.ledger.matters.traits import traits_of
from sayso.model import Claim, Document

STRIKE = {"place": "Izium", "day": 0, "klass": "people"}


def together(*reports: tuple[Document, list[Claim]]) -> list[list[str]]:
    """The words of the claims of each matter."""
    said = sayings(*reports)
    words = {saying.claim.id: saying.claim.text for saying in said}
    return sorted(sorted(words[claim] for claim in matter) for matter in group(said))


ONE = {
    "a correction": (told("nine died", figure=9, **STRIKE), told("eleven are dead", figure=11, **STRIKE)),
    "a denial": (told("nine died", figure=9, **STRIKE), told("nobody died", stance="denies", **STRIKE)),
    "an accusation answered by another": (
        told("they shelled Izium", "attacked", place="Izium", day=0, by="RUS", stance="accuses"),
        told("the shelling", "attacked", place="Izium", day=0, stance="denies", by="RUS"),
    ),
    "last night and that day": (
        told("nine died", figure=9, **STRIKE),
        told("nine were dead", figure=9, place="Izium", day=(-1, 0), klass="people"),
    ),
    "a report that tells no day": (told("nine died", figure=9, **STRIKE), told("nine lost", figure=9, place="Izium")),
    "a total on two days": (
        told("953 so far", figure=953, scope="cumulative", klass="civilians", place="Kharkiv region"),
        told("977 now", figure=977, scope="cumulative", klass="civilians", place="Kharkiv region"),
    ),
    "two offices that count one thing": (
        told("953 so far", figure=953, scope="cumulative", klass="soldiers", side="RUS", who="Kyiv"),
        told("98 in all", figure=98, scope="cumulative", klass="soldiers", side="RUS", who="Moscow"),
    ),
}
TWO = {
    "another event": (told("nine hit", "injured", figure=9, **STRIKE), told("nine died", figure=9, **STRIKE)),
    "another town on that day": (
        told("nine died", figure=9, **STRIKE),
        told("nine dead", figure=9, place="Balakliia", day=0, klass="people"),
    ),
    "another day in that town": (
        told("nine died", figure=9, **STRIKE),
        told("five dead", figure=5, place="Izium", day=2, klass="people"),
    ),
    "an incident and a running total": (
        told("nine died", figure=9, **STRIKE),
        told("nine so far", figure=9, place="Izium", scope="cumulative", klass="people"),
    ),
    "the other side as the victim": (
        told("ten taken", "captured", place="Izium", day=0, klass="soldiers", side="RUS", figure=10),
        told("ten caught", "captured", place="Izium", day=0, klass="soldiers", side="UKR", figure=10),
    ),
    "soldiers and civilians": (
        told("nine died", figure=9, place="Izium", day=0, klass="civilians"),
        told("nine fell", figure=9, place="Izium", day=0, klass="soldiers"),
    ),
    "nothing but the figure": (told("nine died", figure=9), told("nine fell", figure=9)),
    "totals of children and of all": (
        told("953 so far", figure=953, scope="cumulative", klass="civilians", place="Kharkiv region"),
        told("71 so far", figure=71, scope="cumulative", klass="children", place="Kharkiv region"),
    ),
    "reports of other countries": (
        told("nine died", figure=9, place="Goma", day=0),
        told("nine fell", figure=9, place="Izium", day=0),
    ),
}


@pytest.mark.parametrize("case", ONE)
def test_these_are_one_matter(case: str) -> None:
    one, other = ONE[case]
    assert len(together(report([one]), report([other], day=1, outlet="Herald"))) == 1


@pytest.mark.parametrize("case", TWO)
def test_these_are_two_matters(case: str) -> None:
    one, other = TWO[case]
    assert len(together(report([one]), report([other], day=1, outlet="Herald"))) == 2


def test_a_share_stands_beside_its_whole_and_with_its_like() -> None:
    first = report(
        [told("nine died", figure=9, **STRIKE), told("three were children", figure=3, klass="children", share_of=0)]
    )
    second = report(
        [told("ten died", figure=10, **STRIKE), told("four of them children", figure=4, klass="children", share_of=0)],
        outlet="Herald",
    )
    assert together(first, second) == [["four of them children", "three were children"], ["nine died", "ten died"]]


def test_strangers_are_not_chained_by_a_claim_that_is_like_both() -> None:
    monday = report([told("nine died", figure=9, **STRIKE)])
    undated = report([told("nine lost", figure=9, place="Izium", klass="people")], day=2, outlet="Herald")
    wednesday = report([told("nine dead", figure=9, place="Izium", day=2, klass="people")], day=2, outlet="Post")
    found = together(monday, undated, wednesday)
    assert len(found) == 2
    assert not any({"nine died", "nine dead"} <= set(matter) for matter in found)


def test_every_comparison_tells_its_reasons_and_a_refusal_says_never() -> None:
    (_, [one]), (_, [other]) = (report([ONE["a correction"][n]]) for n in (0, 1))
    result = compare(traits_of(one, DAY), traits_of(other, DAY))
    assert not result.refused
    assert "same place" in result.reasons
    assert "figures 9 and 11 can be corrections of each other" in result.reasons
    (_, [far]) = report([TWO["another town on that day"][1]])
    refused = compare(traits_of(one, DAY), traits_of(far, DAY))
    assert refused.refused
    assert refused.reasons[-1].startswith("another town")
    assert refused.reasons[-1].endswith("never")


CLAIMS = st.lists(
    st.builds(
        told,
        st.sampled_from(["nine died", "the hospital burned", "shells fell by Drobytsky Yar", "people fled the market"]),
        st.sampled_from(["killed", "attacked"]),
        place=st.sampled_from([None, "Izium", "Balakliia", "Kharkiv region"]),
        day=st.sampled_from([None, 0, 1, 2, (-1, 0)]),
        figure=st.sampled_from([None, 2, 9, 11, (9, None)]),
        klass=st.sampled_from([None, "people", "civilians", "children"]),
        by=st.sampled_from([None, "RUS", "UKR"]),
        scope=st.sampled_from(["incident", "incident", "cumulative"]),
    ),
    min_size=1,
    max_size=3,
)
REPORTS = st.lists(st.tuples(CLAIMS, st.integers(0, 3)), min_size=1, max_size=7).map(
    lambda drafts: [report(claims, day=day, outlet=f"Outlet {n}") for n, (claims, day) in enumerate(drafts)]
)


@settings(max_examples=60, deadline=None)
@given(REPORTS, st.randoms())
def test_the_order_of_reading_does_not_matter(
    reports: list[tuple[Document, list[Claim]]], chance: random.Random
) -> None:
    said = sayings(*reports)
    shuffled = list(reports)
    chance.shuffle(shuffled)
    found = group(said)
    assert group(sayings(*shuffled)) == found
    assert sorted(claim for matter in found for claim in matter) == sorted(saying.claim.id for saying in said)


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_a_copy_changes_no_grouping_of_the_others(reports: list[tuple[Document, list[Claim]]]) -> None:
    before = group(sayings(*reports))
    document, claims = reports[0]
    copy = document_of("X" + document.text[1:], day=document.date.value if document.date else None, outlet="Copier")
    own = [_moved(claim, copy) for claim in claims]
    copied = {claim.id for claim in own}
    after = group(sayings(*reports, (copy, own)))
    left = sorted(tuple(c for c in matter if c not in copied) for matter in after if not copied.issuperset(matter))
    assert left == before


def _moved(claim: Claim, copy: Document) -> Claim:
    part = None if claim.part_of is None else f"{claim.part_of}c"
    return replace(claim, id=f"{claim.id}c", document=copy.id, part_of=part)


@settings(max_examples=60, deadline=None)
@given(REPORTS, st.data())
def test_links_hold_over_scores(reports: list[tuple[Document, list[Claim]]], data: st.DataObject) -> None:
    ids = sorted(saying.claim.id for saying in sayings(*reports))
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1]), max_size=3)
    apart = data.draw(pairs)
    found = group(sayings(*reports), same=data.draw(pairs), apart=apart)
    for matter in found:
        assert not any({one, other} <= set(matter) for one, other in apart)
    if len(ids) > 1:
        joined = group(sayings(*reports), same=[(ids[0], ids[-1])])
        assert any({ids[0], ids[-1]} <= set(matter) for matter in joined)


@given(st.sets(st.integers(-(2**20), 2**20), max_size=30), st.integers(0, 1), st.data())
def test_pairs_drawn_by_steps_are_those_drawn_at_once(nodes: set[int], key: int, data: st.DataObject) -> None:
    whole = set(pairs_under(key, sorted(nodes)))
    wanted = data.draw(st.sets(st.sampled_from(sorted(nodes)))) if nodes else set()
    some = set(pairs_under(key, sorted(nodes), wanted))
    assert some == {pair for pair in whole if wanted.intersection(pair)}
