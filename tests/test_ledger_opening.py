"""A ledger is made, recognised or refused by its file; its schema is what the tables say."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from ledger_reports import document_of, keep, look
from sqlalchemy import create_engine, inspect

import sayso.ledger
import sayso.ledger.copies.tables
from sayso.errors import LedgerError, NotALedger
from sayso.ledger import Ledger, tables


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "sayso.db"
    with Ledger(path) as ledger:
        keep(ledger, document_of("One."))
    return path


def test_the_migrated_schema_is_that_of_the_tables(made: Path, tmp_path: Path) -> None:
    migrated, plain = create_engine(f"sqlite:///{made}"), create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    tables.metadata.create_all(plain)
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _is_ours})
        assert compare_metadata(context, tables.metadata) == []
    for table in tables.metadata.tables:
        for look_at in (
            "get_columns",
            "get_indexes",
            "get_foreign_keys",
            "get_unique_constraints",
            "get_pk_constraint",
        ):
            of_both = [getattr(inspect(engine), look_at)(table) for engine in (migrated, plain)]
            assert sorted(map(str, of_both[0])) == sorted(map(str, of_both[1]))
    migrated.dispose()
    plain.dispose()


def _is_ours(_object: object, name: str | None, kind: str, reflected: bool, _other: object) -> bool:
    return not (kind == "table" and reflected and "_words" in str(name))


def test_the_newest_migration_is_the_one_that_the_program_expects() -> None:
    folder = Path(sayso.ledger.__file__).with_name("migrations")
    config = Config()
    config.set_main_option("script_location", str(folder))
    assert ScriptDirectory.from_config(config).get_current_head() == tables.SCHEMA


def test_a_ledger_keeps_wal_and_says_whose_file_it_is(made: Path) -> None:
    assert look(made, "PRAGMA journal_mode") == [("wal",)]
    assert look(made, "PRAGMA application_id") != [(0,)]
    assert look(made, "SELECT version_num FROM alembic_version") == [(tables.SCHEMA,)]


def test_opening_again_loads_no_migrations(made: Path) -> None:
    code = "import sys; from sayso.ledger import Ledger; Ledger(sys.argv[1]).close(); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(made)], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_what_is_no_ledger_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    text, database, broken = tmp_path / "notes.txt", tmp_path / "other.db", tmp_path / "broken.db"
    text.write_text("These are notes.")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE birds (name)")
    broken.write_bytes(b"SQLite format 3\0" + b"\xff" * 5_000)
    for path in (text, database, broken, tmp_path):
        before = path.read_bytes() if path.is_file() else None
        for create in (True, False):
            with pytest.raises(NotALedger, match=path.name):
                Ledger(path, create=create)
        assert before == (path.read_bytes() if path.is_file() else None)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken.db", "notes.txt", "other.db"]


def test_another_programs_database_with_migrations_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES ('0000')")
    with pytest.raises(NotALedger, match="another program"):
        Ledger(path)


def test_a_ledger_of_a_newer_program_is_refused(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NotALedger, match="upgrade sayso"):
        Ledger(made)


def test_nothing_is_made_where_nothing_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match="no such ledger"):
        Ledger(tmp_path / "sayso.db", create=False)
    with pytest.raises(NotALedger, match="folder does not exist"):
        Ledger(tmp_path / "nowhere" / "sayso.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_and_an_odd_name_become_ledgers(tmp_path: Path) -> None:
    for name in ("empty.db", "50% of?a#b & 'c'.db", ":memory:"):
        path = tmp_path / name
        path.touch()
        with Ledger(path) as ledger:
            keep(ledger, document_of("One."))
        with Ledger(path, create=False) as ledger:
            assert len(ledger.documents()) == 1


def test_a_making_that_was_killed_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with Ledger(path) as ledger:
        keep(ledger, document_of("One."))
        assert len(ledger.documents()) == 1


def test_a_writer_that_holds_the_ledger_too_long_is_told_of(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ledger.opening.BUSY_SECONDS", 0.05)
    with Ledger(made) as ledger, closing(sqlite3.connect(made, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program is writing"):
            keep(ledger, document_of("Two."))
        assert len(ledger.documents()) == 1  # readers go on
        other.execute("ROLLBACK")
        keep(ledger, document_of("Two."))


@pytest.mark.parametrize("view", ["claims_view", "documents_view", "runs_view", "quarantine_view", "forgotten_view"])
def test_the_views_open_in_any_sqlite_tool(made: Path, view: str) -> None:
    assert len(look(made, f"SELECT * FROM {view}")) == (1 if view in ("documents_view", "runs_view") else 0)
