"""Claims and documents are found by what a person asks for, whatever the words hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_reports import claim_of, document_of, keep, source_of

from sayso.errors import UnknownId
from sayso.ledger import Ledger
from sayso.model import Actor, Claim, Place, Span, When

FIRST = document_of(
    "Nine people died in Izium on 3 March, RIA Novosti said. Troops took Mariupol's port. The Nigerian envoy left.",
    day=dt.date(2022, 3, 4),
    title="A day in March",
    outlet="The Harbour Post",
    language="en",
)
SECOND = document_of(
    "Kharkív: дев'ять людей загинули, сказав мер. Zelenský spoke.",
    day=dt.date(2022, 4, 1),
    outlet="Ранок",
    language="uk",
)


def where(text: str, words: str, **fields: Any) -> Place:
    at = text.index(words)
    return Place(text=words, span=Span(at, at + len(words)), **({"name": words} | fields))


DEATHS = claim_of(
    FIRST,
    "Nine people died in Izium on 3 March",
    sources=(source_of(FIRST.text, "RIA Novosti", kind="media", side="RUS"),),
    of=Actor(text="Nine people", span=Span(0, 11), name="people", klass="people"),
    place=where(FIRST.text, "Izium", id="geonames:707753", country="UKR"),
    when=When(text="3 March", span=Span(29, 36), start="2022-03-03T10:00", end="2022-03-03T12:00"),
)
PORT = claim_of(
    FIRST,
    "Troops took Mariupol's port",
    "seized",
    by=Actor(text="Troops", span=Span(56, 62), name="troops", klass="soldiers"),
    place=where(FIRST.text, "Mariupol", country="UKR"),
    when=When(text="since", span=Span(0, 4), start="2022-03-10"),
)
ENVOY = claim_of(
    FIRST, "The Nigerian envoy left", "visited", sources=(source_of(FIRST.text, "Nigerian envoy", kind="official"),)
)
UKRAINIAN = claim_of(
    SECOND,
    "дев'ять людей загинули",
    stance="denies",
    reality="did_not_happen",
    sources=(source_of(SECOND.text, "Zelenský", kind="official", side="UKR"),),
    when=When(text="x", span=Span(0, 1), end="20220215"),
)
ALL = [DEATHS, PORT, ENVOY, UKRAINIAN]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("filters") / "sayso.db") as opened:
        keep(opened, FIRST, DEATHS, PORT, ENVOY)
        keep(opened, SECOND, UKRAINIAN)
        yield opened


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ALL),
        ({"event": "killed"}, [DEATHS, UKRAINIAN]),
        ({"event": ["seized", "visited"]}, [PORT, ENVOY]),
        ({"event": []}, ALL),
        ({"stance": "denies"}, [UKRAINIAN]),
        ({"reality": "did_not_happen"}, [UKRAINIAN]),
        ({"source": "ria"}, [DEATHS]),  # not the Nigerian
        ({"source": "novosti"}, [DEATHS]),
        ({"source": "ZELENSKY"}, [UKRAINIAN]),
        ({"source": ["ria", "envoy"]}, [DEATHS, ENVOY]),  # any word of the name may begin it
        ({"source": "publisher"}, [PORT]),
        ({"source": ["publisher", "ria"]}, [DEATHS, PORT]),
        ({"side": "UKR"}, [UKRAINIAN]),
        ({"kind": "official"}, [ENVOY, UKRAINIAN]),
        ({"kind": "official", "side": "UKR"}, [UKRAINIAN]),
        ({"kind": "official", "source": "publisher"}, [PORT]),
        ({"place": "mariu"}, [PORT]),
        ({"place": "geonames:707753"}, [DEATHS]),
        ({"place": ["Izium", "Mariupol"]}, [DEATHS, PORT]),
        ({"country": "ukr"}, [DEATHS, PORT]),
        ({"klass": "people"}, [DEATHS]),
        ({"klass": "soldiers"}, [PORT]),
        ({"since": "2022-03-03", "until": dt.date(2022, 3, 3)}, [DEATHS]),
        ({"since": "2022-03-04"}, [PORT]),
        ({"since": "2022-02-15", "until": "2022-02-20"}, [UKRAINIAN]),
        ({"until": "2022-02-14"}, [UKRAINIAN]),
        ({"until": dt.date(2022, 3, 10)}, [DEATHS, PORT, UKRAINIAN]),
        ({"published_since": "2022-04-01"}, [UKRAINIAN]),
        ({"published_until": "2022-03-31"}, [DEATHS, PORT, ENVOY]),
        ({"document": SECOND.id[:15]}, [UKRAINIAN]),
        ({"document": [SECOND.id, FIRST.id], "event": "killed"}, [DEATHS, UKRAINIAN]),
        ({"words": "people died"}, [DEATHS]),
        ({"words": "ЛЮДЕЙ"}, [UKRAINIAN]),
        ({"words": "mariu*"}, [PORT]),
        ({"words": '"died people"'}, []),
        ({"words": "--"}, []),
        ({"words": "izium", "event": "seized"}, []),
        ({"limit": 2}, [DEATHS, PORT]),
        ({"limit": 2, "offset": 3}, [UKRAINIAN]),
        ({"offset": 2}, [ENVOY, UKRAINIAN]),
        ({"limit": 0}, []),
    ],
)
def test_claims_that_meet_every_filter(ledger: Ledger, filters: dict[str, Any], found: list[Claim]) -> None:
    assert ledger.claims(**filters) == found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(), max_size=15)
    | st.sampled_from(["' OR 1=1 --", 'a" OR "b', "NEAR(a b)", "text:a", "^a", "*"])
)
def test_no_words_break_a_query_or_reach_beyond_it(ledger: Ledger, hostile: str) -> None:
    assert ledger.claims(event=hostile, stance=hostile, reality=hostile, country=hostile, klass=hostile) == []
    for found in (
        ledger.claims(source=hostile),
        ledger.claims(place=hostile, side=hostile, kind=hostile),
        ledger.claims(words=hostile),
    ):
        assert all(claim in ALL for claim in found)
    ledger.search(hostile)
    ledger.documents(outlet=hostile, language=hostile)
    ledger.versions(hostile)
    with pytest.raises(UnknownId):
        ledger.claims(document=hostile)
    assert len(ledger.claims()) == len(ALL)


@pytest.mark.parametrize("operator", ["people OR port", "people NOT died", "people NEAR zebra", "(people", 'people"'])
def test_query_syntax_is_taken_as_words(ledger: Ledger, operator: str) -> None:
    assert ledger.claims(words=operator) == ([DEATHS] if operator in ("(people", 'people"') else [])


def test_a_day_that_is_none_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="yesterday"):
        ledger.claims(since="yesterday")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [FIRST, SECOND]),
        ({"outlet": "harbour"}, [FIRST]),
        ({"language": ["uk", "ru"]}, [SECOND]),
        ({"published_since": "2022-03-04", "published_until": "2022-03-04"}, [FIRST]),
        ({"words": "troops"}, [FIRST]),
        ({"words": "day"}, [FIRST]),  # of the title
        ({"limit": 1, "offset": 1}, [SECOND]),
    ],
)
def test_documents_that_meet_every_filter(ledger: Ledger, filters: dict[str, Any], found: list[Any]) -> None:
    assert [row.id for row in ledger.documents(**filters)] == [document.id for document in found]


def test_a_row_of_a_list_shows_a_document(ledger: Ledger) -> None:
    row = ledger.documents()[0]
    assert (row.title, row.outlet, row.date, row.date_basis) == (
        "A day in March",
        "The Harbour Post",
        "2022-03-04",
        "option",
    )
    assert (row.claims, row.size, row.previous) == (3, len(FIRST.text), None)


def test_search_shows_the_words_in_documents_of_any_language(ledger: Ledger) -> None:
    (found,) = ledger.search("kharkiv людей")
    assert found.document.id == SECOND.id
    assert [mark.of(found.excerpt) for mark in found.marks] == ["Kharkív", "людей"]
    assert [f.document.id for f in ledger.search("port")] == [FIRST.id]
    assert ledger.search("zebra") == []


def test_search_finds_words_of_scripts_without_spaces(tmp_path: Path) -> None:
    document = document_of("昨夜、港で大きな爆発が起きた。市長は九人が死亡したと述べた。", language="ja")
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document, claim_of(document, "九人が死亡した"))
        (found,) = ledger.search("爆発")
        assert [mark.of(found.excerpt) for mark in found.marks] == ["爆発"]
        assert len(ledger.claims(words="死亡")) == 1
        assert ledger.search("平和") == []


def test_an_excerpt_is_short_and_holds_the_first_hit(tmp_path: Path) -> None:
    document = document_of("Nothing moved. " * 400 + "A lone ferry crossed. " + "Night fell. " * 400)
    with Ledger(tmp_path / "sayso.db") as ledger:
        keep(ledger, document)
        (found,) = ledger.search("ferr*")
        assert found.excerpt in document.text
        assert len(found.excerpt) < 250
        assert [mark.of(found.excerpt) for mark in found.marks] == ["ferry"]
