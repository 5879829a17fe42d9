"""The limits under which inputs are read: sizes, times, numbers, and what may be fetched at all."""

from __future__ import annotations

from dataclasses import dataclass

import sayso

__all__ = ["Policy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What reading may cost and reach; every limit holds for one input, a reason to refuse it beyond.

    Bytes are counted after decompression. Seconds are those of one address with all its redirects.
    """

    allow_private: bool = False
    max_bytes: int = 50_000_000
    max_seconds: float = 60.0
    max_redirects: int = 5
    # A news page is below 2 MB and 10,000 elements, most of it not the article.
    max_page_bytes: int = 5_000_000
    max_elements: int = 100_000
    max_depth: int = 200
    max_pdf_pages: int = 500
    # A long novel has one million: beyond five it is no report.
    max_characters: int = 5_000_000
    max_members: int = 1_000
    max_linked_articles: int = 50
    respect_robots: bool = True
    user_agent: str = f"sayso/{sayso.__version__} (reads news reports; keeps robots.txt)"
