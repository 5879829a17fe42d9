"""Pictures of the pages for the documents (`make screenshots`): the example reports, served and looked at in Chromium.

They go to docs/pictures; each is a PNG of at most 150 KB.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sayso
from sayso.cli.talk import say
from sayso.read import Refused, documents_in, gather

__all__ = ["PICTURES", "main"]

ROOT = Path(__file__).parent
FOLDER = ROOT.parent / "docs" / "pictures"
MOST = 150_000  # bytes of a picture
# Name: address, width, height, light or dark.
PICTURES = {
    "overview": ("/", 1280, 900, "light"),
    "tallies": ("/tallies?event=destroyed&class=tanks&policy=two-voices", 1120, 900, "light"),
    "map": ("/map?country=UKR", 1000, 780, "light"),
    "map-phone": ("/map?country=UKR", 390, 844, "dark"),
}


def main() -> int:
    """Takes every picture; 1 where one is too large or there is no browser."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        say("no chromium: sudo apt-get install chromium")
        return 1
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    large = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        _served(_ledger(Path(folder) / "sayso.db")) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, (page, width, height, scheme) in PICTURES.items():
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
            tab = context.new_page()
            tab.goto(address + page)
            file = FOLDER / f"{name}.png"
            tab.screenshot(path=file)
            context.close()
            size = file.stat().st_size
            large += size > MOST
            say(f"{file.relative_to(ROOT.parent)}: {size:,} bytes" + (", too large" if size > MOST else ""))
        browser.close()
    return int(large > 0)


def _ledger(path: Path) -> Path:
    """The example reports, read into a ledger; one that cannot be read is no part of the pictures."""
    with sayso.Ledger(path) as ledger, ledger.run("make screenshots") as run:
        for folder in ("story", "reports"):
            readable = (raw for raw in gather(str(ROOT / folder)) if not isinstance(raw, Refused))
            for found in (found for raw in readable for found in documents_in(raw)):
                if not isinstance(found, Refused):
                    document, data = found
                    run.add(document, data, sayso.extract(document))
    return path


@contextmanager
def _served(ledger: Path) -> Iterator[str]:
    import uvicorn

    from sayso.web.site import site

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(site(ledger), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


if __name__ == "__main__":
    sys.exit(main())
