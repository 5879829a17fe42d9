"""The benchmark of attribution: brat folders and JSON lines are scored alike, by exact match."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.attribution import brat_texts, figures, interval, line_texts, of_reading, of_rule, score

TEXT = "The governor said that the dam had burst. It rained."


def brat(folder: Path) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "one.txt").write_text(TEXT, "utf-8")
    marks = "T1\tSource 0 12\tThe governor\nT2\tCue 13 17\tsaid\nT3\tContent 18 40\tthat the dam had burst\n"
    (folder / "attributions" / "one_0a1b.ann").write_text(
        marks + "T4\tAttribution 13 17\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n", "utf-8"
    )
    return folder


def test_both_layouts_hold_the_same_spans(tmp_path: Path) -> None:
    lines = tmp_path / "one.jsonl"
    labels = "B-SOURCE I-SOURCE B-CUE B-CONTENT I-CONTENT I-CONTENT I-CONTENT I-CONTENT O O O O".split()
    tokens = "The governor said that the dam had burst . It rained .".split()
    lines.write_text(json.dumps({"tokens": tokens, "labels": labels}) + "\n", "utf-8")
    of_brat, of_lines = next(brat_texts(brat(tmp_path))), next(line_texts(lines))
    assert of_brat.gold == of_lines.gold == {"source": {(0, 2)}, "cue": {(2, 3)}, "content": {(3, 8)}}
    assert of_reading(of_brat) == of_reading(of_lines)


def test_the_simple_rule_is_scored_beside_the_engine(tmp_path: Path) -> None:
    texts = list(brat_texts(brat(tmp_path)))
    engine, rule = score(texts, of_reading), score(texts, of_rule)
    assert engine["source"]["f1"] == 100
    assert rule["cue"]["f1"] == 100
    assert rule["source"]["f1"] == 0


def test_figures_are_precision_recall_and_f1() -> None:
    assert figures([(1, 2, 4), (0, 0, 0)]) == pytest.approx((50, 25, 100 / 3))
    low, high = interval([(1, 1, 1), (0, 1, 1)] * 10)
    assert low < 50 < high
