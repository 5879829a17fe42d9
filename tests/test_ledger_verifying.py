"""Verifying tells of everything that is amiss, one line each with the next step, and of nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from ledger_reports import claim_of, document_of, keep

from sayso.errors import LedgerError
from sayso.ledger import Ledger

DOCUMENT = document_of("Nine people died in Izium. A bridge fell.")
CLAIM = claim_of(DOCUMENT, "Nine people died")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "sayso.db") as opened:
        keep(opened, DOCUMENT, CLAIM)
        assert opened.verify() == []
        yield opened


def bytes_of(ledger: Ledger) -> Path:
    sha256 = DOCUMENT.provenance.sha256
    return ledger.path.with_name("sayso.db.files") / sha256[:2] / sha256[2:4] / sha256


def kinds(ledger: Ledger) -> list[str]:
    problems = ledger.verify()
    for problem in problems:
        assert str(problem).count(": ") >= 1
        assert "\n" not in str(problem)
        assert problem.step in str(problem)
    return [problem.kind for problem in problems]


def change(ledger: Ledger, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute(statement, values)


def test_altered_bytes(ledger: Ledger) -> None:
    bytes_of(ledger).write_bytes(b"Ten people died in Izium. A bridge fell.")
    assert kinds(ledger) == ["altered"]


def test_missing_bytes_and_reading_them_again_mends_it(ledger: Ledger) -> None:
    bytes_of(ledger).unlink()
    assert kinds(ledger) == ["missing"]
    with pytest.raises(LedgerError, match="no longer there"):
        ledger.raw(DOCUMENT.id)
    keep(ledger, DOCUMENT, CLAIM)
    assert kinds(ledger) == []


def test_stray_files_are_harmless(ledger: Ledger) -> None:
    bytes_of(ledger).with_name("0" * 64).write_bytes(b"stray")
    bytes_of(ledger).with_name(".unfinished").write_bytes(b"half")
    assert kinds(ledger) == ["orphan", "orphan"]
    assert all(problem.harmless for problem in ledger.verify())


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE documents SET text = replace(text, 'Nine', 'Many')", "words"),
        ("UPDATE claims SET text = 'Ten people died'", "words"),
        ("UPDATE claims SET span_start = 1", "words"),
        ("UPDATE claims SET record = replace(record, 'Nine people', 'Some people')", "words"),
        ("UPDATE claims SET record = '{}'", "identity"),
        ("UPDATE claims SET record = 'no JSON'", "identity"),
        ("UPDATE claims SET id = 'another'", "identity"),
        ("UPDATE documents SET regions = 'no JSON'", "identity"),
        ("UPDATE documents SET retrieved = 'yesterday'", "identity"),
        ("DELETE FROM documents_words_data WHERE id > 10", "index"),
        ("INSERT INTO claims_words(rowid, text) VALUES (77, 'a claim that is not there')", "index"),
    ],
)
def test_a_row_that_somebody_changed(ledger: Ledger, statement: str, kind: str) -> None:
    change(ledger, statement)
    assert kind in kinds(ledger)


def test_a_document_under_another_id(ledger: Ledger) -> None:
    change(ledger, "UPDATE documents SET id = ?", "sha256:" + "0" * 64)
    assert "identity" in kinds(ledger)


def test_a_claim_without_its_document(ledger: Ledger) -> None:
    change(ledger, "DELETE FROM documents")
    assert "database" in kinds(ledger)


def test_the_step_for_a_broken_index_mends_it(ledger: Ledger) -> None:
    change(ledger, "INSERT INTO claims_words(rowid, text) VALUES (77, 'a claim that is not there')")
    (problem,) = ledger.verify()
    change(ledger, problem.step.split('"')[1])
    assert ledger.verify() == []
