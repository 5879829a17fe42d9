"""The benchmark of places scores a small file of its own in the format of LGL and TR-News."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.places import read_articles, score

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


def test_a_name_without_an_answer_counts_as_wrong(path: Path) -> None:
    rows = score(path)
    assert rows["ours"]["161 km"][0] == pytest.approx(2 / 3)
    assert rows["ours"]["exact id"][0] == pytest.approx(2 / 3)
    assert rows["best possible"]["161 km"][0] == pytest.approx(2 / 3)
    assert rows["end to end"]["recall at 161 km"][0] == pytest.approx(2 / 3)
    assert rows["end to end"]["precision at 161 km"][0] == 1
