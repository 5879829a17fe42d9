"""The same address with other bytes is a new version: linked, with claims added, dropped and changed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, keep, sentences_as_claims, source_of

from sayso.ledger import Changes, Ledger
from sayso.ledger.versions import compare
from sayso.model import Count, Span

PAGE = "https://example.org/report"
OLD = document_of(
    "Nine people died in Izium. A bridge fell. Two ferries sank, the port said.", address=PAGE, title="Izium"
)
NEW = document_of(
    "Update. Eleven people died in Izium. Two ferries sank, the port said. A convoy left Sumy.", address=PAGE
)


def old_and_new() -> tuple[list, list]:
    nine = Count(text="Nine", span=Span(0, 4), low=9, high=9)
    eleven = Count(text="Eleven", span=Span(8, 14), low=11, high=11)
    old = [
        claim_of(OLD, "Nine people died in Izium", count=nine),
        claim_of(OLD, "A bridge fell", "destroyed"),
        claim_of(OLD, "Two ferries sank", "destroyed", sources=(source_of(OLD.text, "the port"),)),
    ]
    new = [
        claim_of(NEW, "Eleven people died in Izium", count=eleven),
        claim_of(NEW, "Two ferries sank", "destroyed", sources=(source_of(NEW.text, "the port"),)),
        claim_of(NEW, "A convoy left Sumy", "retreated"),
    ]
    return old, new


def test_a_new_version_is_linked_and_tells_what_changed(tmp_path: Path) -> None:
    old, new = old_and_new()
    with Ledger(tmp_path / "sayso.db") as ledger:
        assert keep(ledger, OLD, *old).previous is None
        added = keep(ledger, NEW, *new)
        assert (added.outcome, added.previous) == ("new_version", OLD.id)
        assert added.changes.added == (new[2],)
        assert added.changes.dropped == (old[1],)
        assert added.changes.changed == ((old[0], new[0]),)
        assert ledger.changes(NEW.id) == added.changes
        assert ledger.changes(OLD.id).added == ()
        assert [row.id for row in ledger.versions(PAGE)] == [OLD.id, NEW.id]
        assert ledger.documents()[1].previous == OLD.id
        assert [(run.read, run.new_versions) for run in ledger.runs()] == [(1, 0), (0, 1)]


def test_an_address_that_it_was_fetched_from_tells_versions_too(tmp_path: Path) -> None:
    old = document_of("One.", origin=PAGE)
    new = document_of("Two.", origin=PAGE)
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, old)
        assert keep(ledger, new).previous == old.id


def test_files_without_an_address_are_no_versions_of_one_another(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document_of("One.", origin="-"))
        assert keep(ledger, document_of("Two.", origin="-")).outcome == "read"


def test_a_version_between_two_that_is_forgotten_leaves_them_linked(tmp_path: Path) -> None:
    first, second, third = (document_of(text, address=PAGE) for text in ("One.", "Two.", "Three."))
    with Ledger(tmp_path / "sayso.db") as ledger:
        for document in (first, second, third):
            keep(ledger, document)
        ledger.forget(second.id, reason="a mistake")
        assert [(row.id, row.previous) for row in ledger.versions(PAGE)] == [(first.id, None), (third.id, first.id)]


def test_claims_that_only_moved_are_unchanged() -> None:
    moved = document_of("A line before. " + OLD.text)
    changes = compare(sentences_as_claims(OLD), sentences_as_claims(moved)[1:])
    assert (changes.added, changes.dropped, changes.changed) == ((), (), ())


def test_another_source_or_event_is_another_claim() -> None:
    port = claim_of(OLD, "Two ferries sank", sources=(source_of(OLD.text, "the port"),))
    assert compare([port], [dataclasses.replace(port, sources=())]).dropped == (port,)
    assert compare([port], [dataclasses.replace(port, event="damaged")]).dropped == (port,)


sentences = st.lists(st.sampled_from(["Nine died.", "Ten died.", "A bridge fell.", "Nine died in Izium."]), max_size=8)


@given(sentences, sentences)
def test_every_claim_is_told_of_once_and_equal_versions_change_nothing(old: list[str], new: list[str]) -> None:
    before, after = (sentences_as_claims(document_of("Report. " + " ".join(text))) for text in (old, new))
    changes = compare(before, after)
    told = [*changes.dropped, *(pair[0] for pair in changes.changed)]
    assert len({c.id for c in told}) == len(told)
    assert len(before) - len(changes.dropped) == len(after) - len(changes.added)
    assert compare(before, before) == Changes()
