"""`--matter`: only the claims that speak of it leave, each with its matter's id."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli_reports import run_here
from public_reports import ledger_with_marks

from sayso.errors import UnknownId
from sayso.ledger import Ledger
from sayso.model import Matter, Saying


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = ledger_with_marks(tmp_path / "marks.db")
    monkeypatch.setenv("SAYSO_LEDGER", str(path))

    def matter(name: str) -> Matter:
        if name != "m1":
            raise UnknownId(name, "no matter has this id", "see `sayso matters`")
        with Ledger(path) as held:
            sayings = tuple(Saying(claim=claim) for claim in held.claims(event="killed"))
        return Matter(id="m1", kind="incident", event="killed", title="t", sayings=sayings, voices=(), reasons={})

    monkeypatch.setattr(Ledger, "matters", SimpleNamespace(matter=matter), raising=False)
    return path


def test_only_the_claims_of_the_matter_leave(ledger: Path) -> None:
    done = run_here("export", "jsonl", "-o", "-", "--matter", "m1")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(record["event"], record["matter"]) for record in records} == {("killed", "m1")}
    assert len(records) == 2
    none = run_here("export", "jsonl", "-o", "-", "--matter", "m1", "--event", "looted")
    assert (none.exit_code, none.stdout) == (0, "")


def test_the_site_has_the_matter_on_top(ledger: Path) -> None:
    assert run_here("export", "site", "-o", "site", "--matter", "m1").exit_code == 0
    assert "<h2>Matters</h2>" in Path("site/index.html").read_text(encoding="utf-8")


def test_an_unknown_matter_is_one_line(ledger: Path) -> None:
    done = run_here("export", "csv", "-o", "out.csv", "--matter", "m2")
    assert (done.exit_code, done.stderr.count("\n"), Path("out.csv").exists()) == (2, 1, False)
