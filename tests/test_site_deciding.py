"""Deciding from a page: confirm, reject, correct, add, undo; nothing is decided over a word that was not seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.site import site
from tests.browsed_ledger import browsed
from tests.page_fixture import report as fixture

pytestmark = pytest.mark.skipif(not hasattr(Ledger, "decisions"), reason="this ledger keeps no decisions")

DOCUMENT, CLAIMS = fixture()
REPORT = DOCUMENT.id[7:23]
KILLED = next(claim.id for claim in CLAIMS if claim.event == "killed")


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return TestClient(site(browsed(tmp_path / "sayso.db")), follow_redirects=False)


def send(client: TestClient, address: str, **form: str) -> str:
    """Posts a form with the token of a page, where there is one; gives where it leads."""
    page = client.get(f"/claims/{KILLED}").text
    token = re.search(r'<input type="hidden" name="(csrf\w*)" value="([^"]+)"', page)
    answer = client.post(address, data=form | ({token[1]: token[2]} if token else {}))
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def decisions(client: TestClient) -> list[str]:
    return [said["says"] for said in client.get(f"/reports/{REPORT}.json").json()["decisions"]]


def test_a_claim_is_confirmed_and_the_page_comes_back_to_it(client: TestClient) -> None:
    where = send(client, f"/claims/{KILLED}/decide", act="confirm", expects="0", why="read it")
    assert where == f"/reports/{REPORT}#claim-{KILLED}"
    assert decisions(client) == ["confirmed"]


def test_a_field_is_corrected(client: TestClient) -> None:
    where = send(client, f"/claims/{KILLED}/decide", act="set", field="count.low", value="8", expects="0", back="claim")
    assert where == f"/claims/{KILLED}"
    assert client.get(f"/claims/{KILLED}.json").json()["claim"]["count"]["low"] == 8
    row = client.get("/sources.json?name=Regional").json()["sources"][0]
    assert row["corrected"] == 1


def test_a_rejected_claim_is_gone_and_undoing_brings_it_back(client: TestClient) -> None:
    send(client, f"/claims/{KILLED}/decide", act="reject", expects="0")
    assert client.get(f"/claims/{KILLED}").status_code == 404
    send(client, f"/claims/{KILLED}/decide", act="undo", number="1", report=REPORT)
    assert client.get(f"/claims/{KILLED}").status_code == 200


def test_a_missed_claim_is_added_by_its_words(client: TestClient) -> None:
    where = send(client, f"/reports/{REPORT}/add", words="levelled the market", event="destroyed", source="")
    added = where.partition("#claim-")[2]
    assert client.get(f"/claims/{added}.json").json()["claim"]["text"] == "levelled the market"


def test_nobody_decides_over_what_was_not_seen(client: TestClient) -> None:
    send(client, f"/claims/{KILLED}/decide", act="confirm", expects="0")
    answer = client.post(
        f"/claims/{KILLED}/decide", data={"act": "set", "field": "event", "value": "injured", "expects": "0"}
    )
    assert answer.status_code in (403, 409)
    assert decisions(client) == ["confirmed"]


def test_a_form_leads_nowhere_else(client: TestClient) -> None:
    send(client, f"/claims/{KILLED}/decide", act="confirm", expects="0")
    where = send(client, f"/claims/{KILLED}/decide", act="undo", number="1", report="//example.org/x")
    assert where == f"/claims/{KILLED}"
