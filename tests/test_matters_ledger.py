"""Matters in the ledger: by steps as at once, after forgetting, under a person's links, and as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_reports import document_of, keep, look
from matter_reports import DAY, grouped, kept, report, sayings, told
from test_matters_grouping import REPORTS

from sayso.errors import LedgerError, UnknownId
from sayso.ledger import Ledger
from sayso.ledger.matters import weights
from sayso.ledger.matters.grouping import group
from sayso.model import Claim, Document

Made = tuple[Document, list[Claim]]
NINE = told("nine died", figure=9, place="Izium", day=0, klass="people", who="the mayor")
STORY = [
    report([NINE, told("shells fell", "attacked", place="Izium", day=0, by="RUS", stance="accuses", who="Kyiv")]),
    report(
        [told("eleven dead", figure=11, place="Izium", day=0, klass="people", who="the mayor")], day=1, outlet="Herald"
    ),
    report(
        [told("no shelling", "attacked", place="Izium", day=0, by="RUS", stance="denies", who="Moscow")],
        day=1,
        outlet="Post",
    ),
    report([told("five dead", figure=5, place="Balakliia", day=0, klass="people")], outlet="Globe"),
]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "sayso.db") as made:
        kept(made, *STORY)
        yield made


def ids(ledger: Ledger) -> dict[str, str]:
    return {claim.text: claim.id for claim in ledger.claims()}


def words(ledger: Ledger) -> list[list[str]]:
    text = {claim.id: claim.text for claim in ledger.claims()}
    return sorted(sorted(text[claim] for claim in matter) for matter in grouped(ledger))


@pytest.mark.parametrize("crowded", [3, 150])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports=REPORTS, data=st.data())
def test_by_steps_is_as_at_once(
    crowded: int, reports: list[Made], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights, "CROWDED", crowded)
        patch.setattr(weights, "SPEAKERS", min(2, crowded))
        unlike = list({document.id: (document, claims) for document, claims in reports}.values())
        gone = data.draw(st.sampled_from(unlike))[0].id
        with Ledger(tmp_path_factory.mktemp("steps") / "sayso.db") as ledger:
            for made in unlike:
                kept(ledger, made)
                if data.draw(st.booleans()):
                    ledger.matters.refresh()
            assert grouped(ledger) == group(sayings(*unlike))
            ledger.forget(gone, reason="test")
            assert grouped(ledger) == group(sayings(*(made for made in unlike if made[0].id != gone)))
            assert ledger.verify() == []


def test_a_matter_keeps_its_id_while_its_first_claim_stays(ledger: Ledger) -> None:
    before = ledger.matters.matter(ids(ledger)["nine died"]).id
    kept(ledger, report([told("twelve dead", figure=12, place="Izium", day=0, klass="people")], day=2, outlet="Echo"))
    after = ledger.matters.matter(before)
    assert {s.claim.text for s in after.sayings} == {"nine died", "eleven dead", "twelve dead"}
    assert after.reasons[ids(ledger)["twelve dead"]][0].startswith("most like ")


def test_filters_keep_what_meets_them(ledger: Ledger) -> None:
    def titles(**filters: object) -> list[int]:
        return sorted(row.claims for row in ledger.matters.all(**filters))  # type: ignore[arg-type]

    assert titles() == [1, 2, 2]
    assert titles(event="killed") == [1, 2]
    assert titles(place="izium") == [2, 2]
    assert titles(place="geonames:712587") == [1]
    assert titles(side="RUS") == [2]
    assert titles(side="RU") == []
    assert titles(kind="total") == []
    assert titles(words="eleven") == [2]
    assert len(ledger.matters.all(limit=2)) == 2
    assert ledger.matters.all(limit=2)[1:] + ledger.matters.all(offset=2) == ledger.matters.all()[1:]
    with pytest.raises(UnknownId):
        ledger.matters.matter("ffffffffffff")


def test_conflicts_are_those_that_voices_have(ledger: Ledger) -> None:
    (row,) = ledger.matters.conflicts()
    assert (row.event, row.conflicts, row.voices) == ("attacked", ("stance",), 2)


def test_what_a_person_joins_stays_joined_and_undoing_restores(ledger: Ledger) -> None:
    before, named = words(ledger), ids(ledger)
    number = ledger.matters.accept(named["five dead"], named["nine died"], who="Ada", why="one strike")
    assert ["eleven dead", "five dead", "nine died"] in words(ledger) or ["five dead", "nine died"] in words(ledger)
    held = ledger.matters.matter(named["five dead"])
    assert held.reasons[named["five dead"]][0].startswith("joined by Ada on ")
    kept(
        ledger, report([told("nine dead there", figure=9, place="Izium", day=0, klass="people")], day=1, outlet="Echo")
    )
    assert any({"five dead", "nine died"} <= set(matter) for matter in words(ledger))
    ledger.forget(ledger.documents()[-1].id, reason="test")
    ledger.matters.undo(number, who="Ada")
    assert words(ledger) == before
    with pytest.raises(LedgerError, match="undone"):
        ledger.matters.undo(number)


def test_what_a_person_parts_stays_apart_and_undoing_restores(ledger: Ledger) -> None:
    before, named = words(ledger), ids(ledger)
    parted = [
        ledger.matters.reject(named["nine died"], named["eleven dead"], who="Ada"),
        ledger.matters.split(named["no shelling"], who="Ada"),
    ]
    assert words(ledger) == sorted([claim] for claim in named)
    with pytest.raises(LedgerError, match="alone"):
        ledger.matters.split(named["no shelling"])
    for number in reversed(parted):
        ledger.matters.undo(number)
    assert words(ledger) == before
    assert ledger.matters.links() == []


def test_two_matters_become_one_and_two_again(ledger: Ledger) -> None:
    before, named = words(ledger), ids(ledger)
    number = ledger.matters.merge(named["five dead"], named["nine died"], who="Ada")
    assert ["eleven dead", "five dead", "nine died"] in words(ledger)
    with pytest.raises(LedgerError, match="of this matter"):
        ledger.matters.merge(named["five dead"], named["nine died"])
    ledger.matters.undo(number)
    assert words(ledger) == before


def test_a_link_waits_for_its_report_and_holds_when_that_comes_again(ledger: Ledger) -> None:
    named = ids(ledger)
    ledger.matters.reject(named["nine died"], named["eleven dead"], who="Ada")
    document, claims = STORY[1]
    ledger.forget(document.id, reason="test")
    assert ["nine died"] in words(ledger)
    with ledger.run("test") as run:
        run.add(document, document.text.encode(), claims, again=True)
    assert ["eleven dead"] in words(ledger)
    assert len(ledger.matters.links()) == 1


def test_links_are_append_only(ledger: Ledger, tmp_path: Path) -> None:
    named = ids(ledger)
    ledger.matters.undo(ledger.matters.reject(named["nine died"], named["eleven dead"], who="Ada"))
    assert look(tmp_path / "sayso.db", "SELECT judgement FROM matter_links") == [("apart",), ("undo",)]
    with pytest.raises(Exception, match="append-only"):
        look(tmp_path / "sayso.db", "DELETE FROM matter_links")


def test_a_step_that_dies_leaves_nothing_half_done(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("sayso.ledger.matters.steps.keep", die)
        with pytest.raises(KeyboardInterrupt):
            ledger.matters.refresh()
    assert grouped(ledger) == group(sayings(*STORY))


def test_nothing_of_a_forgotten_report_stays_in_matters(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    secret = report([told("Quetzalwitness Kryptonym saw nine die", "said", place="Izium", who="Quetzalwitness")])
    with Ledger(path) as ledger:
        kept(ledger, secret, STORY[0])
        ledger.matters.refresh()
        assert b"quetzal" in path.read_bytes().lower() + Path(f"{path}-wal").read_bytes().lower()
        ledger.forget(secret[0].id, reason="test")
        ledger.matters.refresh()
    left = b"".join(file.read_bytes().lower() for file in tmp_path.rglob("*") if file.is_file())
    assert b"quetzal" not in left
    assert b"kryptonym" not in left


def test_a_ledger_without_claims_has_no_matters(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document_of("Nothing happened.", day=DAY))
        assert ledger.matters.refresh() == 1
        assert ledger.matters.all() == []
        assert ledger.matters.refresh() == 0
