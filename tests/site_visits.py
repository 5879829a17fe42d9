"""Visits for the tests of the pages: forms sent with their token, users with passwords that hash fast."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.safety import passwords
from sayso.web.safety.users import Role, Users
from sayso.web.site import site
from tests.ledger_reports import claim_of, document_of, keep

PASSWORD = "a sentence that nobody knows"


class Clock:
    """A time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def ledger_at(path: Path, title: str = "Nine killed in Orsk") -> Path:
    """A ledger with one report of one claim."""
    data, raw, name = _made(title)
    path.write_bytes(data)
    kept = path.with_name(f"{path.name}.files") / name[:2] / name[2:4] / name
    kept.parent.mkdir(parents=True)
    kept.write_bytes(raw)
    return path


@cache
def _made(title: str) -> tuple[bytes, bytes, str]:
    """The bytes of such a ledger, of its report, and their hash: made once, since migrating takes longest."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sayso.db"
        document = document_of(f"{title}\n\nNine people died in Orsk.", title=title)
        with Ledger(path) as ledger:
            keep(ledger, document, claim_of(document, "Nine people died in Orsk"))
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return path.read_bytes(), document.text.encode(), document.provenance.sha256


def fast_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that take no time; what they are made of is under test elsewhere."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobodys.cache_clear()


def users_of(ledger: Path, clock: Clock, **people: Role) -> Users:
    """The users of a ledger, with the given roles by name; all have the same password."""
    users = Users(ledger, clock=clock)
    for name, role in people.items():
        users.add(name, PASSWORD, role=role)
    return users


def token_of(page: httpx.Response) -> str:
    """The token that a page gives to its forms."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"|"X-CSRF-Token": "([0-9a-f]{64})"', page.text)
    assert found is not None, f"no token in the page at {page.url}"
    return found[1] or found[2]


def send(
    client: TestClient, path: str, *, seen: str | None = None, follow: bool = False, **fields: str
) -> httpx.Response:
    """Sends a form as the page at `seen` (the same address when left out) would."""
    token = token_of(client.get(seen or path))
    return client.post(path, data={"csrf": token, **fields}, follow_redirects=follow)


def sign_in(client: TestClient, name: str, password: str = PASSWORD, towards: str = "/") -> httpx.Response:
    """Signs in."""
    return send(client, "/signin", name=name, password=password, next=towards)


def visitor(ledger: Path, users: Users, *, address: str = "192.0.2.7", **settings: bool) -> TestClient:
    """A browser on another machine."""
    app = site(ledger, accounts=True, users=users, **settings)
    return TestClient(app, base_url="http://ledger.example", client=(address, 50_000))
