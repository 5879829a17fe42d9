"""The commands on series: figures to stdout, talk to stderr, and exit statuses that scripts may rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_reports import run_here
from series_tables import EXAMPLES, LOSSES, STAFF

SENTENCE = "captured at least 217 Russian tanks and 312 armoured vehicles"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the example series."""
    path = tmp_path_factory.mktemp("shelf") / "sayso.db"
    losses, staff = EXAMPLES / "losses-by-day.csv", EXAMPLES / "claims-by-day.csv"
    added = run_here("series", "add", losses, "--name", "losses", "--ledger", path, "--licence", "CC BY 4.0")
    assert (added.exit_code, added.stdout) == (0, "")
    assert "read off the header" in added.stderr
    given = ("--map", STAFF, "--counts", "claimed", "--by", "General Staff")
    assert run_here("series", "add", staff, "--name", "staff", "--ledger", path, *given).exit_code == 0
    return path


def test_a_list_and_its_records(shelf: Path) -> None:
    listed = run_here("series", "list", "--ledger", shelf, COLUMNS="120")
    assert "claimed by General Staff" in listed.stdout
    assert "2022-03-08 to 2022-03-24" in listed.stdout
    records = [json.loads(line) for line in run_here("series", "list", "--json", "--ledger", shelf).stdout.splitlines()]
    assert [(one["name"], one["counts"], one["licence"]) for one in records] == [
        ("losses", "recorded", "CC BY 4.0"),
        ("staff", "claimed", None),
    ]


def test_a_series_shows_where_it_comes_from_and_its_figures(shelf: Path) -> None:
    shown = run_here("series", "show", "losses", "--date", "2022-03-15", "--ledger", shelf, COLUMNS="120")
    assert "sha256:" in shown.stdout
    assert "tanks" in shown.stdout
    assert "217" in shown.stdout
    cells = run_here("series", "show", "losses", "--date", "2022-03-15", "--json", "--ledger", shelf).stdout
    assert len(cells.splitlines()) == 24


def test_an_audit_ends_with_1_where_something_does_not_add_up(shelf: Path) -> None:
    found = run_here("series", "audit", "losses", "--ledger", shelf, COLUMNS="120")
    assert found.exit_code == 1
    assert "18 after 24" in found.stdout
    assert "problems" in found.stderr
    assert run_here("series", "audit", "staff", "--ledger", shelf).exit_code == 0


def test_rows_that_were_refused_end_with_3(tmp_path: Path) -> None:
    table = tmp_path / "losses.csv"
    table.write_text(LOSSES + "2023-05-40,Russia,Tanks,captured,1\n")
    done = run_here("series", "add", table, "--name", "losses", "--ledger", tmp_path / "sayso.db", "--json")
    assert done.exit_code == 3
    assert json.loads(done.stdout)["refused"] == [
        {"line": 7, "reason": "its date, '2023-05-40', is none (written as 2022-03-24)"}
    ]
    assert "line 7" in done.stderr


def test_a_comparison_is_a_table_of_facts(shelf: Path) -> None:
    done = run_here("compare", SENTENCE, "--date", "2022-03-23", "--ledger", shelf, COLUMNS="120")
    assert done.exit_code == 0
    for words in (
        "117 captured, of 278 lost",
        "above what it shows",
        "517 lost in all states",
        "217 is what losses showed of Russian tanks lost in all states, 15 March 2022, when 99 were captured",
        "above it for 5 readings (74 to 228); below it for “with tanks and all armour” (345)",
    ):
        assert words in done.stdout
    assert "false" not in done.stdout
    assert "\n  other status, date" in done.stdout


def test_a_comparison_as_records(shelf: Path) -> None:
    done = run_here("compare", SENTENCE, "--date", "2022-03-23", "--json", "--ledger", shelf)
    tanks, armour = (json.loads(line) for line in done.stdout.splitlines())
    assert [(fact["series"], fact["verdict"], fact["figure"]) for fact in tanks["facts"]] == [
        ("losses", "above", 117),
        ("staff", "other_status", 517),
    ]
    assert tanks["elsewhere"]["places"][0]["telling"] is True
    assert len(armour["facts"]) == 8


def test_a_report_of_a_file_is_compared_claim_by_claim(shelf: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Tanks taken\nDate: 23 March 2022\n\nUkraine has captured at least 217 Russian tanks, analysts said.\n"
    )
    done = run_here("compare", report, "--json", "--ledger", shelf)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert (records[0]["asked"]["date"], records[0]["facts"][0]["figure"]) == ("2022-03-23", 117)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (("compare", "the mayor spoke"), "no figure of things"),
        (("series", "show", "nothing"), "no such series"),
        (("series", "add", "nowhere.csv", "--name", "x"), "No such file"),
    ],
)
def test_wrong_usage_is_told_in_one_line(shelf: Path, line: tuple[str, ...], reason: str) -> None:
    done = run_here(*line, "--ledger", shelf)
    assert done.exit_code == 2
    assert reason in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_ledger_without_series_says_the_next_step(tmp_path: Path) -> None:
    table = tmp_path / "losses.csv"
    table.write_text("date,class,status,count\n")
    path = tmp_path / "sayso.db"
    assert run_here("series", "add", table, "--name", "losses", "--ledger", path).exit_code == 2
    done = run_here("compare", "217 tanks captured", "--ledger", path)
    assert done.exit_code == 2
    assert "sayso series add" in done.stderr
