"""The page of a report: self-contained, every claim marked in place, nothing of the report trusted."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import hashlib
import re
from collections import defaultdict

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.headline import check_headline
from sayso.model import Claim, Document, DocumentDate, Span
from sayso.web.page import render_page
from tests.page_fixture import Claims, document_of, report

HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>' onmouseover='x",
    "{{ 7 * 7 }}{% raw %}",
    "</style></script><!--",
    "\u202egnp.exe\u202c \u2066turned\u2069",
    "w" * 500,
]


def page_of(document: Document, claims: list[Claim], **options: bool) -> str:
    return render_page(document, claims, check_headline(claims, document=document), **options)


def tree_of(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def marked(page: str) -> dict[str, str]:
    """The marked words of each claim, put together from its marks."""
    words: dict[str, str] = defaultdict(str)
    for mark in tree_of(page).xpath("//a[contains(concat(' ', @class, ' '), ' mark ')]"):
        for claim in mark.get("data-claims").split():
            words[claim] += mark.text_content()
    return words


@pytest.mark.parametrize("public", [False, True])
def test_a_page_asks_nothing_of_anybody(public: bool) -> None:
    document, claims = report()
    page = page_of(document, claims, public=public)
    tree = tree_of(page)
    assert not tree.xpath(
        "//@src | //@srcset | //@srcdoc | //link | //img | //iframe | //object | //embed | //base | //form"
    )
    assert not re.search(r"url\s*\(|@import|@font-face|fetch\(|XMLHttpRequest|WebSocket|innerHTML", page)
    outward = {link for link in tree.xpath("//a/@href") if not link.startswith("#")}
    assert outward == {document.address}
    for link in tree.xpath("//a[not(starts-with(@href, '#'))]"):
        assert link.get("rel") == "noopener noreferrer"
    assert tree.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]


@pytest.mark.parametrize("public", [False, True])
def test_the_policy_allows_only_what_is_written_into_the_page(public: bool) -> None:
    tree = tree_of(page_of(*report(), public=public))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    inline = tree.xpath("//style") + tree.xpath("//script")
    assert inline
    for element in inline:
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not tree.xpath("//@style") + tree.xpath("//@*[starts-with(name(), 'on')]")


def test_the_marks_of_a_claim_hold_exactly_its_words() -> None:
    document, claims = report()
    assert marked(page_of(document, claims)) == {claim.id: claim.text for claim in claims}


def test_every_link_inside_the_page_leads_somewhere() -> None:
    tree = tree_of(page_of(*report()))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_each_claim_has_a_note_with_its_fields_in_words() -> None:
    document, claims = report()
    tree = tree_of(page_of(document, claims))
    notes = {claim.id: tree.get_element_by_id(f"claim-{claim.id}") for claim in claims}
    denied = next(claim for claim in claims if claim.text.startswith("We never"))
    words = " ".join(notes[denied.id].text_content().split())
    for said in (
        "Jonas Abel denies",
        "heard through",
        "Radio Varn",
        "armed group, for rebels",
        "in quotation marks",
        "0.8",
    ):
        assert said in words
    trapped = next(claim for claim in claims if claim.event == "trapped")
    words = " ".join(notes[trapped.id].text_content().split())
    for said in ("the report itself", "200 to 250", "a state at the time", "the words hold back", "under way"):
        assert said in words
    nurse = next(claim for claim in claims if claim.part_of)
    assert f"#claim-{nurse.part_of}" in notes[nurse.id].xpath(".//a/@href")
    for note in notes.values():
        for link in note.xpath(".//a[@class='rests']"):
            assert tree.get_element_by_id(link.get("href")[1:]).get("data-at") == link.get("data-from")


def test_looks_tell_stance_status_and_what_the_body_does_not_carry() -> None:
    document, claims = report()
    tree = tree_of(page_of(document, claims))

    def looks(words: str) -> set[str]:
        claim = next(claim for claim in claims if claim.text.startswith(words))
        return {mark.get("class").split()[1] for mark in tree.xpath(f"//a[@data-claims='{claim.id}']")}

    assert looks("We never") == {"denied"}
    assert looks("The army plans") == {"open"}
    assert looks("A nurse") == {"told"}
    assert looks("At Least 40 Rebels") == {"wavy", "told"}


def test_the_headline_check_stands_on_top_with_links_to_the_words() -> None:
    document, claims = report()
    (first, _second) = tree_of(page_of(document, claims)).xpath("//section[@class='check']/table")
    assert "weaker in the body" in first.text_content()
    assert "“Some”" in first.text_content()
    assert all(link.startswith("#claim-") for link in first.xpath(".//a/@href"))


def test_lists_after_the_text() -> None:
    tree = tree_of(page_of(*report()))
    figures = tree.xpath("//section[contains(@class, 'figures')]")[0].text_content()
    for figure in ("at least 40", "more than 30", "200 to 250", "about 60", "50%"):
        assert figure in figures
    voices = [" ".join(v.text_content().split()) for v in tree.xpath("//section[@class='voices']//summary")]
    assert "Regional Health Board official 3 claims" in voices
    assert voices[-1] == "the report itself 4 claims"
    assert "hold back" in tree.xpath("//section[@class='doubts']")[0].text_content()


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (None, "no date is known"),
        (DocumentDate(dt.date(2021, 5, 4), "metadata"), "4 May 2021 (from the page itself)"),
        (DocumentDate(dt.date(2021, 5, 4), "option"), "4 May 2021 (as given by the reader)"),
    ],
)
def test_the_date_says_its_basis(date: DocumentDate | None, words: str) -> None:
    document, claims = report()
    credit = tree_of(page_of(dataclasses.replace(document, date=date), claims)).xpath("//p[@class='credit']")[0]
    assert words in " ".join(credit.text_content().split())
    inferred = tree_of(page_of(document, claims)).xpath("//p[@class='credit']")[0].text_content()
    assert "inferred from a caption" in inferred


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("public", [False, True])
def test_hostile_words_stay_words(hostile: str, public: bool) -> None:
    document = document_of(
        f"{hostile} killed nine\n\nNine killed, said {hostile}.",
        title=hostile,
        outlet=hostile,
        byline=hostile,
        address="javascript:alert(1)",
        language=None,
    )
    make = Claims(document)
    make.add(f"{hostile} killed nine", "killed", by=make.actor(hostile, name=hostile))
    make.add("Nine killed", "killed", sources=(make.source(hostile, name=hostile),))
    page = page_of(document, make.made, public=public)
    tree = tree_of(page)
    assert len(tree.xpath("//script")) == (0 if public else 1)
    assert len(tree.xpath("//style")) == 1
    assert not tree.xpath("//img") + tree.xpath("//@onerror") + tree.xpath("//@onmouseover")
    assert not [link for link in tree.xpath("//a/@href") if not link.startswith("#")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    assert "49" not in "".join(tree.xpath("//h1//text()"))


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[::1", False),
        ("/etc/passwd", False),
    ],
)
def test_only_web_addresses_become_links(address: str, linked: bool) -> None:
    document, claims = report()
    tree = tree_of(page_of(dataclasses.replace(document, address=address), claims))
    assert (address in tree.xpath("//a/@href")) is linked


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("text", ["", "\n\n", "One line", "No headline here.\n\nA second paragraph."])
def test_a_page_without_claims_headline_or_date(text: str, public: bool) -> None:
    document = document_of(text, regions=(), title=None, byline=None, outlet=None, address=None)
    tree = tree_of(render_page(document, [], [], public=public))
    assert tree.xpath("//h1")
    assert not tree.xpath("//section[@class='check']")
    if not public:
        assert text.strip().replace("\n", "") in "".join(tree.xpath("//article//text()")).replace("\n", "")


def test_claims_of_another_document_are_passed_over() -> None:
    document, claims = report()
    other = dataclasses.replace(claims[0], document="sha256:other", id="other")
    assert "claim-other" not in render_page(document, [*claims, other], [])


WORDS = "Alpha beta gamma delta.\n\nEpsilon zeta eta theta iota.\r\nKappa lambda mu."


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WORDS) - 2), st.integers(1, 30)), max_size=8))
def test_marks_hold_their_words_however_claims_nest_and_overlap(spans: list[tuple[int, int]]) -> None:
    document = document_of(WORDS, regions=())
    claims = [
        Claim(
            id=f"c{number}",
            document=document.id,
            part="body",
            span=Span(start, min(start + length, len(WORDS))),
            text=WORDS[start : start + length],
            event="said",
        )
        for number, (start, length) in enumerate(spans)
    ]
    page = render_page(document, claims, [])
    words = marked(page)
    for claim in claims:
        assert "".join(words[claim.id].split()) == "".join(claim.text.split())
    assert "".join("".join(tree_of(page).xpath("//p[@data-block]//text()")).split()) == "".join(WORDS.split())
