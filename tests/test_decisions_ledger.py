"""Decisions in the ledger: appended, applied at once, replayed after another run, verified, forgotten."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, keep, look, source_of

from sayso.errors import LedgerError, UnknownId
from sayso.ledger import Ledger
from sayso.model import Claim, Count, Span

SECRET = "Quetzalwitness"
TEXT = f"Nine people died in Izium. A bridge fell. Two ferries sank, {SECRET} said. Three tanks were taken near Sumy."
DOCUMENT = document_of(TEXT, title="Izium")
OTHER = document_of("Eleven people were hurt in Poltava.", origin="other.txt")
NINE = claim_of(DOCUMENT, "Nine people died", count=Count(text="Nine", span=Span(0, 4), low=9, high=9), confidence=0.3)
BRIDGE = claim_of(DOCUMENT, "A bridge fell", "destroyed")
FERRIES = claim_of(DOCUMENT, "Two ferries sank", "destroyed", sources=(source_of(TEXT, SECRET),))
MACHINE = [NINE, BRIDGE, FERRIES]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "sayso.db") as opened:
        keep(opened, DOCUMENT, *MACHINE)
        keep(opened, OTHER, claim_of(OTHER, "Eleven people were hurt", "injured"))
        yield opened
        assert opened.verify() == []


def of_izium(ledger: Ledger) -> list[Claim]:
    return ledger.claims(document=DOCUMENT.id)


def renew(ledger: Ledger, *claims: Claim) -> int:
    with ledger.run("renew") as run:
        return run.renew(DOCUMENT.id, claims).orphaned


def test_a_rejected_claim_is_left_out_everywhere_and_found_by_the_filter(ledger: Ledger) -> None:
    ledger.decisions.reject(FERRIES.id[:8], who="Ana", why="another day")
    assert of_izium(ledger) == [NINE, BRIDGE]
    assert ledger.claims(source=SECRET) == ledger.claims(words="ferries") == []
    with pytest.raises(UnknownId):
        ledger.claim(FERRIES.id)
    assert [row.claims for row in ledger.documents()] == [2, 1]
    assert look(ledger.path, "SELECT count(*) FROM sources") == [(0,)]
    for filters in ({}, {"event": "destroyed"}, {"source": SECRET}, {"words": "ferries"}, {"document": DOCUMENT.id}):
        assert ledger.claims(rejected=True, **filters) == [FERRIES]  # type: ignore[arg-type]
    assert ledger.claims(rejected=True, event="killed") == ledger.claims(rejected=True, words="bridge") == []
    assert ledger.claims(rejected=True, limit=1, offset=1) == []


def test_a_set_field_is_found_by_filters_and_points_to_its_decision(ledger: Ledger) -> None:
    made = ledger.decisions.set(NINE.id, {"count.words": "at least 12", "place": "geonames:706483"}, who="Ana")
    (claim,) = ledger.claims(place="Kharkiv")
    assert (claim.id, claim.confidence) == (NINE.id, 1.0)
    assert claim.count is not None
    assert (claim.count.low, claim.count.high, claim.count.text) == (12, None, "Nine")
    assert claim.place is not None
    assert (claim.place.text, claim.place.span) == (NINE.text, NINE.span)  # the document has no such word
    marks = ledger.decisions.marks()[NINE.id]
    assert set(marks.values()) == {made.number}
    assert {"count.low", "place.id"} <= set(marks)
    assert look(ledger.path, "SELECT how_many FROM claims_view WHERE decided IS NOT NULL") == [("at least 12",)]


def test_a_name_points_to_its_words_where_the_document_has_them(ledger: Ledger) -> None:
    ledger.decisions.set(NINE.id, {"place": "Izium", "source": "the port"}, who="Ana")
    (claim,) = ledger.claims(event="killed")
    assert claim.place is not None
    assert claim.place.span.of(TEXT) == claim.place.text == "Izium"
    assert (claim.sources[0].name, claim.sources[0].text) == ("the port", NINE.text)


def test_an_added_claim_stands_on_its_words(ledger: Ledger) -> None:
    ledger.decisions.add(
        DOCUMENT.id, "Three  tanks were\ntaken", event="captured", fields={"class": "tanks"}, who="Ana"
    )
    claim = of_izium(ledger)[-1]
    assert (claim.text, claim.event, claim.confidence) == ("Three tanks were taken", "captured", 1.0)
    assert claim.count is not None
    assert claim.of is not None
    assert (claim.count.low, claim.of.klass) == (3, "tanks")
    assert ledger.claim(claim.id) == claim
    with pytest.raises(LedgerError, match="claim already"):
        ledger.decisions.add(DOCUMENT.id, "Three tanks were taken", event="captured", who="Bo")
    ledger.decisions.reject(claim.id, who="Bo")
    with pytest.raises(LedgerError, match=r"rejected it.*--undo 2"):
        ledger.decisions.add(DOCUMENT.id, "Three tanks were taken", event="captured", who="Ana")
    ledger.decisions.undo(2, who="Bo")
    ledger.decisions.undo(1, who="Ana")
    assert of_izium(ledger) == MACHINE


def test_added_words_must_stand_in_the_document_once(ledger: Ledger) -> None:
    for words, nth, said in (("four tanks", None, "do not stand"), ("s", None, "--nth"), ("Three", 2, "within")):
        with pytest.raises(LedgerError, match=said):
            ledger.decisions.add(DOCUMENT.id, words, nth=nth, who="Ana")
    assert ledger.decisions.all() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nothing", "1"),
        ("event", "kill"),
        ("stance", "says"),
        ("reality", "denied"),
        ("hedged", "perhaps"),
        ("source.kind", "priest"),
        ("class", "tank"),
        ("by.class", "tanks"),
        ("source", "a\x1bb"),
        ("count", "some people"),
        ("count.low", "-3"),
        ("count.low", "10"),
        ("count.high", "١٢"),
        ("count.scope", "total"),
        ("place", "Nowhereville-on-Sea"),
        ("place", "geonames:0"),
        ("when", "last week"),
        ("when", "2022-03-04..2022-03-01"),
        ("when.start", "2022-13-01"),
        ("evidence", "photos,rumours"),
    ],
)
def test_a_wrong_value_is_refused_with_the_next_step(ledger: Ledger, field: str, value: str) -> None:
    with pytest.raises(LedgerError, match=f"{field.partition('.')[0]}.*: .*; .*"):
        ledger.decisions.set(NINE.id, {field: value}, who="Ana")
    assert of_izium(ledger) == MACHINE
    assert ledger.decisions.all() == []


def test_whoever_has_not_seen_the_last_word_is_told_of_it(ledger: Ledger) -> None:
    first = ledger.decisions.reject(NINE.id, who="Ana", why="another day", expects=0)
    with pytest.raises(LedgerError, match=r"Ana decided on it since: rejected \(another day\), decision 1"):
        ledger.decisions.set(NINE.id, {"count.low": "5"}, who="Bo", expects=0)
    assert ledger.decisions.of_kind("set") == []
    second = ledger.decisions.set(NINE.id, {"count.low": "5"}, who="Bo", expects=first.number)
    assert [d.number for d in ledger.decisions.overridden(second.number)] == [first.number]
    with pytest.raises(LedgerError, match="Bo decided on it since"):
        ledger.decisions.undo(first.number, who="Ana", expects=first.number)
    assert [row.standing for row in ledger.decisions.all()] == ["overridden", "holds"]


def test_of_many_who_decide_at_once_nobody_is_lost(ledger: Ledger) -> None:
    def decide(name: str) -> None:
        with Ledger(ledger.path) as mine:
            for figure in range(5):
                mine.decisions.set(NINE.id, {"count.low": str(figure)}, who=name)

    threads = [threading.Thread(target=decide, args=(name,)) for name in ("Ana", "Bo", "Cy")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = ledger.decisions.all()
    assert [row.number for row in rows] == list(range(1, 16))
    assert sorted(row.who for row in rows) == ["Ana"] * 5 + ["Bo"] * 5 + ["Cy"] * 5
    assert [row.standing for row in rows] == ["overridden"] * 14 + ["holds"]


def test_the_database_refuses_to_change_or_delete_a_decision(ledger: Ledger) -> None:
    ledger.decisions.set(NINE.id, {"count.low": "5"}, who="Ana", why="misread")
    for statement in (
        "DELETE FROM decisions",
        "DELETE FROM anchors",
        "UPDATE decisions SET who = 'Bo'",
        "UPDATE decisions SET why = NULL",
        "UPDATE anchors SET span_start = 1",
        "UPDATE anchors SET text = NULL, source = NULL",
    ):
        with closing(sqlite3.connect(ledger.path)) as connection, pytest.raises(sqlite3.IntegrityError, match="append"):
            connection.execute(statement)


def test_another_run_keeps_decisions_orphans_and_brings_back(ledger: Ledger) -> None:
    ledger.decisions.set(NINE.id, {"count.low": "5"}, who="Ana")
    ledger.decisions.reject(BRIDGE.id, who="Ana", why="no bridge there")
    before = of_izium(ledger)
    assert renew(ledger, *MACHINE) == 0
    assert of_izium(ledger) == before
    longer = replace(NINE, id="longer", span=Span(0, 25), text=TEXT[:25])
    assert renew(ledger, longer, FERRIES) == 1
    assert [(c.id, c.count.low if c.count else None) for c in of_izium(ledger)] == [("longer", 5), (FERRIES.id, None)]
    (orphan,) = ledger.decisions.orphans()
    assert (orphan.kind, orphan.words, orphan.why) == ("reject", "A bridge fell", "no bridge there")
    ledger.decisions.set("longer", {"count.high": "30"}, who="Bo")  # the same claim, under another id
    assert ledger.verify() == []
    assert renew(ledger, *MACHINE) == 0
    assert [(c.id, c.count and (c.count.low, c.count.high)) for c in of_izium(ledger)] == [
        (NINE.id, (5, 30)),
        (FERRIES.id, None),
    ]
    for number in (1, 2, 3):
        ledger.decisions.undo(number, who="Ana")
    assert of_izium(ledger) == MACHINE
    assert sum(run.renewed for run in ledger.runs()) == 3


def test_a_run_on_a_document_nobody_decided_on_replaces_its_claims(ledger: Ledger) -> None:
    other = replace(NINE, reality="possible")
    assert renew(ledger, other, BRIDGE) == 0
    assert of_izium(ledger) == [other, BRIDGE]
    with pytest.raises(LedgerError, match="not those at its span"):
        renew(ledger, replace(NINE, text="Ten people died!"))
    assert of_izium(ledger) == [other, BRIDGE]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["reject", "confirm", "set", "add", "undo", "renew"]), min_size=1, max_size=6), st.data()
)
def test_after_any_decisions_the_rows_are_sound_and_undoing_gives_the_machines(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[str], data: st.DataObject
) -> None:
    with Ledger(tmp_path_factory.mktemp("any") / "sayso.db") as ledger:
        keep(ledger, DOCUMENT, *MACHINE)
        door = ledger.decisions
        for deed in deeds:
            claim = data.draw(st.sampled_from(MACHINE)).id
            standing = [row.number for row in door.all() if row.standing != "undone"]
            if deed == "renew":
                before = of_izium(ledger)
                renew(ledger, *MACHINE)
                assert of_izium(ledger) == before
            elif deed == "add" and all(row.kind != "add" for row in door.all()):
                door.add(DOCUMENT.id, "Three tanks were taken", event="captured", who="Ana")
            elif deed == "undo" and standing:
                door.undo(data.draw(st.sampled_from(standing)), who="Bo")
            elif deed == "set":
                door.set(claim, {"count": "about 40", "when": "2022-03-04"}, who="Ana")
            elif deed in ("reject", "confirm"):
                getattr(door, deed)(claim, who="Ana")
        assert ledger.verify() == []
        said = len(door.all())
        for row in door.all():
            if row.kind != "undo" and row.standing != "undone":
                door.undo(row.number, who="Ana")
        assert of_izium(ledger) == MACHINE
        assert len(door.all()) >= said
        assert ledger.verify() == []


def test_verifying_tells_of_rows_that_no_decision_made(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, DOCUMENT, *MACHINE)
        ledger.decisions.set(NINE.id, {"count.low": "5"}, who="Ana")
        with closing(sqlite3.connect(ledger.path)) as connection, connection:
            connection.execute("UPDATE claims SET decided = NULL, position = 7 WHERE event = 'killed'")
            connection.execute("UPDATE proposals SET record = replace(record, 'A bridge fell', 'A bridge sank')")
        problems = ledger.verify()
        assert [problem.kind for problem in problems].count("decision") >= 1
        assert "words" in [problem.kind for problem in problems]
        renew(ledger, *MACHINE)  # the step that each names
        assert ledger.verify() == []


def test_a_forgotten_document_takes_its_words_out_of_decisions(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, DOCUMENT, *MACHINE)
        ledger.decisions.set(FERRIES.id, {"source": SECRET}, who="Ana", why=f"{SECRET} was there")
        ledger.decisions.add(DOCUMENT.id, f"sank, {SECRET} said", who="Ana")
        ledger.decisions.reject(BRIDGE.id, who="Bo")
        ledger.decisions.append("link", who="Bo", value={"accept": True}, about=[NINE.id])
        ledger.forget(DOCUMENT.id, reason="it names a witness")
        for path in tmp_path.rglob("*"):
            assert not path.is_file() or SECRET.lower().encode() not in path.read_bytes().lower()
        rows = ledger.decisions.all()
        assert [(row.who, row.kind, row.standing) for row in rows] == [
            ("Ana", "set", "forgotten"),
            ("Ana", "add", "forgotten"),
            ("Bo", "reject", "forgotten"),
            ("Bo", "link", "forgotten"),
        ]
        assert ledger.verify() == []
        with pytest.raises(LedgerError, match="was forgotten"):
            ledger.decisions.undo(1, who="Ana")
        with ledger.run("read") as run:
            run.add(DOCUMENT, TEXT.encode(), MACHINE, again=True)
        assert of_izium(ledger) == MACHINE
        ledger.decisions.reject(BRIDGE.id, who="Ana")
        assert of_izium(ledger) == [NINE, FERRIES]
        assert ledger.verify() == []


def test_decisions_of_other_kinds_are_anchored_and_undone_alike(ledger: Ledger) -> None:
    made = ledger.decisions.append("merge", who="Ana", why="one strike", value={"a": 1}, about=[NINE.id, BRIDGE.id])
    assert ledger.decisions.of_kind("merge", "split") == [made]
    assert made.value == {"a": 1}
    assert ledger.decisions.where_now(made) == (NINE.id, BRIDGE.id)
    moved = replace(NINE, id="moved", span=Span(0, 25), text=TEXT[:25])
    renew(ledger, moved, FERRIES)
    assert ledger.decisions.where_now(made) == ("moved", None)
    renew(ledger, *MACHINE)
    ledger.decisions.reject(BRIDGE.id, who="Bo")
    assert ledger.decisions.where_now(made) == (NINE.id, None)
    undoing = ledger.decisions.undo(made.number, who="Bo")
    assert ledger.decisions.of_kind("merge") == []
    assert ledger.decisions.of_kind("merge", undone=True) == [made]
    ledger.decisions.undo(undoing.number, who="Ana")
    assert ledger.decisions.of_kind("merge") == [made]
    with pytest.raises(ValueError, match="method of its own"):
        ledger.decisions.append("reject", who="Ana")


def test_nobody_decides_without_a_name(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="nobody is named"):
        ledger.decisions.reject(NINE.id, who=" ")
