"""Numbers that are no quantity: years, dates, clock times, names of weapons, units, roads and resolutions."""

from __future__ import annotations

import re

from sayso.figures.numeral import folded
from sayso.model.calendar import MONTHS, WEEKDAYS

__all__ = ["age_alone", "is_year", "labelled"]

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
# Words that a number after them names: "Article 5", "Resolution 2417", "Flight 8243", "Block 14".
# in any case: "article 5"; with a capital only: "Hospital 12", since "at the hospital 12 died"
_ALWAYS = frozenset(
    "article articles resolution resolutions flight block chapter section version phase page pages p. pp. paragraph"
    " para."
    " paras category protocol no. nos. nr nr. № # tel tel. phone fax isbn issn mk mk. vol. vol mach covid catch step"
    " question clause s&p ftse asx nasdaq dax cac nikkei ext. apt apt. p.o".split()
)
_WITH_CAPITAL = frozenset(
    "no number day week room highway route road unit line level grade class figure table type model group annex act"
    " ward"
    " school hospital checkpoint gate point rule title decree case battery reactor channel apartment flat house"
    " building"
    " exit stage round game season episode volume part verse psalm item lot row station mine colony prison camp sector"
    " division brigade regiment battalion convention order law amendment proposition formula mark windows iphone galaxy"
    " boeing airbus antonov leopard abrams challenger iskander shahed geran apollo soyuz typhoon pzh caesar leclerc"
    " merkava falcon bmp btr brdm su mig an il tu g under area plan agenda call id box big index tier pier hall buk"
    " grad"
    " lancet switchblade bayraktar kalibr himars kornet metis".split()
)
_WORD_BACK = re.compile(r"([\w&.'#№/+-]+)[ \u00a0\n]?$")
_YEAR_BEFORE = frozenset(
    "in since of by until till from during before after early late mid the and to between circa through around spring"
    " summer autumn fall winter throughout til year for this back that fiscal fy class elections election our".split()
)
_YEAR_STRONG = frozenset(
    "in since during until till throughout circa spring summer autumn fall winter year early".split()
)
_NOUN_AFTER = re.compile(r"[ \u00a0\n](?:[a-z]+-)?(?:more |other |new )?([a-z][a-z'-]+)")
_PLURAL = ("s", "people", "children", "men", "women", "dead", "wounded", "injured")
_FUNCTION = frozenset(
    "and or but when that which who in on at by for from to of with as after before while since until the a an he"
    " she it"
    " they we i you was were is are had has have said would will could may might did does do not also then his her"
    " their"
    " its this these those there where if because under over into about between during against amid through than so"
    " came saw marked began started ended went led killed left became made took brought now still only".split()
)
_DATE_AFTER = re.compile(rf"(?:st|nd|rd|th)?[ \u00a0\n](?:of )?{_MONTH}|,? ?(?:{_MONTH})[ \u00a0]?(?:19|20)[0-9][0-9]")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}[ \u00a0\n](?:[0-9]{{1,2}}(?: ?[-–,] ?| (?:and|to|or) ))?(?:the )?$")
_MONTH_DAY_BEFORE = re.compile(rf"(?:\b{_MONTH}[ \u00a0\n][0-9]{{1,2}}(?:st|nd|rd|th)?,? |\b{_MONTH},? )$")
_RANGE_DATE_AFTER = re.compile(rf"(?: ?[-–—] ?| (?:to|and|or) )[0-9]{{1,2}}(?:st|nd|rd|th)?[ \u00a0\n](?:of )?{_MONTH}")
_CLOCK_AFTER = re.compile(r"[ \u00a0]?(?:[ap]\.?m\b\.?|o'clock|hrs? (?:gmt|utc|local)|gmt|utc|local time)")
_AGE_BEFORE = re.compile(r"[\w.'\")\]], ?$|[\w.'\")\]] \($")
_AGE_AFTER = re.compile(r"(?:,|\.(?:\s|$)|\)|;|$| and (?:his|her|their|the)\b| of [a-z])")
_AGED = re.compile(r"\b(?:aged?|ages|aged between|aged from|turned|turning|age of|ages of|under the age of) $")
_PERSON_OF = re.compile(
    r"\b(?:an?|the|one|another|\w+-old)[ \n](?:\w+[ \n])?(?:man|woman|boy|girl|child|baby|pensioner|student|youth) of $"
)
_NO_NOUN = re.compile(r"[ \n](?:and|was|were|is|who|with|from|in|at|had|has|by|died|killed|to)\b|[.,;:)]|\s*$")
_ADDRESS = re.compile(r" (?:[A-Z][\w'’-]+ ){1,3}(?:Road|Street|Avenue|Boulevard|Lane|Drive|Square|Highway|Prospekt)\b")
_NAME_ENDS = re.compile(
    r"(?: (?:and|or|in|on|at|by|for|from|to|of|with|as|which|who|that|is|has)\b|[.,;:)!?'\"’”]|\s*$)"
)
_NO_NAME = frozenset(
    "kills killed wounds wounded injures injured leaves left dead hits captured captures destroys destroyed"
    " displaces over"
    " than least to of some about nearly almost around under only just another and or with for in by at the total"
    " includes"
    " including lost loses has had have were was are is from up down most all those first last said says i we he she"
    " it they"
    " arrests arrested seizes seized frees freed hurts hurt sees saw claims claimed".split()
)
_SEASON_OF_YEARS = re.compile(r"(?<![0-9,.])(?:19|20)[0-9]{2}[-–/][0-9]{2}(?![0-9,.])")  # "2014-15"
_WORDS = re.compile(r"[A-Za-z]+")
_TAIL = re.compile(r"-[a-z]{1,2}(?![a-z])|/[0-9]|-[0-9]{1,4}-")
_OF_FORMULA = re.compile(
    r"\b(?:air force|formula|world war|group of|channel|radio|number|phase|day|part|article|chapter|big) $"
)


def age_alone(text: str, start: int, end: int, value: float) -> bool:
    """Whether the number at `[start, end)` of folded `text` is an age by its place alone: "Ivan Petrov, 34, said"."""
    if not 0 < value <= 115 or value != int(value):
        return False
    before = text[max(0, start - 24) : start]
    if _AGED.search(before) or (_PERSON_OF.search(before) and _NO_NOUN.match(text, end)):
        return True
    if not text[start:end].isdigit() or not _AGE_BEFORE.search(before) or not _AGE_AFTER.match(text, end):
        return False
    if before.rstrip(", (")[-1:].isdigit():
        return False
    if before.endswith("("):
        return text[end : end + 1] in {")", ","} and value >= 1
    return bool(text[end : end + 1] == "," or re.match(r"\.(?:\s|$)|;", text[end : end + 2]))


def labelled(text: str, start: int, end: int, value: float, source: str) -> bool:
    """Whether the number at `[start, end)` of folded `text` names or dates something; `source` is `text` as written."""
    digits = text[start:end]
    before = text[max(0, start - 28) : start]
    found = _WORD_BACK.search(before)
    word = found[1] if found else ""
    if before[-1:] == "-" and before[-2:-1].isalpha() and not before.endswith(("sub-", "minus-")):
        return True
    if text[end : end + 1].isalpha() and text[end] != "x":
        return True  # "82nd", "2S19", "40s"; units written without a space are taken before
    if not digits.isdigit():
        formula = _OF_FORMULA.search(before) or word in _ALWAYS or word in _WITH_CAPITAL
        return before.endswith(("top ", "bottom ")) or bool(source[start].isupper() and formula)
    if _TAIL.match(text, end) or (len(digits) > 1 and digits[0] == "0"):
        return True
    if _SEASON_OF_YEARS.search(text, max(0, start - 5), min(len(text), end + 3)):
        return True
    if value <= 31 and (_DATE_AFTER.match(text, end) or _RANGE_DATE_AFTER.match(text, end)):
        return True
    month = _MONTH_BEFORE.search(before) if value <= 31 and before[-1:] in {" ", "\n", "\u00a0"} else None
    if month is not None:
        return not month[0].startswith("may") or source[start - len(month[0])].isupper()
    if value <= 24 and _CLOCK_AFTER.match(text, end):
        return True
    if len(digits) == 4 and 1000 <= value <= 2150 and _year(text, end, value, word, before):
        return True
    if (
        (start == 0 or text[start - 1] in "\n\r")
        and text[end : end + 1] in {".", ")"}
        and text[end + 1 : end + 2].isspace()
    ):
        return True  # the marker of a list
    if not found or before[-1:] == "(":
        return False
    if word in _ALWAYS or (word in _WITH_CAPITAL and _capital(source, start, word)):
        return True
    return _named(text, start, end, word, source) or _ADDRESS.match(source, end) is not None


def _capital(source: str, at: int, word: str) -> bool:
    """Whether `word`, which ends right before offset `at`, is written with a capital or is a sign."""
    begin = at - len(word) - (source[at - 1] in " \u00a0\n")
    return begin >= 0 and (source[begin].isupper() or not source[begin].isalpha())


def _named(text: str, start: int, end: int, word: str, source: str) -> bool:
    """Whether a capitalised word before and no noun after make the number part of a name: "Planet 9", "Windows 11."."""
    begin = start - len(word) - 1
    if begin < 1 or not source[begin].isupper() or source[start - 1] != " " or not _NAME_ENDS.match(text, end):
        return False
    if (
        word in _NO_NAME
        or word in MONTHS
        or word in WEEKDAYS
        or source[max(0, begin - 2) : begin].strip()[-1:] in {"", ".", ":", "!", "?"}
    ):
        return False
    around = [w for w in _WORDS.findall(source, max(0, start - 80), end + 60) if len(w) > 4]
    return any(w.islower() for w in around)  # in a headline every word has a capital


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the four digits at `text[start:end]` are a year by the words around them, never a count.

    >>> is_year("seized in 2014 by", 10, 14), is_year("killed 2014 people", 7, 11)
    (True, False)
    """
    low = max(0, start - 28)
    around = folded(text[low : end + 40])
    before = around[: start - low]
    previous = _WORD_BACK.search(before)
    return _year(around, end - low, int(text[start:end]), previous[1] if previous else "", before)


def _year(text: str, end: int, value: float, word: str, before: str) -> bool:
    noun = _NOUN_AFTER.match(text, end)
    plain_after = noun is None or noun[1] in _FUNCTION or text[end : end + 2] == "'s"
    modern = 1900 <= value <= 2150
    if _MONTH_DAY_BEFORE.search(before):
        return value >= 1500
    if before.endswith("(") and text[end : end + 1] in {")", "-", "–"}:
        return value >= 1500
    if word in _YEAR_STRONG and (modern or plain_after) and value >= 1400:
        return True
    if not modern:
        return False
    if word in _YEAR_BEFORE:
        return plain_after or word in {"the", "by", "after", "before", "from", "mid", "late"}
    return noun is None or plain_after or not noun[1].endswith(_PLURAL)
