"""Sentences and tokens: where they begin and end, their parts, and the turns of a transcript."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.language import reading_of
from sayso.model import Region, Span, TimeCode
from tests.reports import report


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in reading_of(report(text)).sentences]


def words(text: str) -> list[str]:
    return [token.text for token in reading_of(report(text)).tokens]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gen. K. Musa met Lt. Col. Bah. They left.", ["Gen. K. Musa met Lt. Col. Bah.", "They left."]),
        ("It came from the U.S. They paid.", ["It came from the U.S.", "They paid."]),
        ("The U.S. Army left at 5 p.m. on Friday.", ["The U.S. Army left at 5 p.m. on Friday."]),
        ("Brigade No. 5 withdrew. No. It fled.", ["Brigade No. 5 withdrew.", "No.", "It fled."]),
        ("“Where is he?” Ms Diallo asked. Nobody knew.", ["“Where is he?” Ms Diallo asked.", "Nobody knew."]),
        ("“Go!” he said. “We left. It burnt.” Then rain.", ["“Go!” he said.", "“We left.", "It burnt.”", "Then rain."]),
        ("REBELS TOOK THE PORT. GEN. ALI FLED.", ["REBELS TOOK THE PORT.", "GEN. ALI FLED."]),
        ("They waited… Nobody came. It rained", ["They waited…", "Nobody came.", "It rained"]),
        ("One line without a stop\nAnother line", ["One line without a stop", "Another line"]),
        ("• Two tanks\n- One truck\n1. A bridge", ["Two tanks", "One truck", "A bridge"]),
        ("14:32 — Shells fell on the market.", ["Shells fell on the market."]),
        ("Prices rose by 3.5 per cent. Fuel ran out.", ["Prices rose by 3.5 per cent.", "Fuel ran out."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, wanted: list[str]) -> None:
    assert sentences(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They didn't go", ["They", "did", "n't", "go"]),
        ("Kyiv’s mayor can't", ["Kyiv", "’s", "mayor", "ca", "n't"]),
        ("60km and 3.5m of 25,000", ["60", "km", "and", "3.5", "m", "of", "25,000"]),
        ("a Russian-backed T-72", ["a", "Russian", "-", "backed", "T-72"]),
        ("anti-aircraft fire", ["anti-aircraft", "fire"]),
        ("the rebels' base", ["the", "rebels", "'", "base"]),
        ("on the 20th, 14:30", ["on", "the", "20th", ",", "14:30"]),
    ],
)
def test_tokens_are_cut_as_treebanks_cut_them(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


def test_regions_decide_the_part_and_what_is_silent() -> None:
    text = "Port falls\nBy Ada Obi\nSmoke over the port.\nThe port fell on Friday.\nAll rights reserved."
    bounds = [0, 11, 22, 43, 68, len(text) + 1]
    kinds = ("headline", "byline", "caption", None, "boilerplate")
    regions = tuple(
        Region(kind, Span(start, end - 1)) for kind, start, end in zip(kinds, bounds, bounds[1:], strict=False) if kind
    )
    reading = reading_of(replace(report(text), regions=regions))
    assert [(s.span.of(text), s.part) for s in reading.sentences] == [
        ("Port falls", "headline"),
        ("Smoke over the port.", "caption"),
        ("The port fell on Friday.", "body"),
    ]


def test_labels_at_line_starts_are_speakers_and_no_part_of_the_sentence() -> None:
    text = (
        "Interview\nINTERVIEWER: Where were you?\n\n"
        "PRISONER: Near the bridge. We ran.\nIt burnt.\n\nINTERVIEWER: And then?"
    )
    held = reading_of(report(text, headline=True)).sentences
    assert [(s.speaker.of(text) if s.speaker else None, s.span.of(text)) for s in held] == [
        (None, "Interview"),
        ("INTERVIEWER", "Where were you?"),
        ("PRISONER", "Near the bridge."),
        ("PRISONER", "We ran."),
        ("PRISONER", "It burnt."),
        ("INTERVIEWER", "And then?"),
    ]


def test_a_table_of_losses_is_no_transcript() -> None:
    text = "Killed: five soldiers\nWounded: nine soldiers\nTanks: two of them"
    assert all(sentence.speaker is None for sentence in reading_of(report(text)).sentences)


def test_subtitles_run_on_over_their_lines() -> None:
    text = "We left the village\nwhen the shelling began.\nNobody stayed."
    timed = replace(report(text), timecodes=(TimeCode(Span(0, 19), 0.0, 1.0),))
    found = [sentence.span.of(text) for sentence in reading_of(timed).sentences]
    assert found == ["We left the village\nwhen the shelling began.", "Nobody stayed."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He called it “a trap”, then left.", ["a trap"]),
        ('The "safe" road was mined.', ["safe"]),
        ("Rebels call it ‘the rebels’ road’ now.", ["the rebels’ road"]),
        ("It’s the soldiers’ bus, isn’t it?", []),
        ("« Nous partons », he said. „We go“, she said.", ["Nous partons", "We go"]),
        ("''We go,'' he said.", ["We go,"]),
        ("He said: “We left.\nNext day it rained.", ["We left."]),
        ("“We left.\n“Nobody stayed,” he said.", ["We left.", "Nobody stayed,"]),
    ],
)
def test_quotations_stand_between_their_marks(text: str, wanted: list[str]) -> None:
    assert [quotation.span.of(text) for quotation in reading_of(report(text)).quotations] == wanted
