"""A place is told from a party that acts, and words from the side they speak for."""

from __future__ import annotations

import pytest

from sayso.places import find_places, side_of

ROLES = [
    ("Kyiv accused its neighbour of lying.", "Kyiv", "actor", "UKR"),
    ("Moscow denies the report.", "Moscow", "actor", "RUS"),
    ("It said Moscow had called in reserves.", "Moscow", "actor", "RUS"),
    ("The Kremlin said nothing.", "Kremlin", "actor", "RUS"),
    ("Washington wants talks.", "Washington", "actor", "USA"),
    ("They flew from Washington on Friday.", "Washington", "place", None),
    ("He was born in Moscow.", "Moscow", "place", None),
    ("Sirens were heard near Kyiv.", "Kyiv", "place", None),
    ("Kyiv was shelled at night.", "Kyiv", "place", None),
    ("Kyiv has been bombed twice.", "Kyiv", "place", None),
    ("Talks between Kyiv and Moscow failed.", "Moscow", "actor", "RUS"),
    ("Kyiv's forces held the line.", "Kyiv", "actor", "UKR"),
    ("Russia said it was ready.", "Russia", "actor", "RUS"),
    ("Russia's defence ministry confirmed it.", "Russia", "actor", "RUS"),
    ("Shells hit towns in Ukraine's east.", "Ukraine", "place", "UKR"),
    ("Troops went into Ukraine.", "Ukraine", "place", "UKR"),
    ("Ethiopia and Eritrea signed a deal.", "Ethiopia", "actor", "ETH"),
    ("Russian tanks burned.", "Russian", "people", "RUS"),
    ("Ukrainians fled.", "Ukrainians", "people", "UKR"),
    ("Burmese soldiers left.", "Burmese", "people", "MMR"),
    ("Russian-backed fighters left.", "Russian", "people", None),
    ("Naypyidaw says the road is open.", "Naypyidaw", "actor", "MMR"),
]


@pytest.mark.parametrize(("text", "name", "role", "side"), ROLES)
def test_role_and_side(text: str, name: str, role: str, side: str | None) -> None:
    mention = next(m for m in find_places(text) if m.place.text == name)
    assert (mention.role, mention.side) == (role, side)


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Russian tanks", "RUS"),
        ("Ukraine's Defence Ministry", "UKR"),
        ("Ukraine’s armed forces", "UKR"),
        ("the Kremlin", "RUS"),
        ("Downing Street", "GBR"),
        ("the White House", "USA"),
        ("Khartoum", "SDN"),
        ("Moscow’s forces", "RUS"),
        ("Congolese soldiers", "COD"),
        ("the Sudanese army", "SDN"),
        ("South Sudanese rebels", "SSD"),
        ("US officials", "USA"),
        ("UK intelligence", "GBR"),
        ("Israeli soldiers in Gaza", "ISR"),
        ("Russian-backed separatists", None),
        ("pro-Russian fighters", None),
        ("anti-Russian protesters", None),
        ("Russian-speaking residents", None),
        ("Russia and Ukraine", None),
        ("Michael Jordan", None),
        ("some soldiers", None),
        ("", None),
    ],
)
def test_side_of_words(words: str, side: str | None) -> None:
    assert side_of(words) == side
