"""Units: what a number measures, told by the words and signs right before and after it."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Kind", "currency_before", "unit_after"]

# count: of things; share: of a whole; the others are quantities that no claim counts
Kind = Literal["count", "share", "money", "age", "duration", "measure", "times", "part", "one_of"]

_SPACE = r"[ \u00a0\u2009\u202f\n-]?"
_MONEY = (
    r"(?:us |u\.s\. |canadian |australian |hong kong )?(?:dollars?|euros?|pounds? sterling|sterling|roubles?|rubles?"
    r"|hryvnias?|hryvnyas?|hryvnia|yuan|renminbi|yen|rupees?|pesos?|francs?|dirhams?|rials?|riyals?|lira|liras|dinars?"
    r"|shekels?|naira|kyats?|birr|cents?|pence|kronor|krona|kroner|zlotys?|bucks|eur|usd|gbp|cad|aud|chf|jpy|cny"
    r"|uah|rub|kn|crores?|lakhs?)(?![\w])|[€£¥₴₽$]|p(?!\w|\.m)"
)
_SHARE = r"(?:%|percent(?!age)|per cent|pct|pc(?!\w)|percentage points?|percentage-points?|pp(?!\w))"
_DURATION = (
    r"(?:(?:consecutive|straight|more|full|long|short|whole|solid|calendar|working|business|previous|past|further"
    r"|additional|intense|bloody|brutal|agonising|agonizing|terrible|gruelling|entire|other)[ \n])?"
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?"
    r"|yrs?|decades?|century|centuries|milliseconds?|ms|evenings?|mornings?|afternoons?|summers?|winters?|generations?)"
    r"(?![\w])"
)
_MEASURE = (
    r"(?:(?:square|sq\.?|cubic|nautical|metric|long|short|air)[ \n-]?)?"
    r"(?:km/h|kmh|kph|mph|mpg|knots?|kts?|kilomet(?:re|er)s?|kms?|km²|km2|miles?|met(?:re|er)s?|m²|m2|m³"
    r"|cent(?:imet(?:re|er))s?"
    r"|millimet(?:re|er)s?|micromet(?:re|er)s?|nanomet(?:re|er)s?|cm|mm|μm|µm|nm|inch(?:es)?|feet|foot|ft|yards?|yds?"
    r"|kilograms?|kilogrammes?|kilos?|kgs?|grams?|grammes?|milligrams?|mg|tonnes?|tons?|kilotons?|megatons?|pounds?"
    r"|lbs?|ounces?|oz|hectares?|ha|acres?|lit(?:re|er)s?|millilit(?:re|er)s?|ml|gallons?|barrels?|bushels?|cubits?"
    r"|degrees?|deg ?[cf]?|celsius|fahrenheit|kelvin|watts?|kilowatts?|megawatts?|gigawatts?|terawatts?|kw|mw|gw|kwh"
    r"|mwh|gwh|twh|"
    r"kilowatt[ -]hours?|megawatt[ -]hours?|volts?|kv|amps?|ohms?|joules?|calories?|kcal|horsepower|hp|bhp|hertz|hz"
    r"|khz|mhz"
    r"|ghz|bytes?|kilobytes?|megabytes?|gigabytes?|terabytes?|kb|mb|gb|tb|mbps|pixels?|megapixels?|decibels?|db|bar|psi"
    r"|ksi|pa|kpa|mpa|gpa|nm|newtons?|ppm|ppb|basis points?|bps|bp|magnitude|calibre|caliber|lb-ft|km|carats?"
    r"|light[ -]years?"
    r"|rpm|cc|g|c|f|m|°|º|[′″'\"](?![\w]))(?![\w])"
)
_AGE = (
    r"(?:years?|months?|weeks?|days?)(?:[ \n-](?:and a half[ \n-])?(?:old\b|olds\b|of age\b|aged?\b))"
    r"|(?:yr|y)[ -]?olds?\b|y/o\b"
)
_TIMES = r"times\b|x(?!\w)|-?fold\b"
_PEOPLE = r"(?:strong|man|men|member|person|people|vehicle|ship|tank|truck|soldier|bed|plane|aircraft|lorry)"
_UNIT = re.compile(
    rf"{_SPACE}(?:(?P<share>{_SHARE})|(?P<age>{_AGE})|(?P<money>{_MONEY})|(?P<duration>{_DURATION})"
    rf"|(?P<measure>{_MEASURE})|(?P<times>{_TIMES}))"
)
_PART = re.compile(r"-(?!odd\b|strong\b|plus\b|ish\b)(?P<head>[a-z]+)")
_COMPOUND_COUNT = re.compile(_PEOPLE + r"\b")
_LENGTH_IN_M = re.compile(
    r"[ -]?m(?:[ -](?:away|from|high|tall|deep|wide|long|thick|north|south|east|west|above|below|off|radius|stretch"
    r"|race"
    r"|apart|inside|outside|behind|beyond|ahead|down|up|across|underground|of the|of a))"
)
_CURRENCY = re.compile(
    r"(?:(?:(?<![a-z])(?:us|u\.s\.|c|ca|a|au|nz|s|hk|r|t|nt|can))?[ ]?[$€£¥₴₽₹₪₺₩]\s?(?:us)?|\b(?:usd|eur|gbp|cad"
    r"|aud|chf|uah|rub|rm|rs\.?|ps|sek|nok|y=|inr"
    r"|ngn|kes|jpy|us))[ \u00a0]?$"
)


def currency_before(text: str, at: int) -> int | None:
    """Where the sign or code of a currency right before offset `at` begins in folded `text`, or None."""
    low = max(0, at - 7)
    before = text[low:at]
    if not before or not (before[-1] in " \u00a0$€£¥₴₽₹₪₺₩=s.mdrpfkby" or before[-1].isalpha()):
        return None
    match = _CURRENCY.search(before)
    return None if match is None else low + match.start()


def unit_after(text: str, at: int, numeral: str) -> tuple[int, Kind]:
    """Where the unit right after offset `at` ends in folded `text`, and the kind it gives; `at` and "count" without.

    `numeral` is the number as written: "500m from" is a length although "500m" alone is half a billion.
    """
    if numeral[-1:] == "m" and numeral[:-1].isdigit() and _LENGTH_IN_M.match(text, at - 1):
        return at, "measure"
    match = _UNIT.match(text, at)
    if match is not None:
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        spaced = text[at : at + 1] in {" ", "\u00a0", "\n"}
        unit = match[0].strip(" -\n\u00a0")
        if kind == "measure" and spaced and unit in {"f", "g", "bar", "pa", "'", '"'}:
            return at, "count"
        return match.end(), kind
    part = _PART.match(text, at)
    if part is not None and numeral:
        return (at, "count") if _COMPOUND_COUNT.fullmatch(part["head"]) else (at, "part")
    return at, "count"
