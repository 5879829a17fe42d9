"""`sayso link`: a person's word on what is one matter, kept, shown, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_reports import run_here
from matter_reports import report, told

from sayso.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "sayso.db"
    with Ledger(path) as held, held.run("test") as run:
        for outlet, figure in (("Wire", 9), ("Post", 14)):
            claim = {"place": "Izium", "day": 0} | told(f"{figure} people died in Izium", figure=figure, klass="people")
            document, claims = report([claim], day=0, outlet=outlet)
            run.add(document, document.text.encode(), claims)
    return path


def claims_of(path: Path) -> list[str]:
    with Ledger(path) as held:
        return [claim.id for claim in held.claims()]


def together(path: Path) -> bool:
    one, other = claims_of(path)
    with Ledger(path) as held:
        return held.matters.matter(one).id == held.matters.matter(other).id


def test_claims_are_parted_and_an_undoing_joins_them_again(ledger: Path) -> None:
    one, other = claims_of(ledger)
    assert together(ledger)
    done = run_here("link", "apart", one, other, "--why", "two strikes", "--who", "Ana", "--ledger", ledger)
    assert done.exit_code == 0
    assert not together(ledger)
    assert "Ana" in run_here("matters", "--links", "--ledger", ledger).stdout
    assert run_here("link", "undo", "1", "--ledger", ledger).exit_code == 0
    assert together(ledger)


def test_a_claim_is_split_off_and_matters_are_merged(ledger: Path) -> None:
    one, other = claims_of(ledger)
    assert run_here("link", "split", one, "--ledger", ledger).exit_code == 0
    assert not together(ledger)
    assert run_here("link", "merge", one, other, "--ledger", ledger).exit_code == 0
    assert together(ledger)


WRONG = [("same", "ffff"), ("undo", "x"), ("undo", "9"), ("split", "ffff"), ("join", "a", "b")]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_decided_is_told_in_one_line(ledger: Path, wrong: tuple[str, ...]) -> None:
    done = run_here("link", *wrong, "--ledger", ledger)
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1
