"""An audit tells what does not add up in a table, with the rows, and which names it reads as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from series_tables import EXAMPLES, add, book_of

from sayso.ledger import Ledger
from sayso.ledger.series.audit import audit
from sayso.ledger.series.book import Book
from sayso.ledger.series.cells import cells_of
from sayso.ledger.series.entries import Finding
from sayso.ledger.series.mapping import SeriesMap, completed, parsed
from sayso.ledger.series.sheet import sheet_of


def audited(table: str, map_text: str | None = None) -> list[Finding]:
    sheet = sheet_of(table.encode(), origin="t")
    series_map, _ = completed(parsed(map_text) if map_text else SeriesMap(), sheet, as_of="2023-05-01")
    cells, refused = cells_of(sheet, series_map)
    assert not refused
    book = book_of(*cells, items=series_map.items)
    return audit(Book(book.row, cells))


def kinds(found: list[Finding]) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.kind, one.lines) for one in found]


def test_states_are_held_against_the_categorys_total() -> None:
    table = (
        "date,country,type,destroyed,captured,type_total\n2023-05-01,Russia,Tanks,3,4,7\n2023-05-01,Russia,APC,3,4,8\n"
    )
    (found,) = audited(table)
    assert (found.kind, found.lines, found.side) == ("total", (3,), "RUS")
    assert "give 7" in found.says
    assert "says 8" in found.says
    assert found.problem


def test_classes_are_held_against_the_row_of_all() -> None:
    rows = "type,destroyed\nAll Types,{}\nTanks,3\nHelicopters,4\n"
    assert audited(rows.format(7)) == []
    (found,) = audited(rows.format(17))
    assert (found.kind, found.lines) == ("total", (2,))


def test_a_total_is_not_held_against_classes_that_have_no_figure_yet() -> None:
    table = "date,type,destroyed\n2023-05-01,All Types,9\n2023-05-01,Tanks,3\n2023-05-02,Helicopters,5\n"
    assert audited(table) == []


def test_shares_are_held_against_their_whole_where_all_are_told() -> None:
    table = "date,killed,killed_girls,killed_boys\n2023-05-01,5,2,3\n2023-05-02,6,2,3\n2023-05-03,7,2,\n"
    (found,) = audited(table, "date=date,class==civilians,status=@*")
    assert (found.kind, found.lines, found.date) == ("total", (3,), "2023-05-02")


def test_a_running_total_that_falls_is_told_and_a_state_that_things_leave_is_not() -> None:
    table = "date,destroyed,abandoned,class\n2023-05-01,5,9,Tanks\n2023-05-02,6,4,Tanks\n2023-05-03,4,9,Tanks\n"
    found = audited(table)
    assert [(one.kind, one.date, one.says.split(":")[0]) for one in found] == [
        ("falls", "2023-05-03", "tanks, destroyed"),
        ("falls", "2023-05-02", "tanks, lost in all states"),
    ]


def test_rows_that_stand_twice_and_rows_that_differ() -> None:
    table = "date,class,status,count\n" + "2023-05-01,Tanks,captured,5\n" * 2 + "2023-05-01,Drones,captured,{}\n" * 2
    found = audited(table.format(6, 7))
    assert kinds(found) == [("double", (2, 3)), ("differs", (4, 5))]


def test_items_that_agree_in_all_are_to_be_looked_at() -> None:
    table = "recorded,system,state,url\n2023-05-01,T-72B,captured,a\n"
    table += "2023-05-01,T-72B,captured,a\n2023-05-01,T-72B,captured,b\n"
    (found,) = audited(table)
    assert (found.kind, found.lines, found.problem) == ("picture", (2, 3), False)


def test_spellings_and_headings_that_change_are_proposals() -> None:
    table = (
        "date,class,status,count\n2023-05-01,Anti-Tank Guided Missiles,captured,5\n"
        "2023-05-02,Anti-tank guided missiles,captured,5\n2023-05-01,Radars,captured,1\n"
        "2023-05-02,Radars and communications equipment,captured,1\n"
    )
    found = audited(table)
    assert [one.kind for one in found] == ["spelling", "joined"]
    assert not any(one.problem for one in found)
    assert "never on one day" in found[1].says


@pytest.mark.parametrize("name", ["captured-items", "claims-by-day"])
def test_a_table_that_adds_up_yields_nothing(tmp_path: Path, name: str) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        given = {"map": "date=day,side==Russia,class=@*,status==lost"} if name == "claims-by-day" else {}
        add(ledger, (EXAMPLES / f"{name}.csv").read_bytes(), name, **given)
        assert ledger.series.audit(name) == []
