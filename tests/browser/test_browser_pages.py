"""Every page in a real browser: read without JavaScript, at both widths, without a serious fault of access."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.pages import LOOKS, PAGES

PATHS = [path for path, _ in PAGES]


@pytest.mark.parametrize(("path", "words"), PAGES)
def test_a_page_reads_without_javascript(visit: Visit, path: str, words: str) -> None:
    page = visit(path, scripts=False)
    assert words in page.inner_text("main")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_the_screen_and_axe_finds_no_serious_fault(
    visit: Visit, path: str, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page = visit(path, width=width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(page).response["violations"]
    serious = [
        (each["id"], each["help"], [node["html"][:160] for node in each["nodes"][:3]])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert not serious, serious
