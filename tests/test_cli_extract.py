"""`sayso extract` and `sayso text`: records for programs, a list for readers, the text to the byte."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from cli_reports import GERMAN, PROGRAM, REPORT, page_of, run_apart, run_here

import sayso
from sayso.cli.talk import one_line
from sayso.model import claim_to_record


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def records(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def test_json_is_the_contracts_record_one_a_line(report: Path) -> None:
    done = run_here("extract", report, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    document = sayso.read_document(str(report))
    assert records(done.stdout) == [json.loads(json.dumps(claim_to_record(c))) for c in sayso.extract(document)]
    assert {"killed", "injured", "captured"} <= {record["event"] for record in records(done.stdout)}


def test_offsets_index_what_text_prints(report: Path) -> None:
    text = run_here("text", report).stdout
    for record in records(run_here("extract", report, "--json").stdout):
        for held in (
            record,
            record["cue"],
            record["by"],
            record["of"],
            record["count"],
            record["place"],
            *record["sources"],
        ):
            if held:
                start, end = held["span"]
                assert text[start:end] == held["text"]


def test_csv_has_one_row_a_claim(report: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run_here("extract", report, "--csv").stdout)))
    assert [row["text"] for row in rows] == [r["text"] for r in records(run_here("extract", report, "--json").stdout)]


def test_standard_input_gives_the_same_claims(report: Path) -> None:
    from_file = records(run_here("extract", report, "--json").stdout)
    from_stdin = records(run_here("extract", "-", "--json", stdin=report.read_bytes()).stdout)
    assert from_stdin == from_file


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_readers_see_event_voice_figure_and_words_within_the_width(report: Path, columns: str) -> None:
    text = run_here("extract", report, COLUMNS=columns).stdout
    assert max(map(len, text.splitlines())) <= int(columns)
    flat = " ".join(text.split())
    for expected in ("At least 30 killed", "4 March 2022", "Oda Lind says", "denies", "captured"):
        assert expected in flat
    assert "\x1b" not in text


DISTANCES = """Brovary shelled

Shells killed 12 people in Brovary, 200 km east of Kyiv, the mayor said.

Kharkiv lies 40 km from Lviv. Irpin lies 25 km from Kyiv.
"""


def test_a_distance_that_the_map_does_not_bear_out_is_told_beside_its_claim() -> None:
    done = run_here("extract", "-", stdin=DISTANCES)
    assert done.exit_code == 0
    shown = " ".join(done.stdout.split())
    assert "“Brovary, 200 km east of Kyiv” says 200 km, from Brovary to Kyiv it measures 20 km" in shown
    assert "Brovary, 200 km" not in done.stderr, "it stands beside its claim"
    assert "from Kharkiv to Lviv it measures" in shown + done.stderr
    assert "Irpin lies 25 km" not in shown + done.stderr, "a distance that agrees is not told"


def test_records_are_left_as_they_are_and_the_distance_is_talk() -> None:
    done = run_here("extract", "-", "--json", stdin=DISTANCES)
    assert "from Brovary to Kyiv it measures 20 km" in done.stderr
    assert "measures" not in done.stdout
    assert all("text" in record for record in records(done.stdout))


def test_the_date_option_settles_relative_days() -> None:
    undated = "Tank lost\n\nA tank was destroyed near Sumy on Friday, the army said.\n"
    with_date = records(run_here("extract", "-", "--json", "--date", "2022-03-05", stdin=undated).stdout)
    destroyed = next(record for record in with_date if record["event"] == "destroyed" and record["when"])
    assert (destroyed["when"]["start"], destroyed["when"]["end"]) == ("2022-03-04", "2022-03-04")


@pytest.mark.parametrize(
    "text", [REPORT, REPORT.replace("\n", "\r\n"), REPORT.rstrip("\n"), "Ünïcode — “one”\n\nA\tb\n"]
)
def test_text_prints_the_files_text_to_the_byte(text: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode())
    assert run_apart("text", path).stdout == text.encode()


def test_text_as_json_is_the_whole_document(report: Path) -> None:
    record = json.loads(run_here("text", report, "--json").stdout)
    assert record["text"] == REPORT
    assert record["id"] == "sha256:" + record["provenance"]["sha256"]
    assert record["date"]["value"] == "2022-03-04"
    assert record["regions"][0]["kind"] == "headline"


def test_a_page_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_text(page_of(REPORT), encoding="utf-8")
    text = run_here("text", path).stdout
    assert "Shells hit a residential block" in text
    assert "<p>" not in text


def test_a_hostile_report_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    hostile = "Three killed in [bold]Sumy[/bold]\n\nThree \u202epeople\x1b[31m were killed in Sumy, the army said.\n"
    path.write_text(hostile, encoding="utf-8")
    shown = run_here("extract", path, FORCE_COLOR="1").stdout
    assert "\u202e" not in shown
    assert "\x1b[31m were" not in shown
    assert "in [bold]Sumy[/bold]" in shown, "words of a report are not markup"


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\x00", "\u202e", "\u2066", "\ud800"])
def test_what_steers_a_terminal_is_replaced(char: str) -> None:
    assert one_line(f"a{char}b\n\tc  d é") == "a\ufffdb c d é"


def test_a_reader_who_leaves_early_is_no_error(report: Path) -> None:
    command = [*PROGRAM, "extract", str(report), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        talk = process.stderr.read()
    assert process.returncode == 0
    assert talk == b""


@pytest.mark.parametrize("command", ["read", "extract", "check", "page"])
def test_a_language_that_is_not_read_is_said(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    Path("bericht.txt").write_text(GERMAN, encoding="utf-8")
    done = run_here(command, "bericht.txt", *(("-o", "page.html") if command == "page" else ()))
    assert done.exit_code == 0
    assert "bericht.txt: its language (de) is not read yet" in done.stderr
    if command == "page":
        assert "(de) is not read yet" in Path("page.html").read_text(encoding="utf-8")
