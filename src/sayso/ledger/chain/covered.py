"""Which tables the chain covers, and which of their columns.

Columns that forgetting may empty (`fading`) are covered through a hash with a salt of its own: when they are emptied,
the salt goes too, and the hash that stays tells nothing of the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

__all__ = ["Covered", "covered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A table under the chain; `row`, `at` and `excused` are SQL on a row that is called `r`.

    `row` names the row, `at` is its time, and `excused` tells whether its fading columns may be empty.
    """

    table: str
    row: str
    at: str
    kept: tuple[str, ...]
    fading: tuple[str, ...] = ()
    excused: str = "0"

    def of(self, name: str, columns: tuple[str, ...]) -> str:
        """The columns of the row called `name`, as arguments of a function."""
        return "".join(f', {name}."{column}"' for column in columns)

    def key(self, name: str) -> str:
        """The row's name in the chain, of the row called `name`."""
        return self.row.replace("r.", f"{name}.")


_ANCHORED_IN_NO_DOCUMENT = """EXISTS (SELECT 1 FROM anchors a JOIN acts f ON f.document = a.document
    WHERE a.decision = r.{number} AND f.act = 'forgotten')"""

# The columns and their order are part of every hash: a table that gets a new column keeps this list, or is covered anew
# by a migration.
_COVERED = (
    Covered(table="runs", row="r.number", at="r.started", kept=("started", "command", "version")),
    Covered(
        table="acts",
        row="r.number",
        at="r.at",
        kept=("run", "at", "act", "document", "origin", "error", "reason", "step"),
    ),
    Covered(
        table="decisions",
        row="r.number",
        at="r.at",
        kept=("kind", "at", "who", "undoes", "subject"),
        fading=("why", "value"),
        excused=_ANCHORED_IN_NO_DOCUMENT.format(number="number"),
    ),
    Covered(
        table="anchors",
        row="r.decision || '.' || r.position",
        at="(SELECT at FROM decisions d WHERE d.number = r.decision)",
        kept=("decision", "position", "claim", "document", "span_start", "span_end", "event"),
        fading=("source", "text"),
        excused="EXISTS (SELECT 1 FROM acts f WHERE f.document = r.document AND f.act = 'forgotten')",
    ),
)


def covered(connection: Connection) -> list[Covered]:
    """The tables under the chain that the ledger has."""
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    return [one for one in _COVERED if one.table in there]
