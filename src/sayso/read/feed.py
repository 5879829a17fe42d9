"""Feeds (RSS, Atom) to drafts: each article with the bytes that its id hashes, its own content written as a page."""

from __future__ import annotations

import hashlib
import html
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sayso.errors import WrongContent
from sayso.model import DocumentDate
from sayso.read.blocks import blocks_of
from sayso.read.draft import Draft
from sayso.read.facts import PageFacts
from sayso.read.page import parsed, set_report
from sayso.read.policy import Policy
from sayso.read.raw import RawInput

__all__ = ["Article", "articles_of"]

_TAGS = re.compile(r"<[^>]{0,2000}>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
# A summary is a paragraph or two; an item beyond is taken for the article itself.
_LEAST_WHOLE = 600


@dataclass(frozen=True, slots=True)
class Article:
    """One item of a feed: its bytes, its draft, its link, and whether the feed holds the whole article."""

    raw: RawInput
    draft: Draft
    link: str | None
    whole: bool


def articles_of(raw: RawInput, text: str, *, policy: Policy) -> Iterator[Article]:
    """The articles of a feed in its order, at most `policy.max_members`.

    Raises WrongContent where it declares entities (they can unfold without bound), is broken, or holds no article.
    """
    if _ENTITY.search(text):
        raise WrongContent(
            raw.origin,
            "a feed that declares entities, which can unfold without bound",
            "remove its DOCTYPE, if you trust it",
        )
    from feedparser import api

    parse: Callable[..., Any] = api.parse
    feed = parse(_without_declaration(text), sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries:
        reason = "a feed that is broken or cut short" if feed.get("bozo") else "a feed without articles"
        raise WrongContent(raw.origin, reason, "fetch it again, or remove it")
    outlet = _flat(feed.feed.get("title"))
    within = f"sha256:{hashlib.sha256(raw.data).hexdigest()}"
    for entry in feed.entries[: policy.max_members]:
        article = _article(raw, entry, outlet, within, policy)
        if article is not None:
            yield article


def _article(raw: RawInput, entry: Any, outlet: str | None, within: str, policy: Policy) -> Article | None:
    """The article of one item, None where it has neither title nor words."""
    held = [str(part.get("value") or "") for part in entry.get("content", [])]
    content = max((*held, str(entry.get("summary") or "")), key=len)
    title, author = _flat(entry.get("title")), _flat(entry.get("author"))
    link = str(entry.get("link") or "")
    link = link if link.startswith(("http://", "https://")) else ""
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    if not title and not _flat(content):
        return None
    date = _date(stamp)
    page = _page(title, author, outlet, link, date, content)
    tree = parsed(f"<div>{content}</div>", origin=raw.origin, policy=policy)
    facts = PageFacts(title=title, byline=author, outlet=outlet, address=link or None, date=date)
    draft = set_report(blocks_of(tree, extracted=False), facts=facts, address=link or None)
    own = RawInput(
        data=page.encode("utf-8", "replace"),
        origin=link or raw.origin,
        retrieved=raw.retrieved,
        headers=raw.headers,
        within=within,
    )
    return Article(own, draft, link or None, len(_TAGS.sub("", content)) >= _LEAST_WHOLE)


def _page(
    title: str | None, author: str | None, outlet: str | None, link: str, date: DocumentDate | None, content: str
) -> str:
    """The item written as a page of its own, the same for the same item: what its id hashes."""
    named = (
        ("author", author),
        ("og:site_name", outlet),
        ("article:published_time", date and date.at and date.at.isoformat()),
    )
    metas = "".join(f'<meta name="{name}" content="{html.escape(value)}">\n' for name, value in named if value)
    head = html.escape(title or "")
    canonical = f'<link rel="canonical" href="{html.escape(link)}">\n' if link else ""
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">\n<title>{head}</title>\n{metas}{canonical}</head>\n'
        f"<body><article>\n<h1>{head}</h1>\n{content}\n</article></body></html>\n"
    )


def _date(stamp: time.struct_time | None) -> DocumentDate | None:
    """The day and hour of an item, which feedparser gives in UTC."""
    try:
        at = datetime(*stamp[:6], tzinfo=UTC) if stamp else None
    except (ValueError, TypeError):
        return None
    return DocumentDate(at.date(), "metadata", None, at) if at else None


def _flat(words: object) -> str | None:
    return " ".join(html.unescape(_TAGS.sub(" ", str(words or ""))).split())[:1_000] or None


def _without_declaration(text: str) -> bytes:
    """The feed as UTF-8, without a declaration that names another encoding."""
    return re.sub(r"\A\ufeff?\s*<\?xml[^>]{0,200}\?>", "", text).strip().encode("utf-8", "replace")
