"""A claimed figure is set against every series that speaks of the same thing: as facts, with bounds respected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, keep
from series_tables import add_examples, book_of

from sayso.ledger import Ledger
from sayso.ledger.series.asked import Asked, asked_of_claim, asked_of_words
from sayso.ledger.series.comparison import Comparison, Fact, compare, position_of, verdict_of
from sayso.ledger.series.entries import Cell
from sayso.model import Actor, Claim, Count, Matter, Saying, Span, Voice

DAY = "2022-03-23"
SENTENCE = "Ukraine took at least {} Russian tanks, analysts said."


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("series") / "sayso.db") as ledger:
        add_examples(ledger)
        for figure, outlet, day in ((117, "The Lantern", 22), (217, "Harbour Post", 23)):
            document = document_of(SENTENCE.format(figure), day=dt.date(2022, 3, day), outlet=outlet)
            keep(ledger, document, tanks_taken(document, figure))
        yield ledger


def tanks_taken(document: object, figure: int) -> Claim:
    words = SENTENCE.format(figure).partition(",")[0]
    start = words.index("at least")
    whom = f"at least {figure} Russian tanks"
    return claim_of(
        document,  # type: ignore[arg-type]
        words,
        "captured",
        of=Actor(text=whom, span=Span(start, start + len(whom)), name="Russian tanks", side="RUS", klass="tanks"),
        by=Actor(text="Ukraine", span=Span(0, 7), name="Ukraine", side="UKR"),
        count=Count(text=f"at least {figure}", span=Span(start, start + 12), low=figure, scope="cumulative"),
    )


def fact_of(comparison: Comparison, series: str, reading: str | None = None) -> Fact:
    return next(f for f in comparison.facts if f.series == series and reading in (None, f.reading_name))


def test_the_mutated_figure_comes_out_as_facts(ledger: Ledger) -> None:
    (comparison,) = ledger.series.compare("captured at least 217 Russian tanks", date=DAY)
    listed, claimed = fact_of(comparison, "losses"), fact_of(comparison, "staff")
    assert (listed.verdict, listed.figure, dict(listed.states)["lost"], listed.date) == ("above", 117, 278, DAY)
    assert (claimed.verdict, claimed.status, claimed.figure, claimed.counts) == ("other_status", "lost", 517, "claimed")
    nearest = comparison.elsewhere.places[0]
    assert nearest.telling
    assert (nearest.series, nearest.status, nearest.first, nearest.beside) == ("losses", "lost", "2022-03-15", 99)
    assert nearest.differs == ("status", "date")
    assert listed.lines == (32,)


def test_named_systems_are_looked_for_among_the_items(ledger: Ledger) -> None:
    pantsir, osa = ledger.series.compare("Russian Pantsir SAM and OSA air defense system captured", date=DAY)
    assert [(fact_of(one, "items").verdict, fact_of(one, "items").figure) for one in (pantsir, osa)] == [
        ("supported", 3),
        ("supported", 2),
    ]
    assert fact_of(pantsir, "losses").verdict == "silent"


def test_each_reading_of_a_class_shows_its_figure(ledger: Ledger) -> None:
    (comparison,) = ledger.series.compare("312 Russian armoured vehicles captured", date=DAY)
    found = {f.reading_name: (f.figure, f.verdict) for f in comparison.facts if f.series == "losses"}
    assert found == {
        "afv": (74, "above"),
        "afv_ifv": (167, "above"),
        "afv_ifv_apc": (205, "above"),
        "afv_ifv_apc_mrap": (210, "above"),
        "armour": (228, "above"),
        "armour_tanks": (345, "below"),
    }
    staff = [(f.figure, f.verdict) for f in comparison.facts if f.series == "staff"]
    assert staff == [(1578, "other_status"), (1578 + 517, "other_status")]


def test_a_claim_of_the_ledger_and_its_document_are_compared_alike(ledger: Ledger) -> None:
    claim = next(one for one in ledger.claims() if one.count and one.count.low == 217)
    (by_id,) = ledger.series.compare(claim.id)
    (by_document,) = ledger.series.compare(claim.document)
    assert by_id == by_document
    assert by_id.asked.date == DAY
    assert fact_of(by_id, "losses").figure == 117


def test_a_report_with_the_same_sentence_and_another_figure_is_shown(ledger: Ledger) -> None:
    claim = next(one for one in ledger.claims() if one.count and one.count.low == 217)
    (comparison,) = ledger.series.compare(claim.id)
    (variant,) = comparison.printed
    assert (variant.figure, variant.outlet, variant.published) == ("at least 117", "The Lantern", "2022-03-22")
    (typed,) = ledger.series.compare("Ukraine took at least 217 Russian tanks", date=DAY)
    assert [one.outlet for one in typed.printed] == []  # "took" is no word for a state that a series tells


def test_the_voices_of_its_matter_are_passed_on(ledger: Ledger) -> None:
    claims = ledger.claims()
    claim = claims[1]
    sayings = tuple(Saying(claim=one, outlet="An outlet") for one in claims)
    voice = Voice(
        key="a", name="analysts", kind="analyst", side=None, named=False, claims=(claim.id,), carriers=("An outlet",)
    )
    matter = Matter(id="m", kind="total", event="captured", title="tanks", sayings=sayings, voices=(voice,), reasons={})
    (comparison,) = ledger.series.compare(claim.id, matters=[matter])
    assert [(told.voice, told.figure) for told in comparison.told] == [
        ("An outlet", "at least 117"),
        ("analysts", "at least 217"),
    ]
    (typed,) = ledger.series.compare("3 Russian aircraft destroyed", date=DAY, matters=[matter])
    assert typed.told == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("217 tanks captured", (217, 217, "tanks", "captured", None, None)),
        ("Russia lost 278 tanks", (278, 278, "tanks", "lost", "RUS", None)),
        ("Ukraine captured more than 200 tanks", (201, None, "tanks", "captured", None, "UKR")),
        ("217 tanks captured by Ukraine", (217, 217, "tanks", "captured", None, "UKR")),
        ("nearly 300 Ukrainian tanks destroyed", (None, 299, "tanks", "destroyed", "UKR", None)),
        ("16,100 Russian soldiers killed", (16_100, 16_100, "soldiers", "killed", "RUS", None)),
        ("953 civilians killed", (953, 953, "civilians", "killed", None, None)),
    ],
)
def test_typed_words_are_read_as_figure_thing_state_and_side(words: str, expected: tuple) -> None:
    (asked,) = asked_of_words(words)
    assert (asked.low, asked.high, asked.klass, asked.status, asked.side, asked.not_side) == expected
    assert asked.why_not is None


def test_a_kind_that_is_named_is_taken_before_its_class() -> None:
    (asked,) = asked_of_words("93 infantry fighting vehicles captured")
    assert asked.kinds == ("ifv",)


def test_words_without_a_figure_of_things_ask_nothing(ledger: Ledger) -> None:
    assert ledger.series.compare("the mayor spoke") == []


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"reality": "planned"}, "happened"),
        ({"stance": "denies"}, "denial"),
        ({"event": "retreated"}, "no series"),
        ({"count": None}, "no figure"),
    ],
)
def test_a_claim_that_tells_no_such_thing_is_not_compared(ledger: Ledger, fields: dict, why: str) -> None:
    document = document_of(SENTENCE.format(5))
    given = tanks_taken(document, 5)
    claim = type(given)(**{name: getattr(given, name) for name in given.__slots__} | fields)
    assert why in (asked_of_claim(claim).why_not or "")
    (comparison,) = ledger.series.compare(claim)
    assert comparison.facts == ()


counts = st.integers(1, 2_000)


@given(low=st.none() | counts, high=st.none() | counts, figure=st.integers(0, 2_000))
def test_bounds_are_respected(low: int | None, high: int | None, figure: int) -> None:
    if low is None and high is None:
        low = 1
    if low is not None and high is not None and low > high:
        low, high = high, low
    asked = Asked(words="x", low=low, high=high)
    inside = (low is None or figure >= low) and (high is None or figure <= high)
    verdict = verdict_of(asked, figure)
    assert (verdict == "supported") == inside
    if verdict != "supported":
        assert position_of(asked, figure) == verdict or low is None or high is None or low < high


@given(claimed=counts, more=st.integers(0, 500))
def test_at_least_is_contradicted_by_nothing_that_is_as_much(claimed: int, more: int) -> None:
    assert verdict_of(Asked(words="x", low=claimed), claimed + more) == "supported"


def made(status: str, *figures: tuple[str, int], klass: str = "Tanks", side: str = "RUS") -> list[Cell]:
    return [
        Cell(line=at, date=date, klass=klass, status=status, count=count, side=side)
        for at, (date, count) in enumerate(figures, start=2)
    ]


def test_a_day_outside_of_the_series_is_another_date() -> None:
    book = book_of(*made("captured", ("2023-05-01", 11), ("2023-05-02", 14)))
    for date, figure in (("2023-04-20", 11), ("2023-06-01", 14)):
        (fact,) = compare(asked_of_words("11 Russian tanks captured", date=date)[0], [book]).facts
        assert (fact.verdict, fact.figure) == ("other_date", figure)
    (fact,) = compare(asked_of_words("14 Russian tanks captured", date="2023-05-03")[0], [book]).facts
    assert (fact.verdict, fact.date) == ("supported", "2023-05-02")


def test_between_two_days_the_last_figure_stands() -> None:
    book = book_of(*made("captured", ("2023-05-01", 11), ("2023-05-09", 14)))
    (fact,) = compare(asked_of_words("12 Russian tanks captured", date="2023-05-08")[0], [book]).facts
    assert (fact.figure, fact.date, fact.verdict) == (11, "2023-05-01", "above")


def test_another_side_or_thing_is_silence() -> None:
    book = book_of(*made("captured", ("2023-05-01", 11)))
    for words in ("11 Ukrainian tanks captured", "11 Russian ships captured"):
        (fact,) = compare(asked_of_words(words, date="2023-05-01")[0], [book]).facts
        assert (fact.verdict, fact.figure) == ("silent", None)


def test_without_a_side_each_side_is_shown_but_the_takers() -> None:
    book = book_of(*made("captured", ("2023-05-01", 11)), *made("captured", ("2023-05-01", 9), side="UKR"))
    sides = {
        words: [f.side for f in compare(asked_of_words(words, date="2023-05-01")[0], [book]).facts]
        for words in ("10 tanks captured", "Ukraine captured 10 tanks")
    }
    assert sides == {"10 tanks captured": ["RUS", "UKR"], "Ukraine captured 10 tanks": ["RUS"]}


def test_lost_is_the_sum_of_all_states_of_one_snapshot() -> None:
    cells = [*made("captured", ("2023-05-01", 11)), *made("destroyed", ("2023-05-01", 20), ("2023-05-02", 22))]
    book = book_of(*cells)
    (fact,) = compare(asked_of_words("Russia lost 31 tanks", date="2023-05-01")[0], [book]).facts
    assert (fact.figure, fact.verdict) == (31, "supported")


def test_a_list_of_captured_things_alone_tells_no_losses() -> None:
    (fact,) = compare(asked_of_words("Russia lost 31 tanks")[0], [book_of(*made("captured", ("2023-05-01", 11)))]).facts
    assert (fact.verdict, fact.status) == ("other_status", "captured")


def test_the_dead_are_no_other_status_of_the_captured() -> None:
    book = book_of(*made("killed", ("2023-05-01", 11), klass="civilians"))
    (fact,) = compare(asked_of_words("11 civilians captured")[0], [book]).facts
    assert fact.verdict == "silent"


def test_a_class_that_begins_later_than_its_series_is_another_date() -> None:
    cells = [*made("captured", ("2023-05-01", 3), klass="Helicopters"), *made("captured", ("2023-05-09", 11))]
    (fact,) = compare(asked_of_words("11 Russian tanks captured", date="2023-05-02")[0], [book_of(*cells)]).facts
    assert (fact.verdict, fact.figure, fact.note) == ("other_date", 11, "it begins on 2023-05-09")


def test_systems_named_beside_a_figure_are_compared_with_a_document(ledger: Ledger) -> None:
    text = "Ukraine took at least 317 Russian tanks, Pantsir SAM, OSA air defense system and 9 trucks. A Torn burnt."
    document = document_of(text, day=dt.date(2022, 3, 23))
    claim = tanks_taken(document_of(SENTENCE.format(317)), 317)
    kept = type(claim)(**{name: getattr(claim, name) for name in claim.__slots__} | {"document": document.id})
    found = ledger.series.compare(document, claims=[kept])
    assert [(one.asked.words, one.asked.low) for one in found] == [
        (kept.text, 317),
        ("Pantsir SAM", 1),
        ("OSA air defense system", 1),
    ]
    assert {fact_of(one, "items").verdict for one in found[1:]} == {"supported"}


def test_a_case_without_a_number_is_no_figure(ledger: Ledger) -> None:
    document = document_of(SENTENCE.format(5))
    given = tanks_taken(document, 5)
    count = Count(text="the tank", span=Span(0, 8), low=1, high=1)
    claim = type(given)(**{name: getattr(given, name) for name in given.__slots__} | {"count": count})
    assert "one case" in (asked_of_claim(claim).why_not or "")


def test_a_reading_needs_something_of_its_class() -> None:
    book = book_of(*made("captured", ("2023-05-01", 11)))
    (fact,) = compare(asked_of_words("11 armoured vehicles captured")[0], [book]).facts
    assert fact.verdict == "silent"
