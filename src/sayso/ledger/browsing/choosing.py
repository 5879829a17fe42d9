"""The claims that a question's words and voices choose, as narrow rows beside the ledger, made once for all counts.

A filter on a column is tested on an index in passing; words, parts of names and voices are sets of claims, and asking a
set for each claim in each of six passes took six times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, FromClause, TableClause, column, func, select, table, text, union

from sayso.ledger import filters, resolve
from sayso.ledger.browsing.asked import Asked
from sayso.ledger.browsing.conditions import Condition, spoken
from sayso.ledger.browsing.indexes import BY_EVENT, COLUMNS
from sayso.ledger.tables import claims

__all__ = ["Chosen", "chosen"]

MANY = 5_000  # above, the index is read through; below, each claim is looked up
_LOOSE, _VOICED, _NUMBERS = "browse_loose", "browse_voiced", "browse_numbers"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows to count in: `rows` are chosen by words and voices, `any_voice` by words alone.

    Either is the table of claims itself where nothing chooses.
    """

    rows: FromClause
    any_voice: FromClause


@contextmanager
def chosen(connection: Connection, asked: Asked, *, indexed: bool) -> Iterator[Chosen]:
    """The rows that words, parts of names, a report and voices choose. Raises UnknownId for an unknown report."""
    loose = filters.claim_conditions(words=asked.words, source=asked.who, place=asked.where)
    if asked.report is not None:
        loose.append(claims.c.document == resolve.document(connection, asked.report))
    any_voice: FromClause = claims
    rows: FromClause = claims
    try:
        if loose:
            any_voice = rows = _copied(connection, _LOOSE, claims, loose, indexed=indexed)
        ways = spoken(asked)
        if ways:
            among = union(*ways) if len(ways) > 1 else ways[0]
            rows = _copied(connection, _VOICED, any_voice, [any_voice.c.number.in_(among)], indexed=indexed)
        yield Chosen(rows, any_voice)
    finally:
        for name in (_LOOSE, _VOICED, _NUMBERS):
            connection.execute(text(f"DROP TABLE IF EXISTS temp.{name}"))


def _copied(
    connection: Connection, name: str, rows: FromClause, wanted: list[Condition], *, indexed: bool
) -> TableClause:
    """The narrow rows that meet the conditions, in a table that goes when the question is answered."""
    names = ("number", *COLUMNS)
    made = table(name, *(column(each) for each in names))
    source: FromClause = rows
    hint = False
    if rows is claims:
        numbers = table(_NUMBERS, column("number"))
        connection.execute(text(f"DROP TABLE IF EXISTS temp.{_NUMBERS}"))
        connection.execute(text(f"CREATE TEMP TABLE {_NUMBERS} (number INTEGER PRIMARY KEY)"))
        connection.execute(numbers.insert().from_select(["number"], select(claims.c.number).where(*wanted)))
        hint = indexed and (connection.scalar(select(func.count()).select_from(numbers)) or 0) > MANY
        wanted = [claims.c.number.in_(select(numbers.c.number))]
    connection.execute(text(f"CREATE TEMP TABLE {name} (number INTEGER PRIMARY KEY, {', '.join(COLUMNS)})"))
    query = select(*(source.c[each] for each in names)).where(*wanted)
    if hint:
        query = query.with_hint(claims, f"INDEXED BY {BY_EVENT}", "sqlite")
    connection.execute(made.insert().from_select(names, query))
    return made
