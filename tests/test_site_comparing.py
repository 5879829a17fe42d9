"""Compare, series and tallies as pages: what stands beside a figure, each number with its rows or its claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_reports import claim_of, document_of, keep
from matter_reports import report, told
from series_tables import EXAMPLES, STAFF
from series_tables import add as add_series
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.model import Actor, Count, Source, Span
from sayso.web.site import site

EVIL = "<script>alert(1)</script>"
DAY = dt.date(2022, 3, 23)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "sayso.db") as held:
        add_series(held, (EXAMPLES / "losses-by-day.csv").read_bytes(), "losses", by="Oryx", licence="CC BY 4.0")
        add_series(held, (EXAMPLES / "claims-by-day.csv").read_bytes(), "staff", map=STAFF, counts="claimed")
        captured(held, 217, "Courier")
        captured(held, 117, "Tread")
        yield held


def captured(ledger: Ledger, figure: int, outlet: str, *, klass: str = "tanks") -> str:
    """A claim that so many Russian tanks were captured."""
    words = f"our forces captured {figure} Russian {klass} by now"
    document = document_of(f"{outlet} reports\n\nCommanders said {words}.", day=DAY, outlet=outlet, title=outlet)

    def on(part: str) -> dict[str, object]:
        start = document.text.index(part)
        return {"text": part, "span": Span(start, start + len(part))}

    claim = claim_of(
        document,
        words,
        "captured",
        of=Actor(**on(f"Russian {klass}"), name=f"Russian {klass}", side="RUS", klass=klass),  # type: ignore[arg-type]
        count=Count(**on(str(figure)), low=figure, high=figure, scope="cumulative"),  # type: ignore[arg-type]
        sources=(Source(**on("Commanders"), name="Commanders", kind="military"),),  # type: ignore[arg-type]
    )
    keep(ledger, document, claim)
    return claim.id


def client_of(ledger: Ledger) -> TestClient:
    return TestClient(site(ledger.path))


def test_typed_words_are_set_beside_the_series_with_links_to_rows(ledger: Ledger) -> None:
    page = client_of(ledger).get("/compare?words=217+tanks+captured&date=2022-03-23").text
    assert "117 captured, of 278 lost" in page
    assert "above what it shows" in page
    assert "217 is what losses showed of Russian tanks lost in all states, 15 March 2022" in page
    assert 'href="/series/losses?row=32#row-32"' in page
    row = client_of(ledger).get("/series/losses?row=32").text
    assert 'id="row-32" class="marked"' in row


def test_matters_and_variants_of_the_ledger_stand_beside_it(ledger: Ledger) -> None:
    told_ = client_of(ledger).get("/compare.json?words=217+tanks+captured&date=2022-03-23").json()
    (comparison,) = told_["comparisons"]
    assert {one["figure"] for one in comparison["told"]} == {"217", "117"}
    assert [(one["figure"], one["outlet"]) for one in comparison["printed"]] == [("117", "Tread")]


def test_other_things_and_other_sides_do_not_stand_beside_it(ledger: Ledger) -> None:
    captured(ledger, 217, "Herald", klass="aircraft")
    client = client_of(ledger)
    (tanks,) = client.get("/compare.json?words=217+tanks+captured&date=2022-03-23").json()["comparisons"]
    assert all(one["figure"] in ("217", "117") for one in tanks["told"])
    assert len(tanks["told"]) == 2
    (other,) = client.get("/compare.json?words=217+tanks+captured&side=Ukraine").json()["comparisons"]
    assert other["told"] == []


def test_a_claim_is_compared_from_its_address(ledger: Ledger) -> None:
    claim = captured(ledger, 312, "Gazette")
    page = client_of(ledger).get(f"/compare?claim={claim}").text
    assert "In its matter" in page
    assert f'href="/claims/{claim}"' in page
    assert client_of(ledger).get("/compare?claim=ffffffff").status_code == 404


@pytest.mark.parametrize("question", ["words=elephants", "words=217+tanks+captured&date=soon", f"words={EVIL}+9+tanks"])
def test_words_that_ask_nothing_and_hostile_ones_are_told_plainly(ledger: Ledger, question: str) -> None:
    page = client_of(ledger).get(f"/compare?{question}")
    assert page.status_code == 200
    assert EVIL not in page.text
    expected = {"words=elephants": "no figure of things", "date=soon": "is no day"}
    assert all(words in page.text for key, words in expected.items() if question.endswith(key))


def test_a_series_shows_its_names_its_line_and_its_figures_as_of_a_day(ledger: Ledger) -> None:
    page = client_of(ledger).get("/series/losses?date=2022-03-23&of=tank").text
    assert "As of 23 March 2022" in page
    assert page.count("<svg") == 2
    assert "280 lost in all states" in page  # the last figure, beside its line
    data = client_of(ledger).get("/series/losses.json?date=2022-03-23").json()
    tanks = next(one for one in data["figures"] if one["kind"] == "tank")
    assert tanks["states"]["captured"] == {"figure": 117, "date": "2022-03-23", "rows": [32]}
    assert [one["kind"] for one in data["audit"]] == ["falls", "falls"]
    assert "It begins later" in client_of(ledger).get("/series/losses?date=2021-01-01").text


def test_the_series_are_listed_with_who_counts_and_the_licence(ledger: Ledger) -> None:
    page = client_of(ledger).get("/series").text
    assert "recorded by Oryx" in page
    assert "CC BY 4.0" in page
    assert client_of(ledger).get("/series/none").status_code == 404


def test_a_hostile_table_is_escaped(ledger: Ledger) -> None:
    table = f'date,side,class,status,count,link\n2023-05-01,{EVIL},{EVIL},{EVIL},20,"javascript:alert(1)"\n'
    add_series(ledger, table, "odd", by=EVIL, licence=EVIL, credit=EVIL, origin=f"{EVIL}.csv")
    client = client_of(ledger)
    for address in ("/series", "/series/odd", f"/series/odd?side={EVIL}&of={EVIL}&date={EVIL}&row=1"):
        page = client.get(address).text
        assert EVIL not in page
        assert "javascript:" not in page


def died(ledger: Ledger, outlet: str, figure: int, who: str, *, place: str = "Izium", words: str = "died") -> None:
    claim = told(f"{figure} people {words} in {place}", figure=figure, who=who, klass="people", place=place, day=0)
    document, claims = report([claim], outlet=outlet)
    keep(ledger, document, *claims)


def test_a_tally_says_its_policy_and_unfolds_into_the_claims_behind_it(ledger: Ledger) -> None:
    died(ledger, "Wire", 9, "Mayor Oda")
    died(ledger, "Post", 11, "Governor Lind")
    died(ledger, "Herald", 4, "Nurse Ame", place="Goma")
    client = client_of(ledger)
    page = client.get("/tallies?event=killed&class=people").text
    assert "Under “strict list”" in page
    assert "11 people died in Izium" in page
    told_ = client.get("/tallies.json?event=killed&class=people").json()
    assert told_["tally"]["floor"] == 15
    assert {one["policy"]: one["floor"] for one in told_["others"]} == {
        "strict": 15,
        "two-voices": 9,
        "recorded": 0,
        "claimed": 15,
    }
    assert client.get("/tallies.json?event=killed&place=Goma&policy=strict").json()["tally"]["floor"] == 4
    assert client.get("/tallies.json?event=killed&until=2022-03-01").json()["tally"]["floor"] == 0


def test_what_was_left_out_is_told_with_its_reason(ledger: Ledger) -> None:
    died(ledger, "Wire", 9, "officials")
    page = client_of(ledger).get("/tallies?policy=two-voices").text
    assert "fewer than 2 voices give a figure that counts" in page


def test_a_tally_follows_what_is_read_and_decided(ledger: Ledger) -> None:
    client = client_of(ledger)
    assert client.get("/tallies.json").json()["tally"]["floor"] == 0
    died(ledger, "Wire", 9, "Mayor Oda")
    assert client.get("/tallies.json").json()["tally"]["floor"] == 9
    (claim,) = ledger.claims(event="killed")
    ledger.decisions.reject(claim.id, who="Ann")
    assert client.get("/tallies.json").json()["tally"]["floor"] == 0


def test_hostile_and_unknown_questions_of_a_tally_are_told(ledger: Ledger) -> None:
    died(ledger, EVIL, 9, EVIL, words=EVIL)
    client = client_of(ledger)
    page = client.get(f"/tallies?event={EVIL}&policy={EVIL}&class={EVIL}&side={EVIL}&place={EVIL}&since={EVIL}")
    assert page.status_code == 200
    assert "Not known, and left out" in page.text
    assert EVIL not in page.text
    assert EVIL not in client.get("/tallies").text
