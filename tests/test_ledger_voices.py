"""Voices count origins: copies, chains, spellings and offices do not make more of them."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from sayso.ledger.copies import joined_names, voices_in_words, voices_of
from sayso.model import Claim, Saying, Source, Span


def saying(number: int, *sources: tuple[str, str, str | None], outlet: str | None = None, day: int = 1) -> Saying:
    """A saying of document `number`; each source is its words, kind and side, the nearest first."""
    chain = tuple(Source(text=w, span=Span(0, 1), name=w, kind=k, side=s) for w, k, s in sources)  # type: ignore[arg-type]
    claim = Claim(
        id=f"c{number}", document=f"d{number}", part="body", span=Span(0, 4), text="said", event="killed", sources=chain
    )
    return Saying(claim=claim, outlet=outlet or f"Outlet {number}", published=dt.date(2022, 3, day))


def voices(*said: tuple[str, str, str | None]) -> int:
    return len(voices_of([saying(number, source) for number, source in enumerate(said)]))


def test_one_official_quoted_by_many_outlets_is_one_voice() -> None:
    said = [saying(n, ("Oda Lind", "official", "UKR"), outlet=f"Outlet {n}", day=n + 1) for n in range(10)]
    (voice,) = voices_of(said)
    assert voice.carriers == tuple(f"Outlet {n}" for n in range(10))
    assert voice.claims == tuple(f"c{n}" for n in range(10))
    assert (voice.named, voice.first) == (True, dt.date(2022, 3, 1))
    assert voices_in_words([voice]) == "10 outlets, 1 voice: Oda Lind (10)"


def test_copies_speak_with_the_voice_of_their_origin() -> None:
    said = [saying(n, outlet=f"Outlet {n}", day=n + 1) for n in range(4)]
    assert len(voices_of(said)) == 4
    one, other = voices_of(said, origins={"d1": "d0", "d2": "d0"})
    assert (one.name, one.carriers) == ("Outlet 0", ("Outlet 0", "Outlet 1", "Outlet 2"))
    assert other.name == "Outlet 3"
    assert len(voices_of(said[1:3], origins={"d1": "d0", "d2": "d0"})) == 1  # the origin itself is not among them


def test_what_an_outlet_reports_and_what_others_cite_from_it_is_one_voice() -> None:
    cited = saying(1, ("RIA", "media", "RUS"), outlet="Courier", day=2)
    (voice,) = voices_of([cited, saying(2, outlet="RIA news agency")])
    assert voice.carriers == ("RIA news agency", "Courier")


def test_the_nearest_source_of_the_chain_is_the_voice() -> None:
    lind = ("Oda Lind", "official", "UKR")
    assert len(voices_of([saying(1, lind, ("CNN", "media", None)), saying(2, lind, ("RIA", "media", "RUS"))])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President Volodymyr Zelenskyy", "Zelensky"),
        ("Volodymyr Zelensky", "Володимир Зеленський"),
        ("Vladimir Zelensky", "Volodymyr Zelenskiy"),
        ("Mr Zelenskiy", "Volodymyr Zelensky"),
        ("Ukraine's Defence Ministry", "the Ministry of Defence"),
        ("International Committee of the Red Cross", "ICRC"),
        ("officials", "Ukrainian officials"),
        ("mayor Oda Lind", "the mayor"),
    ],
)
def test_one_speaker_under_several_names_is_one_voice_with_a_reason(one: str, other: str) -> None:
    said = [saying(1, (one, "official", "UKR")), saying(2, (other, "official", None))]
    for order in (said, said[::-1]):
        assert len(voices_of(order)) == 1
        (join,) = joined_names(order)
        assert {join.first, join.second} == {one, other}
        assert join.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ivan Petrov", "official", "UKR"), ("Sergei Petrov", "official", "UKR")),
        (("Orlov", "captive", "RUS"), ("deputy mayor Orlov", "official", None)),
        (("Orlov", "official", "RUS"), ("Orlov", "official", "UKR")),
        (("Russian officials", "official", "RUS"), ("Ukrainian officials", "official", "UKR")),
        (("the Defence Ministry", "official", "UKR"), ("the Foreign Ministry", "official", "UKR")),
        (("Ukraine", "official", "UKR"), ("Russia", "official", "RUS")),
        (("officials", "official", "UKR"), ("residents", "witness", "UKR")),
    ],
)
def test_those_who_may_be_others_stay_apart(
    one: tuple[str, str, str | None], other: tuple[str, str, str | None]
) -> None:
    assert voices(one, other) == 2
    keys = {voice.key for voice in voices_of([saying(1, one), saying(2, other)])}
    assert len(keys) == 2


def test_a_bare_surname_adds_no_voice_where_two_people_bear_it() -> None:
    assert (
        voices(("Ivan Petrov", "official", None), ("Sergei Petrov", "official", None), ("Petrov", "official", None))
        == 2
    )


def test_the_order_of_the_sayings_does_not_matter() -> None:
    names = ("Ivan Petrov", "Petrov", "Sergei Petrov", "officials", "the Kremlin", "Defence Ministry", "mayor Oda Lind")
    said = [saying(n, (name, "official", None), day=1 + n % 3) for n, name in enumerate(names)] + [
        saying(20),
        saying(21),
    ]
    expected = voices_of(said)
    for seed in range(8):
        shuffled = random.Random(seed).sample(said, len(said))
        assert voices_of(shuffled, origins={"d21": "d99"}) != ()
        assert voices_of(shuffled) == expected
