"""Reference tables are taken in by a map, whole or with their bad rows told, once."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_reports import document_of, keep, look
from series_tables import EXAMPLES, LOSSES, add

from sayso.errors import LedgerError, SaysoError, UnknownId, WrongContent
from sayso.ledger import Ledger
from sayso.ledger.series.cells import cells_of
from sayso.ledger.series.mapping import SeriesMap, completed, parsed
from sayso.ledger.series.sheet import sheet_of


def figures(table: str | bytes, map_text: str | None = None, as_of: str | None = None) -> list[tuple]:
    data = table.encode() if isinstance(table, str) else table
    sheet = sheet_of(data, origin="t")
    series_map, _ = completed(parsed(map_text) if map_text else SeriesMap(), sheet, as_of=as_of)
    return [(c.date, c.side, c.klass, c.status, c.count) for c in cells_of(sheet, series_map)[0]]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """One ledger for tests that leave nothing in it."""
    with Ledger(tmp_path_factory.mktemp("series") / "sayso.db") as ledger:
        yield ledger


TANKS = [
    ("2023-05-01", "RUS", "Tanks", "destroyed", 20),
    ("2023-05-01", "RUS", "Tanks", "captured", 11),
]


@pytest.mark.parametrize(
    ("table", "map_text"),
    [
        (
            "date,side,class,status,count\n2023-05-01,Russia,Tanks,destroyed,20\n2023-05-01,Russia,Tanks,captured,11\n",
            None,
        ),
        ("day;country;destroyed;captured;type\n2023-05-01;Russia;20;11;Tanks\n", None),
        ("day\tTanks\tn\n2023-05-01\t20\t1\n", "date=day,side==Russia,class=@Tanks,status==destroyed"),
        ("when,what\n01.05.2023,Tanks\n", "date=when,side==Russia,class=what,status==destroyed,count==20"),
        ('a,b\n2023-05-01T21:00,"20"\n', "date=a,side==Russia,class==Tanks,status==destroyed,count=b"),
    ],
)
def test_a_map_finds_the_same_figures_in_every_layout(table: str, map_text: str | None) -> None:
    found = figures(table, map_text)
    assert found == TANKS[: len(found)]
    assert found


def test_json_and_parquet_hold_the_same_figures_as_csv() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [
        {"date": "2023-05-01", "side": "Russia", "class": "Tanks", "status": s, "count": n}
        for s, n in (("destroyed", 20), ("captured", 11))
    ]
    written = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), written)
    assert figures(json.dumps(rows)) == figures(written.getvalue()) == TANKS


def test_a_table_without_dates_takes_the_day_that_is_told() -> None:
    assert figures("class,status,count\nTanks,captured,11\n", as_of="2023-05-01")[0][0] == "2023-05-01"


def test_columns_of_an_office_tell_state_and_share() -> None:
    table = "as_of,killed,injured,killed_girls,total,note\n2023-05-01,9,4,2,13,as told\n2023-05-02,10,,3,,\n"
    found = figures(table, "date=as_of,class==civilians,status=@*")
    assert ("2023-05-01", None, "girls", "killed", 2) in found
    assert ("2023-05-01", None, "civilians", "injured", 4) in found
    assert [one for one in found if one[0] == "2023-05-02"] == [
        ("2023-05-02", None, "civilians", "killed", 10),
        ("2023-05-02", None, "girls", "killed", 3),
    ]


def test_bad_rows_are_told_with_line_and_reason_and_the_rest_is_kept(tmp_path: Path) -> None:
    table = (
        "date,side,class,status,count\n"
        "2023-05-01,Russia,Tanks,destroyed,20\n"
        "2023-05-32,Russia,Tanks,destroyed,21\n"
        "2023-05-02,Russia,Tanks,destroyed,about 22\n"
        "2023-05-02,Russia,,destroyed,22\n"
        "2023-05-02,Russia,Tanks\n"
        "2023-05-02,Russia,Tanks,destroyed,-3\n"
        '2023-05-03,Russia,"Tanks\n",destroyed,"1,023"\n'
    )
    with Ledger(tmp_path / "sayso.db") as ledger:
        added = add(ledger, table)
        assert [refusal.line for refusal in added.refused] == [3, 4, 5, 6, 7]
        assert [cell.count for cell in ledger.series.show("losses")[1]] == [20, 1_023]
        assert ledger.series.show("losses")[1][1].klass == "Tanks"
        logged = ledger.quarantined()
        assert [row.origin for row in logged] == [f"losses.csv, line {line}" for line in (3, 4, 5, 6, 7)]
        assert "no whole number" in logged[1].reason


def test_the_same_bytes_twice_change_nothing_and_another_file_is_a_new_version(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with Ledger(path) as ledger:
        assert add(ledger, LOSSES, by="Watch", licence="CC BY 4.0").outcome == "added"
        held = look(path, "SELECT * FROM series_cells"), ledger.runs()
        assert add(ledger, LOSSES).outcome == "known"
        assert (look(path, "SELECT * FROM series_cells"), ledger.runs()) == held
        newer = add(ledger, LOSSES + "2023-05-03,Russia,Tanks,captured,15\n")
        assert (newer.outcome, newer.version) == ("new_version", 2)
        (row,) = ledger.series.all()
        assert (row.version, row.by, row.licence, row.last) == (2, "Watch", "CC BY 4.0", "2023-05-03")
        assert [one.version for one in ledger.series.all(versions=True)] == [1, 2]
        assert len(ledger.series.show("losses", version=1)[1]) == 5
        assert ledger.verify() == []


def test_the_bytes_are_kept_and_verified(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        add(ledger, LOSSES)
        kept = next(p for p in (tmp_path / "sayso.db.files").rglob("*") if p.is_file() and p.suffix != ".lock")
        assert kept.read_bytes() == LOSSES.encode()
        kept.write_bytes(b"other")
        assert [(p.kind, p.thing) for p in ledger.verify()] == [("altered", "series losses, version 1")]


def test_forgetting_a_report_leaves_the_bytes_that_a_series_holds(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        add(ledger, LOSSES)
        document = document_of(LOSSES)
        keep(ledger, document)
        ledger.forget(document.id, reason="test")
        assert ledger.verify() == []


@pytest.mark.parametrize(
    ("table", "map_text", "reason"),
    [
        ("", None, "empty"),
        ("just words", None, "names no columns"),
        ("a,a\n1,2\n", None, "two columns"),
        ("[1, 2", None, "malformed"),
        ("PAR1 no", None, "malformed"),
        ("a,b\n1,2\n", None, "nothing tells"),
        (LOSSES, "class=colour", "no column 'colour'"),
        (LOSSES, "shade=class", "maps none of"),
        (LOSSES, "class=@*,status=@*", "only the class or the status"),
        ("date,class,status,count\nnever,Tanks,destroyed,1\n", None, "none of its rows"),
    ],
)
def test_what_is_no_table_or_no_map_is_refused_in_one_line(
    ledger: Ledger, table: str, map_text: str | None, reason: str
) -> None:
    with pytest.raises((LedgerError, WrongContent), match=reason) as refused:
        add(ledger, table, "refused", map=map_text)
    assert "\n" not in str(refused.value)
    assert "refused" not in {row.name for row in ledger.series.all()}


def test_a_name_that_is_not_there_is_told(ledger: Ledger) -> None:
    with pytest.raises(UnknownId, match="no such series"):
        ledger.series.audit("nothing")


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: ("date,class,status,count\n" + text).encode()))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_a_table_or_are_refused(data: bytes) -> None:
    try:
        sheet = sheet_of(data, origin="t")
        series_map, _ = completed(SeriesMap(), sheet, as_of="2023-05-01")
    except SaysoError:
        return
    cells, refused = cells_of(sheet, series_map)
    assert len(cells) + len(refused) >= len(sheet.rows)
    assert all(cell.count >= 0 and cell.klass.isprintable() for cell in cells)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.csv")), ids=lambda path: path.name)
def test_the_maps_of_the_examples_are_those_that_their_readme_tells(path: Path) -> None:
    told = next(
        line.split("|")[-2].strip().strip("`")
        for line in (EXAMPLES / "README.md").read_text().splitlines()
        if line.startswith(f"| `{path.name}`")
    )
    sheet = sheet_of(path.read_bytes(), origin=path.name)
    assert str(completed(parsed(told), sheet, as_of=None)[0]) == told
    assert not cells_of(sheet, parsed(told))[1]
