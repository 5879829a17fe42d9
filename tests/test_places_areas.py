"""Areas with a reason, disputed places as stated facts, and stated distances checked against the map."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.places import Mention, disputed_places, distance_km, find_places, stated_distances


def mention(text: str, name: str) -> Mention:
    return next(m for m in find_places(text) if m.place.text == name)


def radius(text: str, name: str) -> float:
    held = mention(text, name).place.radius_km
    assert held is not None
    return held


def test_words_before_a_name_widen_it() -> None:
    plain = radius("A depot burned in Poltava.", "Poltava")
    assert radius("A depot burned near Poltava.", "Poltava") > plain
    assert radius("A depot burned north-east of Poltava.", "Poltava") > plain + 20
    far = mention("A depot burned 22 km southwest of Poltava.", "Poltava")
    assert far.place.radius_km is not None
    assert far.place.radius_km > plain + 22
    assert "22 km southwest of" in far.reason


def test_a_region_is_the_division() -> None:
    assert mention("Shelling in the Sumy region went on.", "Sumy").kind == "division"
    assert mention("Shelling in Sumy went on.", "Sumy").kind == "town"


def test_regions_named_together_are_both_divisions() -> None:
    text = "Children were taken from the Luhansk and Donetsk regions."
    assert [m.kind for m in find_places(text)] == ["division", "division"]


def test_the_surroundings_of_a_town_that_is_no_division() -> None:
    town = mention("Units left the Okhtyrka region of Sumy.", "Okhtyrka")
    assert town.kind == "town"
    assert town.place.radius_km is not None
    assert town.place.radius_km > 30
    assert mention("Units left the Okhtyrka region of Sumy.", "Sumy").kind == "division"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Donbas", "UKR"),
        ("Darfur", "SDN"),
        ("Gaza Strip", "PSE"),
        ("Tigray", "ETH"),
        ("Kivu", "COD"),
        ("North Kivu", "COD"),
        ("Kashmir", None),
        ("Nagorno-Karabakh", None),
        ("Sahel", None),
        ("Cabo Delgado", "MOZ"),
        ("Rakhine", "MMR"),
        ("Idlib countryside", "SYR"),
    ],
)
def test_a_region_of_a_conflict_is_an_area(name: str, country: str | None) -> None:
    found = mention(f"People fled the fighting in {name} on Friday.", name)
    assert (found.kind, found.role, found.place.country) == ("region", "place", country)
    assert found.place.radius_km is not None
    assert found.place.radius_km > 20
    assert found.reason


@pytest.mark.parametrize("name", ["Black Sea", "Sea of Azov", "Red Sea", "Mediterranean", "Strait of Hormuz"])
def test_a_sea_is_an_area_of_no_country(name: str) -> None:
    found = mention(f"A ship was struck in the {name} on Friday.", name)
    assert (found.kind, found.place.country) == ("sea", None)
    assert (found.place.radius_km or 0) > 50


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("About 60km from Kyiv, troops dug in.", "Kyiv", "60km from"),
        ("Shells fell north-east of Kharkiv.", "Kharkiv", "north-east of"),
        ("Drones came over the Belarus border.", "Belarus", "along its border"),
        ("Troops massed on the border with Belarus.", "Belarus", "along its border"),
        ("They met at the border between Sudan and Chad.", "Sudan", "along its border"),
        ("Ukraine's western border was shut.", "Ukraine", "along its border"),
    ],
)
def test_words_of_nearness_make_a_wider_area_with_a_reason(text: str, name: str, reason: str) -> None:
    found = mention(text, name)
    assert found.role == "place"
    assert (found.place.radius_km or 0) > found.candidates[0].radius_km + 20
    assert reason in found.reason


@pytest.mark.parametrize("text", ["Belarus border guards denied it.", "Belarus said the border was shut."])
def test_a_border_that_is_no_place_of_the_country_widens_nothing(text: str) -> None:
    assert "border" not in mention(text, "Belarus").reason


@pytest.mark.parametrize("opening", ["A depot burned in", "Fire in"])
@pytest.mark.parametrize("town", ["Simferopol", "Sevastopol", "Yalta"])
def test_a_place_inside_crimea_has_no_country_by_itself(town: str, opening: str) -> None:
    found = mention(f"{opening} {town}, Crimea.", town)
    assert found.place.disputed
    assert found.place.country is None
    assert "68/262, 2014-03-27" in found.reason
    assert mention("A depot burned in Crimea.", "Crimea").place.country is None


@pytest.mark.parametrize("town", ["Henichesk", "Kherson", "Melitopol"])
def test_a_place_beside_crimea_keeps_its_country(town: str) -> None:
    found = mention(f"A depot burned in the town of {town} in Ukraine.", town)
    assert not found.place.disputed
    assert found.place.country == "UKR"


def test_disputed_places_are_stated_facts() -> None:
    held = disputed_places()
    assert {"Crimea", "Golan Heights", "Kashmir", "Western Sahara", "Kosovo", "Abyei"} <= set(held)
    for entry in held.values():
        assert entry.status.endswith(".")
        assert entry.source
        assert entry.claimants
        assert dt.date.fromisoformat(entry.date) < dt.date(2026, 12, 31)
        assert entry.circle or entry.box or entry.countries


def test_a_distance_that_the_words_round_agrees() -> None:
    (check,) = stated_distances("The army holds Makariv, which lies about 60km from the capital Kyiv.")
    assert check.verdict == "agrees"
    assert check.stated_km == 60
    assert check.measured_km == pytest.approx(50, abs=1)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Brovary, 20 km east of Kyiv, was calm.", "agrees"),
        ("Brovary, 12 miles east of Kyiv, was calm.", "agrees"),
        ("Brovary, 200 km east of Kyiv, was calm.", "differs"),
        ("Kharkiv, 40 km from Lviv, was calm.", "differs"),
        ("Crimea, 300 km from Kyiv, was calm.", "unknown"),
    ],
)
def test_distances_against_the_map(text: str, verdict: str) -> None:
    assert [check.verdict for check in stated_distances(text)] == [verdict]


@pytest.mark.parametrize(
    "text", ["They marched 40 km.", "Kyiv is calm. A man walked 40 km from home.", "", "60km from"]
)
def test_no_check_without_two_places(text: str) -> None:
    assert stated_distances(text) == []


def test_distance_is_great_circle() -> None:
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015, abs=1)
    assert distance_km(50, 30, 50, 30) == 0
