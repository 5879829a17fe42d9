"""The policy: positions of forces are rounded and held back, words are few, figures are the same under any terms."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, source_of

from sayso.model import Actor, Claim, Count, Document, Place, Region, Span, When
from sayso.places.geometry import distance_km
from sayso.publish import Policy, PublicReport, protected
from sayso.publish.excerpts import count_words
from sayso.publish.positions import is_position, rounded
from sayso.publish.protection import web_address

TEXT = (
    "Army enters Velm\n\nThe army advanced on Velm on 3 March. Two people were killed in Orsk. "
    "Ana Ruiz was killed near the bridge. The market was looted."
)
DAY = dt.date(2022, 3, 4)
PLACE = Place(text="Velm", span=Span(0, 4), name="Velm", id="geonames:9", country="UKR", lat=50.4574, lon=29.8146,
              radius_km=3.0)  # fmt: skip
THIRD = When(text="3 March", span=Span(44, 51), start="2022-03-03", end="2022-03-03")


def report_of(*claims: Claim, document: Document | None = None, **policy: Any) -> PublicReport:
    return protected(document or DOCUMENT, claims, Policy(**policy))


DOCUMENT = document_of(TEXT, day=DAY, title="Army enters Velm", address="https://velm.example/army-enters-velm",
                       regions=(Region("headline", Span(0, 16)),))  # fmt: skip
ADVANCED = claim_of(DOCUMENT, "The army advanced on Velm", "advanced", place=PLACE, when=THIRD)
KILLED = claim_of(DOCUMENT, "Two people were killed in Orsk", place=dataclasses.replace(PLACE, name="Orsk"), when=THIRD)
HEADLINE = claim_of(DOCUMENT, "Army enters Velm", "advanced", part="headline", place=PLACE, when=THIRD)


def at(*moment: int) -> dt.datetime:
    return dt.datetime(*moment, tzinfo=dt.UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("now", "held"),
    [(at(2022, 3, 4), True), (at(2022, 3, 7), True), (at(2022, 3, 7, 11, 59), True), (at(2022, 3, 7, 12), False)],
)
def test_a_position_is_held_back_for_72_hours_after_its_day_ends_anywhere(now: dt.datetime, held: bool) -> None:
    (claim,) = report_of(ADVANCED, now=now).claims
    assert (claim.place is None) is held
    assert (claim.text == "") is held
    assert any(reason.startswith("place until 2022-03-07 12:00") for reason in claim.withheld) is held


def test_a_fresh_position_takes_headline_link_and_names_of_the_place_with_it() -> None:
    claims = (HEADLINE, dataclasses.replace(ADVANCED, of=Actor(text="V", span=Span(0, 1), name="Velm", klass="place")))
    report = report_of(*claims, now=at(2022, 3, 4))
    assert report.credit.title is None
    assert report.credit.link == "https://velm.example/"
    assert "Velm" not in repr([(c.text, c.of and c.of.name, c.place) for c in report.claims])
    later = report_of(*claims, now=at(2022, 4, 4))
    assert later.credit.title == "Army enters Velm"
    assert later.credit.link == DOCUMENT.address


def test_what_is_no_position_of_forces_is_neither_late_nor_rounded() -> None:
    (claim,) = report_of(KILLED, now=at(2022, 3, 3)).claims
    assert claim.place is not None
    assert (claim.place.lat, claim.place.id, claim.rounded) == (50.4574, "geonames:9", False)


@pytest.mark.parametrize(
    ("changes", "reckoned_from"),
    [
        ({"when": None}, at(2022, 3, 5, 12)),
        ({"when": When(text="since", span=Span(0, 1), start="2022-02-24")}, at(2022, 3, 5, 12)),
        ({"when": When(text="by", span=Span(0, 1), end="2022-03-01")}, at(2022, 3, 2, 12)),
        ({"when": When(text="at", span=Span(0, 1), start="2022-03-01T10:00:00+02:00", end="2022-03-01T10:00:00+02:00")},
         at(2022, 3, 1, 8)),
        ({"when": When(text="will", span=Span(0, 1), start="2022-03-20", end="2022-03-20")}, at(2022, 3, 21, 12)),
    ],
)  # fmt: skip
def test_the_embargo_counts_from_the_claims_own_time(changes: dict[str, Any], reckoned_from: dt.datetime) -> None:
    claim = dataclasses.replace(ADVANCED, **changes)
    end = reckoned_from + dt.timedelta(hours=72)
    assert report_of(claim, now=end - dt.timedelta(seconds=1)).claims[0].place is None
    assert report_of(claim, now=end).claims[0].place is not None


def test_a_position_that_leaves_is_coarser_than_the_words() -> None:
    (claim,) = report_of(ADVANCED, now=at(2023, 1, 1)).claims
    assert claim.rounded
    assert claim.place is not None
    assert (claim.place.lat, claim.place.lon, claim.place.id) == (50.5, 29.8, None)
    assert claim.place.radius_km is not None
    assert claim.place.radius_km > 8


def test_without_any_date_the_time_of_fetching_counts() -> None:
    bare = dataclasses.replace(DOCUMENT, date=None)
    claim = dataclasses.replace(ADVANCED, when=None)
    fetched = bare.provenance.retrieved
    assert report_of(claim, document=bare, now=fetched + dt.timedelta(hours=71)).claims[0].place is None
    assert report_of(claim, document=bare, now=fetched + dt.timedelta(hours=72)).claims[0].place is not None


@pytest.mark.parametrize(
    ("event", "klass", "position"),
    [
        ("advanced", None, True), ("killed", "soldiers", True), ("destroyed", "tanks", True), ("attacked", None, True),
        ("attacked", "buildings", False), ("killed", "civilians", False), ("displaced", "people", False),
    ],
)  # fmt: skip
def test_which_claims_give_a_position_away(event: str, klass: str | None, position: bool) -> None:
    of = Actor(text="x", span=Span(0, 1), name="x", klass=klass) if klass else None
    assert is_position(dataclasses.replace(KILLED, event=event, of=of)) is position


@given(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from([0.05, 0.1, 0.5, 1.0]), st.floats(0, 50))
def test_a_rounded_place_lies_on_the_grid_and_holds_the_true_one(
    lat: float, lon: float, grid: float, radius: float
) -> None:
    place = rounded(dataclasses.replace(PLACE, lat=lat, lon=lon, radius_km=radius), grid)
    assert place.lat is not None
    assert place.lon is not None
    assert place.radius_km is not None
    assert place.id is None
    assert abs(place.lat) == 90 or abs(place.lat / grid - round(place.lat / grid)) < 1e-3
    assert -180 <= place.lon <= 180
    if abs(lat) < 85:
        assert distance_km(lat, lon, place.lat, place.lon) + radius <= place.radius_km * 1.01 + 0.2


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/b?c=1", "https://a.example/b?c=1"),
        ("https://user:secret@a.example/b", "https://a.example/b"),
        ("javascript:alert(1)", None), ("file:///etc/passwd", None), ("https://a.example/\nSet-Cookie: x", None),
        ("http://[::1", None), ("//a.example", None), ("report.txt", None),
    ],
)  # fmt: skip
def test_only_web_addresses_are_links(address: str, link: str | None) -> None:
    assert web_address(address) == link


def test_a_lone_title_counts_among_the_words() -> None:
    document = document_of("Two people were killed in Orsk by shells.", title="one two three four five")
    claim = claim_of(document, "Two people were killed in Orsk by shells")
    report = report_of(claim, document=document, words=8)
    assert report.credit.title == "one two three four five"
    assert report.claims[0].text == ""
    assert report_of(claim, document=document, words=4).credit.title is None


def test_a_name_in_small_letters_keeps_the_claims_words_back() -> None:
    document = document_of("ana ruiz was killed in velm. A baker, 40, was hurt.")
    claim = claim_of(document, "ana ruiz was killed", of=Actor(text="ana ruiz", span=Span(0, 8), name="ana ruiz"))
    (public,) = report_of(claim, document=document).claims
    assert public.text == ""
    assert public.of is not None
    assert "ana" not in public.of.name


def test_a_person_named_beside_a_toll_is_withheld_and_who_speaks_is_not() -> None:
    document = document_of("The strike killed nine, among them teacher Dana Voss, Mayor Oda Lind said.")
    mayor = source_of(document.text, "Mayor Oda Lind", name="Oda Lind", kind="official")
    claim = claim_of(document, document.text[:-1], sources=(mayor,))
    (public,) = report_of(claim, document=document).claims
    assert "Voss" not in public.text
    assert "Oda Lind" in public.text


NAMES = ("Ana Ruiz", "Orel Tamm", "two soldiers", "Velm", "residents")


@st.composite
def made_up(draw: st.DrawFn) -> list[Claim]:
    claims = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(TEXT) - 2))
        span = Span(start, draw(st.integers(start + 1, len(TEXT))))
        low = draw(st.none() | st.integers(0, 10**20))
        high = draw(st.none() | st.integers(low or 0, (low or 0) + 10**6))
        name = draw(st.sampled_from(NAMES))
        made = {
            "of": Actor(text=name, span=span, name=name, klass=draw(st.sampled_from([None, "people", "soldiers"]))),
            "count": Count(text=name, span=span, low=low, high=high, vague=draw(st.booleans())),
            "place": PLACE,
            "sources": (source_of(TEXT, "army", name=name, kind=draw(st.sampled_from(["witness", "official"]))),),
        }
        held = {field: value for field, value in made.items() if draw(st.booleans())}
        claims.append(Claim(id=f"c{number}", document=DOCUMENT.id, part="body", span=span, text=span.of(TEXT),
                            event=draw(st.sampled_from(["killed", "advanced", "said", "captured"])), **held))  # type: ignore[arg-type]  # fmt: skip
    return claims


def totals(report: PublicReport) -> list[tuple[Any, ...]]:
    """All that is counted with: which claims, their events, stances, statuses, classes, figures, times and shares."""
    return [
        (c.id, c.event, c.stance, c.reality, c.of and c.of.klass, c.of and c.of.side, [s.kind for s in c.sources],
         c.count and (c.count.low, c.count.high, c.count.share, c.count.scope, c.count.per), c.when and c.when.start)
        for c in report.claims
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(made_up(), st.integers(0, 80), st.booleans())
def test_totals_are_equal_with_and_without_redaction(claims: list[Claim], words: int, fresh: bool) -> None:
    now = at(2022, 3, 4) if fresh else at(2023, 1, 1)
    strict = report_of(*claims, now=now, words=words)
    loose = report_of(
        *claims, now=now, embargo=dt.timedelta(0), grid=0, rights="own", released=("Ana Ruiz", "Orel Tamm")
    )
    assert totals(strict) == totals(loose)
    assert [c.id for c in strict.claims] == [c.id for c in claims]
    shown = {at for e in strict.excerpts for at in range(e.span.start, e.span.end)}
    assert sum(excerpt.words for excerpt in strict.excerpts) <= words
    for claim, public in zip(claims, strict.claims, strict=True):
        assert not public.text or claim.span.start in shown
        assert count_words(public.text.replace("[name withheld]", "x").replace("…", "")) <= words
