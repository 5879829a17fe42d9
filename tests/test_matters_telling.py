"""What a matter tells: both sides, figures, corrections, and a picture that hostile words cannot break."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from matter_reports import DAY, Told, report, sayings, told

from sayso.ledger.copies import voices_of
from sayso.ledger.matters import affirms, conflicts_of, corrections_of, figures_of, range_of
from sayso.ledger.matters.plot import drawn
from sayso.ledger.matters.records import matter_to_record
from sayso.model import Matter, Saying

IZIUM = {"place": "Izium", "day": 0}


def said(*claims: tuple[Told, int]) -> list[Saying]:
    return sayings(*(report([claim], day=day, outlet=f"Outlet {n}") for n, (claim, day) in enumerate(claims)))


def disagreements(*claims: tuple[Told, int]) -> list[str]:
    held = said(*claims)
    return [conflict.about for conflict in conflicts_of(held, voices_of(held))]


@pytest.mark.parametrize(
    ("stance", "reality", "holds"),
    [
        ("asserts", "happened", True),
        ("accuses", "ongoing", True),
        ("denies", "happened", False),
        ("asserts", "did_not_happen", False),
        ("denies", "did_not_happen", True),
        ("warns", "possible", None),
        ("demands", "possible", None),
    ],
)
def test_to_deny_is_to_hold_the_contrary(stance: str, reality: str, holds: bool | None) -> None:
    (saying,) = said((told("aid came", "aided", stance=stance, reality=reality), 0))
    assert affirms(saying.claim) is holds


def test_stance_status_and_figures_are_told_apart() -> None:
    accused = (told("they shelled it", "attacked", stance="accuses", who="Kyiv", **IZIUM), 0)
    denied = (told("no shelling", "attacked", stance="denies", who="Moscow", **IZIUM), 0)
    absent = (told("none was shelled", "attacked", reality="did_not_happen", who="a resident", **IZIUM), 0)
    assert disagreements(accused, denied) == ["stance"]
    assert disagreements(accused, absent) == ["status"]
    assert disagreements(denied, absent) == []


def test_figures_conflict_only_between_voices_at_one_time() -> None:
    nine = told("nine died", figure=9, who="the mayor", **IZIUM)
    assert disagreements((nine, 0), (told("thirty died", figure=30, who="a nurse", **IZIUM), 1)) == ["figures"]
    assert disagreements((nine, 0), (told("thirty died", figure=30, who="a nurse", **IZIUM), 3)) == []
    assert disagreements((nine, 0), (told("thirty died", figure=30, who="the mayor", **IZIUM), 1)) == []
    assert disagreements((nine, 0), (told("some died", figure=(5, None), who="a nurse", **IZIUM), 0)) == []


def test_corrections_go_up_and_down() -> None:
    held = said(
        (told("nine died", figure=9, who="the mayor", **IZIUM), 0),
        (told("eleven died", figure=11, who="the mayor", **IZIUM), 1),
        (told("ten died", figure=10, who="the mayor", **IZIUM), 2),
    )
    voices = voices_of(held)
    turns = [(c.direction, c.before.count.low, c.after.count.low) for c in corrections_of(held, voices)]
    assert turns == [("up", 9, 11), ("down", 11, 10)]
    assert range_of(figures_of(held, voices)) == "9 to 11"


def matter_of(*claims: tuple[Told, int]) -> Matter:
    held = tuple(said(*claims))
    reasons = {saying.claim.id: ("a test",) for saying in held}
    return Matter(
        id="m", kind="incident", event="killed", title="<b>killed</b> & \x1b[31m", sayings=held, voices=voices_of(held),
        reasons=reasons,
    )  # fmt: skip


def test_the_picture_is_sound_whatever_the_words() -> None:
    matter = matter_of(
        (told("nine died", figure=9, who="<script>alert(1)</script>", **IZIUM), 0),
        (told("many died", figure=(20, None), who="a & b", **IZIUM), 2),
        (told("few died", figure=(None, 40), who="c", **IZIUM), 2),
    )
    picture = drawn(matter)
    assert picture is not None
    texts = [element.text or "" for element in ElementTree.fromstring(picture).iter() if element.tag.endswith("text")]
    assert any("<script>" in text for text in texts)
    assert "<script" not in picture
    assert "\x1b" not in picture
    assert any(text.startswith("at least 20") for text in texts)
    assert any("9, " in text for text in texts)
    assert drawn(matter_of((told("some died", who="x", **IZIUM), 0))) is None


def test_a_record_tells_voices_figures_and_reasons() -> None:
    record = matter_to_record(matter_of((told("nine died", figure=9, who="the mayor", **IZIUM), 0)))
    assert record["figures"][0]["words"] == "9"
    assert record["voices"][0]["name"] == "the mayor"
    assert record["claims"][0]["published"] == DAY.isoformat()
    assert record["claims"][0]["reasons"] == ["a test"]
