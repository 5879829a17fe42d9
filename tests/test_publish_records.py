"""Claims and documents leave as JSON lines and as CSV, and no cell runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, keep, source_of

from sayso.ledger import DocumentRow, Ledger
from sayso.model import Actor, Claim, Count, Cue, Place, Region, Span, When, claim_to_record
from sayso.publish import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    claims_as_csv,
    claims_as_lines,
    document_to_record,
    documents_as_csv,
    documents_as_lines,
)

TEXT = "Over 40% of the crew, some 60 sailors, drowned off Odesa on 3 March, the navy said, citing the harbour master."
DOCUMENT = document_of(TEXT, title="-1 at sea", outlet="The Harbour Post", regions=(Region("headline", Span(0, 4)),))
FULL = claim_of(
    DOCUMENT,
    TEXT[:68],
    sources=(
        source_of(TEXT, "harbour master", kind="official"),
        source_of(TEXT, "the navy", name="Navy", kind="military", side="UKR"),
    ),
    cue=Cue("citing", Span(86, 92)),
    of=Actor(text="sailors", span=Span(30, 37), name="sailors", side="UKR", klass="soldiers"),
    count=Count(
        text="some 60", span=Span(23, 30), low=60, high=60, share=(0.4, 1.0), scope="incident", approximate=True
    ),
    place=Place(text="Odesa", span=Span(51, 56), name="Odesa", country="UKR", lat=46.48, lon=-30.73, radius_km=20.0),
    when=When(text="3 March", span=Span(60, 67), start="2022-03-03", end="2022-03-03"),
    evidence=("photos", "videos"),
    confidence=0.81,
)
BARE = claim_of(DOCUMENT, "drowned")


def table(lines: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines), newline=""), strict=True))  # type: ignore[call-overload]


def test_lines_are_the_records_of_the_contract() -> None:
    lines = list(claims_as_lines([FULL, BARE]))
    assert [json.loads(line) for line in lines] == [claim_to_record(FULL), claim_to_record(BARE)]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)


def test_a_claim_is_a_row_with_its_fields_flattened() -> None:
    full, bare = table(claims_as_csv([FULL, BARE]))
    assert tuple(full) == CLAIM_COLUMNS
    wanted = {
        "id": FULL.id, "document": DOCUMENT.id, "span_start": "0", "text": TEXT[:68], "hedged": "false",
        "source": "harbour master", "source_kind": "official", "source_side": "", "sources": "harbour master | Navy",
        "cue": "citing", "by": "", "of": "sailors", "of_side": "UKR", "class": "soldiers", "count": "some 60",
        "low": "60", "high": "60", "share_low": "0.4", "share_high": "1.0", "per": "", "scope": "incident",
        "approximate": "true", "vague": "false", "place": "Odesa", "country": "UKR", "lat": "46.48", "lon": "-30.73",
        "radius_km": "20.0", "when": "3 March", "start": "2022-03-03", "end": "2022-03-03",
        "evidence": "photos | videos", "confidence": "0.81",
    }  # fmt: skip
    assert {name: full[name] for name in wanted} == wanted
    empty = ["source", "sources", "cue", "by", "of", "count", "low", "share_low", "place", "lat", "when", "start"]
    assert [bare[name] for name in empty] == [""] * len(empty)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_begins_as_a_formula(start: str) -> None:
    words = start + "HYPERLINK(A1)"
    document = document_of(f"He wrote {words} there.")
    claim = claim_of(document, words, "said", sources=(source_of(document.text, words),), part_of=words)
    (row,) = table(claims_as_csv([claim]))
    assert row["text"] == row["source"] == row["sources"] == row["part_of"] == "'" + words
    assert json.loads(next(claims_as_lines([claim])))["text"] == words


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30))
def test_any_words_come_back_from_the_table(words: str) -> None:
    document = document_of(words)
    (row,) = table(claims_as_csv([claim_of(document, words)]))
    assert row["text"] in (words, "'" + words)
    assert row["text"][0] not in "=+-@\t\r"


def test_documents_of_a_list_leave_as_rows_and_lines(tmp_path: Path) -> None:
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, DOCUMENT, FULL)
        rows = ledger.documents()
    assert {field.name for field in fields(DocumentRow)} == set(DOCUMENT_COLUMNS)
    (cells,) = table(documents_as_csv(rows))
    assert tuple(cells) == DOCUMENT_COLUMNS
    assert (cells["id"], cells["title"], cells["claims"], cells["previous"]) == (DOCUMENT.id, "'-1 at sea", "1", "")
    (line,) = documents_as_lines(rows)
    assert json.loads(line)["title"] == "-1 at sea"


def test_a_whole_document_is_a_record_with_plain_spans() -> None:
    record = document_to_record(DOCUMENT)
    assert record["text"] == TEXT
    assert record["regions"] == [{"kind": "headline", "span": [0, 4]}]
    assert record["provenance"]["sha256"] == DOCUMENT.provenance.sha256
    assert json.loads(json.dumps(record)) == record


def test_nothing_gives_the_names_of_the_columns_alone() -> None:
    nothing: list[Claim] = []
    assert list(claims_as_csv(nothing)) == [",".join(CLAIM_COLUMNS) + "\r\n"]
    assert list(claims_as_lines(nothing)) == []


def test_a_figure_stays_a_number() -> None:
    place = replace(FULL.place, lat=-1.5) if FULL.place else None
    (row,) = table(claims_as_csv([replace(FULL, place=place)]))
    assert row["lat"] == "-1.5"
