"""Addresses are fetched under guards: private hosts refused, redirects checked, sizes and times bounded."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from sayso.errors import NotFound, NotPermitted, TooLarge, UnreadableInput
from sayso.model import Document
from sayso.read import Policy, RawInput, Refused, documents_in, gather, read_document

OPEN = Policy(allow_private=True)
PAGE = b"<html><head><title>Depot</title></head><body><h1>Depot burns</h1><p>Two men died at Izium.</p></body></html>"
FEED = (
    "<rss version='2.0'><channel><title>Hill Post</title>"
    "<item><title>Depot burns</title><link>{base}/page</link><description>Short.</description></item>"
    "<item><title>Gone</title><link>{base}/gone</link><description>Short.</description></item></channel></rss>"
)


class Site(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str, str]]]
    robots = b""

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"], self.headers["Host"]))
        base = f"http://{self.headers['Host']}"
        path = self.path.split("?")[0]
        if path == "/robots.txt":
            self.answer(200 if self.robots else 404, self.robots)
        elif path == "/page":
            self.answer(200, PAGE, **{"Content-Type": "text/html; charset=utf-8", "ETag": '"7"', "Set-Cookie": "a=b"})
        elif path == "/feed":
            self.answer(200, FEED.format(base=base).encode(), **{"Content-Type": "application/rss+xml"})
        elif path == "/hop":
            self.answer(302, b"", Location="/page")
        elif path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif path == "/inside":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif path == "/large":
            self.answer(200, b"x" * 300_000)
        elif path == "/bomb":
            self.answer(200, gzip.compress(bytes(40_000_000)), **{"Content-Encoding": "gzip"})
        elif path == "/packed":
            self.answer(200, gzip.compress(PAGE), **{"Content-Encoding": "gzip"})
        elif path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.1)
        elif path == "/drip-headers":
            for _ in range(100):
                self.wfile.write(b"H")
                time.sleep(0.1)
        elif path.startswith("/status/"):
            self.answer(int(path.rsplit("/", 1)[1]), b"x")
        else:
            self.answer(404, b"")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        with contextlib.suppress(OSError):  # the reader has hung up, as it should
            super().handle()

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def site() -> Iterator[type[Site]]:
    class Own(Site):
        asked: ClassVar[list[tuple[str, str, str]]] = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    Own.base = f"http://127.0.0.1:{server.server_port}"  # type: ignore[attr-defined]
    yield Own
    server.shutdown()
    server.server_close()
    thread.join()


def fetched(address: str, policy: Policy = OPEN) -> RawInput | Refused:
    (found,) = gather([address], policy=policy)
    return found


def error_of(address: str, policy: Policy = OPEN) -> UnreadableInput:
    found = fetched(address, policy)
    assert isinstance(found, Refused)
    assert "\n" not in str(found.error)
    return found.error


def test_a_page_is_fetched_with_its_provenance(site: Any) -> None:
    doc = read_document(f"{site.base}/page", policy=OPEN)
    assert (doc.title, doc.address) == ("Depot burns", f"{site.base}/page")
    assert doc.provenance.headers["etag"] == '"7"'
    assert "set-cookie" not in doc.provenance.headers
    (_, robots_agent, _), (path, agent, host) = site.asked
    assert path == "/page"
    assert agent == robots_agent
    assert agent.startswith("sayso/")
    assert host == site.base.removeprefix("http://")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://2130706433/",
        "http://user:secret@127.0.0.1/",
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ],
)
def test_private_hosts_and_other_schemes_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection was made"))
    assert isinstance(error_of(address, Policy()), NotPermitted)


def test_user_names_are_refused_even_where_private_hosts_are_not(site: Any) -> None:
    assert isinstance(error_of(site.base.replace("//", "//ann:secret@") + "/page"), NotPermitted)
    assert site.asked == []


def test_a_name_with_any_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    assert isinstance(error_of("http://news.example/", Policy()), NotPermitted)


def test_the_address_that_was_checked_is_the_one_connected_to(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.base.rsplit(":", 1)[1])
    asked = []

    def resolve(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    found = fetched(f"http://news.example:{port}/page")
    assert isinstance(found, RawInput)
    assert set(asked) == {"news.example", "127.0.0.1"}  # the second is the IP address itself, taken as it is
    assert site.asked[-1][2] == f"news.example:{port}"


def test_redirects_are_followed_and_checked_again(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = fetched(f"{site.base}/hop")
    assert isinstance(found, RawInput)
    assert found.origin == f"{site.base}/page"
    assert isinstance(error_of(f"{site.base}/inside"), NotPermitted)
    assert isinstance(error_of(f"{site.base}/loop"), TooLarge)
    assert sum(path == "/loop" for path, _, _ in site.asked) == OPEN.max_redirects + 1


def test_sizes_are_bounded_after_decompression(site: Any) -> None:
    small = Policy(allow_private=True, max_bytes=200_000)
    assert isinstance(error_of(f"{site.base}/large", small), TooLarge)
    assert isinstance(error_of(f"{site.base}/bomb", small), TooLarge)
    packed = fetched(f"{site.base}/packed", small)
    assert isinstance(packed, RawInput)
    assert packed.data == PAGE


@pytest.mark.parametrize("path", ["drip", "drip-headers"])
def test_a_server_that_drips_is_cut_off(site: Any, path: str) -> None:
    start = time.monotonic()
    error = error_of(f"{site.base}/{path}", Policy(allow_private=True, max_seconds=0.6))
    assert isinstance(error, TooLarge)
    assert "seconds" in error.reason
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    ("status", "kind"), [(404, NotFound), (410, NotFound), (403, NotPermitted), (503, UnreadableInput)]
)
def test_what_the_site_answers_is_told(site: Any, status: int, kind: type[UnreadableInput]) -> None:
    error = error_of(f"{site.base}/status/{status}")
    assert type(error) is kind
    assert str(status) in error.reason


def test_robots_txt_is_kept_and_asked_once(site: Any) -> None:
    site.robots = b"User-agent: sayso\nDisallow: /page\n\nUser-agent: *\nDisallow:\n"
    page, feed = gather([f"{site.base}/page", f"{site.base}/feed"], policy=OPEN)
    assert isinstance(page, Refused)
    assert isinstance(page.error, NotPermitted)
    assert isinstance(feed, RawInput)
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/feed"]
    assert isinstance(fetched(f"{site.base}/page", Policy(allow_private=True, respect_robots=False)), RawInput)


def test_nobody_there_is_told() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{held.getsockname()[1]}/"
        assert isinstance(error_of(address), NotFound)


def test_a_feed_at_an_address_leads_to_its_articles(site: Any) -> None:
    raw = fetched(f"{site.base}/feed")
    assert isinstance(raw, RawInput)
    page, gone = documents_in(raw, policy=OPEN)
    assert isinstance(page, tuple)
    assert isinstance(page[0], Document)
    assert page[0].text == "Depot burns\n\nTwo men died at Izium."
    assert page[0].provenance.origin == f"{site.base}/page"
    assert page[0].provenance.within is not None
    assert isinstance(gone, Refused)
    bounded = list(documents_in(raw, policy=Policy(allow_private=True, max_linked_articles=0)))
    assert [found[0].text for found in bounded if isinstance(found, tuple)] == [
        "Depot burns\n\nShort.",
        "Gone\n\nShort.",
    ]
