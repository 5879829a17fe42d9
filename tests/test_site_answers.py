"""Every page answers with its text, with its data behind `.json`, and with headers that forbid all from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.site import site
from tests.ledger_reports import claim_of, document_of, keep

TEXT = "<script>alert(1)</script> burned\n\nNine people died in Orsk."


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    path = tmp_path / "sayso.db"
    with Ledger(path) as ledger:
        document = document_of(TEXT, title="<script>alert(1)</script> burned")
        keep(ledger, document, claim_of(document, "Nine people died in Orsk"))
    return TestClient(site(path))


def test_the_overview_lists_reports_and_escapes_their_titles(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "&lt;script&gt;alert(1)" in page.text
    assert "<script>alert(1)" not in page.text


def test_the_data_stand_behind_json(client: TestClient) -> None:
    told = client.get("/index.json").json()
    assert (told["documents"], told["claims"]) == (1, 1)


@pytest.mark.parametrize("path", ["/", "/index.json", "/nothing", "/static/site.css", "/static/../app.py"])
def test_every_answer_forbids_what_comes_from_elsewhere(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_what_is_not_there_is_told(client: TestClient) -> None:
    page = client.get("/nothing")
    assert page.status_code == 404
    assert "There is no such page" in page.text
