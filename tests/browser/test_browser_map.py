"""The map in a real browser: months slide without a reload, steps move it, a place opens its claims."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_sliding_the_months_changes_the_map_without_a_reload(visit: Visit) -> None:
    page = visit("/map?report={report}")
    page.evaluate("window.stays = true")
    first = page.get_by_label("First month shown")
    first.focus()
    first.press("ArrowRight")
    expect(page.locator(".sums")).to_contain_text("from 2022-03-01")
    assert page.evaluate("window.stays") is True
    assert "since=2022-03-01" in page.url
    page.reload()
    expect(page.locator(".sums")).to_contain_text("from 2022-03-01")


def test_the_months_are_a_form_without_javascript(visit: Visit) -> None:
    page = visit("/map?report={report}", scripts=False)
    page.select_option("select[name=since]", label="Mar 2022")
    page.get_by_role("button", name="Show").click()
    assert "since=2022-03-01" in page.url
    assert "from 2022-03-01" in page.inner_text(".sums")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_place_opens_its_claims_and_they_lead_to_their_words(visit: Visit, width: int) -> None:
    page = visit("/map?at=49,34,4.5", width=width)
    page.get_by_role("link", name=re.compile("^Kharkiv: 2 claims")).first.click()
    panel = page.locator("#place")
    assert "2 claims" in panel.inner_text()
    panel.locator(".lines a").first.click()
    assert re.search(r"/claims/[0-9a-f]{16}$", page.url)
    assert "Depot" in page.inner_text("main")


def test_steps_move_the_map_and_all_fits_it_again(visit: Visit) -> None:
    page = visit("/map", scripts=False)
    whole = page.locator("path.land").get_attribute("d")
    page.get_by_role("link", name="Nearer", exact=True).click()
    assert page.locator("path.land").get_attribute("d") != whole
    page.get_by_role("link", name="all", exact=True).click()
    assert page.locator("path.land").get_attribute("d") == whole


@pytest.mark.parametrize(("width", "layer", "other"), [(390, "narrow", "wide"), (1280, "wide", "narrow")])
def test_labels_are_large_enough_to_read(visit: Visit, width: int, layer: str, other: str) -> None:
    page = visit("/map?at=49,34,4.5", width=width)
    assert not page.locator(f"g.layer.{other}").is_visible()
    label = page.locator(f"g.layer.{layer} text.name").first
    box = label.bounding_box()
    assert box is not None
    assert box["height"] > 11


def test_labels_as_drawn_do_not_lie_over_each_other(visit: Visit) -> None:
    page = visit("/map?at=49,34,4.5")
    boxes = page.locator("g.layer.wide text").evaluate_all(
        "all => all.map(t => t.getBoundingClientRect()).map(b => [b.left, b.top + 3, b.right, b.bottom - 3])"
    )
    assert len(boxes) > 5
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
