"""The benchmark of places scores a small file of its own in the format of LGL and TR-News."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks.places import read_articles, score
from benchmarks.places_folds import fit, folds_of
from sayso.places.weights import SHIPPED, Weights

TEXT = "Shells fell on Sumy and on Zzyzkovo in Ukraine."
TOPONYM = (
    "<toponym><start>{start}</start><end>{end}</end><phrase>{phrase}</phrase><gaztag geonameid='{id}'>"
    "<lat>{lat}</lat><lon>{lon}</lon><country geonameid='690791'>Ukraine</country></gaztag></toponym>"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    gold = [("Sumy", 0, 692194, 50.92, 34.8), ("Zzyzkovo", 0, 1, 50.0, 34.0), ("Ukraine", 2, 690791, 49.0, 32.0)]
    toponyms = "".join(
        # Each span is shifted, as a tenth of TR-News' are.
        TOPONYM.format(start=TEXT.index(p) + 3, end=TEXT.index(p) + 3 + len(p), phrase=p, id=i, lat=lat, lon=lon)
        for p, _, i, lat, lon in gold
    )
    file = tmp_path / "small.xml"
    file.write_text(f"<articles><article><text>{TEXT}</text><toponyms>{toponyms}</toponyms></article></articles>")
    return file


def test_shifted_spans_are_set_right(path: Path) -> None:
    (article,) = read_articles(path)
    assert [t.span.of(article.text) for t in article.toponyms] == ["Sumy", "Zzyzkovo", "Ukraine"]


def test_folds_are_whole_articles_and_each_is_left_out_once() -> None:
    folds = folds_of("abcdefg", 3)
    assert sorted(at for fold in folds for at in fold) == list(range(7))
    assert max(map(len, folds)) - min(map(len, folds)) <= 1
    assert folds == folds_of("abcdefg", 3)
    with pytest.raises(ValueError, match="2 articles cannot be parted into 5 folds"):
        folds_of("ab", 5)


def test_fitting_keeps_what_gains_on_the_articles_it_sees_and_no_other() -> None:
    def right(weights: Weights) -> list[int]:
        return [10 if weights.nearness > SHIPPED.nearness else 5, 10 if weights.people < SHIPPED.people else 5]

    assert fit(right, [0], 10).nearness > SHIPPED.nearness
    assert fit(right, [0], 10).people == SHIPPED.people
    assert fit(right, [1], 10).people < SHIPPED.people
    assert fit(lambda _: [3, 3], [0, 1], 6) == SHIPPED


def test_an_article_is_scored_with_weights_fitted_on_the_others(path: Path) -> None:
    (article,) = ET.parse(path).getroot()
    double = ET.Element("articles")
    double.extend([article, article])
    ET.ElementTree(double).write(path)
    assert score(path, folds=2) == score(path)
    with pytest.raises(ValueError, match="3 folds"):
        score(path, folds=3)


def test_a_name_without_an_answer_counts_as_wrong(path: Path) -> None:
    rows = score(path)
    assert rows["ours"]["161 km"][0] == pytest.approx(2 / 3)
    assert rows["ours"]["exact id"][0] == pytest.approx(2 / 3)
    assert rows["best possible"]["161 km"][0] == pytest.approx(2 / 3)
    assert rows["end to end"]["recall at 161 km"][0] == pytest.approx(2 / 3)
    assert rows["end to end"]["precision at 161 km"][0] == 1
