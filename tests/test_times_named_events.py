"""Named events: "since the invasion" where the document makes clear which is meant, and from the user's own table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sayso.errors import VocabularyError
from sayso.times import find_times, named_events

DATE = dt.date(2022, 3, 24)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Ukraine says 40 boats have sunk since the invasion.", "2022-02-24"),
        ("In Myanmar, 40 boats have sunk since the coup.", "2021-02-01"),
        ("40 boats have sunk since the invasion.", None),
    ],
)
def test_since_an_event(text: str, start: str | None) -> None:
    (when,) = find_times(text, date=DATE)
    assert (when.start, when.end) == (start, "2022-03-24")


def test_two_events_that_fit_settle_nothing() -> None:
    text = "Reports came from Ethiopia's Tigray and from Ukraine. " + "The crews were busy. " * 20
    (when,) = find_times(text + "40 boats have sunk since the war.", date=DATE)
    assert (when.start, when.end) == (None, "2022-03-24")


def test_no_event_after_the_document() -> None:
    (when,) = find_times("Ukraine has changed since the invasion.", date=dt.date(2021, 1, 1))
    assert when.start is None


def test_every_row_names_its_source() -> None:
    assert all(event.source and event.context and event.words for event in named_events())


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    table = tmp_path / "events.yaml"
    table.write_text(
        "- {name: siege, date: 2022-03-01, country: XXX, words: [siege], context: [orsk], source: own}\n", "utf-8"
    )
    (when,) = find_times("Orsk has starved since the siege.", date=DATE, events=named_events(table))
    assert when.start == "2022-03-01"


def test_a_table_of_ones_own_is_added_to_every_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "events.yaml"
    table.write_text(
        "- {name: siege, date: 2022-03-01, country: XXX, words: [siege], context: [orsk], source: own}\n", "utf-8"
    )
    monkeypatch.setenv("SAYSO_EVENTS", str(table))
    found = find_times("Orsk, in Ukraine, has starved since the siege, and fled since the invasion.", date=DATE)
    assert [when.start for when in found] == ["2022-03-01", "2022-02-24"]


@pytest.mark.parametrize("content", ["- {name: siege}", "[", "- 3"])
def test_a_malformed_table_is_refused_by_name(tmp_path: Path, content: str) -> None:
    table = tmp_path / "events.yaml"
    table.write_text(content, "utf-8")
    with pytest.raises(VocabularyError, match=r"events\.yaml"):
        named_events(table)
