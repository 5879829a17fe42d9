"""The atlas: no country holds what is disputed, circles are true on the ground, views fit what they show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.places.gazetteer import countries, entry_of_id
from sayso.places.geometry import distance_km
from sayso.places.tables import disputed_places
from sayso.web.atlas import View, circle, clipped, country_at, fitted, outlines, shape_of
from sayso.web.atlas.shapes import level_for, ring_points
from sayso.web.atlas.view import HEIGHT, WIDTH

SIMFEROPOL, SEVASTOPOL, KERCH = (44.95, 34.11), (44.6, 33.53), (45.356, 36.467)
lats, lons = st.floats(-75, 75), st.floats(-170, 170)


@pytest.mark.parametrize("town", [SIMFEROPOL, SEVASTOPOL, KERCH])
def test_no_country_holds_crimea(town: tuple[float, float]) -> None:
    shape = country_at(*town)
    assert shape is not None
    assert shape.code == "Crimea"
    assert shape.code not in countries()


def test_the_rest_of_both_countries_is_theirs() -> None:
    assert [shape.code for at in ((47.85, 35.12), (50.45, 30.52)) if (shape := country_at(*at))] == ["UKR", "UKR"]
    assert [shape.code for at in ((55.75, 37.62), (45.04, 38.98)) if (shape := country_at(*at))] == ["RUS", "RUS"]


@pytest.mark.parametrize(
    ("town", "code"),
    [((27.15, -13.2), "ESH"), ((21.5, -14.0), "ESH"), ((28.43, -11.1), "MAR"), ((33.57, -7.59), "MAR")],
)
def test_western_sahara_is_whole(town: tuple[float, float], code: str) -> None:
    shape = country_at(*town)
    assert shape is not None
    assert shape.code == code


def test_every_disputed_place_with_an_outline_is_drawn_with_its_facts() -> None:
    drawn = {outline.name: outline for outline in outlines()}
    for name, fact in disputed_places().items():
        if fact.box or fact.circle or fact.countries:
            assert drawn[name].fact == fact
            assert drawn[name].shape is not None or len(drawn[name].rough) > 3
    assert {name for name, outline in drawn.items() if outline.shape} >= {"Crimea", "Kosovo", "Taiwan", "Somaliland"}


def test_capitals_lie_in_the_shapes_of_their_countries() -> None:
    codes = "UKR RUS SDN SSD ETH COD SYR IRQ YEM AFG MMR COL HTI MLI NGA LBY SOM GEO ARM AZE MDA SRB".split()
    for code in codes:
        held = countries()[code]
        capital = entry_of_id(held.entry.id)
        assert capital is not None
        shape = country_at(held.entry.lat, held.entry.lon)
        assert shape is not None, code
        assert shape.code == code


def test_shapes_beyond_180_degrees_do_not_cross_the_map() -> None:
    russia, fiji = shape_of("RUS"), shape_of("FJI")
    assert russia is not None
    assert fiji is not None
    assert all(polygon.box[3] - polygon.box[1] < 180 for polygon in (*russia.polygons, *fiji.polygons))
    chukotka = country_at(66.0, -172.0)
    assert chukotka is not None
    assert chukotka.code == "RUS"


def test_neighbours_are_drawn_with_the_same_border() -> None:
    view = View(50.2, 36.3, 6.0)
    drawn = {code: _corners(code, view) for code in ("UKR", "RUS")}
    shared = drawn["UKR"] & drawn["RUS"]
    assert len(shared) > 30


def _corners(code: str, view: View) -> set[tuple[float, float]]:
    """The points of a shape that lie in a view, at the scale and with the lines that are drawn there."""
    shape = shape_of(code)
    assert shape is not None
    south, west, north, east = view.box
    level = level_for(0.9 * view.degrees_a_unit)
    points = (point for each in shape.polygons for ring in each.rings for point in ring_points(ring, level, view.box))
    return {(round(x, 6), round(y, 6)) for x, y in points if south < y < north and west < x < east}


def test_coarser_lines_are_made_of_points_of_finer_ones() -> None:
    shape = shape_of("UKR")
    assert shape is not None
    ring = shape.polygons[0].rings[0]
    coarse, fine = (set(ring_points(ring, level)) for level in (level_for(0.3), level_for(0.001)))
    assert coarse < fine


@given(lats, lons, st.floats(0.1, 900))
def test_every_point_of_a_circle_is_at_its_radius(lat: float, lon: float, radius: float) -> None:
    for north, east in circle(lat, lon, radius):
        assert distance_km(lat, lon, north, east) == pytest.approx(radius, rel=1e-6, abs=1e-3)


@given(st.lists(st.tuples(st.floats(-60, 70), lons, st.floats(0.5, 300)), min_size=1, max_size=6))
def test_a_fitted_view_shows_every_middle(areas: list[tuple[float, float, float]]) -> None:
    view = fitted(areas)
    for lat, lon, _ in areas:
        x, y = view.at(lat, lon)
        assert -WIDTH <= x <= 2 * WIDTH if not view.zoom else 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


@given(lats, lons, st.floats(0, 11).map(lambda zoom: round(zoom, 2)))
def test_a_view_is_read_back_from_its_address(lat: float, lon: float, zoom: float) -> None:
    view = View(round(lat, 3), round(lon, 3), zoom)
    assert View.of(view.told()) == view


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=3, max_size=12))
def test_what_is_clipped_lies_in_the_rectangle(ring: list[tuple[float, float]]) -> None:
    for x, y in clipped(ring, -10, -5, 20, 15):
        assert -10 - 1e-9 <= x <= 20 + 1e-9
        assert -5 - 1e-9 <= y <= 15 + 1e-9
