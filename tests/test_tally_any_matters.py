"""Properties of floors over any matters: repeating, copying and more overlap never raise them, in any order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Matter, Saying
from sayso.tally import Question, policies, policy, tally
from sayso.tally.choosing import apart
from tests.tally_matters import DAY, claim, matter, saying

days = st.one_of(st.none(), st.integers(0, 4).map(lambda n: DAY + dt.timedelta(days=n)))
rules = st.sampled_from(sorted(policies()))


@st.composite
def all_matters(draw: st.DrawFn) -> list[Matter]:
    made = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["incident", "incident", "total"]))
        place, day = draw(st.sampled_from(["Izium", "Sumy", None])), draw(days)
        said = [
            saying(
                claim(
                    f"m{number}c{n}",
                    draw(st.integers(0, 20)),
                    source=draw(st.sampled_from(["the mayor", "the army", "the Office", None])),
                    kind=draw(st.sampled_from(["official", "intergovernmental", "witness"])),
                    place=place,
                    day=day,
                    klass=draw(st.sampled_from(["people", "civilians", "children", "soldiers", None])),
                    hedged=draw(st.booleans()),
                    stance=draw(st.sampled_from(["asserts", "asserts", "denies", "accuses"])),
                ),
                outlet=draw(st.sampled_from(["The Courier", "Radio", "The Post"])),
                published=draw(days),
            )
            for n in range(draw(st.integers(1, 4)))
        ]
        made.append(matter(f"m{number}", said, kind=kind))  # type: ignore[arg-type]
    return made


def floor(matters: list[Matter], rule: str) -> int:
    return tally(matters, policy(rule), Question()).floor


@given(all_matters(), rules, st.data())
def test_a_claim_repeated_or_copied_never_raises_a_floor(matters: list[Matter], rule: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(matters) - 1))
    held = matters[at]
    old = data.draw(st.sampled_from(held.sayings))
    again = Saying(
        claim=replace(old.claim, id="again", document="sha256:again"),
        outlet=old.outlet,
        published=data.draw(days),
    )
    more = list(matters)
    more[at] = matter(held.id, [*held.sayings, again], kind=held.kind)
    assert floor(more, rule) <= floor(matters, rule)


@given(all_matters(), rules)
def test_the_order_of_matters_does_not_matter(matters: list[Matter], rule: str) -> None:
    question = Question()
    assert tally(matters, policy(rule), question) == tally(matters[::-1], policy(rule), question)


@given(all_matters())
def test_a_floor_is_the_sum_of_its_entries_and_none_is_there_twice(matters: list[Matter]) -> None:
    held = tally(matters, policy("claimed"), Question())
    assert held.floor == sum(entry.floor for entry in held.entries)
    assert len({entry.matter for entry in held.entries}) == len(held.entries)
    assert held.floor <= sum(max((s.claim.count.low or 0) for s in m.sayings if s.claim.count) for m in matters)


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20),
)
def test_the_choice_is_the_best_there_is(weights: list[int], pairs: list[tuple[int, int]]) -> None:
    beside: list[set[int]] = [set() for _ in weights]
    for one, other in pairs:
        if one != other and max(one, other) < len(weights):
            beside[one].add(other)
            beside[other].add(one)
    chosen = apart(weights, beside)
    assert all(other not in beside[one] for one, other in combinations(chosen, 2))
    best = max(
        sum(weights[at] for at in held)
        for size in range(len(weights) + 1)
        for held in combinations(range(len(weights)), size)
        if all(b not in beside[a] for a, b in combinations(held, 2))
    )
    assert sum(weights[at] for at in chosen) == best
