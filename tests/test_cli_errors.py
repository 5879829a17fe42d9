"""Whatever a user can do wrong ends in one line on stderr and a status that says which kind of wrong it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_reports import REPORT, run_apart, run_here


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


WRONG = {
    "no such command": ["fly"],
    "no such option": ["extract", "report.txt", "--colour"],
    "no argument": ["extract"],
    "no such file": ["extract", "nowhere.txt"],
    "no such page": ["page", "nowhere.txt", "-o", "page.html"],
    "no output": ["page", "report.txt"],
    "two forms": ["extract", "report.txt", "--json", "--csv"],
    "no date": ["extract", "report.txt", "--date", "4 March"],
    "no such day": ["extract", "report.txt", "--date", "2022-02-30"],
    "no such event": ["claims", "--event", "exploded"],
    "no ledger": ["documents"],
    "no ledger for claims": ["claims"],
    "no ledger to verify": ["verify"],
    "no ledger for an id": ["check", "3f6c0a9d"],
    "no reason": ["forget", "3f6c0a9d"],
    "no jobs": ["read", "report.txt", "--jobs", "0"],
    "not a ledger": ["claims", "--ledger", "report.txt"],
    "no folder for the page": ["page", "report.txt", "-o", "no/such/folder/page.html"],
    "private address": ["extract", "http://127.0.0.1:9/report.html"],
    "another scheme": ["extract", "ftp://example.org/report.html"],
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_one_line_and_exit_2(
    arguments: list[str], report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    done = run_here(*arguments, SAYSO_LEDGER="sayso.db")
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert ": " in lines[0]
    assert "; " in lines[0]
    assert list(Path().iterdir()) == [Path("report.txt")], "a command that failed left something behind"


@pytest.mark.parametrize(
    "content", [b"", b"   \n\n", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8, b"%PDF-1.7\n1 0 obj\n<<"]
)
@pytest.mark.parametrize("command", ["extract", "text", "check"])
def test_an_input_that_cannot_be_read_is_a_problem_in_the_data(command: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    done = run_here(command, path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert str(path) in done.stderr


def test_no_traceback_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = run_apart("extract", tmp_path / "line\nbreak \x1b[2J.txt")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stderr


def test_a_terminal_without_the_letters_gets_no_traceback(report: Path) -> None:
    done = run_apart("extract", report, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert b"12" in done.stdout
    assert b"Traceback" not in done.stderr
