"""Raw inputs to documents: told apart by content, read by kind, given their id, date, language and provenance."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
from collections.abc import Iterator

import sayso
from sayso.errors import TooLarge, UnreadableInput, WrongContent
from sayso.model import Document, Provenance
from sayso.read.dating import date_of
from sayso.read.decoding import charset_in, decoded
from sayso.read.draft import Draft
from sayso.read.gathering import gather
from sayso.read.kind import MEDIA_TYPES, Kind, binary_kind, container, is_binary_text, text_kind
from sayso.read.policy import Policy
from sayso.read.raw import RawInput, Refused
from sayso.read.tongue import language_of

__all__ = ["documents_in", "read_document"]


def documents_in(
    raw: RawInput, *, date: dt.date | None = None, policy: Policy | None = None
) -> Iterator[tuple[Document, bytes] | Refused]:
    """The documents of one input, each with the bytes that its id hashes: one for most, one an article for feeds.

    `date` is the day to speak from where the report states none. Nothing is raised for bad input: it comes as Refused.
    """
    try:
        yield from _read(raw, date, policy or Policy(), depth=0)
    except UnreadableInput as error:
        yield Refused(raw.origin, error)


def read_document(
    where: str | os.PathLike[str], *, date: dt.date | None = None, policy: Policy | None = None
) -> Document:
    """The document of one file, address or `-`.

    Raises UnreadableInput where it cannot be read, and where it holds several documents (a folder, a feed).
    """
    place = os.fspath(where)
    found: list[Document] = []
    for raw in gather([place], policy=policy):
        if isinstance(raw, Refused):
            raise raw.error
        for read in documents_in(raw, date=date, policy=policy):
            if isinstance(read, Refused):
                raise read.error
            found.append(read[0])
            if len(found) > 1:
                raise WrongContent(place, "more than one document", "read it into a ledger with `sayso read`")
    if not found:
        raise WrongContent(place, "no document in it", "name a file that holds a report")
    return found[0]


def _read(
    raw: RawInput, date: dt.date | None, policy: Policy, *, depth: int
) -> Iterator[tuple[Document, bytes] | Refused]:
    if not raw.data.strip():
        raise WrongContent(raw.origin, "empty", "check where it came from, or remove it")
    if len(raw.data) > policy.max_bytes:
        raise TooLarge(raw.origin, f"beyond the limit of {policy.max_bytes:,} bytes", "split it into single reports")
    binary = binary_kind(raw.data)
    if binary is not None:
        raise WrongContent(raw.origin, f"{binary}, which sayso does not read", "save its text as .txt, .html or .pdf")
    if container(raw.data) is not None:
        yield from _unpacked(raw, date, policy, depth)
        return
    if b"%PDF-" in raw.data[:1024]:
        from sayso.read.pdf import pdf_draft

        yield _document(raw, pdf_draft(raw.data, origin=raw.origin, policy=policy), "pdf", None, date, policy)
        return
    text, encoding = decoded(raw.data, origin=raw.origin, declared=charset_in(raw.data, raw.media_type))
    if is_binary_text(text):
        raise WrongContent(raw.origin, "binary data, no text", "save its text as .txt, .html or .pdf")
    kind = text_kind(text, name=raw.name, media_type=raw.media_type)
    if kind == "feed":
        yield from _articles(raw, text, date, policy)
        return
    yield _document(raw, _draft(raw, text, kind, date, policy), kind, encoding, date, policy)


def _draft(raw: RawInput, text: str, kind: Kind, date: dt.date | None, policy: Policy) -> Draft:
    """The draft of a decoded text; parsers are imported only where their kind comes."""
    if len(text) > policy.max_characters and kind != "html":
        raise TooLarge(raw.origin, f"{len(text):,} characters, no single report", "split it into single reports")
    if kind == "html":
        from sayso.read.page import page_draft

        address = raw.origin if raw.origin.startswith(("http://", "https://")) else None
        return page_draft(text, origin=raw.origin, address=address, policy=policy)
    if kind == "mail":
        from sayso.read.mail import mail_draft

        return mail_draft(raw.data, origin=raw.origin, policy=policy)
    if kind == "markdown":
        from sayso.read.markdown import markdown_draft

        return markdown_draft(text, origin=raw.origin, policy=policy, year_from=date)
    if kind in {"srt", "vtt"}:
        from sayso.read.transcript import transcript_draft

        return transcript_draft(text, origin=raw.origin)
    from sayso.read.plain import plain_draft

    return plain_draft(text, year_from=date)


def _articles(
    raw: RawInput, text: str, date: dt.date | None, policy: Policy
) -> Iterator[tuple[Document, bytes] | Refused]:
    """The articles of a feed; where the feed came from an address, items that are teasers are fetched, in its order."""
    from sayso.read.feed import articles_of

    articles = articles_of(raw, text, policy=policy)
    fetched = 0
    for article in articles:
        teaser = raw.origin.startswith(("http://", "https://")) and not article.whole and article.link is not None
        if teaser and article.link is not None and fetched < policy.max_linked_articles:
            fetched += 1
            yield from _linked(article.link, within=article.raw.within, date=date, policy=policy)
        else:
            yield _document(article.raw, article.draft, "html", "utf-8", date, policy)


def _linked(
    link: str, *, within: str | None, date: dt.date | None, policy: Policy
) -> Iterator[tuple[Document, bytes] | Refused]:
    """The article that a feed links to; a feed that links to a feed leads no further."""
    for raw in gather([link], policy=policy):
        if isinstance(raw, Refused):
            yield raw
            continue
        bound = dataclasses.replace(policy, max_linked_articles=0)
        yield from documents_in(dataclasses.replace(raw, within=within), date=date, policy=bound)


def _unpacked(
    raw: RawInput, date: dt.date | None, policy: Policy, depth: int
) -> Iterator[tuple[Document, bytes] | Refused]:
    """The documents inside a gzip or zip container; containers in containers are refused beyond the second."""
    from sayso.read.container import members_of

    if depth >= 2:
        raise TooLarge(raw.origin, "containers within containers", "unpack it first, and read what it holds")
    for member in members_of(raw, policy=policy):
        if isinstance(member, Refused):
            yield member
            continue
        try:
            yield from _read(member, date, policy, depth=depth + 1)
        except UnreadableInput as error:
            yield Refused(member.origin, error)


def _document(
    raw: RawInput, draft: Draft, kind: Kind, encoding: str | None, date: dt.date | None, policy: Policy
) -> tuple[Document, bytes]:
    """The document of a draft, with its id, date, language and provenance, and its bytes."""
    if not draft.text.strip(" \t\r\n\f\v\xa0\ufeff\u200b"):
        raise WrongContent(raw.origin, "no text in it", "check where it came from, or remove it")
    if len(draft.text) > policy.max_characters:
        raise TooLarge(raw.origin, f"{len(draft.text):,} characters, no single report", "split it into single reports")
    sha256 = hashlib.sha256(raw.data).hexdigest()
    is_address = raw.origin.startswith(("http://", "https://"))
    document = Document(
        id=f"sha256:{sha256}",
        text=draft.text,
        provenance=Provenance(
            sha256=sha256,
            media_type=MEDIA_TYPES[kind],
            size=len(raw.data),
            origin=raw.origin,
            retrieved=raw.retrieved,
            version=sayso.__version__,
            encoding=encoding,
            within=raw.within,
            headers=dict(raw.headers),
        ),
        regions=draft.regions,
        title=draft.title,
        byline=draft.byline,
        outlet=draft.outlet,
        address=draft.address or (raw.origin if is_address else None),
        date=date_of(draft, option=date, retrieved=raw.retrieved),
        language=language_of(draft.text) or draft.language,
        links=draft.links,
        media=draft.media,
        timecodes=draft.timecodes,
    )
    return document, raw.data
