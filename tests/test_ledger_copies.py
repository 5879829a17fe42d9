"""Copies and variants are told by the words and the figures, whatever the order of reading."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path

import pytest
from cli_reports import run_here
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, keep, look

from sayso.ledger import Ledger
from sayso.ledger.copies import neighbours
from sayso.model import Document

FIRST = (
    "Shells fell on the market of Oskova on Friday, killing 12 people and wounding 40, deputy mayor Oda Lind said.",
    "The governor said at least 217 tanks had been taken by northern troops near the river since the invasion began.",
    "“We will rebuild every house on this street,” she told residents who had gathered outside the ruined hall.",
    "Two convoys with flour and medicine were turned back at the bridge, and the hospital has fuel for another week.",
    "Nobody answered the telephone at the ministry on Friday evening, and the road to the north remained closed.",
)
OTHER = (
    "Farmers in the valley began the harvest a month late this year because sappers had to clear the fields first.",
    "A choir sang in the cellar of the town library while drones circled over the power station on the far bank.",
    "The exchange of prisoners that both sides had announced was put off when the list of names could not be agreed.",
)


def report(*sentences: str, day: int = 4, headline: str = "Market hall struck", outlet: str = "Courier") -> Document:
    text = headline + "\n\n" + "\n\n".join(sentences) + "\n"
    return document_of(text, day=dt.date(2022, 3, day), outlet=outlet, origin=f"{outlet}.txt")


def told(ledger: Ledger) -> tuple[object, ...]:
    """All that the door answers with."""
    return ledger.copies.pairs(), ledger.copies.variants(words=True), ledger.copies.origins()


def rewordings(sentences: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Copies as newsrooms make them; the detector shares nothing with this list."""
    return {
        "re-ordered": (sentences[3], sentences[0], sentences[4], sentences[2], sentences[1]),
        "cut": (sentences[0], sentences[2], sentences[3]),
        "straight quotes": tuple(s.replace("“", '"').replace("”", '"') for s in sentences),
        "all capitals": tuple(s.upper() for s in sentences),
        "numbers in words": (sentences[0].replace("12", "twelve").replace("40", "forty"), *sentences[1:]),
        "two sentences joined": (
            sentences[0],
            sentences[2],
            sentences[3].rstrip(".") + ", while " + sentences[4][0].lower() + sentences[4][1:],
        ),
        "lightly reworded": (
            sentences[0].replace("fell on", "hit").replace("said", "reported"),
            sentences[1].replace("had been taken", "had been seized"),
            sentences[2].replace("outside", "in front of"),
            sentences[3].replace("turned back", "sent back").replace("another week", "one more week"),
            sentences[4].replace("remained", "stayed"),
        ),
        "framed": (OTHER[0], *sentences, OTHER[1]),
    }


@pytest.mark.parametrize("how", rewordings(FIRST))
def test_a_rewritten_copy_is_found_and_the_first_to_print_is_its_origin(tmp_path: Path, how: str) -> None:
    first = report(*FIRST)
    later = report(*rewordings(FIRST)[how], day=5, headline="What is known of the attack", outlet="Herald")
    with Ledger(tmp_path / "sayso.db") as ledger:
        for document in (later, report(*OTHER, day=1, headline="A late harvest"), first):
            keep(ledger, document)
        (pair,) = [pair for pair in ledger.copies.pairs() if pair.first.document == first.id]
        assert pair.second.document == later.id
        assert pair.copy in ("second", "both")
        assert pair.reasons
        assert ledger.copies.origins()[later.id] == first.id
        assert ledger.copies.variants() == []
        for passage in pair.passages:
            assert passage.first.of(first.text).strip()
            assert passage.second.of(later.text).strip()


def test_another_figure_is_a_variant_and_never_shared(tmp_path: Path) -> None:
    first = report(*FIRST)
    later = report(*(s.replace("217", "117") for s in FIRST), day=5, outlet="Herald")
    claim = claim_of(first, "at least 217 tanks had been taken by northern troops")
    beside = claim_of(first, "killing 12 people")
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, later)
        keep(ledger, first, claim, beside)
        (variant,) = ledger.copies.variants()
        assert (variant.first.outlet, variant.first.day) == ("Courier", "2022-03-04")
        assert [(a.of(variant.first_words), b.of(variant.second_words)) for a, b in variant.marks] == [("217", "117")]
        (pair,) = ledger.copies.pairs(later.id)
        assert pair.copy == "both"  # a copy in all but one sentence
        assert pair.first_shared < 1
        shared = [passage for passage in pair.passages if passage.kind == "same"]
        assert not any("217" in passage.first.of(first.text) for passage in shared)
        assert ledger.copies.carried(claim) == []
        assert [held.document for held in ledger.copies.carried(beside)] == [later.id]


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("tanks", "trucks"),  # another class
        ("northern", "Southern"),  # a side
        ("had been taken", "had not been taken"),  # a denial
    ],
)
def test_another_side_class_or_denial_is_another_statement(tmp_path: Path, words: str, others: str) -> None:
    one = FIRST[1].replace("northern", "Northern")
    words = words.replace("northern", "Northern")
    with Ledger(tmp_path / "sayso.db") as ledger:
        first, later = report(*FIRST[2:], one), report(*FIRST[2:], one.replace(words, others), day=5)
        keep(ledger, first)
        keep(ledger, later)
        assert ledger.copies.variants() == []
        (variant,) = ledger.copies.variants(words=True)
        assert variant.differs == "words"
        assert words in variant.first_words
        claim = claim_of(first, one[20:60])
        assert ledger.copies.carried(claim) == []


def test_the_same_wording_of_two_towns_is_no_kinship(tmp_path: Path) -> None:
    lines = (
        "Farmers near Oskova found 12 unexploded shells in their fields, and sappers blew up all of them on Friday.",
        "Residents of Oskova have been without running water for 9 days, and only two of its wells still work.",
        "A convoy of 43 lorries with flour turned back outside Oskova when its escort came under fire on Thursday.",
    )
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, report(*lines, headline="Oskova"))
        keep(ledger, report(*(line.replace("Oskova", "Belhar") for line in lines), headline="Belhar", day=5))
        assert (ledger.copies.pairs(), ledger.copies.variants(words=True)) == ([], [])


def test_reports_of_one_event_in_their_own_words_are_no_copies(tmp_path: Path) -> None:
    own = "At least 12 dead and 40 hurt as shells strike Oskova's market, according to deputy mayor Oda Lind."
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, report(*FIRST))
        keep(ledger, report(own, *OTHER, day=5, outlet="Herald"))
        assert ledger.copies.pairs() == []
        assert ledger.copies.origins() == {}


def corpus() -> list[Document]:
    """Reports that share much: copies, variants, and a sentence that all of them have."""
    found = []
    for number in range(12):
        chance = random.Random(number)
        figures = {"217": chance.choice(("217", "117")), "12": chance.choice(("12", "14"))}
        kept = chance.sample(FIRST, 3)
        for old, new in figures.items():
            kept = [sentence.replace(old, new) for sentence in kept]
        day = chance.randint(1, 9)
        found.append(report(*kept, OTHER[0], day=day, headline=f"Report {number}", outlet=f"Outlet {number}"))
    return found


@pytest.fixture(scope="module")
def from_scratch(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, ...]:
    with pytest.MonkeyPatch.context() as patch, Ledger(tmp_path_factory.mktemp("all") / "sayso.db") as ledger:
        patch.setattr(neighbours, "EARLIEST", 3)
        for document in corpus():
            keep(ledger, document)
        return told(ledger)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(12)), pauses=st.sets(st.integers(0, 11)))
def test_the_order_of_reading_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, from_scratch: tuple[object, ...], order: list[int], pauses: set[int]
) -> None:
    documents = corpus()
    with pytest.MonkeyPatch.context() as patch, Ledger(tmp_path_factory.mktemp("some") / "sayso.db") as ledger:
        patch.setattr(neighbours, "EARLIEST", 3)  # so that reports displace one another among the first
        for number in order:
            keep(ledger, documents[number])
            if number in pauses:
                ledger.copies.refresh()
        assert told(ledger) == from_scratch


def test_what_is_forgotten_leaves_the_ledger_as_if_it_had_never_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "EARLIEST", 3)
    documents = corpus()
    with Ledger(tmp_path / "without.db") as ledger:
        for document in documents[1:]:
            keep(ledger, document)
        expected = told(ledger)
    with Ledger(tmp_path / "sayso.db") as ledger:
        for document in documents:
            keep(ledger, document)
        assert told(ledger) != expected
        ledger.forget(documents[0].id, reason="it names a witness")
        assert told(ledger) == expected
        for document in documents[1:]:
            ledger.forget(document.id, reason="all of them")
        assert told(ledger) == ([], [], {})
    for table in ("compared", "bands", "pairs", "passages"):
        assert look(tmp_path / "sayso.db", f"SELECT count(*) FROM copies_{table}") == [(0,)]


def test_what_was_interrupted_is_done_at_the_next_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        for document in (report(*FIRST, headline=f"Headline {number}") for number in range(3)):
            keep(ledger, document)
        with monkeypatch.context() as patch:

            def stop(*_: object) -> None:
                raise KeyboardInterrupt

            patch.setattr("sayso.ledger.copies.door._keep", stop)
            with pytest.raises(KeyboardInterrupt):
                ledger.copies.refresh()
        assert look(tmp_path / "sayso.db", "SELECT count(*) FROM copies_pairs") == [(0,)]
        assert len(ledger.copies.pairs()) == 3
        assert ledger.copies.refresh() == 0


def test_the_commands_show_copies_and_put_variants_one_above_the_other(tmp_path: Path) -> None:
    db = tmp_path / "sayso.db"
    for name, figure, day in (("courier", "217", 4), ("herald", "117", 5)):
        text = "\n\n".join(sentence.replace("217", figure) for sentence in FIRST)
        (tmp_path / f"{name}.txt").write_text(f"Market struck\nDate: {day} March 2022\nSource: {name}\n\n{text}\n")
    assert run_here("read", tmp_path / "courier.txt", tmp_path / "herald.txt", "--ledger", db).exit_code == 0
    assert look(db, "SELECT count(*) FROM copies_compared") == [(2,)]
    shown = run_here("variants", "--ledger", db)
    lines = [line for line in shown.stdout.splitlines() if "[" in line]
    assert "[217]" in lines[0]
    assert "[117]" in lines[1]
    assert "courier, 2022-03-04" in shown.stdout.partition("[217]")[0]
    (record,) = [json.loads(line) for line in run_here("copies", "--ledger", db, "--json").stdout.splitlines()]
    assert record["copy"] == "both"
    assert record["first"]["outlet"] == "courier"
    assert "copy" in run_here("copies", "--ledger", db).stdout
