"""The log is a chain of hashes: a row that is changed, removed or put in by hand is told, and so is a log cut off."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cli_reports import run_here
from ledger_reports import claim_of, document_of, keep, look
from sqlalchemy import create_engine, event

from sayso.ledger import Ledger, opening
from sayso.ledger.chain import hashed

DOCUMENT = document_of("Nine people died in Izium. A bridge fell.")
UNGUARDED = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
# As migration 0002 makes them; they stand here so that the chain over them is under test on its own.
DECISIONS = """
CREATE TABLE IF NOT EXISTS decisions (number INTEGER PRIMARY KEY, kind TEXT, at TEXT, who TEXT, why TEXT, value TEXT,
    undoes INTEGER, subject INTEGER);
CREATE TABLE IF NOT EXISTS anchors (decision INTEGER, position INTEGER, claim TEXT, document TEXT, span_start INTEGER,
    span_end INTEGER, event TEXT, source TEXT, text TEXT, PRIMARY KEY (decision, position));
"""
DECIDED = (
    "INSERT INTO decisions VALUES (1, 'set', '2023-06-14T12:00:00', 'Oda', 'a slip of Mira', '{\"low\": 9}', NULL, 1)"
)
ANCHORED = "INSERT INTO anchors VALUES (1, 0, 'c1', 'sha256:{}', 0, 16, 'killed', 'Mira', 'Nine people died')"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "sayso.db") as opened:
        keep(opened, DOCUMENT, claim_of(DOCUMENT, "Nine people died"))
        keep(opened, document_of("Another."))
        yield opened


def by_hand(ledger: Ledger, *statements: str) -> None:
    """What somebody does who takes the triggers away first."""
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        for (name,) in connection.execute(UNGUARDED).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def told(ledger: Ledger) -> list[str]:
    return [problem.thing for problem in ledger.verify() if problem.kind == "log"]


def test_a_sound_log_has_no_problem_and_grows_by_a_link_a_row(ledger: Ledger) -> None:
    assert told(ledger) == []
    rows = look(ledger.path, "SELECT (SELECT count(*) FROM runs) + (SELECT count(*) FROM acts)")[0][0]
    assert ledger.log_head()[0] == rows == len(ledger.log()) == 6


def test_any_program_can_compute_a_hash_again(ledger: Ledger) -> None:
    first, second = look(ledger.path, "SELECT what, row, hash FROM chain ORDER BY number LIMIT 2")
    row = look(ledger.path, "SELECT run, at, act, document, origin, error, reason, step FROM acts WHERE number = 1")[0]
    assert first[:2] == ("runs", "1")
    assert second[:2] == ("acts", "1")
    text = json.dumps([first[2], "acts", "1", None, *row], separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == second[2]


@pytest.mark.parametrize(
    ("statement", "thing"),
    [
        ("UPDATE acts SET act = 'known' WHERE number = 1", "acts 1"),
        ("UPDATE acts SET at = '2020-01-01T00:00:00' WHERE number = 2", "acts 2"),
        ("UPDATE runs SET command = 'read other.txt' WHERE number = 1", "runs 1"),
        ("DELETE FROM acts WHERE number = 3", "acts 3"),
        ("INSERT INTO acts (run, at, act) VALUES (1, '2020-01-01', 'read')", "acts 5"),
        ("INSERT INTO runs (started, command, version) VALUES ('2020', 'read', '0')", "runs 3"),
        ("DELETE FROM chain WHERE number = 2", "link 2 of the log"),
        ("UPDATE chain SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE number = 4", "runs 2"),
        ("UPDATE chain SET said = 'x' WHERE number = 1", "runs 1"),
    ],
)
def test_a_change_by_hand_is_told(ledger: Ledger, statement: str, thing: str) -> None:
    by_hand(ledger, statement)
    assert thing in told(ledger)


def test_the_last_rows_removed_with_their_links_are_told_by_a_hash_noted_before(ledger: Ledger) -> None:
    _, noted = ledger.log_head()
    assert ledger.log_holds(noted)
    assert ledger.log_holds(noted[:12])
    by_hand(ledger, "DELETE FROM chain WHERE number = 6", "DELETE FROM acts WHERE number = 4")
    assert told(ledger) == []
    assert not ledger.log_holds(noted)
    assert not ledger.log_holds("")
    path = str(ledger.path)
    assert run_here("verify", "--ledger", path).exit_code == 0
    assert run_here("verify", "--ledger", path, "--log", noted).exit_code == 1


@pytest.mark.parametrize("change", ["UPDATE chain SET hash = ''", "DELETE FROM chain"])
def test_the_chain_refuses_to_be_rewritten(ledger: Ledger, change: str) -> None:
    with (
        closing(sqlite3.connect(ledger.path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(change)


def test_another_program_cannot_add_to_the_log(ledger: Ledger) -> None:
    with (
        closing(sqlite3.connect(ledger.path)) as connection,
        pytest.raises(sqlite3.OperationalError, match="sayso_hash"),
    ):
        connection.execute("INSERT INTO runs (started, command, version) VALUES ('2020', 'read', '0')")


def older(path: Path) -> None:
    """A ledger as the program before the chain left it, with a decision in it."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"isolation_level": None})
    event.listen(engine, "begin", opening._begin)
    opening.migrate(engine, revision="0005")
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(DECISIONS)
        connection.execute("INSERT INTO runs VALUES (1, '2023-06-14T11:00:00', 'read', '0.1.0')")
        connection.execute("INSERT INTO acts (run, at, act) VALUES (1, '2023-06-14T13:00:00', 'finished')")
        connection.execute(DECIDED)
        connection.execute(ANCHORED.format("0" * 64))


def test_an_older_ledger_gets_its_chain_in_the_order_of_time(tmp_path: Path) -> None:
    older(tmp_path / "old.db")
    with Ledger(tmp_path / "old.db") as ledger:
        links = look(ledger.path, "SELECT what, row FROM chain ORDER BY number")
        assert links == [("runs", "1"), ("decisions", "1"), ("anchors", "1.0"), ("acts", "1")]
        assert told(ledger) == []
        assert [row.did for row in ledger.log()][1:3] == ["decision 1 stands on claim c1", "decision 1: set"]
        assert ledger.log()[2].who == "Oda"


@pytest.mark.parametrize(
    ("statement", "thing"),
    [
        ("UPDATE decisions SET who = 'Ben'", "decisions 1"),
        ("UPDATE decisions SET value = '{\"low\": 90}'", "decisions 1"),
        ("UPDATE decisions SET why = NULL, value = NULL", "decisions 1"),
        ("UPDATE anchors SET claim = 'c2'", "anchors 1.0"),
        ("UPDATE anchors SET text = NULL, source = NULL", "anchors 1.0"),
    ],
)
def test_a_decision_that_somebody_changed_is_told(tmp_path: Path, statement: str, thing: str) -> None:
    older(tmp_path / "old.db")
    with Ledger(tmp_path / "old.db") as ledger:
        by_hand(ledger, statement)
        assert thing in told(ledger)


def test_a_decision_made_now_is_linked_whoever_writes_it(tmp_path: Path) -> None:
    older(tmp_path / "old.db")
    with Ledger(tmp_path / "old.db") as ledger:
        with closing(sqlite3.connect(ledger.path)) as connection, connection:
            connection.create_function("sayso_hash", -1, hashed)
            connection.execute(DECIDED.replace("(1, 'set'", "(2, 'reject'"))
        assert told(ledger) == []
        by_hand(ledger, "UPDATE decisions SET kind = 'confirm' WHERE number = 2")
        assert told(ledger) == ["decisions 2"]


def test_forgotten_words_leave_the_chain_whole_and_no_salt_behind(tmp_path: Path) -> None:
    older(tmp_path / "old.db")
    with Ledger(tmp_path / "old.db") as ledger:
        gone = "sha256:" + "0" * 64
        with closing(sqlite3.connect(ledger.path)) as connection, connection:
            connection.create_function("sayso_hash", -1, hashed)
            connection.execute("INSERT INTO runs (started, command, version) VALUES ('2023-06-15', 'forget', '0.1.0')")
            connection.execute("INSERT INTO acts (run, at, act, document) VALUES (2, '2023', 'forgotten', ?)", (gone,))
            connection.execute("UPDATE decisions SET why = NULL, value = NULL")
            connection.execute("UPDATE anchors SET text = NULL, source = NULL")
        assert look(ledger.path, "SELECT * FROM chain_salts") == []
        assert told(ledger) == []
