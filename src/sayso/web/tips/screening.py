"""Screening: what is odd about a letter that nobody has seen yet: sent before, nearly sent before, odd links."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

from sayso.web.tips.entries import Letter

__all__ = ["SURE", "fingerprint", "likeness", "link_reasons", "near"]

SURE = 0.9  # of the filter; below that an editor looks first
_ALIKE = 0.8  # of the runs of four words that two letters share
_SHORTENERS = frozenset("bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly cutt.ly rb.gy t.ly".split())
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"\])]+", re.IGNORECASE)
MOST_LINKS = 3


def fingerprint(words: str) -> str:
    """Equal for letters that differ in case, accents, blanks and punctuation alone."""
    return hashlib.sha256(" ".join(_folded(words)).encode()).hexdigest()


def likeness(words: str) -> frozenset[int]:
    """Hashes of the runs of four words, to compare letters by; no word can be read from them."""
    folded = _folded(words)
    runs = [" ".join(folded[at : at + 4]) for at in range(max(1, len(folded) - 3))]
    return frozenset(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=6).digest()) for run in runs)


def near(ours: frozenset[int], others: Iterable[frozenset[int]]) -> bool:
    """Whether one of the others shares most of our runs."""
    return any(len(ours & other) / (len(ours | other) or 1) >= _ALIKE for other in others)


def link_reasons(letter: Letter) -> list[str]:
    """What is odd about the links of a letter."""
    links = _LINK.findall(letter.words) + ([letter.link] if letter.link else [])
    reasons = [f"{len(links)} links"] if len(links) > MOST_LINKS else []
    for link in links:
        host = (urlsplit(link if "//" in link else f"//{link}").hostname or "").removeprefix("www.")
        if host in _SHORTENERS:
            reasons.append(f"a shortened link ({host})")
        elif host.startswith("xn--") or ".xn--" in host:
            reasons.append("a link whose name is spelt in another script")
        elif re.fullmatch(r"[\d.]+", host):
            reasons.append("a link to a bare address")
    return list(dict.fromkeys(reasons))


def _folded(words: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", words).casefold()
    return re.findall(r"[^\W_]+", "".join(char for char in plain if not unicodedata.combining(char)))
