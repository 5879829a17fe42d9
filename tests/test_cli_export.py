"""`sayso export`: the claims that the filters choose, to a file or stdout; a wrong request writes nothing."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from cli_reports import REPORT, run_here

from sayso.cli.claims import command as claims_command
from sayso.cli.export import FORMATS
from sayso.cli.export import command as export_command
from sayso.publish import exports


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    assert run_here("read", folder / "report.txt", "--ledger", folder / "sayso.db").exit_code == 0
    return folder


@pytest.fixture
def desk(read_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    desk = shutil.copytree(read_once, tmp_path / "desk")
    monkeypatch.chdir(desk)
    monkeypatch.setenv("SAYSO_LEDGER", "sayso.db")
    return desk


def test_the_command_knows_the_formats_and_all_filters_of_claims() -> None:
    assert FORMATS == exports.FORMATS
    filters = {p.name for p in claims_command.params} - {"as_json", "as_csv", "rejected"}
    assert filters < {p.name for p in export_command.params}


def test_filters_choose_the_claims_that_leave(desk: Path) -> None:
    wanted = [
        json.loads(line)["id"] for line in run_here("claims", "--event", "captured", "--json").stdout.splitlines()
    ]
    done = run_here("export", "csv", "-o", "out.csv", "--event", "captured")
    assert (done.exit_code, done.stdout) == (0, "")
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == wanted
    assert {row["outlet"] for row in rows} == {"Kharkiv Courier"}
    assert "1 claim from 1 report" in done.stderr


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson", "claimreview", "acled", "ucdp"])
def test_a_dash_is_stdout_and_holds_what_the_file_would(desk: Path, form: str) -> None:
    done = run_here("export", form, "-o", "-")
    assert done.exit_code == 0
    assert done.stdout_bytes
    assert not list(desk.glob("-*"))


def test_nothing_is_logged_where_nothing_is_loosened(desk: Path) -> None:
    runs = run_here("runs", "--json").stdout
    assert run_here("export", "csv", "-o", "out.csv").exit_code == 0
    assert run_here("runs", "--json").stdout == runs
    assert run_here("export", "csv", "-o", "out.csv", "--grid", "0", "--why", "an old war").exit_code == 0
    assert "grid of 0 degrees; why: an old war" in run_here("runs", "--json").stdout


def test_a_bundle_verifies_with_sha256sum_alone(desk: Path) -> None:
    assert run_here("export", "bundle", "-o", "bag").exit_code == 0
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(["sha256sum", "--strict", "-c", manifest], cwd="bag", capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    Path("bag/data/claims.csv").write_bytes(b"other")
    done = subprocess.run(["sha256sum", "-c", "manifest-sha256.txt"], cwd="bag", capture_output=True, check=False)
    assert done.returncode == 1


def test_the_site_is_a_folder_of_pages(desk: Path) -> None:
    done = run_here("export", "site", "-o", "site")
    assert done.exit_code == 0
    assert {path.suffix for path in Path("site").iterdir()} == {".html"}
    assert "Kharkiv Courier" in Path("site/index.html").read_text(encoding="utf-8")


WRONG = {
    "no such format": ("xml", "-o", "out"),
    "no target": ("csv",),
    "a folder that is not there": ("csv", "-o", "no/such/out.csv"),
    "a folder": ("csv", "-o", "."),
    "a folder that is there": ("site", "-o", "."),
    "a site to stdout": ("site", "-o", "-"),
    "parquet to stdout": ("parquet", "-o", "-"),
    "no reason": ("csv", "-o", "out.csv", "--rights", "CC0"),
    "an empty reason": ("csv", "-o", "out.csv", "--embargo", "1", "--why", " "),
    "no rating": ("claimreview", "-o", "out.json", "--rating", "abc", "--why", "x"),
    "a rating elsewhere": ("csv", "-o", "out.csv", "--rating", "abcd=true", "--why", "x"),
    "an unknown claim": ("claimreview", "-o", "out.json", "--rating", "ffff=true", "--why", "x"),
    "a filter of no vocabulary": ("csv", "-o", "out.csv", "--event", "exploded"),
    "too coarse a grid": ("csv", "-o", "out.csv", "--grid", "90"),
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_request_is_one_line_and_writes_nothing(desk: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(path.name for path in desk.iterdir())
    done = run_here("export", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in desk.iterdir()) == before
