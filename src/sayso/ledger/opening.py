"""Opening a ledger: one query tells whether the file is one, of which version; only an older one loads Alembic."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError

from sayso.errors import LedgerError, NotALedger
from sayso.ledger.chain import hashed
from sayso.ledger.tables import SCHEMA

__all__ = ["files_folder", "migrate", "open_engine", "plainly"]

APPLICATION = 0x53617973  # "Says", in the file's header: tells our files from other SQLite files
BUSY_SECONDS = 60.0  # how long a writer waits for another one; a document takes milliseconds
WRITING = "sayso_writing"  # the option of a connection that is about to write
_MAGIC = b"SQLite format 3\0"


def files_folder(path: Path) -> Path:
    """The folder beside a ledger that holds raw bytes and the locks of runs."""
    return path.with_name(path.name + ".files")


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Tells what the database or the disk refuses in one line: NotALedger or LedgerError."""
    try:
        yield
    except IntegrityError as error:
        raise LedgerError(str(path), f"it refuses the change ({error.orig})", "run `sayso verify`") from error
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        reason = " ".join(str(cause).split())
        if "not a database" in reason:
            raise NotALedger(str(path), "it is no ledger of sayso", "name another file with --ledger") from error
        if "locked" in reason:
            raise LedgerError(str(path), "another program is writing to it", "wait, then try again") from error
        if "malformed" in reason:
            raise LedgerError(str(path), "the file is damaged", "restore a copy, or read the reports anew") from error
        raise LedgerError(str(path), reason, "check the disk's space and the file's permissions") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise LedgerError(str(error.filename or path), reason, "check the disk's space and permissions") from error


def open_engine(path: Path, *, create: bool) -> Engine:
    """The engine of the ledger at `path`, made or migrated where needed.

    Raises NotALedger when there is none and `create` is False, when the file is something else, or newer.
    """
    _look(path, create=create)
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with plainly(path):
            if _version(engine, path) != SCHEMA:
                folder = files_folder(path)
                folder.mkdir(exist_ok=True)
                with (folder / "opening.lock").open("w") as lock:
                    fcntl.flock(lock, fcntl.LOCK_EX)
                    if _version(engine, path) != SCHEMA:
                        migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _look(path: Path, *, create: bool) -> None:
    """Refuses what cannot be a ledger before the database sees it, so that nothing is created beside it."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        if not create:
            step = "read a report first (`sayso read FILE`), or name another with --ledger"
            raise NotALedger(str(path), "there is no such ledger", step) from None
        if not path.parent.is_dir():
            raise NotALedger(str(path), "its folder does not exist", "make the folder, or name another") from None
        return
    except OSError as error:
        raise NotALedger(str(path), error.strerror or str(error), "name another file with --ledger") from None
    if head != _MAGIC and (head or not create):
        raise NotALedger(str(path), "it is no ledger of sayso", "name another file with --ledger")


def _prepare(connection: Any, _record: Any) -> None:
    # secure_delete zeroes what is removed; NORMAL in WAL survives a kill at any moment, and a power cut at worst takes
    # back the last documents, whole.
    for pragma in ("foreign_keys = ON", "secure_delete = ON", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("sayso_hash", -1, hashed, deterministic=True)  # what the triggers of the chain call


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once, rather than failing midway when two have read and both want to write."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _version(engine: Engine, path: Path) -> str | None:
    """The version of the schema; None for an empty database. Raises NotALedger for another program's, or a newer."""
    with engine.connect() as connection:
        try:
            found = connection.exec_driver_sql(
                "SELECT application_id, (SELECT version_num FROM alembic_version) FROM pragma_application_id"
            ).one()
        except DatabaseError as error:
            if "no such table" not in str(error.orig):
                raise
            empty = not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
            if empty:
                return None
            raise NotALedger(str(path), "it is a database of another program", "name another with --ledger") from None
    application, version = found
    if application != APPLICATION:
        raise NotALedger(str(path), "it is a database of another program", "name another with --ledger")
    if str(version) > SCHEMA:
        raise NotALedger(str(path), f"a newer sayso wrote it (schema {version})", "upgrade sayso, then try again")
    return str(version)


def migrate(engine: Engine, *, revision: str = "head") -> None:
    """Brings the ledger to a revision, all of it or nothing; the folder of migrations is part of the package."""
    from alembic import command
    from alembic.config import Config

    from sayso.ledger import search, views

    with engine.connect() as bare:
        # Outside of a transaction, where SQLite wants these two; both are kept in the file.
        raw = bare.connection.dbapi_connection
        if raw is not None:
            raw.execute("PRAGMA journal_mode = WAL")
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", os.fspath(Path(__file__).with_name("migrations")).replace("%", "%%"))
        command.upgrade(config, revision)
        views.remake(connection)
        if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'documents_words'").scalar():
            search.create(connection)
