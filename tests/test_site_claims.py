"""The claims as a table: filters are addresses, counts are what a press would find, exports hold what is shown."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.site import site
from tests.browsed_ledger import HOSTILE, browsed, many
from tests.ledger_reports import claim_of, document_of, keep


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(site(browsed(tmp_path_factory.mktemp("ledger") / "sayso.db")))


def told(client: TestClient, **asked: object) -> dict[str, object]:
    return client.get("/claims.json?" + urlencode(asked, doseq=True)).json()


def test_without_a_filter_every_claim_is_there(client: TestClient) -> None:
    assert told(client)["total"] == len(told(client)["claims"]) == 15


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({"event": "killed"}, 3),
        ({"event": ["killed", "injured"]}, 4),
        ({"stance": "denies"}, 2),
        ({"status": "planned"}, 1),
        ({"kind": "official"}, 5),
        ({"source": "publisher"}, 4),
        ({"source": "Jonas Abel", "event": "attacked"}, 1),
        ({"who": "radio"}, 1),
        ({"who": "publisher"}, 4),
        ({"side": "ARM"}, 3),
        ({"class": "medics"}, 1),
        ({"country": "XKX"}, 2),
        ({"place": "Varn"}, 1),
        ({"where": "varn"}, 2),
        ({"month": "2021-05"}, 1),
        ({"since": "2021-05-01", "until": "2021-05-04"}, 2),
        ({"sure": "doubtful"}, 0),
        ({"sure": ["very_likely", "likely"]}, 12),
        ({"words": "market"}, 4),
        ({"words": "no such word"}, 0),
        ({"lane": "undated"}, 12),
        ({"lane": "unplaced"}, 12),
        ({"words": "market", "stance": "denies"}, 1),
        ({"words": "market", "kind": "official", "event": "killed"}, 1),
    ],
)
def test_a_filter_leaves_the_claims_that_meet_it(client: TestClient, asked: dict[str, object], total: int) -> None:
    found = told(client, **asked)
    assert found["total"] == len(found["claims"]) == total


@pytest.mark.parametrize(
    "asked",
    [{}, {"event": "attacked"}, {"words": "market", "kind": "official"}, {"class": "people", "month": "2022-03"}],
)
def test_a_count_is_what_a_press_finds(client: TestClient, asked: dict[str, str]) -> None:
    pressed = 0
    for facet, values in told(client, **asked)["facets"].items():
        for value, many_claims in values[:3]:
            if value not in asked.values():
                assert told(client, **{**asked, facet: value})["total"] == many_claims, (facet, value)
                pressed += 1
    assert pressed


def test_a_lane_says_how_many_stand_apart(client: TestClient) -> None:
    found = told(client, event="attacked")
    for lane, name in (("undated", "undated"), ("unplaced", "unplaced")):
        assert found[name] == told(client, event="attacked", lane=lane)["total"]


def test_filtered_by_days_the_undated_are_still_told(client: TestClient) -> None:
    assert told(client, since="2021-05-01")["undated"] == 12


def test_every_filter_stands_in_an_address_of_the_page(client: TestClient) -> None:
    page = client.get("/claims?event=killed&words=dead").text
    links = re.findall(r'href="(/claims\?[^"]+)"', page)
    assert any("event=killed" in link and "words=dead" in link and "kind=official" in link for link in links)
    for link in set(links):
        assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_a_filter_that_is_on_can_be_let_go(client: TestClient) -> None:
    page = client.get("/claims?event=killed&event=injured").text
    assert 'href="/claims?event=injured"' in page
    assert 'href="/claims?event=killed"' in page


def test_words_that_were_searched_for_are_marked(client: TestClient) -> None:
    page = client.get("/claims?words=MARKET").text
    assert '<b class="hit">market</b>' in page


def test_what_is_no_value_is_left_out_and_told(client: TestClient) -> None:
    page = client.get("/claims?since=soon&sure=no&sort=best&lane=fast&page=x&columns=none")
    assert page.status_code == 200
    assert "it is no day" in page.text
    assert told(client, since="soon")["total"] == 15


def test_columns_are_those_chosen(client: TestClient) -> None:
    heads = re.findall(r'<th scope="col">([^<]+)</th>', client.get("/claims?columns=when&columns=kind").text)
    assert heads == ["when", "kind of source"]


def test_an_export_holds_what_is_shown_as_full_records(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/claims.csv?event=killed").text)))
    lines = [json.loads(line) for line in client.get("/claims.jsonl?event=killed").text.splitlines()]
    shown = told(client, event="killed")["claims"]
    assert {row["id"] for row in rows} == {line["id"] for line in lines} == {claim["id"] for claim in shown}
    assert {"span_start", "confidence", "sources"} <= rows[0].keys()


def test_the_page_offers_its_own_question_for_export(client: TestClient) -> None:
    assert (
        'href="/claims.csv?event=killed&amp;sort=figure"' in client.get("/claims?event=killed&sort=figure&page=1").text
    )


@pytest.mark.parametrize("sort", ["newest", "happened", "figure", "confidence", "read"])
def test_an_order_loses_nothing(client: TestClient, sort: str) -> None:
    found = told(client, sort=sort)["claims"]
    assert len({claim["id"] for claim in found}) == 15
    if sort == "confidence":
        assert found == sorted(found, key=lambda claim: -claim["confidence"])
    if sort == "figure":
        assert found[0]["count"]["low"] == 200


def test_pages_hold_each_claim_once(tmp_path: Path) -> None:
    client = TestClient(site(many(tmp_path / "sayso.db", 120)))
    pages = [told(client, page=page)["claims"] for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [50, 50, 20]
    assert len({claim["id"] for page in pages for claim in page}) == 120
    assert told(client, page=99)["page"] == 3
    assert 'rel="next" href="/claims?page=2"' in client.get("/claims").text
    assert 'rel="prev" href="/claims"' in client.get("/claims?page=2").text


def test_dense_answers_stand_in_the_order_of_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = many(tmp_path / "sayso.db", 120)
    sparse = [claim["id"] for claim in told(TestClient(site(path)), page=2)["claims"]]
    monkeypatch.setattr("sayso.ledger.browsing.finding.DENSE", 10)
    assert [claim["id"] for claim in told(TestClient(site(path)), page=2)["claims"]] == sparse


def test_what_is_read_later_is_counted(tmp_path: Path) -> None:
    path = many(tmp_path / "sayso.db", 3)
    client = TestClient(site(path))
    assert told(client)["total"] == 3
    with Ledger(path) as ledger:
        document = document_of("Two bridges fell.")
        keep(ledger, document, claim_of(document, "Two bridges fell", "destroyed"))
    assert told(client)["total"] == 4
    assert client.get("/index.json").json()["claims"] == 4


@pytest.mark.parametrize("name", ["words", "who", "where", "event", "source", "place", "month", "report", "columns"])
@pytest.mark.parametrize("value", [HOSTILE, '" OR 1=1 --', "%", "\x00", "é" * 5000, "'\"*()"])
def test_a_hostile_address_stays_words(client: TestClient, name: str, value: str) -> None:
    page = client.get("/claims?" + urlencode({name: value}))
    assert page.status_code in (200, 404)
    assert HOSTILE not in page.text


def test_hostile_words_of_reports_are_escaped(client: TestClient) -> None:
    every_column = urlencode(
        {"columns": "what figure words voice status whom by where when report published kind evidence sure".split()},
        True,
    )
    for address in (f"/claims?{every_column}", "/claims?event=killed"):
        page = client.get(address).text
        assert "&lt;img src=x" in page
        assert HOSTILE not in page


def test_every_input_has_a_label_and_the_table_a_caption(client: TestClient) -> None:
    page = client.get("/claims?event=killed").text
    inputs = re.findall(r"<(?:input|select)[^>]*>", page)
    labelled = re.findall(r"<label[^>]*>(?:(?!</label>).)*?<(?:input|select)[^>]*>", page, re.DOTALL)
    named = [tag for tag in inputs if 'type="hidden"' in tag or "aria-label" in tag]
    assert len(labelled) + len(named) == len(inputs)
    assert "<caption" in page
