"""Sources and the overview: who speaks, how often, through whom; what is in the ledger and what does not hold."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from sayso.errors import WrongContent
from sayso.ledger import Ledger
from sayso.web.site import site
from sayso.web.site.days import days_of
from tests.browsed_ledger import HOSTILE, browsed


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = browsed(tmp_path_factory.mktemp("ledger") / "sayso.db")
    with Ledger(path) as ledger, ledger.run("test") as run:
        run.quarantine(f"{HOSTILE}.bin", WrongContent("x", f"it is {HOSTILE}", "leave it out"))
    return TestClient(site(path))


def test_sources_are_told_with_how_often_and_for_whom(client: TestClient) -> None:
    rows = {row["name"]: row for row in client.get("/sources.json").json()["sources"]}
    assert rows["Army press office"]["claims"] == 3
    assert rows["Army press office"]["side"] == "ARM"
    assert rows["Jonas Abel"]["denies"] == 2
    assert "Radio Varn" not in rows, "a carrier is no voice"


@pytest.mark.parametrize(
    ("asked", "names"), [("kind=anonymous", ["an officer"]), ("name=press", ["Army press office"])]
)
def test_sources_are_found_by_kind_and_by_name(client: TestClient, asked: str, names: list[str]) -> None:
    assert [row["name"] for row in client.get(f"/sources.json?{asked}").json()["sources"]] == names


def test_one_source_has_a_page(client: TestClient) -> None:
    told = client.get("/sources/Regional%20Health%20Board.json").json()
    assert told["claims"] == 3
    assert told["events"] == [["killed", 2], ["injured", 1]]
    assert told["days"] == {"2021-05-04": 3}
    assert 'href="/claims?source=Regional+Health+Board"' in client.get("/sources/Regional%20Health%20Board").text


def test_a_name_that_does_not_speak_is_told(client: TestClient) -> None:
    page = client.get("/sources/Nobody%20Much")
    assert page.status_code == 404
    assert "nobody of that name speaks" in page.text


@pytest.mark.parametrize("address", ["/sources", f"/sources/{quote(HOSTILE, safe='')}", "/"])
def test_hostile_names_are_escaped(client: TestClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert "&lt;img src=x" in page.text
    assert HOSTILE not in page.text


def test_the_overview_tells_headlines_that_do_not_hold_and_what_was_not_read(client: TestClient) -> None:
    told = client.get("/index.json").json()
    assert (told["documents"], told["claims"], told["quarantined"]) == (2, 15, 1)
    assert told["headlines"][0]["found"][0]["verdict"] in ("contradicted", "not_in_body", "weaker")
    assert "Headlines not carried by their body" in client.get("/").text


def test_an_empty_ledger_says_how_to_begin(tmp_path: Path) -> None:
    Ledger(tmp_path / "sayso.db").close()
    client = TestClient(site(tmp_path / "sayso.db"))
    assert "Nothing was read yet" in client.get("/").text
    for address in ("/claims", "/sources", "/claims.csv", "/claims.json"):
        assert client.get(address).status_code == 200


def test_days_stand_in_the_drawing_in_proportion() -> None:
    drawing = days_of({"2022-03-01": 10, "2022-03-03": 5}, days=7)
    assert drawing is not None
    assert (drawing.first, drawing.last, drawing.most) == ("2022-02-25", "2022-03-03", 10)
    first, last = drawing.bars
    assert first.height == pytest.approx(2 * last.height)
    assert first.x < last.x <= drawing.width - last.width
    assert days_of({}) is None
