"""The words of time: one expression that finds every core of a time expression in folded text."""

from __future__ import annotations

import re

from sayso.figures import NUMBER_WORDS
from sayso.model.calendar import MONTHS, WEEKDAYS

__all__ = ["CORE", "HOLIDAYS", "MONTH_NAMES", "SPACE", "WEEKDAY_NAMES", "ZONES"]

SPACE = r"(?:[ \u00a0\u2009\u202f]|\r?\n)"
_FULL = [name for name in MONTHS if len(name) > 4 or name in {"june", "july", "may"}]
MONTH_NAMES = "|".join(sorted(_FULL, key=len, reverse=True))
_SHORT = "|".join(sorted((name for name in MONTHS if name not in _FULL), key=len, reverse=True))
_MONTH = rf"(?:(?:{MONTH_NAMES})\b|(?:{_SHORT})\b\.?)"
WEEKDAY_NAMES = "|".join(name for name in WEEKDAYS if name.endswith("day"))
_WEEKDAY = rf"(?:{WEEKDAY_NAMES})"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
_YEAR = r"(?:1[89]|20)[0-9]{2}(?![0-9])"
_TO = rf"(?:{SPACE}?[-–—/]{SPACE}?|{SPACE}(?:to|and|or|through|until|till){SPACE}(?:the{SPACE})?)"
_UNIT = r"(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?)"
_NUMBER = rf"(?:{NUMBER_WORDS}|[0-9]{{1,4}}|an?|a few|few|several|a couple of|couple of|a couple)"
_PART = r"(?:mornings?|afternoons?|evenings?|nights?|midday|noon|midnight|dawn|dusk|lunchtime)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
ZONES = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "bst": 60,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "est": -300,
}
ZONES |= {"edt": -240, "cst": -360, "cdt": -300, "pst": -480, "pdt": -420}
_ZONE = "(?:" + "|".join(ZONES) + r"|local time|kyiv time|moscow time)\b"
HOLIDAYS = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "the new year": (1, 1),
    "new year": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "may day": (5, 1),
    "thanksgiving day": (11, 0),  # the fourth Thursday
    "thanksgiving": (11, 0),
}
_S = SPACE
_ORDINAL = (
    r"(?:[12]?(?:1st|2nd|3rd)|30th|31st|[12]?[04-9]th|1[0-9]th|(?:twenty|thirty)-(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
# What may follow a day told by its number alone, "on the 19th": no noun, or it counts something else.
_NO_NOUN = (
    r"(?=[.,;:)\"”]|\s*$|[ \n](?:and|but|when|that|in|at|after|before|by|to|as|with|they|he|she|it|we|was|were|had|has"
    r"|is|are|will)\b)"
)
DAYPARTS = r"dawn|daybreak|first light|sunrise|noon|midday|mid-morning|midnight|nightfall|dusk|sunset|sundown|daylight"

CORE = re.compile(
    rf"(?<![\w/.])(?<![0-9]-)(?:"
    rf"(?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9](?:[t ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?)?(?![0-9]))"
    rf"|(?P<isoweek>{_YEAR}-?w[0-5][0-9](?:-[1-7])?\b)"
    r"|(?P<slash>[0-3]?[0-9](?:/[0-3]?[0-9]/|\.[01]?[0-9]\.)(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9/]|\.[0-9]))"
    rf"|(?P<clock>(?:[01]?[0-9]|2[0-4])(?:[:.][0-5][0-9])?{_S}?(?:[ap]\.m\.|[ap]m\b)(?:{_S}{_ZONE})?"
    rf"|(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?![:0-9])(?:{_S}?(?:hrs|hours|h)\b)?(?:{_S}?{_ZONE})?"
    rf"|[0-2][0-9][0-5][0-9]{_S}?(?:{_ZONE}|hrs\b))"
    rf"|(?P<dmy>{_DAY}(?:{_TO}{_DAY})?(?:{_S}of)?{_S}{_MONTH}(?:,?{_S}{_YEAR})?)"
    rf"|(?P<mdy>{_MONTH}{_S}{_DAY}(?![,.][0-9])(?:{_TO}{_DAY}(?!\w|[,.][0-9]|{_S}[a-z]))?(?:(?:,{_S}?|{_S}){_YEAR})?)"
    rf"|(?P<my>{_MONTH},?{_S}(?:of{_S}|in{_S})?{_YEAR})"
    rf"|(?P<weekof>week{_S}(?:of|ending|beginning|starting){_S}(?:on{_S})?(?={_MONTH}|{_DAY}|{_WEEKDAY}))"
    rf"|(?P<ordinalweek>(?:first|second|third|fourth|last|final){_S}(?:week|day"
    rf"|weekend){_S}of{_S}(?P<of_month>{_MONTH})(?:,?{_S}(?P<of_year>{_YEAR}))?)"
    rf"|(?P<relative>(?:last|past|previous|this|next|coming|current){_S}(?P<thing>week|weekend|month|year|decade"
    rf"|century|fortnight|{_SEASON}"
    rf"|{_WEEKDAY}|{MONTH_NAMES}|thanksgiving(?: day)?|christmas)\b(?:{_S}{_PART}\b)?)"
    rf"|(?P<weekday>{_WEEKDAY}\b(?:,?{_S}{_PART}\b)?)"
    rf"|(?<=\bthe )(?P<numbered>{_ORDINAL}){_NO_NOUN}"
    rf"|(?P<season>{_SEASON}{_S}(?:of{_S})?(?P<season_year>{_YEAR}))"
    rf"|(?P<decade>(?:1[89]|20)[0-9]0s\b)"
    rf"|(?P<year>{_YEAR})(?![\w%]|[.,][0-9]|-[a-z0-9])"
    rf"|(?P<month>{_MONTH})"
    r"|(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|overnight"
    r"|(?:this|last) (?:morning|afternoon|evening|night)|yesterday (?:morning|afternoon|evening|night))\b"
    rf"|(?P<ago>(?P<ago_number>{_NUMBER}){_S}(?P<ago_unit>{_UNIT}){_S}"
    rf"(?P<ago_way>ago|earlier|later|before|after|on(?=[,.;:)]|{_S}?$)|into|from now|prior|previously)\b)"
    rf"|(?P<stretch>(?P<stretch_way>past|last|previous|next|coming"
    rf"|preceding){_S}(?P<stretch_number>{_NUMBER}){_S}(?P<stretch_unit>{_UNIT})\b)"
    rf"|(?P<lasting>for{_S}(?:(?:about|around|nearly|almost|over|more than|at least|the past|the last|roughly|some"
    rf"|up to)"
    rf"{_S})?(?P<lasting_number>{_NUMBER}){_S}(?P<lasting_unit>{_UNIT})\b(?!-))"
    rf"|(?P<ahead>(?P<ahead_way>within|in){_S}(?P<ahead_number>{_NUMBER}){_S}(?P<ahead_unit>{_UNIT})\b)"
    r"|(?P<back>(?:the )?same (?P<back_unit>day|night|evening|morning|afternoon|week|month|year|weekend)\b"
    r"|that (?:same |very )?(?P<that_unit>day|night|evening|morning|afternoon|week|month|year|weekend)\b"
    r"|the (?P<step>next|following|previous|preceding) "
    r"(?P<step_unit>day|night|morning|evening|afternoon|week|month|year)\b"
    r"|the (?:day|night) (?P<beside>before|after)(?=[,.;:)]|$| and\b)|since then\b|at the time\b)"
    rf"|(?P<weekend>the weekend\b)"
    r"|(?P<todate>to date|up to now|until now|till now)\b"
    r"|(?P<then>by then|until then|since(?=[.,;:)]|$))"
    rf"|(?P<daypart>(?P<hour>{DAYPARTS})\b(?!-)|(?:(?:in|during|through|throughout|all){_S}(?:the{_S})?"
    rf"|(?<=\bsince )the{_S}|(?<=\bby )|(?<=\buntil ))(?:(?:early|late){_S})?"
    rf"(?:(?:hours{_S}of{_S}the{_S})?(?P<of_day>mornings?|afternoons?|evenings?|nights?|day))\b(?![-']|{_S}(?:of|to)\b))"
    rf"|(?P<period>(?:(?P<edge>end|close|start|beginning|first|opening|middle|rest){_S}of{_S}(?:the|this)"
    rf"|(?P<within>earlier{_S}in|later{_S}in|within){_S}the){_S}(?P<period_unit>day|week|month|year)\b"
    rf"|before{_S}the{_S}(?P<out>day|week|month|year){_S}is{_S}out\b)"
    rf"|(?P<bareseason>(?<=\bin ){_SEASON}\b|(?<=\b(?:in|by) the ){_SEASON}\b|(?<=\bduring the ){_SEASON}\b)"
    rf"|(?P<holiday>{'|'.join(HOLIDAYS)})\b"
    r")"
)
