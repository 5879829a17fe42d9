"""docs/ledger.md tells of every table and every column of every view, and its queries run."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from ledger_reports import claim_of, document_of, keep

from sayso.ledger import Ledger, tables

PAGE = (Path(__file__).parents[1] / "docs" / "ledger.md").read_text("utf-8")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("docs") / "sayso.db"
    document = document_of("Nine people died in Izium.")
    with Ledger(path) as made:
        keep(made, document, claim_of(document, "Nine people died"))
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield connection


def test_the_queries_of_the_page_run(ledger: sqlite3.Connection) -> None:
    queries = [
        query for block in re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL) for query in block.split(";\n") if query
    ]
    assert len(queries) == 4
    for query in queries:
        rows = ledger.execute(query).fetchall()
        assert bool(rows) is ("quarantine" not in query)


def test_every_view_is_told_with_its_columns(ledger: sqlite3.Connection) -> None:
    told = dict(re.findall(r"^\| `(\w+_view)` \|[^|]*\| (.*) \|$", PAGE, re.MULTILINE))
    views = [name for (name,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert sorted(told) == sorted(views)
    for view in views:
        columns = [row[1] for row in ledger.execute(f"PRAGMA table_info({view})")]
        assert told[view].split(", ") == columns


def test_every_table_is_told_of() -> None:
    told = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (.*?) \|", PAGE, re.MULTILINE))))
    assert set(tables.metadata.tables) <= told
