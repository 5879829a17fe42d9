"""Folding: one form for all spellings of a name that differ only in case, marks, hyphens and apostrophes."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_DROPPED = dict.fromkeys(map(ord, "'’‘ʼʻʹ`´ˈ"))
_SPACED = re.compile(r"[\s\-‐‑–_.,()/]+")


def fold(name: str) -> str:
    """The name in lower case without marks, apostrophes and points, its words parted by single spaces.

    >>> fold("Mocímboa da Praia"), fold("Khan-Younis"), fold("Artemivs’k")
    ('mocimboa da praia', 'khan younis', 'artemivsk')
    """
    if name.isascii():
        plain = name.lower().translate(_DROPPED)
    else:
        marked = unicodedata.normalize("NFKD", name.lower()).translate(_DROPPED)
        plain = "".join(ch for ch in marked if not unicodedata.combining(ch)).replace("ı", "i").replace("ł", "l")
        plain = plain.replace("ø", "o").replace("đ", "d")
    return _SPACED.sub(" ", plain).strip()
