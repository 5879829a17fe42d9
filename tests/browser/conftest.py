"""A real browser before a real server: Chromium of the distribution, driven by Playwright, a context for each test."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sayso.ledger import Ledger
from tests.browsed_ledger import browsed
from tests.mapped_ledger import mapped

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Visit = Callable[..., "Page"]


def _chromium() -> str:
    """Its path; without one the tests are skipped, but never where `CI` is set."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    words = "no chromium: as root, `make chromium`, or `apt-get install chromium`, then the tests in a browser run"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, started once."""
    path = _chromium()
    api = pytest.importorskip("playwright.sync_api", reason="no playwright: `pip install playwright`")
    with api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.getuid() == 0 else [])
        yield found
        found.close()


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with reports for every page."""
    return mapped(browsed(tmp_path_factory.mktemp("browser") / "sayso.db"))


@pytest.fixture(scope="session")
def server(ledger: Path) -> Iterator[str]:
    """The address of a server on a free port, which ends with the tests."""
    import uvicorn

    from sayso.web.site import site

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        made = uvicorn.Server(uvicorn.Config(site(ledger), log_level="error", lifespan="off"))
        thread = threading.Thread(target=made.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        limit = time.monotonic() + 20
        while not made.started:
            if time.monotonic() > limit or not thread.is_alive():
                pytest.fail("the server did not start")
            threading.Event().wait(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        made.should_exit = True
        thread.join(10)


@pytest.fixture
def visit(browser: Browser, server: str, ledger: Path) -> Iterator[Visit]:
    """Opens an address in a context of its own: `visit(path, width=1280, scripts=True)`.

    After the test: no request has left the machine, and the browser has complained of nothing.
    """
    contexts, requests, complaints = [], list[str](), list[str]()

    def opened(path: str, *, width: int = 1280, scripts: bool = True, **options: Any) -> Page:
        options = {"viewport": {"width": width, "height": 900}, "java_script_enabled": scripts} | options
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        page.goto(server + named(path, ledger))
        return page

    yield opened
    for context in contexts:
        context.close()
    away = [url for url in requests if not url.startswith((f"{server}/", "data:"))]
    assert not away, f"requests left the machine: {away}"
    told = [each for each in complaints if "status of 404" not in each]
    assert not told, told


def named(path: str, ledger: Path) -> str:
    """The address with the ids of the ledger in it."""
    with Ledger(ledger) as held:
        report = held.documents(words="Depot")[0].id.removeprefix("sha256:")[:16]
        claim = held.claims(event="killed", document=report)[0].id
    return path.format(report=report, claim=claim)
