"""Akismet is asked only where its key is given, is sent only what is told, and decides nothing when it is silent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from starlette.testclient import TestClient

from sayso.web.site import site
from sayso.web.tips import TipBox
from sayso.web.tips.akismet import Akismet
from sayso.web.tips.entries import Letter
from tests.cli_reports import run_here
from tests.site_visits import ledger_at, send

KEY = "123abc456def"
GOOD = Letter(kind="comment", words="The bridge fell on Tuesday, not on Wednesday.", link="https://example.org/a")
BAD = Letter(kind="comment", words="A word that this service alone knows: zibbet")


class Service(BaseHTTPRequestHandler):
    """What https://akismet.com/developers/detailed-docs/comment-check/ documents, on this machine."""

    asked: list[tuple[str, dict[str, str], str]] = []  # noqa: RUF012
    mode = "documented"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        fields = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        self.asked.append((self.path, fields, self.headers["content-type"]))
        answer, status, extra = "false", 200, {}
        if self.mode == "broken":
            status, answer = 500, "true"
        elif self.mode == "elsewhere":
            status, extra = 302, {"Location": "http://localhost:9/"}
        elif fields.get("api_key") != KEY or not fields.get("blog", "").startswith("http"):
            answer, extra = "invalid", {"X-akismet-debug-help": "We were unable to parse your blog URI"}
        elif "zibbet" in fields["comment_content"]:
            answer, extra = "true", {"X-akismet-pro-tip": "discard"}
        self.send_response(status)
        for name, value in extra.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Service, "asked", [])
    monkeypatch.setattr(Service, "mode", "documented")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def asked_of(service: str, letter: Letter, key: str = KEY) -> bool | None:
    akismet = Akismet(key, "https://ledger.example", service)
    return akismet.says_spam(letter, address="192.0.2.7", browser="A browser/1.0")


def test_it_is_asked_as_documented_and_sent_no_more_than_is_told(service: str) -> None:
    assert asked_of(service, GOOD) is False
    assert asked_of(service, BAD) is True
    path, fields, kind = Service.asked[0]
    assert (path, kind) == ("/1.1/comment-check", "application/x-www-form-urlencoded")
    assert fields == {
        "api_key": KEY,
        "blog": "https://ledger.example",
        "user_ip": "192.0.2.7",
        "user_agent": "A browser/1.0",
        "comment_type": "contact-form",
        "comment_content": GOOD.words,
        "comment_author_url": "https://example.org/a",
        "blog_charset": "UTF-8",
    }


@pytest.mark.parametrize("mode", ["broken", "elsewhere"])
def test_another_answer_than_the_documented_ones_decides_nothing(
    service: str, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Service, "mode", mode)
    assert asked_of(service, BAD) is None
    assert len(Service.asked) == 1


def test_a_wrong_key_and_no_service_decide_nothing(service: str) -> None:
    assert asked_of(service, BAD, key="wrong") is None
    assert asked_of("http://127.0.0.1:9", BAD) is None


def test_what_it_takes_for_spam_is_held_with_that_reason(service: str, tmp_path: Path) -> None:
    box = TipBox(tmp_path / "sayso.db", akismet=Akismet(KEY, "https://ledger.example", service))
    box.take(BAD, address="192.0.2.7")
    box.take(GOOD, address="192.0.2.7")
    assert [tip.reasons for tip in box.all("spam")] == [("Akismet takes it for spam",)]
    assert [tip.words for tip in box.all("waiting")] == [GOOD.words]


def test_the_form_and_the_privacy_page_say_what_is_sent_where(service: str, tmp_path: Path) -> None:
    path = ledger_at(tmp_path / "sayso.db")
    on = TestClient(site(path, akismet=Akismet(KEY, "https://ledger.example", service)))
    off = TestClient(site(path))
    for page in ("/tips/new", "/privacy"):
        assert "Akismet (Automattic Inc., United States)" in on.get(page).text
        assert "Akismet" not in off.get(page).text
    assert "Nothing of a tip is sent to anybody else." in off.get("/privacy").text
    assert KEY not in on.get("/tips/new").text
    send(off, "/tips/new", kind="comment", words=BAD.words)
    assert Service.asked == []
    send(on, "/tips/new", kind="comment", words=BAD.words + " again, another one", website="")
    assert len(Service.asked) == 1


def test_without_its_key_it_is_not_switched_on(tmp_path: Path) -> None:
    path = ledger_at(tmp_path / "sayso.db")
    done = run_here("serve", "--ledger", path, "--akismet", "https://ledger.example", SAYSO_AKISMET_KEY="")
    assert done.exit_code == 2
    assert "SAYSO_AKISMET_KEY" in done.stderr
