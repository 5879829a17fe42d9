"""What goes into the ledger comes out equal, and the same bytes twice change nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, keep, look, source_of

from sayso.errors import LedgerError, TooLarge, UnknownId, WrongContent
from sayso.ledger import Ledger, rows
from sayso.model import (
    Actor,
    Claim,
    Count,
    Cue,
    Document,
    DocumentDate,
    Link,
    MediaLink,
    Place,
    Provenance,
    Region,
    Source,
    Span,
    TimeCode,
    When,
)

words = st.text(max_size=20)
some_words = st.text(min_size=1, max_size=20)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 90), st.integers(1, 9))
moments = st.datetimes(timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=5, minutes=45))]))
seconds = st.floats(0, 1e5)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, bytes]:
    data = draw(st.binary(max_size=40))
    sha256 = hashlib.sha256(data).hexdigest()
    dates = st.builds(
        DocumentDate,
        st.dates(),
        st.sampled_from(["metadata", "stated", "option", "inferred"]),
        st.none() | spans,
        st.none() | moments | st.datetimes(),
    )
    document = Document(
        id=f"sha256:{sha256}",
        text=draw(st.text(max_size=80)),
        provenance=Provenance(
            sha256=sha256,
            media_type=draw(words),
            size=draw(st.integers(0, 1 << 62)),
            origin=draw(words),
            retrieved=draw(moments),
            version=draw(words),
            encoding=draw(st.none() | words),
            within=draw(st.none() | words),
            headers=draw(st.dictionaries(words, words, max_size=3)),
        ),
        regions=tuple(draw(st.lists(st.builds(Region, st.sampled_from(["headline", "caption"]), spans), max_size=3))),
        title=draw(st.none() | words),
        byline=draw(st.none() | words),
        outlet=draw(st.none() | words),
        address=draw(st.none() | words),
        date=draw(st.none() | dates),
        language=draw(st.none() | words),
        links=tuple(draw(st.lists(st.builds(Link, words, st.none() | spans), max_size=2))),
        media=tuple(
            draw(
                st.lists(
                    st.builds(MediaLink, words, st.sampled_from(["image", "video"]), st.none() | spans), max_size=2
                )
            )
        ),
        timecodes=tuple(draw(st.lists(st.builds(TimeCode, spans, seconds, seconds), max_size=2))),
    )
    return document, data


actors = st.builds(Actor, text=words, span=spans, name=words, side=st.none() | words, klass=st.none() | words)
counts = st.builds(
    lambda text, span, bounds, share, approximate: Count(
        text=text, span=span, low=bounds[0], high=bounds[-1], share=share, scope="incident", approximate=approximate
    ),
    words,
    spans,
    st.lists(st.integers(0, 10**30), min_size=2, max_size=2).map(sorted) | st.just([None, None]),
    st.none() | st.lists(st.floats(0, 1), min_size=2, max_size=2).map(lambda ends: tuple(sorted(ends))),
    st.booleans(),
)
places = st.builds(Place, text=words, span=spans, name=words, id=st.none() | words, lat=st.none() | st.floats(-90, 90))
whens = st.builds(
    lambda text, span, days: When(text=text, span=span, start=days[0].isoformat(), end=days[1].isoformat()),
    words,
    spans,
    st.lists(st.dates(), min_size=2, max_size=2).map(sorted),
)
claim_fields = st.fixed_dictionaries(
    {
        "event": st.sampled_from(["killed", "said"]),
        "hedged": st.booleans(),
        "sources": st.lists(
            st.builds(Source, text=words, span=spans, name=words, side=st.none() | words), max_size=3
        ).map(tuple),
        "cue": st.none() | st.builds(Cue, words, spans),
        "by": st.none() | actors,
        "of": st.none() | actors,
        "count": st.none() | counts,
        "place": st.none() | places,
        "when": st.none() | whens,
        "evidence": st.lists(st.sampled_from(["photos", "videos"]), max_size=2).map(tuple),
        "part_of": st.none() | words,
        "confidence": st.integers(0, 1000).map(lambda thousandths: thousandths / 1000),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents(), st.lists(claim_fields, max_size=3))
def test_documents_claims_and_bytes_come_back_equal(
    tmp_path: Path, made: tuple[Document, bytes], fields: list[dict[str, object]]
) -> None:
    document, data = made
    claims = []
    if document.text:
        for number, given_fields in enumerate(fields):
            claim = Claim(
                id=f"{document.id[7:19]}{number}",
                document=document.id,
                part="body",
                span=Span(0, len(document.text)),
                text=document.text,
                **given_fields,  # type: ignore[arg-type]
            )
            claims.append(claim)
    with Ledger(tmp_path / "sayso.db") as ledger:
        with ledger.run("test") as run:
            outcome = run.add(document, data, claims).outcome
        if outcome == "known":  # hypothesis made the same bytes before
            ledger.forget(document.id, reason="once more")
            with ledger.run("test") as run:
                run.add(document, data, claims, again=True)
        assert ledger.document(document.id) == document
        assert ledger.raw(document.id) == data
        assert ledger.claims(document=document.id) == claims
        assert [ledger.claim(claim.id) for claim in claims] == claims
        assert ledger.verify() == []


def test_the_same_bytes_twice_change_nothing_and_are_counted(tmp_path: Path) -> None:
    document = document_of("Nine people died in Izium.")
    claim = claim_of(document, "Nine people died")
    with Ledger(tmp_path / "sayso.db") as ledger:
        assert keep(ledger, document, claim).outcome == "read"
        other = dataclasses.replace(document, title="Another title", address="https://example.org/other")
        again = keep(ledger, other)
        assert (again.outcome, again.claims) == ("known", 1)
        with ledger.run("test") as run:
            assert run.known(document.provenance.sha256)
            assert run.known(document.id)
            assert not run.known("0" * 64)
        assert ledger.document(document.id) == document
        assert ledger.claims() == [claim]
        assert [(run.read, run.known) for run in ledger.runs()] == [(1, 0), (0, 1), (0, 2)]


def test_raw_bytes_lie_beside_the_ledger_under_their_hash(tmp_path: Path) -> None:
    document = document_of("A bridge fell.")
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document)
    sha256 = document.provenance.sha256
    kept = tmp_path / "sayso.db.files" / sha256[:2] / sha256[2:4] / sha256
    assert kept.read_bytes() == b"A bridge fell."


@pytest.mark.parametrize("field", ["text", "title", "outlet"])
def test_half_a_character_is_refused_before_anything_is_kept(tmp_path: Path, field: str) -> None:
    document = dataclasses.replace(document_of("A bridge fell."), **{field: "half \ud83d of it"})
    with Ledger(tmp_path / "sayso.db") as ledger:
        with ledger.run("test") as run, pytest.raises(WrongContent, match="half a character"):
            run.add(document, b"A bridge fell.", [])
        assert ledger.documents() == []
        assert ledger.verify() == []


def test_half_a_character_in_a_link_or_a_name_is_refused(tmp_path: Path) -> None:
    document = document_of("A bridge fell, the mayor said.")
    linked = dataclasses.replace(document, links=(Link("https://example.org/\udcff"),))
    source = source_of(document.text, "the mayor", name="the mayor \udcff")
    named = claim_of(document, "A bridge fell", "destroyed", sources=(source,))
    with Ledger(tmp_path / "sayso.db") as ledger, ledger.run("test") as run:
        with pytest.raises(WrongContent):
            run.add(linked, document.text.encode(), [])
        with pytest.raises(WrongContent):
            run.add(document, document.text.encode(), [named])
        assert ledger.documents() == []


def test_claims_without_their_words_are_refused(tmp_path: Path) -> None:
    document = document_of("Nine people died in Izium.")
    good = claim_of(document, "Nine people died")
    wrong = [
        [dataclasses.replace(good, text="Ten people died")],
        [dataclasses.replace(good, document="sha256:" + "0" * 64)],
        [good, good],
    ]
    with Ledger(tmp_path / "sayso.db") as ledger, ledger.run("test") as run:
        for claims in wrong:
            with pytest.raises(LedgerError):
                run.add(document, document.text.encode(), claims)
        with pytest.raises(LedgerError, match="another sha256"):
            run.add(document, b"other bytes", [good])
        assert ledger.documents() == []


def test_an_id_that_another_document_has_is_refused_whole(tmp_path: Path) -> None:
    first, second = document_of("Nine people died."), document_of("Ten people died.")
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, first, claim_of(first, "Nine people", id="0123456789abcdef"))
        with pytest.raises(LedgerError):
            keep(ledger, second, claim_of(second, "Ten people", id="0123456789abcdef"))
        assert [row.id for row in ledger.documents()] == [first.id]


def test_a_text_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LONGEST_TEXT", 1_000)
    with Ledger(tmp_path / "sayso.db") as ledger, ledger.run("test") as run:
        document = document_of("word " * 201)
        with pytest.raises(TooLarge, match="1,005 characters"):
            run.add(document, document.text.encode(), [])


def test_a_long_text_is_kept_whole(tmp_path: Path) -> None:
    document = document_of("The convoy left. " * 200_000)
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document)
        assert ledger.document(document.id) == document
        assert [found.document.id for found in ledger.search("convoy")] == [document.id]


def test_documents_are_found_by_id_beginning_path_and_address(tmp_path: Path) -> None:
    document = document_of("Nine people died.", origin="a/one.txt", address="https://example.org/one")
    other = document_of("Ten people died.", origin="a/two.txt")
    twin = document_of("Ten people died!", origin="a/two.txt")
    with Ledger(tmp_path / "sayso.db") as ledger:
        for each in (document, other, twin):
            keep(ledger, each)
        sha256 = document.provenance.sha256
        for name in (
            document.id,
            sha256,
            sha256[:8],
            document.id[:11],
            sha256[:6].upper(),
            "a/one.txt",
            document.address,
        ):
            assert ledger.document(name) == document
        for name in (sha256[:3], "sha256:", "0000000", "", "%", "a/", "\ud800", "'; DROP TABLE documents; --"):
            with pytest.raises(UnknownId):
                ledger.document(name)
        with pytest.raises(UnknownId, match="more than one document"):
            ledger.document("a/two.txt")


def test_a_beginning_that_two_ids_share_is_not_settled(tmp_path: Path) -> None:
    ids: dict[str, Document] = {}
    number = 0
    while True:  # two texts whose hashes begin alike: some 300 tries
        document = document_of(f"Report {number}.")
        twin = ids.setdefault(document.id[:11], document)
        if twin is not document:
            break
        number += 1
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document)
        keep(ledger, twin)
        with pytest.raises(UnknownId, match=document.id[:19]):
            ledger.document(document.id[:11])
        assert ledger.document(document.id) == document


def test_claims_are_found_by_the_beginning_of_their_id(tmp_path: Path) -> None:
    document = document_of("Nine people died in Izium.")
    claim = claim_of(document, "Nine people died")
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document, claim)
        assert ledger.claim(claim.id[:6]) == claim
        for name in (claim.id[:3], "zzzz", "____", ""):
            with pytest.raises(UnknownId):
                ledger.claim(name)


def test_the_tables_hold_the_columns_that_tools_ask_for(tmp_path: Path) -> None:
    document = document_of("At least 217 tanks were captured near Sumy, Oryx said.")
    claim = claim_of(
        document,
        "At least 217 tanks were captured",
        "captured",
        count=Count(text="At least 217", span=Span(0, 12), low=217, scope="cumulative"),
        sources=(source_of(document.text, "Oryx", kind="analyst"),),
    )
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document, claim)
    assert look(tmp_path / "sayso.db", "SELECT event, count_low, count_high, scope, count_words FROM claims") == [
        ("captured", 217, None, "cumulative", "at least 217")
    ]
    assert look(tmp_path / "sayso.db", "SELECT who_says_so, how_many, words FROM claims_view") == [
        ("Oryx", "at least 217", "At least 217 tanks were captured")
    ]
