"""Confidence: calibrated, never falling with the chance, and held by a floor that a worse calibration breaks."""

from __future__ import annotations

import json
import math
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import confidence, gate
from benchmarks.calibration import bins_of, brier, by_folds, ece, intervals, logistic, threshold_for
from benchmarks.reliability import reliability_plot
from sayso.language import events
from sayso.language.confidence import chance_of, confidence_of, log_odds

CHANCES = st.floats(0, 1, allow_nan=False)


@given(CHANCES, CHANCES)
def test_a_higher_chance_never_gives_a_lower_confidence(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < confidence_of(low) <= confidence_of(high) < 1


@given(st.floats(0.001, 0.999))
def test_the_chance_behind_a_confidence_is_found_again(chance: float) -> None:
    assert chance_of(confidence_of(chance)) == pytest.approx(chance)


def test_bins_errors_and_threshold_are_those_of_a_count_by_hand() -> None:
    claims = [(0.95, True), (0.95, True), (0.85, True), (0.85, False), (0.25, False)]
    assert [(b.low, b.right, b.number) for b in bins_of(claims)] == [(0.2, 0, 1), (0.8, 0.5, 2), (0.9, 1, 2)]
    assert ece(claims) == pytest.approx((0.25 * 1 + 0.35 * 2 + 0.05 * 2) / 5)
    assert brier(claims) == pytest.approx((2 * 0.05**2 + 0.15**2 + 0.85**2 + 0.25**2) / 5)
    assert threshold_for(claims, 0.95) == 0.95
    assert threshold_for(claims, 0.75) == 0.85  # both claims of one confidence are kept, or none
    assert threshold_for([(0.9, False)], 0.95) is None
    for name, value in (("ece", ece(claims)), ("brier", brier(claims))):
        assert intervals([claims])[name] == pytest.approx((value, value)), "one document leaves nothing to draw"


def test_a_fitted_curve_gives_each_group_its_share() -> None:
    groups = [(0.3, 20, 5), (0.9, 20, 18)]  # the chance, how many, how many right
    documents = [
        [(log_odds(chance), at < right) for chance, number, right in groups for at in range(number)] for _ in range(20)
    ]
    claims = [claim for document in documents for claim in document]
    intercept, slope = logistic([odds for odds, _ in claims], [right for _, right in claims])
    for chance, number, right in groups:
        told = 1 / (1 + math.exp(-intercept - slope * log_odds(chance)))
        assert told == pytest.approx(right / number, abs=1e-6)
    assert ece([claim for document in by_folds(documents) for claim in document]) == pytest.approx(0, abs=1e-6)


def test_nothing_is_fitted_where_all_are_right() -> None:
    with pytest.raises(ValueError, match="nothing to fit"):
        logistic([0.0, 1.0], [True, True])


def test_a_document_tells_nothing_of_its_own_fold() -> None:
    common = [[(0.0, True), (1.0, False), (0.5, True), (0.2, False)] for _ in range(11)]
    turned = [*common[:3], [(odds, not right) for odds, right in common[3]], *common[4:]]
    of_third, of_turned = by_folds(common)[3], by_folds(turned)[3]
    assert [c for c, _ in of_third] == [c for c, _ in of_turned]
    assert by_folds(common)[0] != by_folds(turned)[0]


def told(*, nearer: float) -> list[confidence.Told]:
    """Documents whose claims are right as often as they say; `nearer` to one divides the distance that is left."""
    shares = [(0.3, 10, 3), (0.5, 10, 5), (0.7, 10, 7), (0.9, 10, 9)]
    claims = [(1 - (1 - c) / nearer, at < right) for c, number, right in shares for at in range(number)]
    return [confidence.Told(tuple(claims), 30)] * 12


def test_the_gate_fails_when_calibration_worsens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "examples_in", lambda folder: [])
    monkeypatch.setattr(confidence, "told_in", lambda examples: told(nearer=1))
    reached = {name: value for name, value in gate.of_confidence() if "test" in name}
    assert reached["corpus/test/1-ece"] == pytest.approx(1)
    floors = {name: value - gate.MARGIN for name, value in reached.items()}
    assert gate.below(reached, floors) == []
    monkeypatch.setattr(confidence, "told_in", lambda examples: told(nearer=2))
    worse = {name: value for name, value in gate.of_confidence() if "test" in name}
    assert [line.partition(":")[0] for line in gate.below(worse, floors)] == list(reached)


def test_the_floors_hold_the_calibration_error_at_a_twentieth() -> None:
    floors = json.loads(gate.BASELINE.read_text("utf-8"))
    assert min(floors[f"corpus/{part}/1-ece"] for part in ("dev", "test")) >= 0.95


def test_a_constant_is_shown_for_what_it_is() -> None:
    figures = confidence.figures_of(told(nearer=1), precision_of_dev=0.6, precise=0.85)
    ours, constant = figures["rows"]["sayso"], figures["rows"]["dev's precision for all"]
    assert constant["ece"] == pytest.approx(0)
    assert ours["brier"] < constant["brier"]
    assert constant["own_threshold"] is None
    assert figures["threshold"] == pytest.approx({"from": 0.85, "claims": 120, "precision": 0.9, "recall": 0.3})
    assert sum(row[4] for row in figures["bins"]) == figures["claims"] == 480


def test_calibration_changes_confidence_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    import sayso

    path = Path(__file__).parents[1] / "examples/reports/chernihiv-wire.txt"
    calibrated = sayso.extract(sayso.read_document(str(path)))
    monkeypatch.setattr(events, "confidence_of", lambda chance: chance)
    bare = sayso.extract(sayso.read_document(str(path)))
    assert [replace(c, confidence=0.0) for c in calibrated] == [replace(c, confidence=0.0) for c in bare]
    assert [c.confidence for c in calibrated] == pytest.approx([confidence_of(c.confidence) for c in bare])


def test_the_plot_is_an_image_that_tells_its_bins_and_its_source() -> None:
    svg = reliability_plot([(0.8, 0.9, 0.75, 12)], title="How many <are> right", source="12 claims & no more")
    root = ElementTree.fromstring(svg)
    words = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"12", "0.75", "How many <are> right", "12 claims & no more"} <= set(words)
    bar = next(node for node in root.iter("{http://www.w3.org/2000/svg}rect") if node.get("class") == "bar")
    assert float(bar.get("height")) == pytest.approx(0.75 * 360, abs=0.1)
    assert "prefers-color-scheme: dark" in svg


@pytest.mark.parametrize("arguments", [["no-such-part"], ["corpus"]])
def test_a_wrong_part_is_a_usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        confidence.main(arguments)
    assert left.value.code == 2
    assert capsys.readouterr().out == ""
