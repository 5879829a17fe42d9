"""Figures of a page: picture, caption and photo credit, taken out of the tree and marked where they stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from sayso.read.lines import credit_start

__all__ = ["Figure", "figures_of", "number_in", "set_aside"]

# trafilatura drops figures; a paragraph in their place comes through it, and its number leads back to the figure. It
# keeps short paragraphs only beside others, so that the mark is padded with words.
_MARK = "⟦figure {}⟧"
_MARKED = re.compile(r"⟦figure (\d{1,5})⟧")
_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|attribution|source|byline|author", re.IGNORECASE)
_ELSEWHERE = {"aside", "nav", "footer", "form"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture of the page with its caption and credit; `in_article` unless it stands in a bar or a list of others."""

    element: HtmlElement
    picture: str | None
    caption: str | None
    credit: str | None
    in_article: bool


def figures_of(tree: HtmlElement) -> list[Figure]:
    """The figures of the page in its order: `figure` elements, and divisions of the class `wp-caption`."""
    found = tree.xpath(
        "//figure[not(.//table)][not(ancestor::figure)] | //div[contains(@class, 'wp-caption')][not(ancestor::figure)]"
    )
    inside = set(found)
    figures = [_figure(element) for element in found if not any(a in inside for a in element.iterancestors())]
    return [f for f in figures if f.picture or f.caption or f.credit]


def set_aside(figures: list[Figure]) -> None:
    """Puts a numbered mark into the tree in place of every figure of the article."""
    for number, figure in enumerate(figures):
        element = figure.element
        tail = element.tail
        element.clear()
        element.tag = "p" if figure.in_article else "aside"
        element.tail = tail
        element.text = _MARK.format(number)


def number_in(words: str) -> int | None:
    """The number of the figure whose mark the words are, None for other words."""
    match = _MARKED.search(words) if len(words) < 40 else None
    return int(match[1]) if match else None


def _figure(element: HtmlElement) -> Figure:
    picture = next(
        (
            src
            for i in element.iter("img")
            if (src := i.get("src") or i.get("data-src")) and not src.startswith("data:")
        ),
        None,
    )
    holders = element.xpath(
        ".//figcaption | .//*[contains(@class, 'caption-text') or contains(@class, 'image-caption')]"
    )
    inside = set(holders)
    holders = [h for h in holders if not any(a in inside for a in h.iterancestors())]
    credits: list[str] = []
    words: list[str] = []
    for holder in holders:
        marked = [
            part
            for part in holder.iterdescendants()
            if _CREDIT_CLASS.search(f"{part.get('class', '')} {part.get('itemprop', '')}")
        ]
        inside = set(marked)
        outer = [part for part in marked if not any(a in inside for a in part.iterancestors())]
        credits += [said for part in outer if (said := _words(part))]
        for part in outer:
            part.text = None
            for child in list(part):
                part.remove(child)
        words.append(_words(holder))
    caption = " ".join(w for w in words if w) or None
    credit = " ".join(credits) or None
    start = credit_start(caption) if caption and not credit else None
    if caption and start is not None:
        credit = caption[start:]
        caption = caption[:start].rstrip(" |") or None
    in_article = not any(a.tag in _ELSEWHERE for a in element.iterancestors())
    return Figure(element=element, picture=picture, caption=caption, credit=credit, in_article=in_article)


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
