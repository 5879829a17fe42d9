"""Tips: taken from strangers, screened before anybody sees them, moderated, withdrawn, and deleted by the rule."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.safety.users import Users
from sayso.web.site import site
from sayso.web.tips import KEPT_DAYS, TipBox
from sayso.web.tips.box import A_SENDER
from tests.ledger_reports import look
from tests.site_visits import Clock, fast_hashes, ledger_at, send, sign_in, token_of, users_of, visitor

WORDS = "The strike was on Tuesday evening, not on Wednesday; the mayor's own post of that night says so."
HOSTILE = "<script>alert(1)</script> says \"'><img src=x onerror=alert(2)> about the strike on Tuesday"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    fast_hashes(monkeypatch)
    return ledger_at(tmp_path / "sayso.db")


@pytest.fixture
def users(ledger: Path, clock: Clock) -> Users:
    return users_of(ledger, clock, Oda="editor", Mira="editor", Ben="reader")


@pytest.fixture
def box(ledger: Path, clock: Clock) -> TipBox:
    return TipBox(ledger, clock=clock)


@pytest.fixture
def stranger(ledger: Path, users: Users) -> TestClient:
    return visitor(ledger, users, tips=True)


def tip(client: TestClient, words: str = WORDS, **fields: str) -> httpx.Response:
    return send(client, "/tips/new", **({"kind": "correction", "words": words, "matter": "m-1"} | fields))


def editor_at(ledger: Path, users: Users, name: str = "Oda") -> TestClient:
    client = visitor(ledger, users)
    sign_in(client, name)
    return client


def test_a_stranger_sends_a_tip_and_sees_it_wait(stranger: TestClient, box: TipBox) -> None:
    page = stranger.get("/tips/new?matter=m-1")
    assert 'name="matter" value="m-1"' in page.text
    sent = tip(stranger)
    assert sent.status_code == 303
    page = stranger.get(sent.headers["location"])
    assert "waiting for an editor" in page.text
    assert sent.headers["location"] in page.text
    (held,) = box.all("waiting")
    assert (held.words, held.kind, held.matter, held.reasons) == (WORDS, "correction", "m-1", ())


def test_strangers_send_tips_only_where_the_keeper_wants_them(ledger: Path, users: Users) -> None:
    client = visitor(ledger, users)
    assert client.get("/tips/new", follow_redirects=False).headers["location"].startswith("/signin")
    assert client.post("/tips/new", data={"kind": "comment", "words": WORDS}).status_code == 401


def test_nothing_of_the_sender_is_written_down(stranger: TestClient, box: TipBox, ledger: Path) -> None:
    secret = tip(stranger).headers["location"].partition("key=")[2]
    kept = b"".join(file.read_bytes() for file in ledger.parent.glob("sayso.db*") if file.is_file())
    assert WORDS.encode() in kept
    for trace in (b"192.0.2.7", b"testclient", secret.encode(), stranger.cookies["sayso"].encode()):
        assert trace not in kept
    assert WORDS.encode() not in ledger.read_bytes()
    assert box.path.stat().st_mode & 0o077 == 0


def test_words_of_a_tip_are_shown_as_words(stranger: TestClient, ledger: Path, users: Users) -> None:
    sent = tip(stranger, HOSTILE, link="https://example.org/a?b='c'")
    pages = [stranger.get(sent.headers["location"]), editor_at(ledger, users).get("/tips")]
    pages.append(tip(stranger, HOSTILE, link="javascript:alert(1)"))
    assert pages[2].status_code == 400
    for page in pages:
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert "&lt;script&gt;" in page.text
        assert 'href="https://example.org' not in page.text


@pytest.mark.parametrize(
    "fields",
    [
        {"words": "short"},
        {"words": "x" * 4_001},
        {"kind": "fact"},
        {"link": "ftp://example.org"},
        {"link": "https://exa mple.org"},
        {"link": "https://example.org/" + "x" * 500},
    ],
)
def test_what_is_no_tip_is_told_and_not_kept(stranger: TestClient, box: TipBox, fields: dict[str, str]) -> None:
    answer = tip(stranger, **fields)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert box.counts() == {}


@pytest.mark.parametrize("matter", ["../../etc", "<script>", "x" * 100, "m 1", ""])
def test_what_is_no_matter_is_left_out(stranger: TestClient, box: TipBox, matter: str) -> None:
    assert tip(stranger, matter=matter).status_code == 303
    assert box.all("waiting")[0].matter is None


def test_a_tip_needs_its_token(stranger: TestClient, box: TipBox) -> None:
    stranger.get("/tips/new")
    assert stranger.post("/tips/new", data={"kind": "comment", "words": WORDS}).status_code == 403
    assert box.counts() == {}


def test_the_field_that_people_do_not_see_catches_programs(stranger: TestClient, box: TipBox) -> None:
    assert re.search(r'class="unseen" aria-hidden="true".*?tabindex="-1"', stranger.get("/tips/new").text)
    sent = tip(stranger, website="https://spam.example")
    assert "waiting for an editor" in stranger.get(sent.headers["location"]).text  # a program learns nothing
    (held,) = box.all("spam")
    assert held.reasons == ("a field was filled in that people do not see",)


def test_a_sender_and_all_senders_have_a_limit(ledger: Path, users: Users, clock: Clock, box: TipBox) -> None:
    client = visitor(ledger, users, tips=True)
    statuses = [tip(client, f"{WORDS} Number {number}.").status_code for number in range(A_SENDER + 1)]
    assert statuses == [303] * A_SENDER + [429]
    assert sum(box.counts().values()) == A_SENDER
    clock.now += 3_601
    assert tip(client, "Another one, about the bridge in the north.").status_code == 303


def test_a_flood_under_many_addresses_is_stopped(
    ledger: Path, users: Users, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.web.tips.box.ALL_SENDERS", 12)
    app = site(ledger, accounts=True, users=users, tips=True)
    statuses = []
    for number in range(13):
        client = TestClient(app, base_url="http://ledger.example", client=(f"198.51.100.{number}", 50_000))
        statuses.append(tip(client, f"{WORDS} Number {number}.").status_code)
    assert statuses == [303] * 12 + [429]


@pytest.mark.parametrize(
    ("words", "state", "reason"),
    [
        (WORDS.upper() + " !!", "spam", "the same words were sent before"),
        (WORDS + " Please mend it.", "waiting", "nearly the same words were sent before"),
        (" ".join(f"https://example.org/{n}" for n in range(5)) + " show the strike", "waiting", "5 links"),
        ("See https://bit.ly/abc for the report of the strike", "waiting", "a shortened link (bit.ly)"),
        ("See http://192.0.2.1/x for the report of the strike", "waiting", "a link to a bare address"),
        ("See https://xn--bbc-x.example for the strike", "waiting", "a link whose name is spelt in another script"),
        ("Cheap viagra and casino backlinks, click https://spam.example", "spam", "the filter takes it for spam"),
    ],
)
def test_what_is_odd_is_held_with_its_reason(
    stranger: TestClient, box: TipBox, words: str, state: str, reason: str
) -> None:
    tip(stranger)
    tip(stranger, words)
    held = max(box.all("waiting") + box.all("spam"), key=lambda one: one.number)
    assert held.state == state
    assert reason in held.reasons


def test_an_accepted_tip_is_a_proposal_and_no_fact(
    stranger: TestClient, ledger: Path, users: Users, box: TipBox
) -> None:
    sent = tip(stranger)
    before = look(ledger, "SELECT * FROM claims")
    client = editor_at(ledger, users)
    assert WORDS.replace("'", "&#39;") in client.get("/tips").text
    done = send(client, "/tips/decide", seen="/tips", tip="1", verdict="accepted", why="worth a look")
    assert done.status_code == 303
    (proposal,) = box.proposals("m-1")
    assert (proposal.words, proposal.who, proposal.why) == (WORDS, "Oda", "worth a look")
    assert box.proposals("m-2") == []
    assert look(ledger, "SELECT * FROM claims") == before
    assert "accepted as a proposal" in stranger.get(sent.headers["location"]).text
    with Ledger(ledger) as held:
        assert "tip accepted tip 1 by Oda" in [row.did for row in held.log()]
        assert held.verify() == []


def test_of_two_editors_the_second_sees_what_the_first_decided(
    stranger: TestClient, ledger: Path, users: Users, box: TipBox
) -> None:
    tip(stranger)
    first, second = editor_at(ledger, users), editor_at(ledger, users, "Mira")
    second.get("/tips")
    send(first, "/tips/decide", seen="/tips", tip="1", verdict="accepted")
    late = second.post(
        "/tips/decide", data={"csrf": token_of(second.get("/")), "tip": "1", "verdict": "refused", "seen": "waiting"}
    )
    assert late.status_code == 409
    assert "Oda was quicker" in late.text
    assert box.counts() == {"accepted": 1}


def test_readers_and_strangers_see_no_queue(stranger: TestClient, ledger: Path, users: Users, box: TipBox) -> None:
    tip(stranger)
    reader = editor_at(ledger, users, "Ben")
    for client in (reader, stranger):
        for path in ("/tips", "/tips.json", "/tips?state=spam"):
            assert WORDS[:20] not in client.get(path).text
    token = token_of(reader.get("/"))
    answer = reader.post("/tips/decide", data={"csrf": token, "tip": "1", "verdict": "accepted"})
    assert answer.status_code == 403
    assert box.counts() == {"waiting": 1}


@pytest.mark.parametrize("fields", [{"tip": "x"}, {"tip": "-1"}, {"tip": "9" * 40}, {"verdict": "fact"}])
def test_malformed_verdicts_are_refused(
    stranger: TestClient, ledger: Path, users: Users, fields: dict[str, str]
) -> None:
    tip(stranger)
    answer = send(editor_at(ledger, users), "/tips/decide", seen="/tips", **({"tip": "1", "verdict": "spam"} | fields))
    assert answer.status_code == 400


@pytest.mark.parametrize("accepted", [False, True])
def test_a_sender_withdraws_a_tip_by_its_secret_address(
    stranger: TestClient, ledger: Path, users: Users, box: TipBox, accepted: bool
) -> None:
    where = tip(stranger).headers["location"]
    if accepted:
        send(editor_at(ledger, users), "/tips/decide", seen="/tips", tip="1", verdict="accepted")
    done = send(stranger, "/tips/sent", seen=where, key=where.partition("key=")[2], act="withdraw")
    assert "Withdrawn" in done.text
    assert stranger.get(where).status_code == 404
    assert box.counts() == {}
    assert box.proposals("m-1") == []
    assert WORDS.encode() not in box.path.read_bytes()
    with Ledger(ledger) as held:
        assert "tip withdrawn tip 1" in [row.did for row in held.log()]


@pytest.mark.parametrize("key", ["", "x", "1", "%27%20OR%201=1", "x" * 1_000])
def test_no_other_address_finds_a_tip(stranger: TestClient, box: TipBox, key: str) -> None:
    tip(stranger)
    answer = stranger.get(f"/tips/sent?key={key}")
    assert answer.status_code == 404
    assert WORDS[:20] not in answer.text


@pytest.mark.parametrize("state", ["waiting", "accepted", "refused", "spam"])
def test_old_tips_are_deleted_by_the_rule_that_the_privacy_page_tells(
    stranger: TestClient, box: TipBox, clock: Clock, state: str
) -> None:
    tip(stranger)
    if state != "waiting":
        box.moderate(1, state, who="Oda")  # type: ignore[arg-type]
    assert f"{KEPT_DAYS[state]} days" in stranger.get("/privacy").text
    clock.now += KEPT_DAYS[state] * 86_400 - 60
    assert len(box.all(state)) == 1
    clock.now += 120
    assert box.all(state) == []
    assert WORDS.encode() not in box.path.read_bytes()


def test_on_this_machine_tips_need_no_account(ledger: Path, box: TipBox) -> None:
    client = TestClient(site(ledger))
    assert tip(client).status_code == 303
    assert client.get("/tips.json").json()["tips"][0]["words"] == WORDS
