"""The headline check: what the body says of each claim of the headline, slot by slot."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.headline import Bounds, HeadlineCheck, check_headline, check_to_record, compare_counts
from sayso.model import Claim, Count, Span
from tests.page_fixture import Claims, document_of, report

TEXT = "HEAD\n" + "body words here. " * 60
DOCUMENT = document_of(TEXT)
SOLDIERS = {"name": "Russian troops", "side": "RUS", "klass": "soldiers"}


def count(**bounds: Any) -> Count:
    return Count(text="figure", span=Span(0, 4), **bounds)


def claims(headline: dict[str, Any], *body: dict[str, Any]) -> list[Claim]:
    make = Claims(DOCUMENT)
    for number, fields in enumerate([headline, *body]):
        given = dict(fields)
        for role in ("by", "of"):
            if role in given:
                given[role] = make.actor("HEAD" if not number else "words", **given[role])
        if "place" in given:
            given["place"] = make.place("HEAD" if not number else "words", **given["place"])
        if "sources" in given:
            given["sources"] = tuple(make.source("words", name=name) for name in given["sources"])
        make.add("HEAD" if not number else "words", given.pop("event"), after=17 * number, **given)
    return make.made


def check(headline: dict[str, Any], *body: dict[str, Any]) -> HeadlineCheck:
    (found,) = check_headline(claims(headline, *body), document=DOCUMENT)
    return found


def verdicts(found: HeadlineCheck) -> dict[str, str | None]:
    return {name: slot.verdict if slot else None for name, slot in found.slots.items()} | {"claim": found.verdict}


RETREAT = {"event": "retreated", "by": SOLDIERS, "count": count(low=25001)}


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        # More than 25,000 beside "some", beside no figure, beside a figure that fills it
        (count(low=25001), count(vague=True), "weaker"),
        (count(low=25001), None, "weaker"),
        (count(low=25001), count(low=30000, high=30000), "carried"),
        (count(low=25001), count(low=20000, high=20000), "weaker"),
        (count(low=25001), count(low=20000), "weaker"),
        # an exact figure
        (count(low=217, high=217), count(low=217, high=217), "carried"),
        (count(low=217, high=217), count(low=217), "weaker"),
        (count(low=217, high=217), count(low=117, high=117), "weaker"),
        (count(low=217, high=217), count(low=517, high=517), "contradicted"),
        (count(low=217), count(low=517, high=517), "carried"),
        (count(low=50, high=50), count(low=50, high=100), "weaker"),
        (count(high=30), count(low=12, high=12), "carried"),
        (count(high=30), count(low=31), "contradicted"),
        (count(low=12, high=120, vague=True), count(low=48, high=48), "carried"),
        (count(low=48, high=48), count(low=12, high=120, vague=True), "weaker"),
        (count(vague=True), count(low=9, high=9), "carried"),
        (count(vague=True), count(low=1, high=1), "weaker"),
        # about 400 is near 400, never proof of it
        (count(low=400, high=400, approximate=True), count(low=390, high=390), "carried"),
        (count(low=400, high=400), count(low=400, high=400, approximate=True), "carried"),
        (count(low=400, high=400), count(low=410, high=410, approximate=True), "weaker"),
        (count(high=99, approximate=True), count(low=12, high=12), "weaker"),
        # shares, rates and running totals are measured alone
        (count(share=(0.4, 1.0)), count(share=(0.5, 0.5)), "carried"),
        (count(share=(0.5, 0.5)), count(share=(0.4, 1.0)), "weaker"),
        (count(share=(0.5, 0.5)), count(low=8, high=8), "weaker"),
        (count(low=5, high=5, per="day"), count(low=5, high=5), "weaker"),
        (count(low=5, high=5, scope="incident"), count(low=953, high=953, scope="cumulative"), "weaker"),
        (count(low=953, high=953, scope="incident"), count(low=953, high=953, scope="cumulative"), "carried"),
    ],
)
def test_how_many(headline: Count, body: Count | None, expected: str) -> None:
    told = {"event": "retreated", "by": SOLDIERS} | ({"count": body} if body else {})
    found = check({"event": "retreated", "by": SOLDIERS, "count": headline}, told)
    assert verdicts(found) == {
        "who": "carried",
        "how_many": expected,
        "what": "carried",
        "where": None,
        "status": "carried",
        "claim": "carried" if expected == "carried" else expected,
    }
    assert [words.claim for words in found.how_many.body] == [words.claim for words in found.what.body]


def test_a_figure_that_only_another_voice_shares_is_weaker() -> None:
    dead = {"event": "killed", "of": {"klass": "people"}}
    nine, four = count(low=9, high=9), count(low=4, high=4)
    body = [dead | {"count": nine, "sources": ["Mayor Ruf"]}, dead | {"count": four, "sources": ["Colonel Imre"]}]
    assert check(dead | {"count": nine}, *body).how_many.verdict == "weaker"
    assert check(dead | {"count": nine}, body[0]).how_many.verdict == "carried"
    other_town = body[1] | {"place": {"name": "Elsewhere"}}
    assert (
        check(dead | {"count": nine}, body[0] | {"place": {"name": "Here"}}, other_town).how_many.verdict == "carried"
    )


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ({"klass": "soldiers", "side": "RUS"}, {"klass": "soldiers", "side": "RUS"}, "carried"),
        ({"klass": "soldiers", "side": "RUS"}, {"klass": "soldiers"}, "weaker"),
        ({"klass": "soldiers", "name": "Rebels"}, {"klass": "soldiers", "name": "rebels", "side": "rebels"}, "carried"),
        ({"klass": "people", "name": "six people"}, {"klass": "civilians", "name": "six civilians"}, "carried"),
        ({"klass": "children", "name": "six children"}, {"klass": "people", "name": "six people"}, "weaker"),
    ],
)
def test_who(headline: dict[str, Any], body: dict[str, Any], expected: str) -> None:
    assert check({"event": "killed", "of": headline}, {"event": "killed", "of": body}).who.verdict == expected


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ({"klass": "soldiers", "side": "RUS"}, {"klass": "soldiers", "side": "UKR"}),
        ({"klass": "people", "name": "Anna Kolar"}, {"klass": "people", "name": "Boris Lem"}),
        ({"klass": "buildings", "name": "the hospital"}, {"klass": "buildings", "name": "a school"}),
        ({"klass": "tanks"}, {"klass": "people"}),
    ],
)
def test_what_was_done_to_others_is_another_event(headline: dict[str, Any], body: dict[str, Any]) -> None:
    found = check({"event": "captured", "of": headline}, {"event": "captured", "of": body})
    assert found.verdict == "not_in_body"
    assert found.what.body == ()


def test_a_body_that_agrees_in_all_but_the_doer_contradicts() -> None:
    market = {"name": "Orsk market", "klass": "buildings"}
    found = check(
        {"event": "attacked", "by": SOLDIERS, "of": market},
        {"event": "attacked", "by": SOLDIERS | {"name": "Ukrainian troops", "side": "UKR"}, "of": market},
    )
    assert verdicts(found) == {
        "who": "contradicted",
        "how_many": None,
        "what": "carried",
        "where": None,
        "status": "carried",
        "claim": "contradicted",
    }


@pytest.mark.parametrize(
    ("headline", "body", "klass", "expected"),
    [
        ("killed", "killed", "people", "carried"),
        ("captured", "seized", "place", "carried"),
        ("attacked", "destroyed", "buildings", "carried"),
        ("destroyed", "damaged", "buildings", "weaker"),
        ("seized", "controls", "place", "weaker"),
        ("deported", "displaced", "people", "weaker"),
        ("deserted", "retreated", "soldiers", "not_in_body"),
        ("killed", "missing", "people", "not_in_body"),
        ("captured", "seized", "tanks", "not_in_body"),
    ],
)
def test_near_events(headline: str, body: str, klass: str, expected: str) -> None:
    party = {"name": "Orsk depot", "klass": klass}
    found = check({"event": headline, "of": party}, {"event": body, "of": party})
    assert found.what.verdict == expected
    assert found.verdict == expected


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ({}, {}, "carried"),
        ({}, {"hedged": True}, "weaker"),
        ({"hedged": True}, {"hedged": True}, "carried"),
        ({}, {"reality": "planned"}, "weaker"),
        ({}, {"reality": "possible"}, "weaker"),
        ({}, {"reality": "hypothetical"}, "weaker"),
        ({}, {"reality": "ongoing"}, "weaker"),  # are retreating: not yet retreated
        ({}, {"reality": "did_not_happen"}, "contradicted"),
        ({}, {"stance": "denies"}, "contradicted"),
        ({}, {"stance": "denies", "reality": "did_not_happen"}, "carried"),  # denies that it did not
        ({}, {"stance": "refuses", "reality": "did_not_happen"}, "contradicted"),
        ({}, {"sources": ["Colonel Imre"]}, "carried"),  # an attribution nobody disputes
        ({"reality": "did_not_happen"}, {}, "contradicted"),
        ({"reality": "did_not_happen"}, {"reality": "did_not_happen"}, "carried"),
        ({"reality": "planned"}, {"reality": "possible"}, "weaker"),
        ({"reality": "possible"}, {"reality": "planned"}, "carried"),
        ({"reality": "planned"}, {"reality": "happened"}, "carried"),
        ({"reality": "planned"}, {"reality": "did_not_happen"}, "contradicted"),
        ({"sources": ["Colonel Imre"]}, {"sources": ["Imre"]}, "carried"),
        ({"sources": ["Colonel Imre"]}, {"sources": ["Mayor Ruf"]}, "weaker"),
        ({"sources": ["Colonel Imre"]}, {}, "weaker"),
        ({"stance": "denies"}, {}, "not_in_body"),
    ],
)
def test_status(headline: dict[str, Any], body: dict[str, Any], expected: str) -> None:
    party = {"event": "retreated", "by": SOLDIERS}
    assert check(party | headline, party | body).status.verdict == expected


def test_what_is_shelled_was_shelled() -> None:
    town = {"event": "attacked", "of": {"name": "Orsk", "klass": "place"}}
    assert check(town, town | {"reality": "ongoing"}).status.verdict == "carried"


def test_a_disputed_matter_is_weaker_unless_the_headline_says_whose_word_it_is() -> None:
    fled = {"event": "deported", "of": {"name": "Orsk residents", "klass": "people"}}
    accused = fled | {"stance": "accuses", "sources": ["Kyiv"]}
    denied = fled | {"stance": "denies", "sources": ["Moscow"]}
    found = check(fled, accused, denied)
    assert (found.status.verdict, found.verdict) == ("weaker", "weaker")
    assert len(found.status.body) == 2, "both sides stand beside the headline"
    assert check(accused, accused, denied).status.verdict == "carried"
    assert check(fled, accused).status.verdict == "carried"
    assert check(fled, fled, denied).status.verdict == "carried", "the report says it in its own voice"


KYIV = {"name": "Kyiv", "id": "geonames:2", "country": "UKR", "lat": 50.45, "lon": 30.52, "radius_km": 15.0}
UKRAINE = {"name": "Ukraine", "id": "geonames:3", "country": "UKR", "lat": 49.0, "lon": 32.0, "radius_km": 440.0}
LVIV = {"name": "Lviv", "id": "geonames:4", "country": "UKR", "lat": 49.84, "lon": 24.02, "radius_km": 10.0}


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        (KYIV, KYIV, "carried"),
        (UKRAINE, LVIV, "carried"),
        (LVIV, UKRAINE, "weaker"),
        (KYIV, None, "not_in_body"),
        (KYIV, {"name": "Kyiv"}, "carried"),
    ],
)
def test_where(headline: dict[str, Any], body: dict[str, Any] | None, expected: str) -> None:
    strike = {"event": "attacked"}
    assert check(strike | {"place": headline}, strike | ({"place": body} if body else {})).where.verdict == expected


def test_the_same_figure_elsewhere_contradicts_and_another_elsewhere_is_another_event() -> None:
    dead = {"event": "killed", "of": {"klass": "people"}, "count": count(low=7, high=7)}
    assert check(dead | {"place": KYIV}, dead | {"place": LVIV}).where.verdict == "contradicted"
    fewer = dead | {"place": LVIV, "count": count(low=2, high=2)}
    assert check(dead | {"place": KYIV}, fewer).verdict == "not_in_body"


def test_slots_are_not_patched_together_from_two_events() -> None:
    dead = {"event": "killed", "of": {"klass": "people"}}
    thirty, three = count(low=30, high=30), count(low=3, high=3)
    found = check(
        dead | {"place": KYIV, "count": thirty},
        dead | {"place": KYIV, "count": three},
        dead | {"place": LVIV, "count": thirty},
    )
    assert (found.where.verdict, found.how_many.verdict) == ("carried", "weaker")
    feared = dead | {"count": thirty, "reality": "possible"}
    assert check(dead | {"count": thirty}, feared, dead | {"count": three}).status.verdict == "weaker"


def test_a_statement_without_an_event_is_compared_by_its_words() -> None:
    document = document_of(
        "Bridge talks pointless, envoy says\nThe envoy said that talks over the bridge were pointless."
    )
    make = Claims(document)
    make.add("Bridge talks pointless", "said")
    make.add("talks over the bridge were pointless", "said")
    (found,) = check_headline(make.made, document=document)
    assert found.what.verdict == "carried"
    (found,) = check_headline(make.made[:1], document=document)
    assert found.verdict == "not_in_body"


def test_the_record_is_the_one_of_the_contract() -> None:
    document, made = report()
    surrendered, attacked = (check_to_record(found) for found in check_headline(made, document=document))
    assert list(surrendered) == ["claim", "event", "span", "verdict", "slots"]
    assert list(surrendered["slots"]) == ["who", "how_many", "what", "where", "status"]
    assert surrendered["span"] == [0, 30]
    assert surrendered["verdict"] == "weaker"
    assert surrendered["slots"]["where"] is None
    assert surrendered["slots"]["how_many"]["verdict"] == "weaker"
    some = next(claim for claim in made if claim.text.startswith("Some rebels"))
    assert {"claim": some.id, "span": some.span.to_record()} in surrendered["slots"]["how_many"]["body"]
    assert attacked["slots"]["how_many"] is None
    for record in (surrendered, attacked):
        for slot in filter(None, record["slots"].values()):
            assert set(slot) == {"verdict", "body"}
            assert all(set(words) == {"claim", "span"} for words in slot["body"])


def test_without_a_headline_or_a_body_nothing_breaks() -> None:
    assert check_headline([], document=DOCUMENT) == []
    alone = check(RETREAT)
    assert set(verdicts(alone).values()) == {"not_in_body", None}
    assert check_headline(claims(RETREAT)[1:], document=DOCUMENT) == []


numbers = st.integers(0, 10**6)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, high = sorted((draw(numbers), draw(numbers)))
    kind = draw(st.sampled_from(["exact", "floor", "ceiling", "range", "none"]))
    return {
        "exact": count(low=low, high=low, approximate=draw(st.booleans())),
        "floor": count(low=low),
        "ceiling": count(high=high, approximate=draw(st.booleans())),
        "range": count(low=low, high=high),
        "none": count(vague=True),
    }[kind]


@given(counts(), counts(), numbers)
def test_a_carried_figure_allows_no_number_that_the_headline_excludes(one: Count, other: Count, number: int) -> None:
    wanted, told = Bounds.of(one), Bounds.of(other)
    verdict = compare_counts(one, other)
    if wanted is None or told is None or (one.low, one.high) == (other.low, other.high):
        return
    inside = told.low <= number <= told.high
    if verdict == "carried" and inside:
        assert wanted.low <= number <= wanted.high
    if verdict in ("smaller", "larger") and inside:
        assert not wanted.low <= number <= wanted.high
    assert wanted.disjoint(told) == told.disjoint(wanted)


@given(counts())
def test_a_figure_carries_itself(one: Count) -> None:
    assert compare_counts(one, one) == "carried"
