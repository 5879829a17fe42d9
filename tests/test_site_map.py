"""The map: claims with their radius, areas as areas, what has no place or day beside it, all in the address."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from sayso.ledger.placing import Placed
from sayso.web.atlas import View
from sayso.web.site import site
from sayso.web.site.mapping import drawing_of, months_of, spots_of
from sayso.web.site.mapping.labels import width_of
from tests.mapped_ledger import HOSTILE, mapped


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(site(mapped(tmp_path_factory.mktemp("map") / "sayso.db")))


def test_places_come_once_with_all_their_claims_and_radii(client: TestClient) -> None:
    told = client.get("/map.json").json()
    held = {feature["properties"]["name"]: feature["properties"] for feature in told["features"]}
    assert held["Kharkiv"]["claims"] == 2
    assert held["Kharkiv"]["radii_km"] == [30.0, 12.0]
    assert {name: place["drawn_as"] for name, place in held.items() if name in ("Kharkiv", "Ukraine", "Donbas")} == {
        "Kharkiv": "place",
        "Ukraine": "country",
        "Donbas": "area",
    }


def test_what_cannot_stand_on_the_map_is_told_beside_it(client: TestClient) -> None:
    told = client.get("/map.json").json()
    assert told["nowhere_named"] == 1
    assert told["named_but_not_settled"] == {"Vile": 1}
    assert told["undated"] == 2
    page = client.get("/map").text
    for words in ("Nowhere named", "Named, not settled where", "No day named", "no place is rounded or held back"):
        assert words in page


def test_a_disputed_area_is_hatched_with_its_status_day_and_source(client: TestClient) -> None:
    page = client.get("/map?at=46,34,5").text
    assert re.search(r'<path class="dispute" d="M[^"]+"><title>Crimea: Occupied and annexed by Russia in 2014', page)
    assert "UN General Assembly resolution 68/262, 2014-03-27" in page
    names = [each["name"] for each in client.get("/map.json?at=46,34,5").json()["disputed"]]
    assert "Crimea" in names
    assert "Kashmir" not in names


def test_filters_and_days_hold_for_the_map_as_for_the_list(client: TestClient) -> None:
    told = client.get("/map.json?event=killed").json()
    assert [feature["properties"]["name"] for feature in told["features"]] == ["Kharkiv"]
    told = client.get("/map.json?since=2022-03-01&until=2022-03-31").json()
    assert {feature["properties"]["name"] for feature in told["features"]} == {"Kharkiv", "Sumy"}
    assert told["undated"] == 0
    assert told["features"][0]["properties"]["address"].startswith("/claims?since=2022-03-01&until=2022-03-31&place=")


def test_a_place_is_a_link_to_its_claims_and_they_are_listed(client: TestClient) -> None:
    page = client.get("/map?spot=geonames:706483").text
    panel = page[page.index('id="place"') :]
    panel = panel[: panel.index("</section>")]
    assert "2 claims" in panel
    addresses = re.findall(r'href="(/claims/[0-9a-f]{16})"', panel)
    assert len(addresses) == 2
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_links_of_the_page_lead_to_pages(client: TestClient) -> None:
    page = client.get("/map?event=destroyed&at=48,35,4").text
    links = {
        link.replace("&amp;", "&").partition("#")[0] for link in re.findall(r'href="(/(?:map|claims)[^"]*)"', page)
    }
    assert len(links) > 20
    for link in links:
        assert client.get(link).status_code == 200, link


def test_the_table_is_sorted_by_its_link(client: TestClient) -> None:
    page = client.get("/map?order=name").text
    names = re.findall(r'<td class="name"><a[^>]*><bdi>([^<]*)', page)
    assert names == sorted(names, key=str.casefold)
    assert 'aria-sort="ascending"' in page


@pytest.mark.parametrize("query", ["at=north", "at=1,2,99", "since=soon", "order=luck", "sure=certain"])
def test_what_is_no_value_is_left_out_and_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/map?{query}")
    assert answer.status_code == 200
    assert "was left out" in answer.text


def test_names_are_escaped_in_texts_titles_and_addresses(client: TestClient) -> None:
    page = client.get("/map").text
    assert HOSTILE not in page
    assert "&lt;img src=x" in page


def test_nothing_is_styled_or_run_in_the_page_itself(client: TestClient) -> None:
    page = client.get("/map").text
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*src=)|\son\w+=", page.replace("onerror=&#34;", ""))


places = st.builds(
    Placed,
    id=st.integers(1, 10_000).map("geonames:{}".format),
    name=st.text("abcdefgh mnopIMW", min_size=3, max_size=18),
    country=st.just("UKR"),
    disputed=st.booleans(),
    lat=st.floats(44, 52),
    lon=st.floats(22, 40),
    radius_km=st.floats(1, 150),
    claims=st.integers(1, 5000),
)


@given(st.lists(places, max_size=40))
def test_no_label_lies_over_another(placed: list[Placed]) -> None:
    drawing = drawing_of(spots_of(placed), View(48.5, 31, 4))
    for layer in drawing.layers:
        labels = [mark.label for mark in layer.marks if mark.label] + [label for _, label in layer.areas]
        boxes = []
        for label in (*labels, *layer.disputed, *layer.countries):
            wide = width_of(label.words, layer.size)
            left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
            boxes.append((left, label.y - 0.8 * layer.size, left + wide, label.y + 0.25 * layer.size))
        for one, other in combinations(boxes, 2):
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


@given(st.lists(places, max_size=40))
def test_every_place_is_drawn_once_or_told_to_lie_outside(placed: list[Placed]) -> None:
    spots = spots_of(placed)
    drawing = drawing_of(spots, View(48.5, 31, 5))
    for layer in drawing.layers:
        marked = [spot for mark in layer.marks for spot in mark.spots]
        towns = [spot for spot in spots if spot.look == "place" and spot not in drawing.outside]
        assert sorted(spot.name for spot in marked) == sorted(spot.name for spot in towns)
        assert sum(mark.claims for mark in layer.marks) == sum(spot.claims for spot in towns)


@given(
    st.dictionaries(
        st.tuples(st.integers(1990, 2030), st.integers(1, 12)).map(lambda at: f"{at[0]}-{at[1]:02}"),
        st.integers(1, 900),
        max_size=30,
    )
)
def test_months_lose_no_claim_and_follow_without_gap(counts: dict[str, int]) -> None:
    months = months_of(counts, since=None, until=None)
    if not counts:
        assert months is None
        return
    assert months is not None
    assert sum(step.claims for step in months.steps) == sum(counts.values())
    for before, after in zip(months.steps, months.steps[1:], strict=False):
        assert before.last < after.first
