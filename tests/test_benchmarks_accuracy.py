"""The document on accuracy and what it rests on: the pairing of the scorer, the fields it leaves out, the errors."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest

from benchmarks import accuracy, accuracy_corpus, confidence, fields
from benchmarks.accuracy_sets import SECTIONS
from benchmarks.claims import by_sayso, examples_in
from benchmarks.matching import matched
from benchmarks.mistakes import confusions, wrong_fields
from benchmarks.score_claims import score
from corpus.gold import gold_row

ROOT = Path(__file__).parents[1]
TEXT = "Two men died in Sumy, the army said. The troops left Sumy on Monday. It rained."


def record(words: str, event: str, **known: object) -> dict:
    start = TEXT.index(words)
    empty = dict.fromkeys(("by", "of", "count", "place", "when", "part_of", "cue"))
    usual = {"part": "body", "stance": "asserts", "reality": "happened", "hedged": False, "quote": False}
    held = {"id": event, "span": [start, start + len(words)], "text": words, "event": event, "sources": []}
    return {**held, **usual, **empty, "evidence": [], "confidence": 1.0, **known}


def test_the_pairing_is_that_of_the_contracts_scorer() -> None:
    for example in examples_in(ROOT / "corpus/documents/dev", ("s",)):
        claims = by_sayso(example)
        tally, _ = score(copy.deepcopy(example.gold), claims, example.text)
        pairing = matched(example.gold, claims, example.text)
        assert pairing.verdicts.count(True) == tally["found"]
        assert pairing.verdicts.count(False) == tally["false"]
        wrong = list(wrong_fields(example.gold, claims, example.text))
        for field in ("source", "place", "count", "class"):
            assert sum(name == field for name, *_ in wrong) == tally[f"{field}:asked"] - tally[f"{field}:right"]


def test_a_claim_of_gold_that_need_not_be_found_counts_neither_way() -> None:
    gold = [gold_row(record("Two men died in Sumy", "killed", confidence=0.5))]
    told = [record("Two men died", "killed"), record("died", "killed"), record("The troops left", "killed")]
    assert matched(gold, told, TEXT).verdicts.count(False) == 1


def test_an_event_told_as_another_on_the_same_words_is_a_confusion() -> None:
    gold = [gold_row(record("The troops left Sumy", "retreated"))]
    assert list(confusions(gold, [record("left Sumy", "deserted")], TEXT)) == [
        ("retreated", "deserted", "The troops left Sumy")
    ]
    assert not list(confusions(gold, [record("It rained", "deserted")], TEXT))


def test_fields_beside_the_scorer_are_judged_on_its_pairs() -> None:
    army = {"text": "the army", "span": [22, 30], "name": "army", "kind": "military", "side": "UKR"}
    paper = army | {"name": "The Daily", "kind": "media", "side": None}
    dead, share = (
        record("Two men died", "killed", sources=[army, paper], evidence=["photos"]),
        record("died in Sumy", "killed", id="share", part_of="killed"),
    )
    told = [
        record("Two men died", "killed", id="a", sources=[army | {"kind": "official"}, paper], evidence=["photos"]),
        record("died in Sumy", "killed", id="b", part_of="a"),
    ]
    rows = fields.scored([fields.judged(fields.pairs_of([dead, share], told, TEXT))])
    shares = {name: (row["asked"], row["right"]) for name, row in rows.items() if row["asked"]}
    assert shares["kind"] == (1, 0.0)
    assert shares["side"] == shares["side (told)"] == shares["outer (told)"] == (1, 1.0)
    assert shares["part_of"] == shares["evidence"] == (2, 1.0)
    assert shares["part_of (told)"] == shares["evidence (told)"] == (1, 1.0)
    assert "by.side" not in shares


def test_the_document_holds_every_section_and_points_to_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = examples_in(ROOT / "corpus/documents/dev", ("s",))
    monkeypatch.setattr(accuracy, "OF_CORPUS", (accuracy_corpus.errors_section,))
    monkeypatch.setattr(accuracy_corpus, "_examples", lambda part, only=(): some)
    monkeypatch.setattr(confidence, "measured", lambda part: {})
    monkeypatch.setattr(confidence, "plot_of", lambda figures, part: f"<svg>{part}</svg>")
    target = tmp_path / "accuracy.md"
    accuracy.main(["-o", str(target)])
    page = target.read_text("utf-8")
    assert "no folder of public sets was named" in page
    assert "| `place` |" in page
    assert (tmp_path / "reliability.svg").read_text("utf-8") == "<svg>test</svg>"
    written = (ROOT / "docs/accuracy.md").read_text("utf-8")
    heads = set(re.findall(r"^#+ (.+)$", written, re.MULTILINE))
    assert {"Claims", "Fields", "Events", "What goes wrong", "Confidence", "Attribution", "Places", "Dates"} <= heads
    for link in re.findall(r"\]\(([^)#:]+)\)", written):
        assert (ROOT / "docs" / link).exists(), link
    for name in re.findall(r"python -m (benchmarks|corpus|training)\.(\w+)", written):
        assert (ROOT / name[0] / f"{name[1]}.py").exists()


def test_a_public_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    for section in SECTIONS:
        assert "was not at hand" in " ".join(section(tmp_path))


def test_a_wrong_folder_of_sets_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        accuracy.main(["--data", str(tmp_path / "none")])
    assert left.value.code == 2
    assert capsys.readouterr().out == ""
