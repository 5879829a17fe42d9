"""The comparison of two claims: points for what agrees and what does not, each with its reason in words.

The score of a pair depends on the two claims alone. Some differences are never overcome: another event, another place,
another day, an incident against a running total, a share against its whole, the other side as the victim.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sayso.ledger.matters import weights as w
from sayso.ledger.matters.traits import Spot, Traits
from sayso.ledger.matters.vocabulary import ACTS_OF_A_SIDE, EQUIPMENT, HUMANS, OF_THINGS
from sayso.places import distance_km

__all__ = ["NEVER", "Comparison", "compare", "score"]

NEVER = float("-inf")
Told = list[str] | None
_THINGS = frozenset({"buildings", "infrastructure", "place", "other"})
_RIDDEN = frozenset({"vehicles", "ships"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two claims are: the points in all (`NEVER` where something forbids it), and why, in words."""

    score: float
    reasons: tuple[str, ...]

    @property
    def refused(self) -> bool:
        """Whether something forbids that the two are one matter, whatever else agrees."""
        return self.score == NEVER


def compare(one: Traits, other: Traits) -> Comparison:
    """The comparison with its reasons; the points do not depend on the order of the two."""
    told: list[str] = []
    points = _judge(one, other, told)
    return Comparison(points, tuple(told))


def score(one: Traits, other: Traits) -> float:
    """The points of `compare` alone."""
    return _judge(one, other, None)


def _judge(one: Traits, other: Traits, told: Told) -> float:
    if one.event != other.event:
        return _never(told, "another event")
    if one.kind != other.kind:
        return _never(told, "a running total against an incident")
    if one.per != other.per:
        return _never(told, "a rate against a number")
    points = _place(one, other, told)
    if points == NEVER:
        return NEVER
    points += _whom(one, other, told)
    if points == NEVER:
        return NEVER
    if one.kind == "total":
        return points + _running(one, other, told)
    days = _day(one, other, told)
    lent = max(one.days_lent, other.days_lent)
    if lent:
        days = max(w.DAY_LENT_OTHER, days - lent if days > 0 else days)
    points += days
    if points == NEVER:
        return NEVER
    return points + _figure(one, other, told) + _wording(one, other, told)


def _never(told: Told, reason: str) -> float:
    if told is not None:
        told.append(f"{reason}: never")
    return NEVER


def _place(one: Traits, other: Traits, told: Told) -> float:
    if one.spot is not None and other.spot is not None:
        lent = max(one.spot_lent, other.spot_lent)
        points = _spots(one.spot, other.spot, told, never=not lent)
        if points <= w.PLACE_LENT_OTHER and (one.spot.word in other.words or other.spot.word in one.words):
            if told is not None:
                told[-1] = "one names the place of the other too"
            return w.PLACE_NAMED
        if not lent:
            return points
        if told is not None:
            told[-1] += ", as the report around it tells"
        return points - lent if points > 0 else points
    land, land_ = (claim.spot.country if claim.spot else claim.setting for claim in (one, other))
    if land is not None and land_ is not None and land != land_:
        return _never(told, "reports of other countries")
    if land is not None and land == land_ and (one.kind == "total" or one.spot is other.spot):
        points = w.TOTAL_SETTING if one.kind == "total" else w.PLACE_SETTING
        return _say(told, "reports of the same country", points)
    return w.PLACE_NONE if one.spot is other.spot else _say(told, "one names no place", w.PLACE_NONE)


def _other_place(told: Told, reason: str, never: bool) -> float:
    return _never(told, reason) if never else _say(told, reason, w.PLACE_LENT_OTHER)


def _spots(one: Spot, other: Spot, told: Told, *, never: bool) -> float:
    if one.key == other.key:
        return _say(told, "same place", w.PLACE_SAME)
    if one.country is not None and other.country is not None and one.country != other.country:
        return _never(told, "another country")
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        if one.name == other.name:
            return _say(told, "same place", w.PLACE_SAME)
        if one.name in other.name or other.name in one.name:
            return _say(told, "places with one name in the other", w.PLACE_NEAR)
        return _say(told, "another name of a place", w.PLACE_UNKNOWN if never else w.PLACE_LENT_OTHER)
    # A quick bound before the sine and cosine: a degree of latitude is 111 km.
    reach = one.radius + other.radius + w.APART_KM
    if told is None and abs(one.lat - other.lat) * 111 > reach:
        return _other_place(told, "another place", never)
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    if max(one.radius, other.radius) >= 30:
        if apart <= one.radius + other.radius:
            return _say(told, "one place lies in the other", w.PLACE_WITHIN)
        return _other_place(told, f"{apart:,.0f} km apart", never)
    if apart <= w.APART_KM:
        return _say(told, f"{apart:,.0f} km apart", w.PLACE_NEAR)
    return _other_place(told, f"another town, {apart:,.0f} km away" if apart >= 1 else "another town", never)


def _say(told: Told, reason: str, points: float) -> float:
    if told is not None:
        told.append(reason)
    return points


def _whom(one: Traits, other: Traits, told: Told) -> float:
    """Of whom and by whom: classes, sides, and whether one is a share."""
    if one.of_side and other.of_side and one.of_side != other.of_side and one.event not in ("clashed", "negotiated"):
        return _never(told, "done to the other side")
    points = _class(one.of_class, other.of_class, told)
    if one.part != other.part:
        if one.low is None or one.low != other.low or one.high != other.high:
            return _never(told, "a share against its whole")
        points -= 1
    if one.of_side and one.of_side == other.of_side:
        points += _say(told, "done to the same side", w.SIDE_SAME)
    if one.by_side and other.by_side:
        if one.by_side == other.by_side:
            points += _say(told, "by the same side", w.SIDE_SAME)
        elif one.event in ACTS_OF_A_SIDE:
            return _never(told, "another side's act")
        elif one.event not in ("clashed", "negotiated"):
            points += _say(told, "each names another side as the doer", w.SIDE_DISPUTED)
    return points


def _class(one: str | None, other: str | None, told: Told) -> float:
    if one is None or other is None or (one == "other" and other == "other"):
        return 0.0
    if one == other:
        return _say(told, f"both of {one.replace('_', ' ')}", w.CLASS_SAME if one != "place" else 0.0)
    pair = {one, other}
    if pair == {"people", "civilians"}:
        return _say(told, "people and civilians", w.CLASS_AKIN)
    if pair <= _THINGS or (pair & _THINGS and pair & HUMANS and not pair & {"soldiers"}):
        return 0.0  # a town was shelled, and a block of it, and those who live there
    if pair <= HUMANS and pair & {"people", "civilians"} and "soldiers" not in pair:
        return _say(told, f"{one} and {other}".replace("_", " "), w.CLASS_OTHER)
    if pair == {"people", "soldiers"}:
        return _say(told, "people and soldiers", w.CLASS_OTHER / 2)
    if pair & HUMANS and pair & _RIDDEN and "soldiers" not in pair:
        return 0.0  # a bus was shot at, and those in it
    if pair <= EQUIPMENT and "vehicles" in pair and "armoured_vehicles" in pair:
        return w.CLASS_OTHER / 2
    return _never(told, f"{one} against {other}".replace("_", " "))


def _running(one: Traits, other: Traits, told: Told) -> float:
    """Running totals: figure and day may differ, since they are a series; the quantity must be one."""
    points = 0.0
    if one.of_class and one.of_class == other.of_class:
        points += w.TOTAL_CLASS
    if one.of_side and one.of_side == other.of_side:
        points += w.TOTAL_SIDE
    if one.source is not None and one.source == other.source:
        points += _say(told, "counted by the same office", w.OFFICE_SAME)
    if one.start is not None and other.start is not None:
        if one.start == other.start:
            points += _say(told, "counted since the same day", w.TOTAL_SINCE_SAME)
        elif abs(one.start - other.start) > 3:
            points += _say(told, "counted since other days", w.TOTAL_SINCE)
    return points


def _day(one: Traits, other: Traits, told: Told) -> float:
    first, second = _interval(one), _interval(other)
    patience = w.STATE_DAYS if one.state or other.state else 0
    if first and second:
        gap = max(first[0] - second[1], second[0] - first[1])
        if gap > 1 + patience:
            return _never(told, f"{gap} days apart")
        longest = max(first[1] - first[0], second[1] - second[0])
        if gap <= 0:
            if first == second:
                return w.DAY_SAME if told is None else _say(told, f"same day: {_in_words(first)}", w.DAY_SAME)
            if longest <= 2:
                return (
                    w.DAY_SAME - 0.5
                    if told is None
                    else _say(told, f"days that overlap: {_in_words(first)} and {_in_words(second)}", w.DAY_SAME - 0.5)
                )
            return _say(told, "one lies in the other's days", 1.0 if longest <= 7 else 0.5)
        if patience:
            return _say(told, f"{gap} {'day' if gap == 1 else 'days'} apart, of a state that lasts", 1.0 - gap / 4)
        return (
            w.DAY_BESIDE
            if told is None
            else _say(told, f"a day apart: {_in_words(first)} and {_in_words(second)}", w.DAY_BESIDE)
        )
    if first or second:
        (start, end), lone = (first, other) if first else (second, one)  # type: ignore[misc]
        if lone.published is None:
            return 0.0
        if lone.published > end + w.OLDEST + patience:
            return _never(told, f"told {lone.published - end} days later, without a day")
        if lone.published < start and not (lone.ahead or one.ahead or other.ahead):
            return _never(told, "told before it happened")
        late = max(0, lone.published - end)
        if end - start > 7:
            return 0.5
        if lone.published < start:
            return _say(told, "told beforehand", 0.0)
        return _say(told, _later(late), w.DAY_AFTER if late <= 3 else w.DAY_AFTER - (late - 3) / 2)
    if one.published is None or other.published is None:
        return 0.0
    gap = abs(one.published - other.published)
    if gap > w.OLDEST + patience:
        return _never(told, f"published {gap} days apart, without a day")
    if gap <= 1 + patience / 2:
        return _say(told, "published on the same day" if gap == 0 else f"published {gap} days apart" if gap > 1 else
                    "published a day apart", w.PUBLISHED_NEAR - gap / 4)  # fmt: skip
    return 0.0 if gap < 4 else _say(told, f"published {gap} days apart", w.PUBLISHED_APART)


def _later(late: int) -> str:
    return (
        "published that day" if late == 0 else "published a day later" if late == 1 else f"published {late} days later"
    )


def _interval(one: Traits) -> tuple[int, int] | None:
    """The days told; an open end reaches to the document's day where that is known."""
    if one.start is None and one.end is None:
        return None
    start = one.start if one.start is not None else (one.end or 0) - 30
    end = one.end if one.end is not None else max(start, one.published or start)
    return start, end


def _in_words(days: tuple[int, int]) -> str:
    start, end = (dt.date.fromordinal(day) for day in days)
    last = f"{end.day} {end:%b}"
    return (
        last
        if start == end
        else f"{start.day} to {last}"
        if start.month == end.month
        else f"{start.day} {start:%b} to {last}"
    )


def _figure(one: Traits, other: Traits, told: Told) -> float:
    low, high, low_, high_ = one.low, one.high, other.low, other.high
    if (low is None and high is None) or (low_ is None and high_ is None):
        return 0.0
    if low == low_ and high == high_:
        few = (high if high is not None else low or 0) <= w.FEW
        return _say(told, f"the same figure: {_bounds(low, high)}", w.FIGURE_SAME_FEW if few else w.FIGURE_SAME)
    floor, floor_ = low or 0, low_ or 0
    if (high is None or high >= floor_) and (high_ is None or high_ >= floor):
        if low is not None and low == low_:
            return _say(told, f"figures that agree: {_bounds(low, high)} and {_bounds(low_, high_)}", w.FIGURE_FLOOR)
        return _say(told, f"figures that agree: {_bounds(low, high)} and {_bounds(low_, high_)}", w.FIGURE_WITHIN)
    nearest, farthest = (high, floor_) if high is not None and high < floor_ else (high_ or 0, floor)
    if nearest == 0:
        return _say(told, f"{_bounds(low, high)} against {_bounds(low_, high_)}", 0.0)
    if farthest <= max(w.CLOSE_FIGURES * nearest, nearest + 3):
        return _say(
            told,
            f"figures {_bounds(low, high)} and {_bounds(low_, high_)} can be corrections of each other",
            w.CORRECTABLE,
        )
    return _say(told, f"figures far apart: {_bounds(low, high)} and {_bounds(low_, high_)}", w.FAR_FIGURES)


def _bounds(low: int | None, high: int | None) -> str:
    if low is not None and low == high:
        return f"{low:,}"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    return f"at least {low:,}" if low is not None else f"at most {high:,}"


def _wording(one: Traits, other: Traits, told: Told) -> float:
    points = 0.0
    if one.targets and other.targets:
        shared = one.targets & other.targets
        points += (
            _say(told, f"the same target: {min(shared)}", w.TARGET_SAME)
            if shared
            else _say(told, f"another target: {min(one.targets)} and {min(other.targets)}", w.TARGET_OTHER)
        )
    words = len(one.words & other.words)
    if not words and one.event in OF_THINGS and one.words and other.words:
        points += _say(told, "no word for the thing in common", w.THINGS_OTHER)
    if words:
        share = words / min(len(one.words), len(other.words))
        # One word in common of one is little: "soldiers deserted" and "three soldiers".
        points += w.WORDS_MOST * share * min(1.0, words / 3)
        if told is not None:
            told.append("words in common: " + ", ".join(sorted(one.words & other.words)[:4]))
        names = one.names & other.names
        if names:
            points += _say(told, f"the same names: {', '.join(sorted(names)[:3])}", w.NAMES_SAME)
        if one.words == other.words and words >= w.WORDING_LEAST:
            points += _say(told, "the same wording", w.WORDING_SAME)
    return points
