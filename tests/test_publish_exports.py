"""Each format holds the claims with credit, in the shape that its readers expect, and nothing that runs."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import hashlib
import io
import json
from collections.abc import Sequence
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, source_of

from sayso.model import Actor, Claim, Count, Place, Region, Span, When
from sayso.publish import Policy, protected
from sayso.publish.exports import FILES, Terms
from sayso.publish.exports.acled import ACLED_COLUMNS
from sayso.publish.exports.areas import area_of
from sayso.publish.exports.bundle import as_bundle
from sayso.publish.exports.rows import PUBLIC_COLUMNS
from sayso.publish.exports.site import as_site
from sayso.publish.exports.ucdp import UCDP_COLUMNS
from sayso.publish.public import PublicReport

NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
TEXT = "=1+1 at Velm\n\nAt least 12 civilians were killed by Russian soldiers at Velm on 3 March 2022, the mayor said."
DOCUMENT = document_of(
    TEXT, day=dt.date(2022, 3, 4), title="=1+1 at Velm", outlet="Velm Post", byline="Ines Korb", language="en",
    address="https://velm.example/1?a=b&c=d", regions=(Region("headline", Span(0, 12)),),
)  # fmt: skip
PLACE = Place(text="Velm", span=Span(8, 12), name="Velm", id="geonames:9", country="UKR", lat=50.4574, lon=29.8146,
              radius_km=3.0)  # fmt: skip
WORDS = "At least 12 civilians were killed by Russian soldiers at Velm on 3 March 2022"
KILLED = claim_of(
    DOCUMENT,
    WORDS,
    of=Actor(text="civilians", span=Span(26, 35), name="civilians", side="UKR", klass="civilians"),
    by=Actor(text="Russian soldiers", span=Span(52, 68), name="Russian soldiers", side="RUS", klass="soldiers"),
    count=Count(text="At least 12", span=Span(14, 25), low=12, scope="incident"),
    place=PLACE,
    when=When(text="3 March 2022", span=Span(80, 92), start="2022-03-03", end="2022-03-03"),
    sources=(source_of(TEXT, "the mayor", kind="official"),),
)
TITLE = claim_of(DOCUMENT, "=1+1 at Velm", "said", part="headline")


def reports_of(*claims: Claim) -> list[PublicReport]:
    return [protected(DOCUMENT, claims or (TITLE, KILLED), Policy(now=NOW))]


def terms(**more: Any) -> Terms:
    return Terms(policy=Policy(now=NOW), made=NOW, **more)


def written(form: str, reports: Sequence[PublicReport], **more: Any) -> bytes:
    return b"".join(FILES[form](reports, terms(**more)))


def rows(form: str, *claims: Claim) -> list[dict[str, str]]:
    text = written(form, reports_of(*claims)).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_holds_the_claim_and_the_credit_and_no_cell_is_a_formula() -> None:
    title, killed = rows("csv")
    assert tuple(killed) == PUBLIC_COLUMNS
    wanted = {"event": "killed", "low": "12", "high": "", "source": "the mayor", "text": WORDS,
              "outlet": "Velm Post",
              "author": "Ines Korb", "published": "2022-03-04", "link": DOCUMENT.address,
              "title": "'=1+1 at Velm"}  # fmt: skip
    assert {name: killed[name] for name in wanted} == wanted
    assert title["text"] == "'=1+1 at Velm"


def test_lines_and_parquet_hold_the_same_claims() -> None:
    import pyarrow.parquet as pq

    lines = [json.loads(line) for line in written("jsonl", reports_of()).splitlines()]
    table = pq.read_table(io.BytesIO(written("parquet", reports_of())))
    assert tuple(table.column_names) == PUBLIC_COLUMNS
    held = table.to_pylist()
    assert [row["id"] for row in held] == [line["id"] for line in lines] == [TITLE.id, KILLED.id]
    assert (held[1]["low"], held[1]["lat"], held[1]["vague"]) == (12, 50.4574, False)
    assert lines[1]["report"] | {"language": "en"} == lines[1]["report"]
    assert lines[1]["count"]["text"] == "At least 12"


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from sayso.errors import SaysoError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SaysoError, match=r"pyarrow is not installed; pip install 'sayso\[parquet\]'"):
        written("parquet", reports_of())


def test_a_place_is_an_area_and_a_claim_without_one_has_no_geometry() -> None:
    found = json.loads(written("geojson", reports_of()))
    title, killed = found["features"]
    assert title["geometry"] is None
    assert killed["geometry"]["type"] == "Polygon"
    assert killed["properties"]["report"]["link"] == DOCUMENT.address
    assert found["sayso"]["words_per_report"] == 60


@given(st.floats(-90, 90), st.floats(-180, 180), st.none() | st.floats(0.1, 20000))
def test_any_area_is_closed_within_the_world_and_runs_counter_clockwise(
    lat: float, lon: float, radius: float | None
) -> None:
    area = area_of(dataclasses.replace(PLACE, lat=lat, lon=lon, radius_km=radius))
    assert area is not None
    parts = [area["coordinates"]] if area["type"] == "Polygon" else area["coordinates"]
    assert 1 <= len(parts) <= 3
    for (ring,) in parts:
        assert len(ring) >= 4
        assert ring[0] == ring[-1]
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        turned = sum(x * ring[i + 1][1] - ring[i + 1][0] * y for i, (x, y) in enumerate(ring[:-1]))
        assert turned >= -1e-3


def test_an_area_over_the_antimeridian_is_cut_there() -> None:
    area = area_of(dataclasses.replace(PLACE, lat=-17.0, lon=179.9, radius_km=50.0))
    assert area is not None
    assert area["type"] == "MultiPolygon"
    sides = {round(x) for part in area["coordinates"] for x, _ in part[0]}
    assert sides <= {179, 180, -180, -179}


def test_a_claimreview_tells_claim_speaker_and_report_and_rates_nothing_itself() -> None:
    graph = json.loads(written("claimreview", reports_of()))
    assert graph["@context"] == "https://schema.org"
    title, killed = graph["@graph"]
    assert killed["@type"] == "ClaimReview"
    assert killed["claimReviewed"] == WORDS
    assert killed["itemReviewed"]["author"]["name"] == "the mayor"
    assert title["itemReviewed"]["author"] == {"@type": "Organization", "name": "Velm Post"}
    assert killed["itemReviewed"]["appearance"]["url"] == DOCUMENT.address
    assert "reviewRating" not in killed
    rated = json.loads(written("claimreview", reports_of(), ratings={KILLED.id: "False"}, reviewer="Velm Desk"))
    assert [review.get("reviewRating") for review in rated["@graph"]] == [
        None, {"@type": "Rating", "alternateName": "False"}]  # fmt: skip
    assert rated["@graph"][0]["author"]["name"] == "Velm Desk"


def counted(text: str, low: int | None, high: int | None, **more: Any) -> Claim:
    return dataclasses.replace(KILLED, count=Count(text=text, span=Span(0, 2), low=low, high=high, **more))


@pytest.mark.parametrize(
    ("claim", "figure", "rule"),
    [
        (KILLED, "12", "at least"),
        (counted("twelve", 12, 12), "12", "the figure said"),
        (counted("about 12", 12, 12, approximate=True), "12", "about"),
        (counted("10 to 12", 10, 12), "10", "lower end"),
        (counted("dozens", 12, 120, vague=True), "12", "vague word"),
        (counted("several", None, None, vague=True), "3", "vague word without a number"),
        (counted("up to 30", None, 30), "", "no lower bound"),
        (counted("953 so far", 953, 953, scope="cumulative"), "", "running total"),
        (counted("40%", None, None, share=(0.4, 0.4)), "", "share"),
        (dataclasses.replace(KILLED, count=None), "", "no figure"),
    ],
)
def test_acled_prints_word_figure_and_rule_together(claim: Claim, figure: str, rule: str) -> None:
    (row,) = rows("acled", claim)
    assert tuple(row) == ACLED_COLUMNS
    assert row["fatalities"] == figure
    assert rule in row["fatalities_rule"]
    assert row["fatalities_words"] == (claim.count.text if claim.count else "")


def test_acled_takes_what_is_told_as_a_fact_and_leaves_the_rest_open() -> None:
    (row,) = rows("acled")
    wanted = {"event_date": "2022-03-03", "year": "2022", "time_precision": "1",
              "event_type": "Violence against civilians",
              "sub_event_type": "Attack", "disorder_type": "Political violence", "actor1": "Military Forces of Russia",
              "inter1": "State forces", "actor2": "Civilians (Ukraine)", "inter2": "Civilians", "country": "Ukraine",
              "civilian_targeting": "Civilian targeting", "geo_precision": "1", "source": "Velm Post", "notes": WORDS,
              "iso": "", "region": "", "sayso_link": DOCUMENT.address}  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    for changes in ({"stance": "denies"}, {"reality": "planned"}, {"reality": "did_not_happen"}, {"event": "said"}):
        assert rows("acled", dataclasses.replace(KILLED, **changes)) == []


def test_ucdp_counts_the_dead_with_bounds_and_their_rules() -> None:
    (row,) = rows("ucdp")
    assert tuple(row) == UCDP_COLUMNS
    wanted = {"best": "12", "low": "12", "high": "", "high_rule": "no upper bound said", "deaths_civilians": "12",
              "deaths_unknown": "", "side_a": "Government of Russia", "side_b": "Civilians", "type_of_violence": "3",
              "where_prec": "1", "date_prec": "1", "date_start": "2022-03-03", "priogrid_gid": "202020",
              "source_original": "the mayor", "deaths_words": "At least 12"}  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    (vague,) = rows("ucdp", counted("dozens", 12, 120, vague=True))
    assert (vague["low"], vague["best"], vague["high"], vague["deaths_words"]) == ("12", "12", "120", "dozens")
    assert rows("ucdp", dataclasses.replace(KILLED, event="injured")) == []


def test_the_site_stands_alone_without_script() -> None:
    hostile = document_of(
        "<script>alert(1)</script> & more\n\nA market was looted.", title="x", outlet='"><img src=x onerror=alert(1)>',
        regions=(Region("headline", Span(0, 32)),), address="javascript:alert(1)")  # fmt: skip
    claims = (claim_of(hostile, "A market was looted", "looted"),)
    reports = [*reports_of(), protected(hostile, claims, Policy(now=NOW))]
    pages = dict(as_site(reports, terms(matters={KILLED.id: "m1"})))
    assert len(pages) == 3
    for content in pages.values():
        tree = lxml.html.document_fromstring(content)
        assert not tree.xpath("//script | //img | //iframe | //link | //@onerror | //@src")
        links = [str(link) for link in tree.xpath("//a/@href")]
        assert all(link.partition("#")[0] in pages or link.startswith("https://velm.example/") for link in links)
    index = lxml.html.document_fromstring(pages["index.html"])
    assert DOCUMENT.address in index.xpath("//a/@href")
    assert "killed: at least 12 civilians" in " ".join(index.text_content().split())


def test_a_bundle_verifies_and_tells_what_is_not_in_it() -> None:
    whole = protected(DOCUMENT, (KILLED,), Policy(now=NOW, rights="CC BY 4.0 Velm Post"))
    assert whole.whole
    files = dict(as_bundle([whole], terms(), bytes_of=lambda _: TEXT.encode(), decisions=[{"kind": "reject"}]))
    assert files[f"data/documents/{DOCUMENT.provenance.sha256}"] == TEXT.encode()
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        lines = [line.split("  ", 1) for line in files[manifest].decode().splitlines()]
        assert all(hashlib.sha256(files[name]).hexdigest() == digest for digest, name in lines)
        assert manifest != "manifest-sha256.txt" or {name for _, name in lines} == {n for n in files if "data/" in n}
    (listed,) = [json.loads(line) for line in files["data/reports.jsonl"].splitlines()]
    assert (listed["bytes"], listed["rights"], listed["document"]) == (True, "CC BY 4.0 Velm Post", DOCUMENT.id)
    payload = sum(len(content) for name, content in files.items() if name.startswith("data/"))
    assert f"Payload-Oxum: {payload}.6" in files["bag-info.txt"].decode()
    closed = dict(as_bundle(reports_of(), terms(), bytes_of=lambda _: TEXT.encode()))
    assert not any(name.startswith("data/documents") for name in closed)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40), max_size=3))
def test_any_words_make_well_formed_files(words: list[str]) -> None:
    document = document_of("Head\n\n" + " ".join(words) + " end", title="Head", outlet=words[0] if words else None,
                           byline=words[-1] if words else None)  # fmt: skip
    claims = [claim_of(document, document.text[6:], "said")]
    reports = [protected(document, claims, Policy(now=NOW))]
    for form in ("csv", "acled", "ucdp"):
        for row in csv.reader(io.StringIO(written(form, reports).decode(), newline=""), strict=True):
            assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert len(written("jsonl", reports).splitlines()) == 1
    json.loads(written("geojson", reports))
    json.loads(written("claimreview", reports))
