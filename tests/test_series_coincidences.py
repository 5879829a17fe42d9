"""Where the claimed number stands elsewhere: any mutated cell leads back to its original, noise seldom to anything."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from series_tables import book_of

from sayso.ledger.series.asked import Asked
from sayso.ledger.series.coincidences import TELLING
from sayso.ledger.series.comparison import compare
from sayso.ledger.series.entries import Cell
from sayso.ledger.series.naming import kind_of

KLASSES = ["Tanks", "Infantry Fighting Vehicles", "Helicopters", "Towed Artillery", "Aircraft", "Balloons"]
STATES = ["destroyed", "damaged", "abandoned", "captured"]
SIDES = ["RUS", "UKR"]
FIRST = dt.date(2023, 5, 1)
DAYS = 20


def days(number: int) -> str:
    return (FIRST + dt.timedelta(number)).isoformat()


def made_cells(seed: int = 7) -> list[Cell]:
    """Running totals that grow unevenly, as such lists do."""
    chance = random.Random(seed)
    cells, line = [], 1
    totals = {(side, klass, state): chance.randint(5, 300) for side in SIDES for klass in KLASSES for state in STATES}
    for number in range(DAYS):
        for (side, klass, state), total in totals.items():
            line += 1
            cells.append(Cell(line=line, date=days(number), klass=klass, status=state, count=total, side=side))
            totals[side, klass, state] = total + chance.choice((0, 0, 1, 2, 5))
    return cells


CELLS = made_cells()
BOOK = book_of(*CELLS)
HELD = {(c.date, c.side, c.klass, c.status): c.count for c in CELLS}


def asked_at(count: int, date: str, side: str, klass: str, status: str, *, low: bool = True) -> Asked:
    return Asked(
        words=f"{count} {klass} {status}",
        low=count,
        high=None if low else count,
        figures=(count,),
        kinds=(kind_of(klass) or klass.lower().removesuffix("s"),),
        status=status,
        side=side,
        date=date,
    )


@given(cell=st.sampled_from(CELLS), what=st.sampled_from(["date", "side", "class", "status"]), data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_cell_with_one_coordinate_changed_leads_back_to_it(cell: Cell, what: str, data: st.DataObject) -> None:
    date, side, klass, status = cell.date, str(cell.side), cell.klass, cell.status
    other = {"date": [days(n) for n in range(DAYS)], "side": SIDES, "class": KLASSES, "status": [*STATES, "lost"]}[what]
    other = [one for one in other if one not in (date, side, klass, status)]
    changed = data.draw(st.sampled_from(other))
    claim = {"date": date, "side": side, "klass": klass, "status": status} | {
        {"class": "klass"}.get(what, what): changed
    }
    assume(HELD.get((claim["date"], claim["side"], claim["klass"], claim["status"])) != cell.count)
    found = compare(asked_at(cell.count, **claim), [BOOK]).elsewhere.places
    originals = [
        place
        for place in found
        if (place.status, place.side) == (status, side)
        and place.first <= date <= place.last
        and place.lines
        and place.label == BOOK.label(kind_of(klass) or "balloon")
    ]
    assert originals
    assert originals[0].differs == (what,)


def test_noise_is_seldom_explained() -> None:
    chance = random.Random(11)
    explained = 0
    trials = 400
    for _ in range(trials):
        where = (days(chance.randrange(DAYS)), chance.choice(SIDES), chance.choice(KLASSES), chance.choice(STATES))
        asked = asked_at(chance.randint(20, 900), *where)
        explained += bool(compare(asked, [BOOK]).elsewhere.telling)
    assert explained / trials <= TELLING + 0.03


def test_a_number_that_stands_where_the_claim_puts_it_is_no_coincidence() -> None:
    cell = CELLS[100]
    found = compare(asked_at(cell.count, cell.date, str(cell.side), cell.klass, cell.status), [BOOK]).elsewhere.places
    assert all(place.differs for place in found)


def test_the_places_are_told_nearest_first_with_how_many_numbers_stand_as_near() -> None:
    asked = asked_at(CELLS[300].count, days(19), "RUS", "Helicopters", "damaged")
    elsewhere = compare(asked, [BOOK]).elsewhere
    near = [place.as_near for place in elsewhere.places]
    assert near == sorted(near)
    assert all(1 <= place.as_near <= place.window for place in elsewhere.places)
    assert elsewhere.searched >= len(CELLS)


def test_a_sum_of_headings_is_searched_and_each_heading_too() -> None:
    cells = [
        Cell(line=2, date="2023-05-01", klass="fuel tank", status="lost", count=60, side="RUS"),
        Cell(line=2, date="2023-05-01", klass="military auto", status="lost", count=431, side="RUS"),
        Cell(line=2, date="2023-05-01", klass="tank", status="lost", count=70, side="RUS"),
    ]
    book = book_of(*cells)
    for count in (431, 491):
        found = compare(asked_at(count, "2023-05-01", "RUS", "Tanks", "lost"), [book]).elsewhere.places
        assert [place.differs for place in found] == [("class",)]


def test_figures_of_days_to_come_are_further_than_those_of_days_gone() -> None:
    cells = [
        Cell(line=n, date=date, klass="Tanks", status="captured", count=count, side="RUS")
        for n, (date, count) in enumerate(
            [("2023-05-01", 80), ("2023-05-03", 90), ("2023-05-04", 100), ("2023-05-05", 80)], start=2
        )
    ]
    found = compare(asked_at(80, "2023-05-04", "RUS", "Tanks", "captured"), [book_of(*cells)]).elsewhere.places
    assert [place.first for place in found] == ["2023-05-01", "2023-05-05"]
