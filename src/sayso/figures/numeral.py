"""Numerals: digits and number words, and the value they stand for."""

from __future__ import annotations

import re

__all__ = ["DIGITS", "GAP", "MAGNITUDES", "NUMBER_WORDS", "folded", "value_of"]

GAP = r"(?:[ \u00a0\u2009\u202f-]|\r?\n)"  # between the words of one number: a space, a hyphen, one line's end
MAGNITUDES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12}
_ONES = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: value for value, word in enumerate(_ONES + _TEENS)} | {w: 10 * n for n, w in enumerate(_TENS, start=2)}
_QUARTERS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_one = "|".join(_ONES[1:])
_below_100 = rf"(?:(?:{'|'.join(_TENS)})(?:{GAP}(?:{_one})\b)?|{'|'.join(_TEENS)}|{_one})\b"
_large = r"(?:thousand|million|billion|trillion|dozen)\b"
_below_1000 = rf"(?:{_below_100}|an?(?={GAP}(?:hundred\b|{_large})))(?:{GAP}hundred\b(?:(?: and)?{GAP}{_below_100})?)?"
NUMBER_WORDS = (
    rf"(?:half{GAP}an?{GAP}(?:hundred\b|{_large})"
    rf"|an?{GAP}(?:million|billion) and a half\b"
    rf"|{_below_1000}(?:(?: and an? (?:half|quarter)\b)?(?:{GAP}{_large}(?:(?: and)?{GAP}{_below_1000})?)+"
    rf"| and an? (?:half|quarter)\b)?|zero\b)"
)
DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]{1,15}(?![0-9]))"
    r"(?:\.[0-9]{1,9})*[½¼¾]?"
    rf"(?:(?:{GAP}and a half)?{GAP}?(?:hundred|thousand|million|billion|trillion|dozen|bln|bn|mln|mil|mn|tn)(?!\w)"
    r"|[kmb](?!\w))?"
)

_PIECE = re.compile(r"[a-z]+|[0-9][0-9., \u00a0\u2009\u202f]*(?<=[0-9])|[½¼¾]")


def folded(text: str) -> str:
    """The text in lower case with straight apostrophes, character for character: offsets stay."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals (İ) lower to two characters
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("’", "'")


def value_of(words: str, *, thousands: bool = False) -> float:
    """The value of a numeral as matched by DIGITS or NUMBER_WORDS; `thousands` reads "1.557" as 1557.

    >>> value_of("two and a half million"), value_of("twenty-three"), value_of("1.5m")
    (2500000.0, 23.0, 1500000.0)
    """
    total, group = 0.0, 0.0
    last = 0  # the magnitude just before
    told = False  # whether a number stands before the magnitude: "0 million" is none, "a million" is one
    for piece in _PIECE.findall(folded(words)):
        if piece[0].isdigit():
            group += _digits(piece, thousands=thousands)
            told = True
        elif piece in _QUARTERS:
            group += _QUARTERS[piece]
        elif piece in _SMALL:
            group += _SMALL[piece]
        elif piece == "hundred":
            group = (group if told else group or 1) * 100
        elif piece in MAGNITUDES or piece in _SHORT:
            total += (group if told else group or 1) * (MAGNITUDES.get(piece) or _SHORT[piece])
            group = 0.0
        elif piece in {"half", "quarter"}:
            # "a million and a half" is half a million more, "two and a half million" half a million too
            group += (0.5 if piece == "half" else 0.25) * (last if not group and last else 1)
        last = MAGNITUDES.get(piece, 0) if piece in MAGNITUDES else last if piece in {"and", "a", "an"} else 0
    return total + group


def _digits(piece: str, *, thousands: bool) -> float:
    plain = re.sub(r"[, \u00a0\u2009\u202f]", "", piece)
    if plain.count(".") > 1 or (thousands and "." in plain):
        plain = plain.replace(".", "")
    return float(plain)
