"""Fetching an address: redirects followed by hand and checked again, sizes and times bounded, robots.txt kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
import threading
import time
import urllib.robotparser
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

import certifi

from sayso.errors import NotFound, NotPermitted, TooLarge, UnreadableInput
from sayso.read.addresses import Target, target_of
from sayso.read.policy import Policy
from sayso.read.raw import RawInput

if TYPE_CHECKING:
    from urllib3 import HTTPResponse
    from urllib3.connection import HTTPConnection

__all__ = ["Fetcher"]

_CHUNK = 1 << 16
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_KEPT_HEADERS = ("content-type", "last-modified", "etag", "date", "content-language", "server", "content-length")
_ROBOTS_BYTES = 500_000
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf,text/plain,*/*;q=0.5"
)


@dataclass
class Fetcher:
    """Fetches addresses under one policy; remembers each host's robots.txt for as long as it lives."""

    policy: Policy
    _robots: dict[str, urllib.robotparser.RobotFileParser | None] = field(default_factory=dict)

    def fetch(self, address: str) -> RawInput:
        """The bytes at an address, after its redirects. Raises UnreadableInput."""
        deadline = time.monotonic() + self.policy.max_seconds
        current = address
        for _ in range(self.policy.max_redirects + 1):
            target = target_of(current, self.policy)
            if self.policy.respect_robots and not self._allowed(target, deadline):
                raise NotPermitted(address, "its robots.txt asks not to be read by programs", "save the page by hand")
            status, headers, data = self._get(target, deadline, self.policy.max_bytes)
            location = headers.get("location")
            if status in _REDIRECTS and location:
                current = urljoin(current, location)
                continue
            if status == 404 or status == 410:
                raise NotFound(address, f"there is nothing (status {status})", "check its spelling, or try an archive")
            if status in (401, 402, 403, 451):
                raise NotPermitted(address, f"the site refuses it (status {status})", "save the page by hand")
            if status != 200:
                raise UnreadableInput(address, f"the site answers with status {status}", "try again later")
            return RawInput(
                data=data,
                origin=current,
                retrieved=dt.datetime.now(dt.UTC),
                media_type=headers.get("content-type"),
                headers={name: headers[name] for name in _KEPT_HEADERS if name in headers},
                name=urlsplit(current).path.rsplit("/", 1)[-1] or None,
            )
        raise TooLarge(address, f"it redirects more than {self.policy.max_redirects} times", "give its final address")

    def _get(self, target: Target, deadline: float, most: int) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in lower case) and decompressed body of one request to the checked IP address."""
        from urllib3.exceptions import HTTPError

        late = TooLarge(target.address, f"it took more than {self.policy.max_seconds:g} seconds", "try again later")
        left = deadline - time.monotonic()
        if left <= 0:
            raise late
        connection = _connection(target, min(20.0, left))
        # Time limits of a socket hold for each packet: a server that sends a byte now and then is cut off by the clock.
        held: list[socket.socket] = []
        clock = threading.Timer(left, _cut, (connection, held))
        clock.daemon = True
        clock.start()
        try:
            connection.connect()
            held.append(connection.sock)  # the connection forgets it once it has the headers of a closing answer
            connection.request(
                "GET",
                quote(target.path, safe="/?&=%:;,+~!*'()@$#[]-._"),
                headers=self._headers(target),
                preload_content=False,
            )
            answer = connection.getresponse()
            headers = {name.lower(): str(value) for name, value in answer.headers.items()}
            data = b"" if answer.status in _REDIRECTS else _body(answer, target, most)
        except (HTTPError, OSError, HTTPException, ValueError) as problem:
            if time.monotonic() >= deadline:
                raise late from None
            reason = f"it cannot be fetched ({type(problem).__name__})"
            raise NotFound(target.address, reason, "check the address and the network, or try again later") from None
        finally:
            clock.cancel()
            connection.close()
        if time.monotonic() >= deadline:
            raise late
        return answer.status, headers, data

    def _headers(self, target: Target) -> dict[str, str]:
        return {
            "Host": target.authority,
            "User-Agent": self.policy.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
        }

    def _allowed(self, target: Target, deadline: float) -> bool:
        """Whether robots.txt lets this program read the address (RFC 9309: none gives leave, a failing site none)."""
        site = f"{target.scheme}://{target.authority}"
        if site not in self._robots:
            self._robots[site] = self._rules(site, deadline)
        rules = self._robots[site]
        return rules is not None and rules.can_fetch(self.policy.user_agent.split("/")[0], target.address)

    def _rules(self, site: str, deadline: float) -> urllib.robotparser.RobotFileParser | None:
        parser = urllib.robotparser.RobotFileParser()
        current = f"{site}/robots.txt"
        try:
            for _ in range(self.policy.max_redirects + 1):
                status, headers, data = self._get(target_of(current, self.policy), deadline, _ROBOTS_BYTES)
                if status in _REDIRECTS and "location" in headers:
                    current = urljoin(current, headers["location"])
                    continue
                if status >= 500:
                    return None
                parser.parse(data.decode("utf-8", "replace").splitlines() if status == 200 else [])
                return parser
        except TooLarge:
            return None
        except UnreadableInput:
            pass
        parser.parse([])
        return parser


def _connection(target: Target, seconds: float) -> HTTPConnection:
    """A connection to the IP address that was checked; a certificate must be the host name's."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if target.scheme == "http":
        return HTTPConnection(target.ip, target.port, timeout=seconds)
    return HTTPSConnection(
        target.ip,
        target.port,
        timeout=seconds,
        server_hostname=target.host,
        assert_hostname=target.host,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
    )


def _body(answer: HTTPResponse, target: Target, most: int) -> bytes:
    """The body, decompressed piece by piece. Raises TooLarge beyond `most` bytes."""
    pieces, size = [], 0
    while piece := answer.read1(_CHUNK, decode_content=True):
        size += len(piece)
        if size > most:
            raise TooLarge(target.address, f"beyond the limit of {most:,} bytes", "save its text alone")
        pieces.append(piece)
    return b"".join(pieces)


def _cut(connection: HTTPConnection, held: list[socket.socket]) -> None:
    """Ends a connection from the clock's thread, whatever it waits for: a handshake, headers or the body."""
    for open_socket in (connection.sock, *held):
        if open_socket is not None:
            with contextlib.suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)
