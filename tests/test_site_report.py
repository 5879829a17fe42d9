"""A report and a claim as pages: claims marked in place, every field with its words, versions, and where it is from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.site import site
from tests.browsed_ledger import HOSTILE, browsed
from tests.ledger_reports import claim_of, document_of, keep
from tests.page_fixture import report as fixture


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(site(browsed(tmp_path_factory.mktemp("ledger") / "sayso.db")))


@pytest.fixture(scope="module")
def page(client: TestClient) -> str:
    return client.get(f"/reports/{fixture()[0].id[7:23]}").text


def test_the_text_stands_whole_with_its_claims_marked(page: str) -> None:
    document, claims = fixture()
    shown = re.sub(
        r"<[^>]+>", "", page[page.index('<article class="report"') : page.index('aria-labelledby="figures"')]
    )
    assert "Between 200 and 250 families are believed to be trapped in cellars" in shown
    for claim in claims:
        assert f'id="claim-{claim.id}"' in page
        assert f'href="#claim-{claim.id}"' in page
    assert document.text.count("Advertisement") == shown.count("Advertisement") == 1


def test_stance_and_status_are_told_by_shape_and_word(page: str) -> None:
    for look in ("told", "open", "denied", "wavy"):
        assert f'class="mark {look}' in page
    assert "planned" in page
    assert "<em>denies</em>" in page


def test_figures_headline_check_and_origin_are_there(page: str) -> None:
    for heading in ("What the body says of the headline", "Figures", "Who says so", "Where it is from"):
        assert f">{heading}</h2>" in page
    assert fixture()[0].provenance.sha256 in page


def test_headings_go_down_one_step_at_a_time(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(step in (1, 2, 3) for step in levels)


def test_the_data_of_a_report_stand_behind_json(client: TestClient) -> None:
    document, claims = fixture()
    told = client.get(f"/reports/{document.id[7:23]}.json").json()
    assert told["report"]["text"] == document.text
    assert {claim["id"] for claim in told["claims"]} == {claim.id for claim in claims}


def test_a_claim_has_an_address_of_its_own(client: TestClient) -> None:
    document, claims = fixture()
    denial = next(claim for claim in claims if claim.stance == "denies")
    page = client.get(f"/claims/{denial.id}")
    assert "We never fired on the market" in page.text
    assert f'href="/reports/{document.id[7:23]}#claim-{denial.id}"' in page.text
    assert client.get(f"/claims/{denial.id}.json").json()["claim"]["id"] == denial.id


@pytest.mark.parametrize("address", ["/reports/ffffffff", "/claims/ffffffff", "/reports/..%2f..%2fetc", "/claims/%00"])
def test_what_is_not_there_is_told(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_hostile_words_are_escaped_in_a_report_and_a_claim(client: TestClient) -> None:
    found = client.get("/claims.json?month=2022-03").json()["claims"][0]
    for address in (f"/reports/{found['document'][7:23]}", f"/claims/{found['id']}"):
        page = client.get(address).text
        assert "&lt;img src=x" in page
        assert HOSTILE not in page


def test_versions_of_a_report_tell_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with Ledger(path) as ledger:
        for text in ("Nine people died in Orsk.", "Eleven people died in Orsk. Two were hurt."):
            document = document_of(text, address="https://example.org/orsk")
            words = text.split(".")[0]
            added = [claim_of(document, "Two were hurt", "injured")] if "hurt" in text else []
            keep(ledger, document, claim_of(document, words), *added)
    client = TestClient(site(path))
    page = client.get(f"/reports/{document.id[7:23]}").text
    assert "1 added, 1 changed" in page
    assert "<del>Nine people died in Orsk</del>" in page
    assert len(client.get(f"/reports/{document.id[7:23]}.json").json()["versions"]) == 2


def test_a_form_with_nothing_to_decide_writes_nothing(client: TestClient) -> None:
    claim = fixture()[1][0]
    answer = client.post(f"/claims/{claim.id}/decide", data={"act": "dance"})
    assert answer.status_code == 409
    assert "Nothing was decided" in answer.text


def test_a_form_is_not_read_without_end(client: TestClient) -> None:
    answer = client.post(f"/claims/{fixture()[1][0].id}/decide", data={"why": "x" * 100_000})
    assert answer.status_code == 400
    assert "longer than" in answer.text


def test_no_page_has_a_script_or_style_of_its_own(page: str) -> None:
    assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=", page)
