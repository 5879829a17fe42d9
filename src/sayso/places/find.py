"""Finds the places of a text: the room's main function."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Place, Span
from sayso.places.areas import BORDER_KM, area_of, at_border
from sayso.places.choice import Chosen, choose
from sayso.places.gazetteer import OTHER, STEM
from sayso.places.mention import Candidate, Mention, Role
from sayso.places.names import Found, find_names, qualified, whole_name
from sayso.places.phrases import capitals
from sayso.places.roles import joined, role_of
from sayso.places.tables import disputed_at, disputed_places
from sayso.places.tables import words as tables_words
from sayso.places.weights import SHIPPED, Weights
from sayso.places.wording import Wording, read_words

__all__ = ["best_under", "find_places", "resolve_places"]

ENOUGH = 2.0  # points of evidence that make a name a place; see _evidence
LONGEST_SPAN = 12  # words of a given span that are looked at
LEAST = 0.3  # the best meaning must be at least this probable, or the place stays without an id


def find_places(text: str, *, start: int = 0, end: int | None = None, weights: Weights = SHIPPED) -> list[Mention]:
    """All mentions of places, countries, seats of power and peoples in `text[start:end]`, in order, none overlapping.

    What could as well be a person, an organisation or an ordinary word is left out. Spans index the whole text.
    `weights` say how much each reason counts when a meaning is chosen.

    >>> [(m.place.text, m.role, m.side) for m in find_places("Kyiv accused Russian troops in Sumy.")]
    [('Kyiv', 'actor', 'UKR'), ('Russian', 'people', 'RUS'), ('Sumy', 'place', None)]
    """
    words = read_words(text, start, end)
    names = find_names(words)
    chosen = choose(names, [at for at, name in enumerate(names) if not name.bound or _firm(name)], weights=weights)
    persons = _surnames(names, words)
    taken = {name.key for name in names if _accepted(name, chosen.get(name.key), persons, words)}
    mentions = []
    for name in names:
        told = chosen.get(name.key)
        firm = _accepted(name, told, persons, words)
        again = name.key in taken and not name.bound and not (name.doubtful and name.opening)
        if firm or again:
            mention = _mention(text, name, told, words)
            if mention is not None:
                mentions.append(mention)
    return mentions


def resolve_places(text: str, spans: Sequence[Span], *, weights: Weights = SHIPPED) -> list[Mention | None]:
    """What each of the given spans means as a place, in the context of all of them; None where nothing is known.

    For spans that are known to name places: nothing is held back.
    """
    words, names, owners = _named(text, spans)
    chosen = choose(names, weights=weights)
    answers: list[Mention | None] = [None] * len(spans)
    for name, at in zip(names, owners, strict=True):
        answers[at] = _mention(text, name, chosen.get(name.key), words, as_place=True)
    return answers


def best_under(text: str, spans: Sequence[Span]) -> Callable[[Weights], list[Candidate | None]]:
    """The best meaning of each span under weights, as `resolve_places` gives it; the names are read once for all."""
    _, names, owners = _named(text, spans)

    def best(weights: Weights) -> list[Candidate | None]:
        chosen = choose(names, weights=weights)
        answers: list[Candidate | None] = [None] * len(spans)
        for name, at in zip(names, owners, strict=True):
            held = _best(name, chosen.get(name.key))
            answers[at] = held.candidates[0] if held is not None else None
        return answers

    return best


def _named(text: str, spans: Sequence[Span]) -> tuple[list[Wording], list[Found], list[int]]:
    """The words of a text, the names at spans in the order of the text, and the position of each name's span."""
    found: list[Found] = []
    owners: list[int] = []
    words = read_words(text)
    ends = [word.end for word in words]
    for at, span in enumerate(spans):
        begin = bisect_right(ends, span.start)
        held = [i for i in range(begin, min(begin + LONGEST_SPAN, len(words))) if words[i].start < span.end]
        if not held:
            continue
        part = whole_name(words, held[0], held[-1] + 1)
        if part is not None:
            found.append(part)
            owners.append(at)
    order = sorted(range(len(found)), key=lambda at: found[at].first)
    return words, qualified([found[at] for at in order], words), [owners[at] for at in order]


@dataclass(frozen=True, slots=True)
class _Best:
    candidates: tuple[Candidate, ...]
    reason: str
    side: str | None


def _firm(name: Found) -> bool:
    """Whether the name is a country, people, region or seat: those are places even beside other capitals."""
    if name.meaning is None or name.meaning.weak:
        return False
    return not (name.bound and name.key in tables_words()["country_persons"])


def _accepted(name: Found, told: Chosen | None, persons: frozenset[str], words: Sequence[Wording]) -> bool:
    if name.meaning is not None:
        if name.meaning.kind == "short":
            return True
        if name.meaning.weak and not name.land:
            return False
        if name.bound and name.meaning.kind != "people":
            return _firm(name) and not _organisation(name, words)
        return not (name.key in persons and name.key in tables_words()["country_persons"] and not name.placed)
    if told is None or name.bound:
        return False
    return _evidence(name, told, persons, words) >= ENOUGH


def _organisation(name: Found, words: Sequence[Wording]) -> bool:
    lists = tables_words()
    after = words[name.last] if name.last < len(words) else None
    if after is not None and after.gap == " " and after.capital and after.key in lists["organisation"]:
        return not words[name.last - 1].possessive
    of = name.first > 1 and words[name.first - 1].key in {"of", "the"}
    return of and any(
        w.capital and w.key in lists["organisation_of"] for w in words[max(0, name.first - 3) : name.first]
    )


def _evidence(name: Found, told: Chosen, persons: frozenset[str], words: Sequence[Wording]) -> float:
    """Points for a town or division: how known, how spelled, how placed, whether the text supports it."""
    best = told.candidates[0]
    people = best.population
    points = 0.5 if people < 5_000 else 1.0 if people < 100_000 else 2.0 if people < 500_000 else 2.5
    if best.kind in {"division", "county"}:
        points = 2.5
    points += 1.5 if name.placed or name.listed else 0.0
    points += 4.0 if name.qualifier is not None and told.qualified else 0.0
    points += 1.0 if told.supported else 0.0
    points += 0.5 if name.last - name.first > 1 else 0.0
    if told.spelling == OTHER:
        points -= 1.0 if people < 100_000 else 0.3
    elif told.spelling == STEM and not name.land:
        points -= 1.5
    if name.doubtful:
        points -= 2.5
    if name.key in persons and people < 100_000 and not name.placed:
        points -= 2.0
    if name.opening and not name.doubtful and people < 15_000:
        points -= 0.5
    if words[name.first].titled and people < 100_000:
        points -= 1.0
    return points


def _surnames(names: Sequence[Found], words: Sequence[Wording]) -> frozenset[str]:
    """Names that somewhere in the text end a longer run of capitals, as surnames do."""
    held = set()
    for name in names:
        if name.bound and name.first and words[name.first - 1].capital and not words[name.first].titled:
            held.add(name.key)
    return frozenset(held)


def _mention(
    text: str, name: Found, told: Chosen | None, words: Sequence[Wording], *, as_place: bool = False
) -> Mention | None:
    best = _best(name, told)
    if best is None:
        return None
    thing = best.candidates[0]
    start, end = words[name.first].start, words[name.last - 1].end
    if (
        words[name.last - 1].text.endswith(".") is False
        and "." in words[name.last - 1].text
        and text[end : end + 1] == "."
    ):
        end += 1
    border = thing.kind == "country" and at_border(text, start, end)
    role, side = _role(name, thing, words, best.side)
    role = "place" if border and role == "actor" else role
    land = name.land and thing.kind == "town"
    radius, widened = area_of(text, start, thing.radius_km, land=land)
    if role != "place" and not as_place:
        radius, widened = thing.radius_km, "its own size"
    if border and role != "actor":
        radius = thing.radius_km + BORDER_KM
        widened = f"somewhere along its border, the words do not say where; {BORDER_KM:g} km beyond its own size"
    settled = thing.probability >= LEAST or as_place
    disputed = _status(thing)
    reason = f"{best.reason}; radius: {widened}" + (f"; disputed: {disputed}" if disputed else "")
    place = Place(
        text=text[start:end],
        span=Span(start, end),
        name=thing.name,
        id=thing.id if settled else None,
        country=thing.country if settled else None,
        disputed=thing.disputed,
        lat=round(thing.lat, 4) if settled else None,
        lon=round(thing.lon, 4) if settled else None,
        radius_km=round(radius, 1) if settled else None,
    )
    return Mention(place=place, role=role, side=side, kind=thing.kind, candidates=best.candidates, reason=reason)


def _best(name: Found, told: Chosen | None) -> _Best | None:
    if name.meaning is not None and name.meaning.candidate is not None:
        country = name.meaning.kind == "country"
        thing = name.meaning.candidate
        better = told is not None and country and (told.qualified or (name.key == "georgia"))
        if not better or told is None:
            words: Mapping[str, str] = {
                "country": "a country’s name comes before any town",
                "people": "the people or adjective of a country",
                "seat": "a seat of power",
                "region": "a known region or sea",
                "short": "the short form of a division",
            }
            return _Best((thing,), words[name.meaning.kind], name.meaning.side)
    if told is None:
        return None
    why = "the text names its country or division" if told.supported else "the most prominent of its name"
    if told.qualified:
        why = "the name after the comma says which"
    first = told.candidates[0]
    return _Best(
        told.candidates, f"{why} ({first.probability:.0%})", first.country if first.kind == "country" else None
    )


def _role(name: Found, thing: Candidate, words: Sequence[Wording], side: str | None) -> tuple[Role, str | None]:
    kind = name.meaning.kind if name.meaning is not None and thing.kind not in {"town", "division"} else None
    if joined(words, name.first, name.last):
        side = None
    if kind == "people":
        return "people", side
    if kind == "seat":
        return "actor", side
    if kind == "country":
        return role_of(words, name.first, name.last, country=True), side
    seat = capitals().get(name.key)
    capital = seat is not None and thing.kind in {"town", "division"} and thing.country == seat
    if capital and role_of(words, name.first, name.last, country=False) == "actor":
        return "actor", seat
    return "place", None


def _status(thing: Candidate) -> str | None:
    """The stated status of the disputed place that the candidate is or lies in, with its source and day."""
    if not thing.disputed:
        return None
    title = disputed_at(thing.country or "", thing.division or "", thing.lat, thing.lon, thing.name)
    if title is None:
        entries = disputed_places().items()
        title = next((t for t, entry in entries if entry.covers(thing.lat, thing.lon)), None)
    if title is None:
        return None
    entry = disputed_places()[title]
    return f"{entry.status} ({entry.source}, {entry.date})"
