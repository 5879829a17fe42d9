"""Claims as decided are a function of the machine's claims and the decisions; nothing said is ever lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, source_of

from sayso.ledger.decisions import decided
from sayso.ledger.decisions.replay import in_force, replayed
from sayso.model import Anchor, Claim, Count, Decision, Span, claim_to_record

TEXT = "Nine people died in Izium. A bridge fell. Two ferries sank, the port said. A convoy left Sumy for Poltava."
DOCUMENT = document_of(TEXT)
NINE = claim_of(
    DOCUMENT,
    "Nine people died in Izium",
    count=Count(text="Nine", span=Span(0, 4), low=9, high=9),
    confidence=0.31,
)
BRIDGE = claim_of(DOCUMENT, "A bridge fell", "destroyed")
FERRIES = claim_of(DOCUMENT, "Two ferries sank", "destroyed", sources=(source_of(TEXT, "the port"),))
MACHINE = (NINE, BRIDGE, FERRIES)
CONVOY = replace(claim_of(DOCUMENT, "A convoy left Sumy", "retreated"), confidence=1.0)
SETTINGS = (
    {"count.low": 5},
    {"count.low": 20},
    {"count.high": 7},
    {"count.high": None},
    {"count": None},
    {"reality": "did_not_happen"},
    {"of.name": "tanks", "of.side": "RUS"},
    {"of.class": "tanks"},
    {"source": None},
    {"source.name": "Oda Lind"},
    {"source.kind": "official"},
    {"when.start": "2022-03-04"},
    {"when.end": "2022-03-01"},
    {"event": "injured"},
)


def said(number: int, kind: str, claim: Claim, *, subject: int | None = None, **fields: object) -> Decision:
    return Decision(
        number=number,
        kind=kind,
        at="2026-01-01T00:00:00.000+00:00",
        who="Ana",
        subject=subject or number,
        anchors=(Anchor.of(claim),),
        **fields,  # type: ignore[arg-type]
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Decision]:
    """Any sequence of decisions and undoings, as the door would append them."""
    history: list[Decision] = []
    first: dict[str, int] = {}
    for number in range(1, draw(st.integers(1, 12)) + 1):
        undoable = sorted(in_force(history))
        kind = draw(st.sampled_from(["reject", "confirm", "set", "set", "add", "undo"]))
        if kind == "undo" and undoable:
            gone = history[draw(st.sampled_from(undoable)) - 1]
            undoing = said(number, "undo", NINE, subject=gone.subject, undoes=gone.number)
            history.append(replace(undoing, anchors=gone.anchors))
            continue
        if kind == "add" and CONVOY.id not in first:
            first[CONVOY.id] = number
            history.append(said(number, "add", CONVOY, value={"claim": claim_to_record(CONVOY), "given": []}))
            continue
        if kind in ("add", "undo"):
            kind = "confirm"
        known = [claim for claim in (*MACHINE, CONVOY) if claim is not CONVOY or CONVOY.id in first]
        claim = draw(st.sampled_from(known))
        value = {"set": draw(st.sampled_from(SETTINGS)), "given": []} if kind == "set" else None
        history.append(said(number, kind, claim, subject=first.setdefault(claim.id, number), value=value))
    return history


@given(histories())
def test_undoing_everything_gives_the_machines_claims(history: list[Decision]) -> None:
    after = list(history)
    for decision in history:
        if decision.kind != "undo" and decision.number in in_force(history):
            undoing = replace(decision, number=len(after) + 1, kind="undo", undoes=decision.number, value=None)
            after.append(undoing)
    assert decided(MACHINE, after) == list(MACHINE)


@given(histories())
def test_every_decision_has_a_standing_and_every_claim_a_place(history: list[Decision]) -> None:
    replay = replayed(MACHINE, history)
    assert replay.standings.keys() == {d.number for d in history}
    force = in_force(history)
    assert all((replay.standings[d.number] == "undone") is (d.number not in force) for d in history)
    shown = {claim.id for claim in replay.claims}
    rejected = {claim.id for claim, _ in replay.rejected}
    assert not shown & rejected
    assert {claim.id for claim in MACHINE} <= shown | rejected
    assert all(claim.confidence == 1.0 for claim in replay.claims if claim.id in replay.marks)
    assert all(claim in MACHINE for claim in replay.claims if claim.id not in replay.marks)
    assert all(claim.span.of(TEXT) == claim.text for claim in replay.claims)
    holds = {number for number, standing in replay.standings.items() if standing == "holds"}
    told = {number for marks in replay.marks.values() for number in marks.values()}
    assert told <= holds


@given(histories(), st.randoms())
def test_the_order_of_what_does_not_touch_does_not_matter(history: list[Decision], random: object) -> None:
    subjects = list({decision.subject for decision in history})
    random.shuffle(subjects)  # type: ignore[attr-defined]
    # The same words on each claim, claim by claim in another order, numbered as they would then have come.
    ordered = sorted(history, key=lambda d: (subjects.index(d.subject), d.number))
    numbers = {decision.number: at for at, decision in enumerate(ordered, start=1)}
    other = [
        replace(d, number=numbers[d.number], subject=numbers[d.subject], undoes=numbers[d.undoes] if d.undoes else None)
        for d in ordered
    ]
    assert decided(MACHINE, other) == decided(MACHINE, history)
    assert decided(MACHINE, history[::-1]) == decided(MACHINE, history)


@given(histories())
def test_each_undoing_of_the_last_word_takes_it_back(history: list[Decision]) -> None:
    last = history[-1]
    after = [*history, replace(last, number=len(history) + 1, kind="undo", undoes=last.number, value=None)]
    assert decided(MACHINE, after) == decided(MACHINE, history[:-1])
    again = replace(after[-1], number=len(after) + 1, undoes=len(after))
    assert [c.id for c in decided(MACHINE, [*after, again])] == [c.id for c in decided(MACHINE, history)]


def moved(claim: Claim, start: int, end: int, **fields: object) -> Claim:
    span = Span(start, end)
    return replace(claim, id=f"moved{start}-{end}", span=span, text=span.of(TEXT), **fields)  # type: ignore[arg-type]


def test_a_decision_finds_its_claim_by_half_of_the_shorter_span() -> None:
    history = [said(1, "set", NINE, value={"set": {"count.low": 5}})]
    assert decided([moved(NINE, 0, 16)], history)[0].count.low == 5  # type: ignore[union-attr]
    assert decided([moved(NINE, 12, 40)], history)[0].count.low == 5  # type: ignore[union-attr]
    for other in (moved(NINE, 20, 60), moved(NINE, 0, 25, event="injured"), replace(FERRIES, id="x", span=NINE.span)):
        replay = replayed([other], history)
        assert replay.claims == (other,)
        assert replay.standings == {1: "orphaned"}


def test_another_voice_for_the_same_words_is_another_claim() -> None:
    history = [said(1, "reject", FERRIES)]
    assert decided([replace(FERRIES, id="x", sources=())], history) != []
    assert decided([replace(FERRIES, id="x")], history) == []


def test_the_best_match_is_taken_and_each_claim_once() -> None:
    near, far = moved(NINE, 0, 24), moved(NINE, 5, 16)
    for claims in permutations((near, far)):
        assert decided(claims, [said(1, "reject", NINE)]) == [far]
    both = [said(1, "reject", NINE), said(2, "reject", moved(NINE, 0, 20))]
    replay = replayed([near], both)
    assert replay.claims == ()
    assert sorted(replay.standings.values()) == ["holds", "orphaned"]


def test_an_orphan_comes_back_into_force() -> None:
    history = [said(1, "reject", NINE), said(2, "confirm", BRIDGE)]
    assert replayed([FERRIES], history).standings == {1: "orphaned", 2: "orphaned"}
    replay = replayed(MACHINE, history)
    assert replay.standings == {1: "holds", 2: "holds"}
    assert [claim.id for claim in replay.claims] == [BRIDGE.id, FERRIES.id]


def test_an_added_claim_takes_the_place_of_one_found_later() -> None:
    history = [said(1, "add", CONVOY, value={"claim": claim_to_record(CONVOY)})]
    assert decided(MACHINE, history) == [*MACHINE, CONVOY]
    found = replace(CONVOY, id="found", confidence=0.4)
    assert decided([*MACHINE, found], history) == [*MACHINE, CONVOY]
    share = replace(FERRIES, part_of="found")
    assert decided([share, found], history)[0].part_of == CONVOY.id
    longer = moved(CONVOY, 75, len(TEXT), part_of=None)  # the added words are less than half of it: two claims
    around = replace(longer, span=Span(0, len(TEXT)), text=TEXT)
    assert [c.id for c in decided([around], history)] == [around.id, CONVOY.id]


def test_the_earlier_end_gives_way_where_two_cross() -> None:
    def count_after(*settings: dict) -> tuple[int | None, int | None]:
        history = [said(n, "set", NINE, subject=1, value={"set": s}) for n, s in enumerate(settings, start=1)]
        count = decided([NINE], history)[0].count
        assert count is not None
        return count.low, count.high

    assert count_after({"count.low": 20}) == (20, None)
    assert count_after({"count.high": 7}) == (None, 7)
    assert count_after({"count.low": 20}, {"count.high": 7}) == (None, 7)
    assert count_after({"count.high": 7}, {"count.low": 5}) == (5, 7)


def test_what_qualifies_a_field_that_is_gone_is_orphaned() -> None:
    history = [said(1, "set", FERRIES, value={"set": {"source.kind": "official"}})]
    assert decided([FERRIES], history)[0].sources[0].kind == "official"
    assert replayed([replace(FERRIES, sources=())], history).standings == {1: "orphaned"}
