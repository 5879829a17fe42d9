"""What a page says of itself: headline, author, outlet, day of publication, canonical address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from lxml.html import HtmlElement

from sayso.model import DocumentDate

__all__ = ["PageFacts", "facts_of", "published"]

_ARTICLE_TYPES = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|SocialMediaPosting)\Z")
_DATE_FIELDS = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "sailthru.date",
    "parsely-pub-date",
    "date",
)
_ADDRESS_DATE = re.compile(r"/(20\d\d|19\d\d)/(\d\d?)/(\d\d?)(?=/|-|\Z)")
_TITLE_END = re.compile(r"\s+[|–—»·-]\s+")
_LONGEST_SCRIPT = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """A page's own metadata; None where it says nothing."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    address: str | None = None
    date: DocumentDate | None = None
    language: str | None = None
    image: str | None = None


def facts_of(tree: HtmlElement, address: str | None) -> PageFacts:
    """The metadata of a page: what it shows first, then its tags, then its linked data."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if name and tag.get("content", "").strip():
            tags.setdefault(name, " ".join(tag.get("content", "").split())[:500])
    linked = next(_articles(tree), {})
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    own = next(
        (a for a in (canonical, tags.get("og:url"), address) if a and a.startswith(("http://", "https://"))), None
    )
    outlet = tags.get("og:site_name") or _name(linked.get("publisher")) or tags.get("application-name")
    return PageFacts(
        title=_title(tree, tags, linked, outlet),
        byline=_byline(tree, tags, linked),
        outlet=outlet,
        address=own,
        date=_date(tree, tags, linked, own),
        language=(tree.get("lang") or "")[:2].lower() or None,
        image=tags.get("og:image"),
    )


def published(value: object) -> DocumentDate | None:
    """The day, and the hour where told, of an ISO 8601 or RFC 2822 date in metadata; None for anything else."""
    if not isinstance(value, str) or not 8 <= len(value) <= 60:
        return None
    value = value.strip()
    try:
        at = dt.datetime.fromisoformat(value)
    except ValueError:
        from email.utils import parsedate_to_datetime

        try:
            at = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError):
            return None
    if not 1900 <= at.year <= 2100:
        return None
    return DocumentDate(at.date(), "metadata", None, at if at.tzinfo is not None and len(value) > 10 else None)


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles of a page's linked data (JSON-LD)."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text or len(script.text) > _LONGEST_SCRIPT:
            continue
        try:
            held = msgspec.json.decode(script.text.strip())
        except (msgspec.DecodeError, RecursionError):
            continue
        items = held if isinstance(held, list) else [held]
        for item in items:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for thing in graph if isinstance(graph, list) else [item]:
                kinds = thing.get("@type") if isinstance(thing, dict) else None
                if any(
                    _ARTICLE_TYPES.match(k)
                    for k in (kinds if isinstance(kinds, list) else [kinds])
                    if isinstance(k, str)
                ):
                    yield thing


def _title(tree: HtmlElement, tags: dict[str, str], linked: dict[str, Any], outlet: str | None) -> str | None:
    """The first heading if the page has one; else the title of its tags, without the outlet's name."""
    shown = [words for h in tree.iter("h1") if (words := " ".join(h.text_content().split())) and len(words) <= 400]
    stated = tags.get("og:title") or tags.get("twitter:title") or linked.get("headline")
    title = next((" ".join(t.text_content().split()) for t in tree.iter("title")), "")[:400]
    stated = stated if isinstance(stated, str) else None
    for words in shown:
        if (len(shown) == 1 or words in title or words in (stated or "")) and words != outlet:
            return words
    named = stated or title
    if not named:
        return None
    parts = _TITLE_END.split(named)
    if len(parts) > 1 and (parts[-1] == outlet or (not stated and len(parts[-1]) < len(parts[0]))):
        return named[: named.rfind(parts[-1])].rstrip(" |–—»·-")
    return named


def _byline(tree: HtmlElement, tags: dict[str, str], linked: dict[str, Any]) -> str | None:
    """The authors that the linked data, the tags or a marked element name."""
    authors = linked.get("author")
    names = [_name(author) for author in (authors if isinstance(authors, list) else [authors])]
    found = ", ".join(name for name in names if name)
    if not found:
        found = tags.get("author") or tags.get("article:author") or tags.get("byl") or tags.get("parsely-author") or ""
    if not found or found.startswith("http"):
        marked = tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]")
        found = next((w for e in marked if (w := " ".join(e.text_content().split())) and len(w) <= 100), "")
    return re.sub(r"^by\s+", "", found, flags=re.IGNORECASE) or None


def _date(tree: HtmlElement, tags: dict[str, str], linked: dict[str, Any], address: str | None) -> DocumentDate | None:
    """The day of publication: linked data, tags, a marked time, the address."""
    stated = [linked.get("datePublished"), *(tags.get(name) for name in _DATE_FIELDS)]
    stated += [
        t.get("datetime")
        for t in tree.iter("time")
        if t.get("itemprop") == "datePublished" or t.get("pubdate") is not None
    ]
    stated += [t.get("datetime") for t in tree.xpath("//article//time[@datetime]")[:1]]
    for value in stated:
        if (date := published(value)) is not None:
            return date
    match = _ADDRESS_DATE.search(address or "")
    return published(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None


def _name(held: Any) -> str | None:
    if isinstance(held, dict):
        held = held.get("name")
    return " ".join(held.split())[:200] or None if isinstance(held, str) else None
