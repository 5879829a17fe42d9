"""Every writing is an act of a run; the log only grows; a run that died is closed by the next one."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from ledger_reports import document_of, keep, look, sentences_as_claims

from sayso.errors import LedgerError, WrongContent
from sayso.ledger import Ledger

TESTS = Path(__file__).parent
# Adds reports of three claims each until it is stopped, and says after each one that it is in.
WRITER = """
import sys
sys.path.insert(0, sys.argv[3])
from itertools import count
from ledger_reports import document_of, sentences_as_claims
from sayso.ledger import Ledger
name, most = sys.argv[2], int(sys.argv[4])
with Ledger(sys.argv[1]) as ledger, ledger.run("read " + name) as run:
    for number in range(most):
        document = document_of(f"{name} has report {number}. Nine people died. " + "A bridge fell. " * 200)
        run.add(document, document.text.encode(), sentences_as_claims(document)[:3])
        print(number, flush=True)
"""


def writer(path: Path, name: str, most: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(TESTS), str(most)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_run_tells_what_it_did(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        with ledger.run("read one two") as run:
            for text in ("One.", "Two.", "Two."):
                run.add(document_of(text), text.encode(), [])
            run.quarantine("three.pdf", WrongContent("three.pdf", "it is encrypted", "save it without a password"))
            assert ledger.runs()[0].outcome == "unfinished"
        (row,) = ledger.runs()
        assert (row.command, row.outcome, row.read, row.known, row.quarantined) == ("read one two", "finished", 2, 1, 1)
        assert row.ended is not None
        assert row.started <= row.ended
        (quarantined,) = ledger.quarantined()
        assert (quarantined.run, quarantined.origin, quarantined.error) == (row.number, "three.pdf", "WrongContent")
        assert (quarantined.reason, quarantined.step) == ("it is encrypted", "save it without a password")
    assert look(tmp_path / "sayso.db", "SELECT command, outcome, read, known, quarantined FROM runs_view") == [
        ("read one two", "finished", 2, 1, 1)
    ]
    assert look(tmp_path / "sayso.db", "SELECT origin, reason FROM quarantine_view") == [
        ("three.pdf", "it is encrypted")
    ]


def test_hostile_names_are_quarantined_as_one_line(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        with ledger.run("read \x1b[31m\udcff") as run:
            run.quarantine("a\nb\udcff\x1b" + "c" * 10_000, WrongContent("a", "no\nreason", "no step"))
        (row,) = ledger.quarantined()
        assert (row.origin + row.reason + ledger.runs()[0].command).isprintable()
        assert len(row.origin) <= 2_000


def test_a_run_that_an_exception_leaves_is_interrupted_and_keeps_what_it_read(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        with pytest.raises(KeyboardInterrupt):
            _read_until_stopped(ledger)
        assert [(run.outcome, run.read) for run in ledger.runs()] == [("interrupted", 1)]
        assert len(ledger.documents()) == 1
        assert look(ledger.path, "SELECT reason FROM acts WHERE act = 'interrupted'") == [
            ("stopped by KeyboardInterrupt",)
        ]


def _read_until_stopped(ledger: Ledger) -> None:
    with ledger.run("read") as run:
        run.add(document_of("One."), b"One.", [])
        raise KeyboardInterrupt


@pytest.mark.parametrize("table", ["runs", "acts"])
@pytest.mark.parametrize("change", ["UPDATE {} SET number = number + 100", "DELETE FROM {}"])
def test_the_log_refuses_to_be_rewritten(tmp_path: Path, table: str, change: str) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document_of("One."))
    before = look(ledger.path, f"SELECT * FROM {table}")
    with (
        closing(sqlite3.connect(ledger.path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(change.format(table))
    assert look(ledger.path, f"SELECT * FROM {table}") == before != []


def test_a_run_that_has_ended_takes_no_more(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        with ledger.run("read") as run:
            pass
        with pytest.raises(LedgerError, match="this run has ended"):
            run.add(document_of("One."), b"One.", [])
        assert ledger.documents() == []


@pytest.mark.parametrize("reports", [1, 25])
def test_a_kill_leaves_whole_documents_and_the_next_run_closes_the_dead_one(tmp_path: Path, reports: int) -> None:
    path = tmp_path / "sayso.db"
    process = writer(path, "doomed", 100_000)
    assert process.stdout is not None
    for _ in range(reports):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    said = reports + len([line for line in process.stdout.read().splitlines() if line.isdigit()])
    process.wait()
    process.stdout.close()
    with Ledger(path) as ledger:
        rows = ledger.documents()
        assert said <= len(rows) <= said + 1
        for row in rows:
            document = ledger.document(row.id)
            assert ledger.claims(document=row.id) == sentences_as_claims(document)[:3]
            assert ledger.raw(row.id).decode() == document.text
        assert all(problem.harmless for problem in ledger.verify())
        assert [(run.outcome, run.read) for run in ledger.runs()] == [("unfinished", len(rows))]
        keep(ledger, document_of("One."))
        assert [run.outcome for run in ledger.runs()] == ["interrupted", "finished"]
        assert Counter(act for (act,) in look(path, "SELECT act FROM acts"))["interrupted"] == 1


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    processes = [writer(path, name, 30) for name in ("north", "south")]
    with Ledger(path) as ledger:
        while not any(run.outcome == "unfinished" for run in ledger.runs()) and processes[0].poll() is None:
            time.sleep(0.02)
        keep(ledger, document_of("One."))  # a third, in the middle of theirs
        for process in processes:
            process.communicate()
            assert process.returncode == 0
        assert len(ledger.documents()) == 61
        assert len(ledger.claims()) == 180
        assert sorted((run.outcome, run.read) for run in ledger.runs()) == [
            ("finished", 1),
            ("finished", 30),
            ("finished", 30),
        ]
        assert ledger.verify() == []
