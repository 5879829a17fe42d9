"""How fast pages answer with 100,000 claims, and how large a first view is: `python -m benchmarks.pages [CLAIMS]`.

The ledger is filled with generated reports; each page is asked many times through the application itself, without a
network, one question after another. Printed as JSON lines: the address, the 95th percentile and the middle of its times
in milliseconds, the slowest of the first answers (later ones rest on what was kept), and the bytes of a first view:
the page with all files that it names, as they are sent.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin

from starlette.testclient import TestClient

from benchmarks.generated import reports
from sayso.ledger import Ledger
from sayso.web.site import site

__all__ = ["PAGES", "fill", "first_view", "measured"]

CLAIMS, TIMES = 100_000, 40
MOST_MS, MOST_BYTES = 150, 300_000
# Addresses that a reader opens; several of one page stand for its ways of use.
PAGES: dict[str, Sequence[str]] = {
    "/": ("/",),
    "/claims": ("/claims", "/claims?event=killed", "/claims?words=civilians", "/claims?sort=figure&page=9"),
    "/map": (
        "/map",
        "/map?event=killed",
        "/map?stance=denies&class=civilians",
        "/map?since=2031-04-01&until=2031-04-30",
        "/map?at=12,42,6",
        "/map?at=49,32,4.5",
        "/map?source=Records%20Office",
        "/map?spot=geonames:1",
    ),
    "/map.json": ("/map.json",),
}
_FILES = re.compile(r'(?:href|src)="(/(?:static|assets)/[^"]+)"')


def fill(path: Path, claims: int) -> None:
    """A ledger of about so many generated claims, their matters grouped."""
    with Ledger(path) as ledger:
        with ledger.run("generated") as run:
            for report in reports(claims):
                run.add(report.document, report.document.text.encode(), report.claims)
        ledger.matters.refresh()


def first_view(client: TestClient, address: str) -> int:
    """The bytes of a page and of the files that it names."""
    page = client.get(address)
    files = {urljoin(address, name) for name in _FILES.findall(page.text)}
    return len(page.content) + sum(len(client.get(file).content) for file in sorted(files))


def measured(client: TestClient) -> Iterator[dict[str, object]]:
    """For each page, its times over all its addresses in turn, and its largest first view."""
    for page, addresses in PAGES.items():
        first = 0.0
        for address in addresses:
            begun = time.perf_counter()
            answer = client.get(address)
            first = max(first, 1000 * (time.perf_counter() - begun))
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answers {answer.status_code}")
        times = []
        for number in range(TIMES * len(addresses)):
            begun = time.perf_counter()
            client.get(addresses[number % len(addresses)])
            times.append(1000 * (time.perf_counter() - begun))
        times.sort()
        yield {
            "page": page,
            "p95_ms": round(times[int(0.95 * len(times))], 1),
            "slowest_first_ms": round(first, 1),
            "middle_ms": round(times[len(times) // 2], 1),
            "first_view_bytes": max(first_view(client, address) for address in addresses),
        }


def main(claims: int) -> int:
    """Prints the figures; 1 where one is over its limit."""
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sayso.db"
        begun = time.perf_counter()
        fill(path, claims)
        print(f"{claims:,} claims in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        for row in measured(TestClient(site(path))):
            over |= row["p95_ms"] > MOST_MS or row["first_view_bytes"] > MOST_BYTES  # type: ignore[operator]
            print(json.dumps(row), flush=True)
    return int(over)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS))
