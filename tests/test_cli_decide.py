"""`sayso decide`, `decisions` and `renew`: what a person says is shown, listed, undone, and kept over a re-reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_reports import REPORT, run_here


@pytest.fixture
def killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a claim of the report in sayso.db: 12 people killed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.setenv("SAYSO_WHO", "Ana")
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    assert run_here("read", "report.txt").exit_code == 0
    return next(c["id"] for c in claims() if c["event"] == "killed" and c["count"]["low"] == 12)


def claims(*arguments: str) -> list[dict]:
    return [json.loads(line) for line in run_here("claims", "--json", *arguments).stdout.splitlines()]


def decisions(*arguments: str) -> list[dict]:
    return [json.loads(line) for line in run_here("decisions", "--json", *arguments).stdout.splitlines()]


def test_a_set_field_is_shown_marked_and_undone(killed: str) -> None:
    before = claims()
    done = run_here("decide", killed, "--set", "count.words=at least 14", "--why", "the mayor's own words")
    assert (done.exit_code, "at least 14" in done.stdout) == (0, True)
    assert "decided: count (1)" in run_here("claims", "--event", "killed").stdout
    (changed,) = (c for c in claims() if c["id"] == killed)
    assert (changed["count"]["low"], changed["count"]["high"], changed["confidence"]) == (14, None, 1.0)
    assert set(changed) == set(before[0])  # the record is that of docs/claims.md
    (row,) = decisions()
    assert (row["who"], row["why"], row["words"]) == ("Ana", "the mayor's own words", changed["text"])
    assert (row["standing"], row["given"]) == ("holds", {"count.words": "at least 14"})
    assert run_here("decide", "--undo", "1").exit_code == 0
    assert claims() == before
    assert [row["standing"] for row in decisions()] == ["undone", "holds"]


def test_the_later_decision_says_what_it_overrides(killed: str) -> None:
    run_here("decide", killed, "--reject", "--why", "another day")
    assert [c["id"] for c in claims("--rejected")] == [killed]
    done = run_here("decide", killed, "--confirm", "--who", "Bo", "--json")
    assert "overrides decision 1 by Ana" in done.stderr
    assert "another day" in done.stderr
    assert json.loads(done.stdout)["who"] == "Bo"
    assert killed in {c["id"] for c in claims()}
    listed = run_here("decisions").stdout
    assert "Ana rejected" in listed
    assert "overridden" in listed


def test_an_added_claim_is_listed_and_survives_a_renewal(killed: str) -> None:
    done = run_here(
        "decide",
        "report.txt",
        "--add",
        "residential block in Kharkiv on Friday",
        "--event",
        "damaged",
        "--set",
        "source=Oda Lind",
    )
    assert done.exit_code == 0, done.stderr
    run_here("decide", killed, "--reject")
    before = claims()
    (added,) = (c for c in before if c["event"] == "damaged")
    assert (added["sources"][0]["name"], added["place"]["name"]) == ("Oda Lind", "Kharkiv")
    renewed = run_here("renew", "--json")
    assert (renewed.exit_code, json.loads(renewed.stdout)["orphaned"]) == (0, 0)
    assert claims() == before
    assert run_here("verify").exit_code == 0


def test_the_page_and_the_check_show_claims_as_decided(killed: str) -> None:
    document = claims()[0]["document"]
    (headline,) = (c["id"] for c in claims() if c["part"] == "headline" and c["event"] == "killed")
    assert run_here("check", document).exit_code == 1
    run_here("decide", headline, "--set", "count=12")
    killing = [json.loads(line) for line in run_here("check", document, "--json").stdout.splitlines()]
    assert next(c for c in killing if c["claim"] == headline)["slots"]["how_many"]["verdict"] == "carried"
    assert headline in run_here("page", document, "-o", "-").stdout
    run_here("decide", headline, "--reject")
    assert headline not in run_here("page", document, "-o", "-").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["CLAIM"], "give one of"),
        (["CLAIM", "--reject", "--confirm"], "give one of"),
        (["--reject"], "name the claim"),
        (["CLAIM", "--undo", "1"], "number of a decision alone"),
        (["CLAIM", "--set", "count.low"], "FIELD=VALUE"),
        (["CLAIM", "--set", "count.low=x"], "no whole number"),
        (["CLAIM", "--reject", "--nth", "1"], "go with --add"),
        (["0123abcd", "--reject"], "no such claim"),
        (["--undo", "7"], "no such decision"),
        (["report.txt", "--add", "nowhere to be seen"], "do not stand"),
        (["report.txt", "--add", "the city"], "--nth"),
        (["other.txt", "--add", "the city"], "no such document"),
    ],
)
def test_what_cannot_be_decided_is_one_line(killed: str, arguments: list[str], said: str) -> None:
    done = run_here("decide", *(killed if a == "CLAIM" else a for a in arguments))
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert decisions() == []


def test_hostile_words_stay_on_their_line(killed: str) -> None:
    run_here("decide", killed, "--reject", "--why", "a\x1b[31m\nb", "--who", "An\x07a")
    assert "\x1b" not in run_here("decisions").stdout
    assert decisions()[0]["why"].isprintable()
