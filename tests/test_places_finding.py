"""Names in a text become places: found, placed on the map, or left out where they are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.places import find_places, is_place_name, lookup, same_place

CITIES = [
    ("Makariv", "UKR"),
    ("Okhtyrka", "UKR"),
    ("Sumy", "UKR"),
    ("Mariupol", "UKR"),
    ("Kharkiv", "UKR"),
    ("Bakhmut", "UKR"),
    ("Artemivsk", "UKR"),
    ("Kiev", "UKR"),
    ("Kyiv", "UKR"),
    ("Київ", "UKR"),
    ("Goma", "COD"),
    ("Sake", "COD"),
    ("El Fasher", "SDN"),
    ("Myawaddy", "MMR"),
    ("Idlib", "SYR"),
    ("Khan Younis", "PSE"),
    ("Rafah", "PSE"),
    ("Mekelle", "ETH"),
    ("Mocímboa da Praia", "MOZ"),
    ("Mocimboa da Praia", "MOZ"),
]


def places(text: str) -> dict[str, str | None]:
    return {m.place.text: m.place.country for m in find_places(text) if m.role == "place"}


@pytest.mark.parametrize(("name", "country"), CITIES)
def test_towns_of_conflicts_are_known(name: str, country: str) -> None:
    assert lookup(name)[0].country == country


def test_spellings_are_joined() -> None:
    ids = {lookup(name, country="UKR")[0].id for name in ("Kyiv", "Kiev", "Київ", "KYIV", "kyiv")}
    assert ids == {"geonames:703448"}
    assert lookup("Artemivsk")[0].id == lookup("Bakhmut")[0].id


def test_a_country_is_never_a_town() -> None:
    text = "Ukraine, Lebanon, Cuba, Peru and Mexico were named."
    assert {m.kind for m in find_places(text)} == {"country"}
    assert {m.place.id for m in find_places("Fighting in Ukraine went on.")} == {"geonames:690791"}


@pytest.mark.parametrize(
    "text",
    [
        "Police said nothing in March.",
        "Reading a book is nice. Nice to see you.",
        "She met Sofia Petrova and Paris Hilton.",
        "Mobile phones and split bars were on sale. Male nurses came on Sunday.",
        "Gen. Bakhmut saluted. Mr Sumy agreed.",
        "The Kharkiv University and the Moscow Times wrote it.",
        "The Bank of Ukraine raised its rate.",
        "Tell us what it is; let us go.",
    ],
)
def test_what_is_no_place_is_left_out(text: str) -> None:
    assert find_places(text) == []


@pytest.mark.parametrize(
    "name",
    ["Sea of Azov", "South Sudan", "Khan Younis", "Democratic Republic of the Congo", "New York", "Cabo Delgado"],
)
def test_the_longest_name_is_taken(name: str) -> None:
    assert [m.place.text for m in find_places(f"Ships and men went to {name} again.")] == [name]


def test_the_text_decides_between_towns_of_one_name() -> None:
    def country(text: str) -> str | None:
        return next(m.place.country for m in find_places(text) if m.place.text == "Tripoli")

    assert country("Clashes broke out in Tripoli, as in Misrata and Benghazi, across Libya.") == "LBY"
    assert country("Clashes broke out in Tripoli, as in Sidon and Tyre, across Lebanon.") == "LBN"


def test_the_name_after_a_comma_decides() -> None:
    found = {m.place.text: m for m in find_places("A shop in Paris, Texas, burned; one in Paducah, Ky., did not.")}
    assert found["Paris"].place.country == "USA"
    assert found["Paris"].candidates[0].division == "US.TX"
    assert found["Paducah"].candidates[0].division == "US.KY"


def test_candidates_carry_probabilities() -> None:
    mention = next(m for m in find_places("A bomb went off in Tripoli.") if m.place.text == "Tripoli")
    chances = [c.probability for c in mention.candidates]
    assert 2 <= len(chances) <= 3
    assert chances == sorted(chances, reverse=True)
    assert 0.9 < sum(chances) <= 1.001


def test_a_line_of_capitals_gives_strong_names_only() -> None:
    found = places("FIGHTING RAGES IN HOPE AND MARIUPOL AS UKRAINE WAITS")
    assert "HOPE" not in found
    assert "UKRAINE" in {m.place.text for m in find_places("FIGHTING RAGES IN HOPE AS UKRAINE WAITS")}


def test_a_dateline_in_capitals_is_a_place() -> None:
    assert places("SUMY, Ukraine (News) - Shells fell.")["SUMY"] == "UKR"


def test_a_part_of_the_text_keeps_the_spans_of_the_whole() -> None:
    text = "Fires in Lviv. Fires in Odesa. Fires in Poltava."
    found = find_places(text, start=15, end=31)
    assert [text[m.span.start : m.span.end] for m in found] == ["Odesa"]


def test_same_place_by_id_or_name() -> None:
    one, other = (find_places(f"A fire in {name}, Ukraine.")[0].place for name in ("Kiev", "Kyiv"))
    assert same_place(one, other)
    far = find_places("A fire in Lviv, Ukraine.")[0].place
    assert not same_place(one, far)


def test_is_place_name() -> None:
    assert is_place_name("the Gaza Strip")
    assert not is_place_name("the seventh of the soldiers")
    assert not is_place_name("")


PIECES = (
    "Kyiv Russia's Gaza U.S. Russian-backed Reading Goma, and of the in near 60km from “Sumy” al-Fashir É́ . - ’s St. "
    "MR İ ŉ 北京 Georgia"
)
WORDS = st.sampled_from([*PIECES.split(" "), "\n", "\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    last = 0
    for mention in find_places(text):
        assert mention.span.start >= last
        assert text[mention.span.start : mention.span.end] == mention.place.text
        assert mention.role in {"place", "actor", "people"}
        assert mention.candidates
        last = mention.span.end
