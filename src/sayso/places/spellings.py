"""The spellings under which an entry of a gazetteer is found: folded, each with how it stands to the entry."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.places.folding import fold

__all__ = ["MAIN", "OTHER", "STEM", "TYPE_WORDS", "keys_of", "readable", "stems_of"]

MAIN, OTHER, STEM = 0, 1, 2  # how a spelling stands to its entry; STEM: a division's name without its type
LONGEST_KEY = 60
TYPE_WORDS = frozenset(
    "oblast oblasti region kray krai raion province provincia governorate muhafazah state department departamento "
    "district prefecture county autonomous republic republika voivodeship municipality division territory city emirate "
    "wilaya canton parish".split()
)


def keys_of(names: Iterable[str], *, stems: Iterable[str] = (), others: Iterable[str] = ()) -> dict[str, int]:
    """The folded spellings of an entry with their sort; the first sort given to a spelling stays."""
    held: dict[str, int] = {}
    for sort, spelled in ((MAIN, names), (STEM, stems), (OTHER, others)):
        for name in spelled:
            key = fold(name)
            if 1 < len(key) <= LONGEST_KEY:
                held.setdefault(key, sort)
    return held


def stems_of(name: str) -> list[str]:
    """The name without the word for its type: "Kyiv Oblast" gives "Kyiv", "Republic of Tyva" gives "Tyva"."""
    words = name.split()
    kept = [w for w in words if w.lower().strip("’'") not in TYPE_WORDS]
    while kept and kept[0].lower() in {"of", "de", "the"}:
        kept.pop(0)
    return [" ".join(kept)] if kept and kept != words else []


def readable(name: str, *, other_scripts: bool) -> bool:
    """Whether a spelling is kept: Latin (or Cyrillic, Arabic), no code, no lower-case transliteration."""
    if len(name) < 3:
        return False
    if name.isascii() or all(_latin(ch) for ch in name if ch.isalpha()):
        return (name[0].isupper() and not name.isupper()) or name[0] in "'‘’`"
    return other_scripts and all(0x400 <= ord(ch) < 0x530 or 0x600 <= ord(ch) < 0x780 for ch in name if ch.isalpha())


def _latin(ch: str) -> bool:
    return ord(ch) < 0x300 or 0x1E00 <= ord(ch) < 0x1F00
