"""What is forgotten leaves its id and the reason, and no trace of its words in any file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_reports import claim_of, document_of, keep, look, source_of

from sayso.errors import NotPermitted, UnknownId
from sayso.ledger import Ledger

SECRET = "Quetzalwitness"
FILLER = [document_of(f"Report {number}. " + f"A bridge fell at crossing {number}. " * 40) for number in range(60)]


def secret_document() -> tuple:
    text = f"{SECRET} saw it. " * 50 + f"Nine people died, {SECRET} said."
    document = document_of(
        text, title=f"What {SECRET} saw", byline=SECRET, origin=f"{SECRET}.txt", address=f"https://example.org/{SECRET}"
    )
    return document, claim_of(document, "Nine people died", sources=(source_of(text, SECRET),))


def traces(folder: Path) -> Iterator[Path]:
    """Files whose bytes or names still hold the word, whatever its case."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert folder / "sayso.db" in files
    for path in files:
        if SECRET.lower().encode() in (path.read_bytes() + path.name.encode()).lower():
            yield path


@pytest.mark.parametrize("place", [0, 30, 60])
def test_nothing_of_a_forgotten_document_remains(tmp_path: Path, place: int) -> None:
    document, claim = secret_document()
    with Ledger(tmp_path / "sayso.db") as ledger:
        with ledger.run("read") as run:
            for number, other in enumerate([*FILLER[:place], document, *FILLER[place:]]):
                run.add(other, other.text.encode(), [claim] if number == place else [])
        assert list(traces(tmp_path))
        gone = ledger.forget(document.id[:15], reason="it names a witness")
        assert (gone.id, gone.reason, gone.claims, gone.scrubbed) == (document.id, "it names a witness", 1, True)
        assert list(traces(tmp_path)) == []  # while the ledger is open
        assert ledger.claims() == []
        assert ledger.search(SECRET) == []
        assert len(ledger.documents()) == len(FILLER)
        assert len(ledger.search("crossing", limit=None)) == len(FILLER)
        assert ledger.verify() == []
        with pytest.raises(UnknownId):
            ledger.document(document.id)
    assert list(traces(tmp_path)) == []
    assert look(tmp_path / "sayso.db", "SELECT document, reason FROM forgotten_view") == [
        (document.id, "it names a witness")
    ]


def test_forgotten_bytes_are_refused_until_they_are_allowed_again(tmp_path: Path) -> None:
    document, claim = secret_document()
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document, claim)
        ledger.forget(document.id, reason="it names a witness")
        with ledger.run("read") as run:
            assert not run.known(document.id)
            with pytest.raises(NotPermitted, match=r"it names a witness.*again=True"):
                run.add(document, document.text.encode(), [claim])
        assert ledger.verify() == []  # not even stray bytes
        with ledger.run("read") as run:
            assert run.add(document, document.text.encode(), [claim], again=True).outcome == "read"
        assert ledger.claims() == [claim]
        assert keep(ledger, document, claim).outcome == "known"
        ledger.forget(document.id, reason="on second thoughts")
        with pytest.raises(NotPermitted, match="on second thoughts"):
            keep(ledger, document, claim)


def test_bytes_that_other_documents_came_out_of_are_kept(tmp_path: Path) -> None:
    feed = document_of("A feed of one article.")
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, feed)
        article = document_of("The article.")
        with ledger.run("read") as run:
            inside = replace(article, provenance=replace(article.provenance, within=feed.id))
            run.add(inside, b"The article.", [])
        ledger.forget(feed.id, reason="only the article is wanted")
        sha256 = feed.provenance.sha256
        assert (tmp_path / "sayso.db.files" / sha256[:2] / sha256[2:4] / sha256).exists()


def test_what_is_unknown_cannot_be_forgotten(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        with pytest.raises(UnknownId):
            ledger.forget("0123abcd", reason="a mistake")
        assert [run.outcome for run in ledger.runs()] == []


def test_a_reader_in_the_way_is_told_of_and_forgetting_again_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.ledger.removal.PATIENCE", 50)
    document, claim = secret_document()
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document, claim)
        with closing(sqlite3.connect(tmp_path / "sayso.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM documents").fetchone()
            assert not ledger.forget(document.id, reason="it names a witness").scrubbed
        again = ledger.forget(document.id, reason="it names a witness")
        assert (again.reason, again.scrubbed) == ("it names a witness", True)
        assert list(traces(tmp_path)) == []
        assert sum(run.forgotten for run in ledger.runs()) == 1
