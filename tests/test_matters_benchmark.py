"""The benchmark of matters: its measures, its generator, its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import generated
from benchmarks.matters import by_event_and_place, by_matters, main, scores
from sayso.model import Saying


def test_measures_by_hand() -> None:
    true = {"a": 1, "b": 1, "c": 1, "d": 2}
    figures = scores({"a": 1, "b": 1, "c": 2, "d": 2}, true).figures()
    assert figures["precision"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert figures["recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert figures["pairs"] == pytest.approx(1 / 2)
    assert scores(true, true).figures()["f1"] == 1


def test_generated_ledgers_are_the_same_each_time_and_their_truth_is_found() -> None:
    made = generated.reports(600)
    assert made == generated.reports(600)
    said = [
        Saying(claim=claim, outlet=r.document.outlet, published=r.document.date.value if r.document.date else None)
        for r in made
        for claim in r.claims
    ]
    truth = {claim: matter for r in made for claim, matter in r.truth.items()}
    ours, trivial = (scores(way(said), truth).figures() for way in (by_matters, by_event_and_place))
    assert ours["pairs"] >= 0.95
    assert ours["f1"] >= 0.75
    assert ours["f1"] > trivial["f1"]


def test_a_wrong_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path)])
    assert ended.value.code == 2
