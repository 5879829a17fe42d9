"""Accuracy: no figure of the corpus' dev and test parts lies below its floor, and no floor goes down unnamed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import gate


def test_no_figure_of_the_corpus_is_below_its_floor() -> None:
    floors = json.loads(gate.BASELINE.read_text("utf-8"))
    assert any(name.startswith("corpus/test/") for name in floors)
    assert gate.below(gate.measure(), floors) == []


def test_a_figure_below_its_floor_and_one_not_measured_are_named() -> None:
    lines = gate.below({"corpus/dev/f1": 0.5}, {"corpus/dev/f1": 0.6, "corpus/dev/whole": 0.1, "muc4/dev/f1": 0.3})
    assert lines == ["corpus/dev/f1: 0.5000 is below its floor of 0.6000", "corpus/dev/whole: not measured"]


def test_a_floor_goes_down_only_by_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    baseline.write_text('{"corpus/dev/f1": 0.6}', "utf-8")
    monkeypatch.setattr(gate, "BASELINE", baseline)
    monkeypatch.setattr(gate, "measure", lambda data: {"corpus/dev/f1": 0.5})
    assert gate.main(["--raise"]) == 1
    assert json.loads(baseline.read_text("utf-8")) == {"corpus/dev/f1": 0.6}
    with pytest.raises(SystemExit):
        gate.main(["--lower", "corpus/dev/recall=0.1"])
    assert gate.main(["--lower", "corpus/dev/f1=0.45"]) == 0
    assert json.loads(baseline.read_text("utf-8")) == {"corpus/dev/f1": 0.45}
