"""Full-text search: the one part of the ledger that is SQLite's own (FTS5), over documents and over claims.

The indexes hold no text of their own (external content); triggers keep them in step with the tables, within the
transaction that changes them. Words are folded to lower case without diacritics, so "Kharkiv" and "KHARKÍV" meet.
Scripts written without spaces are searched by their characters (`unspaced`), since the tokenizer cuts at spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, Table, false, text
from sqlalchemy.exc import DatabaseError

from sayso.ledger.tables import documents
from sayso.model import Span

__all__ = ["broken", "create", "excerpt", "hits", "holds", "key", "phrases", "rebuild", "tidy"]

INDEXES = {"documents": ("title", "text"), "claims": ("text",)}
LONGEST_WORD = 100  # characters of a word that are compared
MOST_PHRASES = 32  # a query of more words than this is cut: nobody types it, and each one is a join
BEFORE, AFTER = 60, 140  # characters of an excerpt on either side of the first hit
_PHRASE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def create(connection: Connection) -> None:
    """Makes the indexes and their triggers, and fills them from the tables."""
    for table, columns in INDEXES.items():
        names = ", ".join(columns)
        old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
        words = f"{table}_words"
        gone = f"INSERT INTO {words}({words}, rowid, {names}) VALUES ('delete', old.number, {old});"  # noqa: S608
        come = f"INSERT INTO {words}(rowid, {names}) VALUES (new.number, {new});"  # noqa: S608
        for statement in (
            f"CREATE VIRTUAL TABLE {words} USING fts5({names}, content='{table}', content_rowid='number', "
            "tokenize='unicode61 remove_diacritics 2')",
            f"CREATE TRIGGER {words}_come AFTER INSERT ON {table} BEGIN {come} END",
            f"CREATE TRIGGER {words}_gone AFTER DELETE ON {table} BEGIN {gone} END",
            f"CREATE TRIGGER {words}_changed AFTER UPDATE OF {names} ON {table} BEGIN {gone} {come} END",
        ):
            connection.exec_driver_sql(statement)
    rebuild(connection)


def rebuild(connection: Connection) -> None:
    """Fills the indexes anew from the tables."""
    _order(connection, "rebuild")


def tidy(connection: Connection) -> None:
    """Merges the indexes into one piece each, so that words of removed documents are no longer in them."""
    _order(connection, "optimize")


def broken(connection: Connection) -> list[str]:
    """The indexes that do not agree with the tables that they index."""
    wrong = []
    for table in INDEXES:
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(
                    f"INSERT INTO {table}_words({table}_words, rank) VALUES ('integrity-check', 1)"  # noqa: S608
                )
        except DatabaseError:
            wrong.append(f"{table}_words")
    return wrong


def _order(connection: Connection, order: str) -> None:
    for table in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {table}_words({table}_words) VALUES (?)", (order,))  # noqa: S608


def key(name: str | None) -> str | None:
    """A name as it is searched by: folded, without diacritics, each word after one space.

    >>> key("Volodymyr  Zelenský")
    ' volodymyr zelensky'
    """
    if name is None:
        return None
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return "".join(f" {word}" for word in re.findall(r"\w+", plain))


def phrases(words: str) -> list[str]:
    """The words of a query, those between quotation marks kept together; what holds no letter or digit is dropped.

    >>> phrases('field "north of" -- OR')
    ['field', 'north of', 'OR']
    """
    clean = words.encode("utf-8", "replace").decode().replace("\0", " ")
    found = (match[1] if match[1] is not None else match[2] for match in _PHRASE.finditer(clean))
    return [phrase.strip() for phrase in found if any(map(str.isalnum, phrase))][:MOST_PHRASES]


def holds(table: Table, words: str) -> ColumnElement[bool]:
    """That a row of `documents` or `claims` holds all the words; nothing of them is read as query syntax.

    A word that ends in `*` stands for every word that begins so. Without a letter or digit nothing is found.
    """
    wanted = phrases(words)
    if not wanted:
        return false()
    spaced = [phrase for phrase in wanted if not _UNSPACED.search(phrase)]
    conditions: list[ColumnElement[bool]] = [
        table.c.text.contains(phrase, autoescape=True) for phrase in wanted if _UNSPACED.search(phrase)
    ]
    if spaced:
        index = f"{table.name}_words"
        query = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :query")  # noqa: S608
        conditions.append(table.c.number.in_(query.bindparams(query=_query(spaced)).columns(documents.c.number)))
    result = conditions[0]
    for condition in conditions[1:]:
        result = result & condition
    return result


def _query(wanted: list[str]) -> str:
    """Each phrase as an FTS5 string, so that no word of it is an operator."""
    return " ".join(f'"{phrase.rstrip("*")}"' + ("*" if phrase.endswith("*") else "") for phrase in wanted)


def excerpt(held: str, words: str) -> tuple[str, tuple[Span, ...]]:
    """The stretch of a text around the first of the words, and the spans in it of all words that were searched for.

    FTS5's own snippet() takes time with the square of the hits: minutes for a word that stands 200,000 times.
    """
    wanted = [word for phrase in phrases(words) for word in _wanted(phrase)]
    first = next(_hits(held, wanted), Span(0, 1))
    start, end = max(0, first.start - BEFORE), min(len(held), first.end + AFTER)
    while 0 < start < first.start and held[start - 1].isalnum():
        start += 1
    while first.end < end < len(held) and held[end].isalnum():
        end -= 1
    shown = held[start:end]
    return shown, tuple(_hits(shown, wanted))


def hits(held: str, words: str) -> tuple[Span, ...]:
    """The spans in a text of all words that were searched for."""
    return tuple(_hits(held, [word for phrase in phrases(words) for word in _wanted(phrase)]))


def _wanted(phrase: str) -> Iterator[str]:
    """The words of a phrase, folded; those in scripts without spaces as they are, one that stands for others with *."""
    if _UNSPACED.search(phrase):
        yield phrase
    else:
        folded = _folded(phrase).split()
        yield from folded[:-1]
        if folded:
            yield folded[-1] + ("*" if phrase.endswith("*") else "")


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return (key(word) or "").strip()


def _hits(held: str, wanted: list[str]) -> Iterator[Span]:
    whole = {word for word in wanted if not word.endswith("*")}
    begun = tuple(word[:-1] for word in wanted if word.endswith("*"))
    within = [word for word in wanted if _UNSPACED.search(word)]
    for match in re.finditer(r"\w+", held):
        folded = _folded(match[0][:LONGEST_WORD])
        if folded in whole or (begun and folded.startswith(begun)):
            yield Span(*match.span())
        else:
            yield from (
                Span(at, at + len(word)) for word in within if (at := held.find(word, match.start(), match.end())) >= 0
            )
