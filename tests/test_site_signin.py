"""Signing in: sessions that end, keys that change, guesses that are slowed down, and passwords that stay secret."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.errors import LedgerError, UnknownId
from sayso.ledger import Ledger
from sayso.web.safety import limits, passwords, sessions
from sayso.web.safety.users import Users
from tests.cli_reports import run_here
from tests.site_visits import PASSWORD, Clock, fast_hashes, ledger_at, send, sign_in, users_of, visitor


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    fast_hashes(monkeypatch)
    return ledger_at(tmp_path / "sayso.db")


@pytest.fixture
def users(ledger: Path, clock: Clock) -> Users:
    return users_of(ledger, clock, Oda="editor", Ben="reader")


def signed_in(client: TestClient) -> bool:
    return client.get("/log", follow_redirects=False).status_code == 200


def test_name_and_password_open_the_page_that_was_asked_for(ledger: Path, users: Users) -> None:
    client = visitor(ledger, users)
    asked = client.get("/log?before=3", follow_redirects=True)
    assert 'name="next" value="/log?before=3"' in asked.text
    assert sign_in(client, " oda ", towards="/log?before=3").headers["location"] == "/log?before=3"
    assert ">Oda<" in client.get("/").text


def test_wrong_ones_are_refused_in_the_same_words(ledger: Path, users: Users) -> None:
    client = visitor(ledger, users)
    answers = [sign_in(client, "Oda", "not the right sentence"), sign_in(client, "Nobody", PASSWORD)]
    assert {answer.status_code for answer in answers} == {401}
    assert all("Name and password do not fit." in answer.text for answer in answers)
    assert not signed_in(client)


def test_the_key_changes_at_sign_in_and_is_worth_nothing_after_sign_out(ledger: Path, users: Users) -> None:
    client = visitor(ledger, users)
    client.get("/signin")
    before = client.cookies["sayso"]
    sign_in(client, "Oda")
    within = client.cookies["sayso"]
    assert within != before
    sign_in(client, "Oda")
    again = client.cookies["sayso"]
    assert again != within
    old = visitor(ledger, users)
    for key in (before, within):
        old.cookies.set("sayso", key)
        assert not signed_in(old)
    send(client, "/signout", seen="/")
    assert "sayso" not in client.cookies
    old.cookies.set("sayso", again)
    assert not signed_in(old)


def test_a_key_that_somebody_planted_is_never_signed_in(ledger: Path, users: Users) -> None:
    planted = sessions.new_key()
    client = visitor(ledger, users)
    client.cookies.set("sayso", planted)
    sign_in(client, "Oda")
    attacker = visitor(ledger, users)
    attacker.cookies.set("sayso", planted)
    assert not signed_in(attacker)


@pytest.mark.parametrize("key", ["", "x", "a" * 43 + "=", "'; DROP TABLE sessions; --", "é" * 43])
def test_odd_keys_are_strangers(ledger: Path, users: Users, key: str) -> None:
    client = visitor(ledger, users)
    answer = client.get("/log", headers={"cookie": f"sayso={key}".encode()}, follow_redirects=False)  # type: ignore[dict-item]
    assert answer.status_code == 303


def test_a_session_ends_when_idle_and_after_a_day(ledger: Path, users: Users, clock: Clock) -> None:
    client = visitor(ledger, users)
    sign_in(client, "Oda")
    clock.now += sessions.IDLE - 1
    assert signed_in(client)
    clock.now += sessions.IDLE + 1
    assert not signed_in(client)
    sign_in(client, "Oda")
    for _ in range(int(sessions.ABSOLUTE / sessions.IDLE)):
        assert signed_in(client)
        clock.now += sessions.IDLE - 1
    clock.now += sessions.IDLE - 1
    assert not signed_in(client)


def test_a_change_of_the_user_ends_the_sessions(ledger: Path, users: Users) -> None:
    client = visitor(ledger, users)
    sign_in(client, "Oda")
    users.change_password("Oda", "another sentence of mine")
    assert not signed_in(client)
    assert sign_in(client, "Oda", "another sentence of mine").status_code == 303
    users.remove("oda")
    assert not signed_in(client)


def test_guesses_at_a_name_wait_twice_as_long_each_time(ledger: Path, users: Users, clock: Clock) -> None:
    def guess(number: int, password: str = "a wrong guess of mine") -> int | str:
        answer = sign_in(visitor(ledger, users, address=f"192.0.2.{number}"), "Oda", password)
        return int(answer.headers["retry-after"]) if answer.status_code == 429 else answer.status_code

    assert [guess(number) for number in range(3)] == [401, 401, 401]
    for number, wait in enumerate((1, 2, 4, 8, 16), start=10):
        assert guess(number, PASSWORD) == wait  # the right one, too early: it is not even looked at
        clock.now += wait
        assert guess(number) == 401
    clock.now += 3_601
    assert guess(99, PASSWORD) == 303


def test_guesses_from_an_address_wait_whatever_the_names(ledger: Path, users: Users, clock: Clock) -> None:
    client = visitor(ledger, users)
    statuses = [sign_in(client, f"name {number}", "some wrong sentence").status_code for number in range(12)]
    assert statuses == [401] * limits.FREE["address"] + [429] * 2
    assert sign_in(client, "Oda").status_code == 429
    assert sign_in(visitor(ledger, users, address="198.51.100.1"), "Oda").status_code == 303
    clock.now += 2
    assert sign_in(client, "Oda").status_code == 303


def test_a_user_who_signs_in_does_not_clear_the_guesses_of_the_address(ledger: Path, users: Users) -> None:
    client = visitor(ledger, users)
    statuses = []
    for number in range(12):
        statuses.append(sign_in(client, f"name {number}", "some wrong sentence").status_code)
        sign_in(client, "Ben")
    assert 429 in statuses


def test_neighbours_of_one_ipv6_household_are_one_address(ledger: Path, users: Users) -> None:
    statuses = [
        sign_in(visitor(ledger, users, address=f"2001:db8::{number:x}"), f"name {number}", "wrong sentence").status_code
        for number in range(12)
    ]
    assert statuses[-1] == 429


def test_passwords_are_kept_as_argon2id_hashes_beside_the_ledger_for_the_owner_alone(tmp_path: Path) -> None:
    path = ledger_at(tmp_path / "sayso.db")
    assert run_here("user", "add", "Oda", "--role", "editor", "--ledger", path, stdin=PASSWORD + "\n").exit_code == 0
    beside = tmp_path / "sayso.db.users"
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    with closing(sqlite3.connect(beside)) as connection:
        ((hash_,),) = connection.execute("SELECT hash FROM users").fetchall()
    assert hash_.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert all(PASSWORD.encode() not in file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert b"argon2" not in path.read_bytes()
    with Ledger(path) as held:
        assert [(row.did, row.why) for row in held.log()][1] == ("user added Oda", "editor")


def test_a_session_key_is_kept_as_its_hash_alone(ledger: Path, users: Users) -> None:
    client = visitor(ledger, users)
    sign_in(client, "Oda")
    assert client.cookies["sayso"].encode() not in users.path.read_bytes()


@pytest.mark.parametrize("password", ["short", "x" * 300, "aaaaaaaaaaaaaaa", "Oda Lind the First"])
def test_weak_passwords_are_refused(users: Users, password: str) -> None:
    with pytest.raises(LedgerError):
        users.add("Oda Lind the First", password, role="reader")
    with pytest.raises(LedgerError):
        passwords.check_new(password, name="Oda Lind the First")


@pytest.mark.parametrize("name", ["", "oda", "ODA", "<script>", "a/b", "x" * 41, "a\nb", "\u202eoda"])
def test_odd_and_taken_names_are_refused(users: Users, name: str) -> None:
    with pytest.raises(LedgerError):
        users.add(name, PASSWORD, role="reader")


def test_nobody_of_that_name(users: Users) -> None:
    with pytest.raises(UnknownId):
        users.remove("Mira")
    with pytest.raises(UnknownId):
        users.change_password("Mira", PASSWORD)


def test_the_command_line_keeps_users(ledger: Path) -> None:
    held = ("--ledger", ledger)
    assert run_here("user", "list", *held).stderr.count("no users") == 1
    assert run_here("user", "add", "Mira", *held, stdin="short\n").exit_code == 2
    assert run_here("user", "add", "Mira", *held, stdin=PASSWORD + "\n").exit_code == 0
    assert '"name":"Mira","role":"reader"' in run_here("user", "list", "--json", *held).stdout
    assert run_here("user", "password", "Mira", *held, stdin="another sentence\n").exit_code == 0
    assert run_here("user", "remove", "mira", *held).exit_code == 0
    assert run_here("user", "remove", "mira", *held).exit_code == 2


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "ledger.example"])
def test_pages_are_not_served_beyond_this_machine_without_users(ledger: Path, host: str) -> None:
    refused = run_here("serve", "--host", host, "--ledger", ledger)
    assert refused.exit_code == 2
    assert "sayso user add" in refused.stderr
