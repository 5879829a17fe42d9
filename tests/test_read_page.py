"""Pages: the article with its captions and metadata, and nothing of the page around it."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from read_inputs import document, parts, refusal

from sayso.errors import TooLarge, WrongContent
from sayso.model import MediaLink
from sayso.read import Policy

PARAGRAPHS = [
    "Shells struck the grain market of Vovchansk on Tuesday, killing four people and wounding a dozen, the mayor said.",
    "A second salvo damaged the railway bridge, which carries the only line to the east, according to the operator.",
    "The army denied the charge and accused its opponents of firing from the yard of a school in the next village.",
    "Residents spent the night in cellars without power, and the governor asked for two hundred generators by Friday.",
]
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Grain market hit in Vovchansk | Border Gazette</title>
<meta property="og:site_name" content="Border Gazette"><meta name="author" content="Iryna Bilan">
<meta property="article:published_time" content="2022-03-22T18:05:00+02:00">
<link rel="canonical" href="https://gazette.example/2022/market">
<script>var tracked = "<p>Nobody died</p>";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/war">War</a></li></ul></nav>
<article><h1>Grain market hit in Vovchansk</h1>
<p class="byline">By Iryna Bilan</p>
<p>{PARAGRAPHS[0]}</p>
<figure><img src="/pictures/market.jpg"><figcaption>The market after the salvo, 22 March 2022.
<span class="credit">Oleh Marko/Border Gazette</span></figcaption></figure>
<p>{PARAGRAPHS[1].replace("the operator", '<a href="/rail">the operator</a>')}</p>
<h2>Charge and denial</h2>
<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>
<video src="https://media.example/night.mp4"></video>
<div class="share"><p>Share this:</p><a href="https://facebook.com/share">Facebook</a></div>
</article>
<aside><h3>Most read</h3><p><a href="/x">Three generals dismissed after the retreat from Izium</a></p></aside>
<section id="comments"><h3>Leave a Reply</h3>
<p>Your email address will not be published. Required fields are marked *</p>
<form><label>Comment <textarea></textarea></label><button>Post comment</button></form></section>
<footer><p>© 2022 Border Gazette. All rights reserved.</p></footer></body></html>"""


def test_the_article_and_its_metadata() -> None:
    doc = document(PAGE, "market.html")
    assert (doc.title, doc.byline, doc.outlet) == ("Grain market hit in Vovchansk", "Iryna Bilan", "Border Gazette")
    assert doc.address == "https://gazette.example/2022/market"
    assert doc.date is not None
    assert (doc.date.value, doc.date.basis) == (dt.date(2022, 3, 22), "metadata")
    assert doc.date.at is not None
    assert doc.date.at.isoformat() == "2022-03-22T18:05:00+02:00"
    assert doc.text.split("\n\n")[1:] == [
        PARAGRAPHS[0],
        "The market after the salvo, 22 March 2022. Oleh Marko/Border Gazette",
        PARAGRAPHS[1],
        "Charge and denial",
        PARAGRAPHS[2],
        PARAGRAPHS[3],
        "© 2022 Border Gazette. All rights reserved.",
    ]
    assert parts(doc, "headline") == ["Grain market hit in Vovchansk"]
    assert parts(doc, "byline") == ["By Iryna Bilan"]
    assert parts(doc, "caption") == ["The market after the salvo, 22 March 2022."]
    assert parts(doc, "credit") == ["Oleh Marko/Border Gazette"]
    assert parts(doc, "subheading") == ["Charge and denial"]
    assert parts(doc, "boilerplate") == ["© 2022 Border Gazette. All rights reserved."]


def test_links_stand_on_their_words_and_media_on_their_captions() -> None:
    doc = document(PAGE, "market.html")
    (link,) = doc.links
    assert link.span is not None
    assert (link.address, link.span.of(doc.text)) == ("https://gazette.example/rail", "the operator")
    picture, video = doc.media
    assert picture.caption is not None
    assert picture.address == "https://gazette.example/pictures/market.jpg"
    assert picture.caption.of(doc.text) == "The market after the salvo, 22 March 2022."
    assert video == MediaLink("https://media.example/night.mp4", "video")


def test_regions_are_in_order_and_apart() -> None:
    doc = document(PAGE, "market.html")
    spans = [region.span for region in doc.regions]
    assert spans == sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_linked_data_gives_what_the_tags_do_not() -> None:
    page = (
        "<html><head><title>x</title><script type='application/ld+json'>"
        '{"@graph": [{"@type": "NewsArticle", "headline": "A depot burns", "datePublished": "2022-03-05T08:00:00Z", '
        '"author": [{"name": "Ann Smith"}, {"name": "Ben Okoro"}], "publisher": {"name": "Hill Post"}}]}'
        f"</script></head><body><article><p>{'</p><p>'.join(PARAGRAPHS)}</p></article></body></html>"
    )
    doc = document(page, "depot.html")
    assert (doc.title, doc.byline, doc.outlet) == ("A depot burns", "Ann Smith, Ben Okoro", "Hill Post")
    assert doc.date is not None
    assert doc.date.value == dt.date(2022, 3, 5)


def test_a_dateline_in_the_page_dates_it() -> None:
    body = "</p><p>".join(PARAGRAPHS)
    page = f"<html><body><h1>Market hit</h1><p>KYIV, March 3, 2022 (Reuters) - {body}</p></body></html>"
    doc = document(page, "page.html")
    assert parts(doc, "dateline") == ["KYIV, March 3, 2022 (Reuters) -"]
    assert doc.date is not None
    assert doc.date.span is not None
    assert (doc.date.value, doc.date.basis, doc.date.span.of(doc.text)) == (
        dt.date(2022, 3, 3),
        "stated",
        "March 3, 2022",
    )


def test_a_short_page_is_read_whole() -> None:
    doc = document("<html><body><h1>Depot burns</h1><p>Two men died.</p></body></html>", "short.html")
    assert doc.text == "Depot burns\n\nTwo men died."


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "iso-8859-1"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    words = "Café près de l'église détruit" if encoding == "iso-8859-1" else "В Киеве разрушен мост через реку"
    page = f"<html><head><meta charset='{encoding}'></head><body><h1>{words}</h1><p>{words} 1.</p></body></html>"
    doc = document(page.encode(encoding), "page.html")
    assert doc.title == words
    assert doc.provenance.encoding is not None


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html>" + "<div>" * 5_000 + "x" + "</div>" * 5_000, "nested"),
        ("<html>" + "<b></b>" * 300_000, "elements"),
        ("<html><p>" + "x" * 5_100_000, "characters"),
        ("<html><p " + " ".join(f"a{n}" for n in range(12_000)) + ">x", "attributes"),
        ("<html><p>" + "<b>x</b>" * 12_000, "side by side"),
    ],
)
def test_bombs_are_refused(page: str, reason: str) -> None:
    error = refusal(page, "bomb.html").error
    assert isinstance(error, TooLarge)
    assert reason in error.reason


def test_a_page_full_of_elements_is_read_in_bounded_time() -> None:
    page = "<html><body><article>" + f"<p>{PARAGRAPHS[0]} <b>x</b></p>" * 3_000 + "</article></body></html>"
    assert document(page, "long.html", policy=Policy(max_elements=10_000)).text.count("Vovchansk") >= 1


def test_a_page_without_an_article_says_so() -> None:
    error = refusal(
        "<html><head><title>Sign in</title></head><body><nav><a href='/'>Home</a></nav></body></html>", "x.html"
    ).error
    assert isinstance(error, WrongContent)
    assert "no article" in error.reason
    assert ".txt" in error.step
