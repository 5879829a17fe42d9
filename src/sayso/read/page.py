"""Pages (HTML): the article that trafilatura finds, set as headline, byline, pictures' captions and paragraphs."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from sayso.errors import TooLarge, WrongContent
from sayso.model import DocumentDate, MediaLink, Region, Span
from sayso.read.blocks import Block, blocks_of
from sayso.read.boilerplate import is_boilerplate
from sayso.read.dateline import completed, dateline_in
from sayso.read.draft import Composer, Draft
from sayso.read.facts import PageFacts, facts_of
from sayso.read.figures import Figure, figures_of, number_in, set_aside
from sayso.read.lines import is_signature
from sayso.read.policy import Policy

__all__ = ["page_draft", "parsed", "set_report"]

_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,200}\?>")
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
# The parser's time grows with the square of the attributes of a tag (80,000: 14 s), and trafilatura's with that of
# the elements side by side (32,000: 9 s).
_ATTRIBUTES = 10_000
_SIBLINGS = 10_000
_LONG_TAG = re.compile(r"<[a-zA-Z](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+'){1,}+")
_BREAK = re.compile(r"[\s/\"']+")
_COPYRIGHT = re.compile(r"(?:©|\(c\) ?(?:19|20)\d\d|copyright\b)", re.IGNORECASE)


def page_draft(text: str, *, origin: str, address: str | None, policy: Policy) -> Draft:
    """The report of a page, without the page: forms, share bars and licences are left out of its text.

    Raises TooLarge for a page too big, too deep or of too many elements, WrongContent for one without an article.
    """
    tree = parsed(text, origin=origin, policy=policy)
    facts = facts_of(tree, address)
    rights = _copyright(tree)
    media = _recordings(tree)
    figures = figures_of(tree)
    set_aside(figures)
    blocks = _article(tree)
    if not blocks:
        raise WrongContent(origin, "no article found in the page", "save the article's text as .txt and read that")
    draft = set_report(blocks, facts=facts, figures=figures, rights=rights, address=address or facts.address)
    return _with_media(draft, media, facts, address or facts.address)


def parsed(text: str, *, origin: str, policy: Policy) -> HtmlElement:
    """The tree of a page. Raises TooLarge where it is too big, too deep or has too many elements."""
    step = "save the article's text as .txt and read that"
    if len(text) > policy.max_page_bytes:
        raise TooLarge(origin, f"a page of {len(text):,} characters", step)
    if (
        text.count("<") > 2 * policy.max_elements + 1_000
    ):  # counted before parsing, which would take its time and memory first
        raise TooLarge(origin, f"a page of more than {policy.max_elements:,} elements", step)
    if any(len(_BREAK.findall(tag[0])) > _ATTRIBUTES for tag in _LONG_TAG.finditer(text) if len(tag[0]) > _ATTRIBUTES):
        raise TooLarge(origin, f"a page with a tag of more than {_ATTRIBUTES:,} attributes", step)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(_DECLARATION.sub("", text).translate(_CONTROLS), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise WrongContent(origin, "a page without content", "check where it came from, or remove it") from None
    depth = deepest = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if event == "start" and len(element) > _SIBLINGS:
            raise TooLarge(origin, f"a page with {len(element):,} elements side by side", step)
    if deepest > policy.max_depth:
        raise TooLarge(origin, f"elements nested {deepest} deep", step)
    return tree


def set_report(
    blocks: Iterable[Block],
    *,
    facts: PageFacts,
    figures: list[Figure] | None = None,
    rights: str | None = None,
    address: str | None = None,
) -> Draft:
    """The report of paragraphs and headings, with the pictures' captions where they stood, or below the headline."""
    composer = Composer()
    media: list[MediaLink] = []
    blocks = list(blocks)
    figures = figures or []
    if facts.title:
        composer.paragraph(facts.title, "headline")
    if facts.byline:
        composer.paragraph(f"By {facts.byline}", "byline", gap="\n" if composer.length else "\n\n")
    shown = {number for block in blocks if (number := number_in(block.words)) is not None}
    for number, figure in enumerate(figures):
        if number not in shown and figure.in_article:
            _set_figure(composer, figure, media, address)
    date, outlet, first, said = facts.date, facts.outlet, True, {_plain(facts.title), _plain(facts.byline)}
    said |= {_plain(f"By {facts.byline}")}
    for block in blocks:
        number = number_in(block.words)
        if number is not None:
            if number in shown and number < len(figures):
                _set_figure(composer, figures[number], media, address)
                shown.discard(number)
            continue
        if (_plain(block.words) in said and first) or is_boilerplate(block.words) or _is_byline(block, facts):
            continue
        links = [(urljoin(address or "", to), start, end) for to, start, end in block.links if _is_address(to)]
        if block.heading:
            composer.paragraph(block.words, "subheading", links)
            continue
        signature = is_signature(block.words)
        span = composer.paragraph(block.words, "credit" if signature else None, links)
        if not signature and (dateline := dateline_in(block.words, first=first)) is not None:
            composer.regions.append(Region("dateline", _trimmed(span.start, block.words[: dateline.length])))
            day = completed(dateline, facts.date.value if facts.date else None)
            outlet = outlet or dateline.agency
            if date is None and day is not None and dateline.words is not None:
                words = Span(span.start + dateline.words.start, span.start + dateline.words.end)
                date = DocumentDate(day, "stated", words)
        first = False
    if rights and composer.length:
        composer.paragraph(rights, "boilerplate")
    return Draft(
        text=composer.text,
        regions=tuple(composer.regions),
        title=facts.title,
        byline=facts.byline,
        outlet=outlet,
        address=facts.address,
        date=date,
        language=facts.language,
        links=tuple(composer.links),
        media=tuple(media),
    )


def _article(tree: HtmlElement) -> list[Block]:
    """The blocks of the article: trafilatura's choice; for a page too short for it, all that is no form or bar."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, include_links=True, include_tables=True)
    except (RecursionError, etree.LxmlError, AttributeError, IndexError):
        found = None
    body = getattr(found, "body", None)
    blocks = list(blocks_of(body, extracted=True)) if body is not None else []
    if sum(len(block.words) for block in blocks if number_in(block.words) is None) >= 100:
        return blocks
    whole = next(iter([*tree.iter("article"), *tree.iter("main"), *tree.iter("body")]), tree)
    return [block for block in blocks_of(whole, extracted=False) if not is_boilerplate(block.words)]


def _copyright(tree: HtmlElement) -> str | None:
    """The line in which the page claims its rights."""
    for element in reversed(tree.xpath("//p | //div | //span | //footer | //small | //li")):
        words = " ".join((element.text or "").split())
        if _COPYRIGHT.match(words) or (not words and element.tag in {"p", "small", "span"}):
            whole = " ".join(element.text_content().split())
            if _COPYRIGHT.match(whole) and len(whole) <= 300:
                return whole
    return None


def _recordings(tree: HtmlElement) -> list[tuple[str, str]]:
    """Videos and sounds of the article, as (address, kind)."""
    found = []
    for element in tree.iter("video", "audio", "iframe"):
        source = element.get("src") or next((s.get("src") for s in element.iter("source") if s.get("src")), None)
        if not source or any(a.tag in {"aside", "nav", "footer", "header"} for a in element.iterancestors()):
            continue
        if element.tag != "iframe":
            found.append((source, element.tag))
        elif re.match(
            r"(?:https?:)?//(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|vimeo\.com|dailymotion\.com|rumble\.com)/",
            source,
        ):
            found.append((source, "video"))
    return found


def _with_media(draft: Draft, recordings: list[tuple[str, str]], facts: PageFacts, address: str | None) -> Draft:
    """The draft with recordings, and with the page's own picture where the article shows none."""
    media = list(draft.media)
    if facts.image and not media and _is_address(facts.image):
        media.append(MediaLink(urljoin(address or "", facts.image), "image"))
    for source, kind in recordings:
        if _is_address(source):
            media.append(MediaLink(urljoin(address or "", source), "audio" if kind == "audio" else "video"))
    seen = {item.address: item for item in reversed(media)}
    return replace(draft, media=tuple(reversed(seen.values())))


def _set_figure(composer: Composer, figure: Figure, media: list[MediaLink], address: str | None) -> None:
    """Sets a figure's caption and credit as one paragraph, and keeps its picture."""
    caption = None
    words = " ".join(part for part in (figure.caption, figure.credit) if part)
    if words:
        span = composer.paragraph(words)
        if figure.caption:
            caption = Span(span.start, span.start + len(figure.caption))
            composer.regions.append(Region("caption", caption))
        if figure.credit:
            composer.regions.append(Region("credit", Span(span.end - len(figure.credit), span.end)))
    if figure.picture and _is_address(figure.picture):
        media.append(MediaLink(urljoin(address or "", figure.picture), "image", caption))


def _is_address(to: str) -> bool:
    """Whether a link leads to a page: by http, or relative to this one."""
    scheme = re.match(r"[a-zA-Z][\w+.-]*:", to)
    return not to.startswith("#") and (scheme is None or scheme[0].lower() in {"http:", "https:"})


def _is_byline(block: Block, facts: PageFacts) -> bool:
    """Whether a short paragraph only repeats the byline, with a date or without."""
    if not facts.byline or len(block.words) > len(facts.byline) + 60:
        return False
    return block.words.lower().startswith(("by " + facts.byline.lower(), facts.byline.lower()))


def _plain(words: str | None) -> str:
    return " ".join((words or "").lower().split())


def _trimmed(start: int, words: str) -> Span:
    return Span(start, start + len(words.rstrip()))
