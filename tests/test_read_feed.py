"""Feeds: one document an article, with bytes of its own; a feed from a file fetches nothing."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from read_inputs import document, outcomes, parts

from sayso.read import Policy, Refused

LONG = "".join(
    f"<p>Shells struck the market of Vovchansk on day {n}, killing four men, the mayor said.</p>" for n in range(9)
)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Border Gazette</title>
<item><title>Market &amp; bridge hit</title><link>http://127.0.0.1:9/market</link><dc:creator>Iryna Bilan</dc:creator>
<pubDate>Tue, 22 Mar 2022 16:05:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[{LONG}<script>bad()</script><p>Share this:</p>]]></content:encoded></item>
<item><title>Depot burns</title><link>http://127.0.0.1:9/depot</link><description>Two men died.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Post</title>
<entry><title>Depot burns</title><id>x</id><published>2022-03-03T10:00:00Z</published>
<content type="html">&lt;p&gt;Two men died at &lt;a href="/izium"&gt;Izium&lt;/a&gt;.&lt;/p&gt;</content></entry>
</feed>"""


def test_each_article_of_rss_is_a_document() -> None:
    (market, market_bytes), (depot, _) = outcomes(RSS, "feed.xml")
    assert (market.title, market.byline, market.outlet) == ("Market & bridge hit", "Iryna Bilan", "Border Gazette")
    assert market.address == "http://127.0.0.1:9/market"
    assert market.date is not None
    assert (market.date.value, market.date.basis) == (dt.date(2022, 3, 22), "metadata")
    assert market.text.count("the market") == 9
    assert "bad()" not in market.text
    assert "Share this" not in market.text
    assert market.id == f"sha256:{hashlib.sha256(market_bytes).hexdigest()}"
    assert market.provenance.within == f"sha256:{hashlib.sha256(RSS.encode()).hexdigest()}"
    assert depot.text == "Depot burns\n\nTwo men died."
    assert parts(depot, "headline") == ["Depot burns"]


def test_an_atom_article() -> None:
    doc = document(ATOM, "feed.atom")
    assert doc.text == "Depot burns\n\nTwo men died at Izium."
    assert doc.date is not None
    assert doc.date.at == dt.datetime(2022, 3, 3, 10, tzinfo=dt.UTC)


def test_the_same_feed_gives_the_same_ids() -> None:
    one, two = ([doc.id for doc, _ in outcomes(RSS, name)] for name in ("a.xml", "b.xml"))
    assert one == two
    assert len(set(one)) == 2


def test_a_feed_from_a_file_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: pytest.fail("the network was asked"))
    assert not any(isinstance(found, Refused) for found in outcomes(RSS, "feed.xml"))


def test_a_feed_holds_at_most_so_many_articles() -> None:
    assert len(outcomes(RSS, "feed.xml", policy=Policy(max_members=1))) == 1
