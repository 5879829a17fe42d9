"""`sayso claims`, `check` and `page` on a ledger: filters, verdicts, and a page that stands alone."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import page_fixture
import pytest
from cli_reports import CARRIED, REPORT, run_here

from sayso.cli.check_table import check_tables
from sayso.cli.screen import show
from sayso.headline import BodyWords, HeadlineCheck, SlotCheck
from sayso.model import Span


@pytest.fixture
def ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_LEDGER", "sayso.db")
    found = {}
    for name, text in (("report", REPORT), ("carried", CARRIED)):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
        done = run_here("read", f"{name}.txt", "--json")
        found[name] = json.loads(done.stdout)["document"]
    return found


def records(*arguments: str) -> list[dict]:
    done = run_here("claims", *arguments, "--json")
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_without_a_filter_all_claims_come(ids: dict[str, str]) -> None:
    extracted = [
        json.loads(line) for name in ids for line in run_here("extract", f"{name}.txt", "--json").stdout.splitlines()
    ]
    by_id = {claim["id"]: claim for claim in records()}
    assert by_id == {claim["id"]: claim for claim in extracted}


FILTERS = {
    ("--event", "captured"): lambda c: c["event"] == "captured",
    ("--stance", "denies"): lambda c: c["stance"] == "denies",
    ("--reality", "happened"): lambda c: c["reality"] == "happened",
    ("--source", "Lind"): lambda c: any("Lind" in s["name"] for s in c["sources"]),
    ("--kind", "official"): lambda c: any(s["kind"] == "official" for s in c["sources"]),
    ("--class", "tanks"): lambda c: "tanks" in {(c["of"] or {}).get("class"), (c["by"] or {}).get("class")},
    ("--place", "Kharkiv"): lambda c: "Kharkiv" in (c["place"] or {}).get("name", ""),
    ("--country", "UKR"): lambda c: (c["place"] or {}).get("country") == "UKR",
    ("--words", "residential block"): lambda c: "residential block" in c["text"],
}


@pytest.mark.parametrize("arguments", FILTERS, ids=" ".join)
def test_a_filter_keeps_what_meets_it_and_nothing_else(ids: dict[str, str], arguments: tuple[str, str]) -> None:
    everything = records()
    expected = [claim["id"] for claim in everything if FILTERS[arguments](claim)]
    assert 0 < len(expected) < len(everything)
    assert sorted(claim["id"] for claim in records(*arguments)) == sorted(expected)


def test_one_document_and_pages_of_a_list(ids: dict[str, str]) -> None:
    of_one = records("--document", ids["report"][7:19])
    assert {claim["document"] for claim in of_one} == {ids["report"]}
    everything = records()
    assert records("--limit", "2") + records("--limit", "1000", "--offset", "2") == everything


def test_days_are_those_of_the_claims(ids: dict[str, str]) -> None:
    dated = [claim for claim in records() if claim["when"] and claim["when"]["start"]]
    assert dated
    assert records("--since", "2022-04-01") == []
    assert {c["id"] for c in dated} <= {c["id"] for c in records("--since", "2022-03-01", "--until", "2022-03-31")}


def test_csv_and_list_show_the_same_claims(ids: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run_here("claims", "--event", "killed", "--csv").stdout)))
    killed = records("--event", "killed")
    assert [row["text"] for row in rows] == [claim["text"] for claim in killed]
    shown = " ".join(run_here("claims", "--event", "killed").stdout.split())
    assert all(" ".join(claim["text"].split()) in shown for claim in killed)
    assert "Kharkiv Courier" in shown


def test_nothing_found_is_done_and_said(ids: dict[str, str]) -> None:
    done = run_here("claims", "--event", "deported")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no claims\n")


@pytest.mark.parametrize("by", ["file", "id", "short id"])
def test_a_headline_that_says_more_than_the_body_is_exit_1(ids: dict[str, str], by: str) -> None:
    where = {"file": "report.txt", "id": ids["report"], "short id": ids["report"][7:19]}[by]
    done = run_here("check", where)
    assert done.exit_code == 1
    shown = " ".join(done.stdout.split())
    assert "at least 30" in shown
    assert "12 people" in shown
    checks = [json.loads(line) for line in run_here("check", where, "--json").stdout.splitlines()]
    (killed,) = [check for check in checks if check["event"] == "killed"]
    assert killed["verdict"] != "carried"
    assert killed["slots"]["how_many"]["verdict"] != "carried"


def test_a_check_names_the_event_and_shows_words_once(capsys: pytest.CaptureFixture[str]) -> None:
    document, _ = page_fixture.report()
    inner, outer = (
        Span(document.text.index(words), document.text.index(words) + len(words))
        for words in ("Nine people were killed", "Nine people were killed and more than 30 injured")
    )
    assert document.headline is not None
    carried = SlotCheck("carried", (BodyWords("a", inner), BodyWords("b", outer)))
    check = HeadlineCheck(
        claim="c", event="killed", span=document.headline, who=None, how_many=None, what=carried, where=None,
        status=carried,
    )  # fmt: skip
    show(*check_tables(document, [], [check]))
    shown = " ".join(capsys.readouterr().out.split())
    assert "carried killed: “At Least 40 Rebels" in shown
    assert shown.count("“Nine people were killed”") == 2
    assert "injured" not in shown


def test_a_headline_that_the_body_carries_is_exit_0(ids: dict[str, str]) -> None:
    done = run_here("check", "carried.txt")
    assert done.exit_code == 0, done.stdout
    assert "carried" in done.stdout


def test_no_claim_in_the_headline_is_said(ids: dict[str, str]) -> None:
    done = run_here("check", "-", stdin="A quiet evening\n\nTwo soldiers were killed in Sumy, the army said.\n")
    assert (done.exit_code, len(done.stderr.splitlines())) == (0, 1)


@pytest.mark.parametrize("by", ["file", "id"])
def test_a_page_holds_the_text_and_a_public_one_does_not(ids: dict[str, str], by: str) -> None:
    where = {"file": "report.txt", "id": ids["report"]}[by]
    done = run_here("page", where, "-o", "page.html")
    assert (done.exit_code, done.stdout) == (0, "")
    page = Path("page.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "Oda Lind" in page
    public = run_here("page", where, "-o", "-", "--public")
    assert public.exit_code == 0
    assert len(public.stdout) < len(page)
