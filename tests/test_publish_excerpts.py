"""What a public copy shows: at most 60 words of a report, and no name that publication may harm."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.headline import check_headline
from sayso.model import Claim, Source, Span
from sayso.publish import WITHHELD, blanked, excerpts, withheld_names
from sayso.publish.excerpts import count_words
from sayso.web.page import render_page
from tests.page_fixture import TEXT, Claims, document_of, report


def public(words: int = 60) -> lxml.html.HtmlElement:
    document, claims = report()
    checks = check_headline(claims, document=document)
    return lxml.html.document_fromstring(render_page(document, claims, checks, public=True, words_per_report=words))


def visible(tree: lxml.html.HtmlElement) -> str:
    return " ".join(
        " ".join(tree.xpath("//body//text()[not(ancestor::script)]") + tree.xpath("//title/text()")).split()
    )


@pytest.mark.parametrize("words", [0, 1, 5, 12, 30, 60])
def test_excerpts_keep_to_their_budget_and_to_the_report(words: int) -> None:
    document, claims = report()
    shown = excerpts(document, claims, words=words)
    assert sum(excerpt.words for excerpt in shown) <= words
    for excerpt in shown:
        assert count_words(excerpt.span.of(document.text)) == excerpt.words
        start, end = excerpt.span.start, excerpt.span.end
        assert not document.text[max(0, start - 1) : start + 1].isalnum() or start == 0
        assert not document.text[end - 1 : end + 1].isalnum()
    for one, other in pairwise(shown):
        assert one.span.end <= other.span.start


def test_the_headline_comes_first_and_the_weightiest_claims_follow() -> None:
    document, claims = report()
    shown = excerpts(document, claims)
    assert shown[0].headline
    assert shown[0].text == document.headline.of(document.text)
    assert any(excerpt.text.startswith("Nine people") for excerpt in shown)
    assert excerpts(document, claims, words=5)[0].text == "At Least 40 Rebels Surrendered …"


def test_the_public_page_shows_credit_and_link_and_never_the_whole_text() -> None:
    document, _ = report()
    tree = public()
    page = visible(tree)
    for said in ("Inland Courier", "Petra Lind", "4 May 2021"):
        assert said in page
    assert document.address in tree.xpath("//a/@href")
    assert count_words(" ".join(tree.xpath("//*[@data-excerpt]/text()"))) <= 60
    assert "Advertisement" not in page
    assert "He denied that" not in page


def test_nothing_of_the_report_runs_on_outside_its_excerpts() -> None:
    tree = public()
    for shown in tree.xpath("//*[@data-excerpt]"):
        shown.drop_tree()
    words = re.findall(r"\w+", visible(tree).lower())
    runs = {tuple(words[at : at + 4]) for at in range(len(words))}
    report_words = re.findall(r"\w+", TEXT.lower())
    told = {tuple(report_words[at : at + 4]) for at in range(len(report_words) - 3)}
    assert not runs & told


def test_names_of_victims_witnesses_and_captives_are_withheld() -> None:
    _, claims = report()
    assert withheld_names(claims) == {"mira", "tolan"}
    page = visible(public())
    assert WITHHELD in page
    assert not re.search("mira|tolan", page, re.IGNORECASE)
    abel = next(claim for claim in claims if claim.sources and claim.sources[0].name == "Jonas Abel")
    witness = dataclasses.replace(abel, sources=(dataclasses.replace(abel.sources[0], kind="witness"),))
    assert {"jonas", "abel"} <= withheld_names([witness])


@pytest.mark.parametrize(
    ("name", "event", "klass", "withheld"),
    [
        ("a nurse, Mira Tolan", "killed", "medics", {"mira", "tolan"}),
        ("Oksana", "injured", "people", {"oksana"}),
        ("Ahmed al-Rashid", "detained", "civilians", {"ahmed", "al-rashid", "rashid"}),
        ("Ibrahim bin Salman", "deported", "people", {"ibrahim", "salman"}),
        ("Private Ivan Lesko", "captured", "soldiers", {"ivan", "lesko"}),
        ("five Russian soldiers", "captured", "soldiers", set()),
        ("Dozens of civilians", "killed", "civilians", set()),
        ("217 tanks", "captured", "tanks", set()),
        ("Ana Ruiz", "visited", "people", set()),
        ("Ana Ruiz", "visited", "children", {"ana", "ruiz"}),
    ],
)
def test_which_names_are_withheld(name: str, event: str, klass: str, withheld: set[str]) -> None:
    make = Claims(document_of(f"Head\n\n{name} and the rest"))
    make.add(name, event, of=make.actor(name, klass=klass))
    assert withheld_names(make.made) == withheld


def test_a_place_is_no_name_but_a_person_named_like_one_is() -> None:
    make = Claims(document_of("Head\n\nresidents of Paris fled Paris; Paris Hale died"))
    place = make.place("Paris")
    make.add("residents of Paris", "displaced", of=make.actor("residents of Paris", klass="people"), place=place)
    assert withheld_names(make.made) == set()
    make.add("Paris Hale died", "killed", of=make.actor("Paris Hale", klass="people"))
    assert withheld_names(make.made) == {"paris", "hale"}


def test_blanking_takes_every_form_of_a_name() -> None:
    names = frozenset({"mira", "tolan"})
    assert blanked("Mira Tolan, MIRA and Tolan’s house", names) == f"{WITHHELD}, {WITHHELD} and {WITHHELD} house"
    assert blanked("the Tolan-Weiss house", names) == f"the {WITHHELD} house"
    assert blanked("admirable", names) == "admirable"
    assert blanked("as it was", frozenset()) == "as it was"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 200), st.floats(0, 1)), max_size=12),
    st.integers(0, 70),
)
def test_no_choice_of_claims_shows_more_words_or_a_withheld_name(
    spans: list[tuple[int, int, float]], words: int
) -> None:
    document, made = report()
    victim = next(claim for claim in made if "Tolan" in claim.text)
    claims = [victim]
    for number, (start, length, confidence) in enumerate(spans):
        span = Span(start, min(start + length, len(TEXT)))
        source = Source(text=span.of(TEXT), span=span, name=span.of(TEXT))
        claims.append(
            Claim(
                id=f"c{number}",
                document=document.id,
                part="body",
                span=span,
                text=span.of(TEXT),
                event="attacked",
                confidence=confidence,
                sources=(source,) if number % 2 else (),
            )
        )
    tree = lxml.html.document_fromstring(render_page(document, claims, [], public=True, words_per_report=words))
    assert (
        count_words(" ".join(tree.xpath("//*[@data-excerpt]/text()")).replace("…", "").replace(WITHHELD, "x")) <= words
    )
    assert not re.search(r"\b(mira|tolan)\b", visible(tree), re.IGNORECASE)
