"""Fetching an address: redirects followed by hand and checked again, sizes and times bounded, robots.txt kept."""

from __future__ import annotations

import datetime as dt
import time
import urllib.robotparser
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from sayso.errors import NotFound, NotPermitted, TooLarge, UnreadableInput
from sayso.read.addresses import Target, target_of
from sayso.read.policy import Policy
from sayso.read.raw import RawInput

__all__ = ["Fetcher"]

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
                raise NotFound(address, f"the site answers with status {status}", "try again later")
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
        import certifi
        from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
        from urllib3.exceptions import HTTPError

        left = deadline - time.monotonic()
        if left <= 0:
            raise TooLarge(target.address, f"it took more than {self.policy.max_seconds:g} seconds", "try again later")
        timeout = Timeout(connect=min(10.0, left), read=min(20.0, left))
        pool = (
            HTTPSConnectionPool(
                target.ip,
                target.port,
                timeout=timeout,
                retries=False,
                server_hostname=target.host,
                assert_hostname=target.host,
                cert_reqs="CERT_REQUIRED",
                ca_certs=certifi.where(),
            )
            if target.scheme == "https"
            else HTTPConnectionPool(target.ip, target.port, timeout=timeout, retries=False)
        )
        pieces: list[bytes] = []
        size = 0
        try:
            with pool:
                answer = pool.request(
                    "GET",
                    quote(target.path, safe="/?&=%:;,+~!*'()@$#[]-._"),
                    headers={
                        "Host": target.authority,
                        "User-Agent": self.policy.user_agent,
                        "Accept": _ACCEPT,
                        "Accept-Encoding": "gzip, deflate",
                    },
                    redirect=False,
                    preload_content=False,
                )
                headers = {name.lower(): str(value) for name, value in answer.headers.items()}
                if answer.status not in _REDIRECTS:
                    for piece in answer.stream(65_536, decode_content=True):
                        size += len(piece)
                        if size > most:
                            raise TooLarge(
                                target.address, f"it is larger than {most // 1_000_000} MB", "save its text alone"
                            )
                        if time.monotonic() > deadline:
                            raise TooLarge(
                                target.address,
                                f"it took more than {self.policy.max_seconds:g} seconds",
                                "try again later",
                            )
                        pieces.append(piece)
                return answer.status, headers, b"".join(pieces)
        except HTTPError as problem:
            raise NotFound(
                target.address, f"it cannot be fetched ({type(problem).__name__})", "try again later"
            ) from None

    def _allowed(self, target: Target, deadline: float) -> bool:
        """Whether robots.txt lets this program read the address (RFC 9309: none is leave, an error of the site is none)."""
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
