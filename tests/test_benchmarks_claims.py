"""The benchmark of claims: figures that can be checked by hand, and one line where the folder is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import claims as benchmark

TEXT = """A quiet day in Sumy

Two soldiers were killed near Sumy, the army said. Shells struck the depot.
"""
GOLD = [
    {
        "at": "Two soldiers were killed near Sumy",
        "event": "killed",
        "low": 2,
        "high": 2,
        "sources": ["army"],
        "must": True,
    },
    {"at": "Shells struck the depot", "event": "attacked", "sources": [], "must": True},
    {"at": "the army", "event": "reinforced", "sources": [], "must": False},
]
USUAL = {"part": "body", "stance": "asserts", "reality": "happened", "hedged": False, "quote": False}


def write(folder: Path, name: str, text: str, gold: list[dict]) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    lines = (json.dumps(USUAL | row) + "\n" for row in gold)
    (folder / f"{name}.gold.jsonl").write_text("".join(lines), encoding="utf-8")


def test_figures_of_the_keyword_baseline_are_those_of_a_count_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "sumy", TEXT, GOLD)
    benchmark.main([str(tmp_path), "--json"])
    systems = json.loads(capsys.readouterr().out)
    assert set(systems) == {"sayso", "keywords", "majority"}
    figures = systems["keywords"]
    # "killed" and "struck" are found; "said" is false; the publisher said neither the killing nor its figure.
    assert (figures["must"], figures["found"], figures["false"]) == (2, 2, 1)
    assert (figures["precision"], figures["recall"], figures["f1"]) == (0.6667, 1.0, 0.8)
    assert (figures["source"], figures["count"], figures["whole"]) == (0.5, 0.5, 0.5)
    assert figures["events"]["killed"]["f1"] == 1.0
    assert figures["intervals"]["f1"] == [0.8, 0.8], "one document leaves nothing to draw"


def test_sayso_itself_is_scored_and_its_events_add_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "sumy", TEXT, GOLD)
    write(tmp_path, "again", TEXT.replace("Two", "Nine"), [GOLD[1]])
    benchmark.main([str(tmp_path), "--json", "--misses"])
    written = capsys.readouterr()
    for figures in json.loads(written.out).values():
        for key in ("must", "found", "false"):
            assert sum(event[key] for event in figures["events"].values()) == figures[key]
        for head, (low, high) in figures["intervals"].items():
            assert low <= figures[head] <= high
    assert all(line.startswith(("sumy: ", "again: ")) for line in written.err.splitlines())


def test_tables_for_readers_name_every_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "sumy", TEXT, GOLD)
    benchmark.main([str(tmp_path)])
    shown = capsys.readouterr().out
    for word in ("precision", "recall", "f1", "whole", "keywords", "majority", "hedged", "reality-unusual", "killed"):
        assert word in shown


@pytest.mark.parametrize("wrong", ["no folder", "empty", "no text", "gold elsewhere", "no json"])
def test_a_wrong_folder_is_a_usage_error(wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "sumy", TEXT, GOLD)
    if wrong in ("no folder", "empty"):
        tmp_path = tmp_path / "inner"
        if wrong == "empty":
            tmp_path.mkdir()
    elif wrong == "no text":
        (tmp_path / "sumy.txt").unlink()
    elif wrong == "gold elsewhere":
        write(tmp_path, "sumy", "Another text.\n", GOLD)
    else:
        (tmp_path / "sumy.gold.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        benchmark.main([str(tmp_path)])
    assert left.value.code == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert "Traceback" not in written.err
