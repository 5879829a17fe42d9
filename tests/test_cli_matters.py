"""`sayso matters`, `matter` and `conflicts`: what a reader sees of claims put together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_reports import run_here
from matter_reports import kept
from test_matters_ledger import STORY

from sayso.ledger import Ledger


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_LEDGER", "sayso.db")
    with Ledger("sayso.db") as ledger:
        kept(ledger, *STORY)


def records(*arguments: str) -> list[dict]:
    done = run_here(*arguments, "--json")
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_matters_of_two_claims_and_those_that_stand_alone() -> None:
    assert sorted(row["claims"] for row in records("matters")) == [2, 2]
    assert sorted(row["claims"] for row in records("matters", "--alone")) == [1, 2, 2]
    assert [row["event"] for row in records("matters", "--event", "killed")] == ["killed"]
    shown = run_here("matters", COLUMNS="140").stdout
    assert "9 to 11" in shown
    assert "stance" in shown
    done = run_here("matters", "--limit", "1")
    assert "--offset 1" in done.stderr


def test_a_matter_shows_both_sides_corrections_and_reasons() -> None:
    attacked, killed = (records("matters", "--event", event)[0]["id"] for event in ("attacked", "killed"))
    shown = " ".join(run_here("matter", attacked).stdout.split())
    assert "Kyiv accuses, against Moscow denies" in shown
    shown = " ".join(run_here("matter", killed[:8]).stdout.split())
    assert "raised from 9 to 11 on 15 March 2022, by the mayor" in shown
    assert "2 outlets, 1 voice" in shown
    assert "figures 9 and 11 can be corrections of each other" in shown
    (record,) = records("matter", killed)
    assert run_here("matter", record["claims"][0]["claim"]["id"]).stdout == run_here("matter", killed).stdout


def test_conflicts_are_listed() -> None:
    assert [row["conflicts"] for row in records("conflicts")] == [["stance"]]


def test_a_plot_is_written_and_other_kinds_are_refused() -> None:
    killed = records("matters", "--event", "killed")[0]["id"]
    assert run_here("matter", killed, "--plot", "killed.svg").exit_code == 0
    assert "11, the mayor" in Path("killed.svg").read_text("utf-8")
    done = run_here("matter", killed, "--plot", "killed.png")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert "SVG" in done.stderr


def test_an_unknown_matter_is_wrong_usage() -> None:
    done = run_here("matter", "ffffffff")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)


def test_links_are_listed() -> None:
    with Ledger("sayso.db") as ledger:
        held = {claim.text: claim.id for claim in ledger.claims()}
        ledger.matters.reject(held["nine died"], held["eleven dead"], who="Ada", why="two strikes")
    (row,) = records("matters", "--links")
    assert (row["who"], row["judgement"], row["why"]) == ("Ada", "apart", "two strikes")
    assert "two strikes" in run_here("matters", "--links", COLUMNS="140").stdout
