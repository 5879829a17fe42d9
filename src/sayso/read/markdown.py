"""Markdown (.md) to a draft: rendered as a page without markup of its own, then set paragraph by paragraph."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sayso.errors import WrongContent
from sayso.read.blocks import blocks_of
from sayso.read.draft import Draft
from sayso.read.facts import PageFacts
from sayso.read.lines import byline_in, label_of
from sayso.read.page import parsed, set_report
from sayso.read.plain import plain_draft
from sayso.read.policy import Policy

__all__ = ["markdown_draft"]

_HEAD = 12


def markdown_draft(markup: str, *, origin: str, policy: Policy, year_from: dt.date | None = None) -> Draft:
    """The draft of a Markdown text: its first heading or paragraph is the headline, its links keep their words.

    HTML inside the Markdown stays text. Raises WrongContent when it holds no words.
    """
    from markdown_it import MarkdownIt

    lines = markup.removeprefix("\ufeff").split("\n")
    # A line break in Markdown is a blank: lines such as "Date: ..." at the top are kept apart by two blanks more.
    lines[:_HEAD] = [f"{line.rstrip()}  " if _stands_alone(line.strip()) else line for line in lines[:_HEAD]]
    renderer = MarkdownIt("commonmark", {"html": False, "maxNesting": 50}).enable("table")
    page = renderer.render("\n".join(lines))
    blocks = list(blocks_of(parsed(page, origin=origin, policy=policy), extracted=False)) if page.strip() else []
    if not blocks:
        raise WrongContent(origin, "no text in it", "check where it came from, or remove it")
    title = blocks.pop(0).words
    report = set_report(blocks, facts=PageFacts(title=title))
    marked = plain_draft(report.text, year_from=year_from)
    taken = {region.span for region in marked.regions}
    headings = [region for region in report.regions if region.kind == "subheading" and region.span not in taken]
    return replace(
        marked,
        regions=tuple(sorted((*marked.regions, *headings), key=lambda region: region.span)),
        title=title,
        links=report.links,
        media=report.media,
    )


def _stands_alone(line: str) -> bool:
    return label_of(line) is not None or byline_in(line) is not None
