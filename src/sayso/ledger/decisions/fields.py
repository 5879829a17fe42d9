"""What a person types for a field of a claim, checked: words of the vocabularies, figures, places, dates, names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast, get_args

import msgspec

from sayso.errors import LedgerError
from sayso.ledger.decisions.patching import patched
from sayso.model import Claim, Document, Evidence, Per, Scope, Span, claim_to_record, vocabulary
from sayso.model.vocabulary import Vocabulary

__all__ = ["FIELDS", "settings_of", "standing"]

Values = dict[str, Any]
NONE = "none"
_YES = {"yes": True, "true": True, "no": False, "false": False}
_SURE = 0.5  # a name that means one place with less probability than this must be told by its id
LARGEST = 10**13


class _Typed:
    """One field as it was typed: its name, the words, and the claim that it is for."""

    def __init__(self, name: str, words: str, claim: Claim, document: Document) -> None:
        self.name, self.words, self.claim, self.document = name, words.strip(), claim, document

    def wrong(self, reason: str, step: str) -> LedgerError:
        shown = self.words[:200].encode("utf-8", "backslashreplace").decode()
        return LedgerError(f"{self.name}={shown}", reason, step)

    def one_of(self, words: Sequence[str], noun: str) -> str:
        if self.words not in words:
            raise self.wrong(f"no such {noun}", f"take one of {', '.join(words)}")
        return self.words


def settings_of(claim: Claim, document: Document, given: Sequence[tuple[str, str]]) -> Values:
    """The values that a decision holds for what was typed, in its order. Raises LedgerError for what is wrong."""
    values: Values = {}
    if not given:
        raise LedgerError(f"claim {claim.id}", "no field to set", "name one: --set FIELD=VALUE")
    now = claim
    for name, words in given:
        if name not in FIELDS:
            raise LedgerError(f"{name}={words[:200]}", "no such field", f"take one of {', '.join(FIELDS)}")
        typed = _Typed(name, words, now, document)
        found = FIELDS[name](typed)
        values = {**{field: value for field, value in values.items() if not _within(field, found)}, **found}
        try:
            now, _ = patched(claim, [(1, values)])
        except (ValueError, TypeError, msgspec.ValidationError) as error:
            raise typed.wrong(f"it makes no claim ({error})", "give another value") from None
    _check_ends(claim, values)
    return values


def _within(field: str, found: Values) -> bool:
    """Whether a field belongs to a group that was just emptied."""
    group = field.partition(".")[0]
    return field in found or (group in found and found[group] is None)


def standing(document: Document, words: str, near: Span) -> Span | None:
    """Where the words stand in the document, nearest to `near`, else None; case and runs of blanks do not matter."""
    parts = words.split()
    if not parts:
        return None
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)"
    spans = [Span(*match.span()) for match in re.finditer(pattern, document.text, re.IGNORECASE)]
    return min(spans, key=lambda s: (max(s.start - near.end, near.start - s.end, 0), s.start), default=None)


def _pointed(typed: _Typed, group: str, words: str) -> Values:
    """The words that a value rests on, where they stand in the document; else it rests on what the group had."""
    span = standing(typed.document, words, typed.claim.span)
    if span is None:
        return {}
    return {f"{group}.text": span.of(typed.document.text), f"{group}.span": span.to_record()}


def _check_ends(claim: Claim, values: Values) -> None:
    """Raises LedgerError when an end that is set crosses the other, be that set too or proposed."""
    record = claim_to_record(claim)
    for group, first, last in (("count", "low", "high"), ("when", "start", "end")):
        ends = [f"{group}.{first}", f"{group}.{last}"]
        held = {} if group in values else record[group] or {}
        low, high = values.get(ends[0], held.get(first)), values.get(ends[1], held.get(last))
        if not set(ends) & set(values) or low is None or high is None:
            continue
        if (low[:10] > high[:10]) if group == "when" else low > high:
            told = next(end for end in ends if end in values)
            other = next(end for end in ends if end != told)
            reason, step = f"{ends[0]} {low} is beyond {ends[1]} {high}", f"set {other} too; none is an open end"
            raise LedgerError(f"{told}={values[told]}", reason, step)


def _word(name: Vocabulary, noun: str, field: str) -> Callable[[_Typed], Values]:
    return lambda typed: {field: typed.one_of(tuple(vocabulary(name)), noun)}


def _yes(field: str) -> Callable[[_Typed], Values]:
    def read(typed: _Typed) -> Values:
        return {field: _YES[typed.one_of(tuple(_YES), "answer")]}

    return read


def _literal(field: str, words: Any, noun: str) -> Callable[[_Typed], Values]:
    held = cast(tuple[str, ...], get_args(words))

    def read(typed: _Typed) -> Values:
        found = typed.one_of((*held, NONE), noun)
        return {field: None if found == NONE else found}

    return read


def _named(typed: _Typed, group: str) -> Values:
    """Who: the name as typed, resting on its words where they stand in the document, with its side."""
    from sayso.places import side_of

    if not typed.words:
        raise typed.wrong("no name", "give a name, or none")
    if not typed.words.isprintable():
        raise typed.wrong("it holds characters that cannot be shown", "type the name on one line")
    return {
        f"{group}.name": typed.words,
        f"{group}.side": side_of(typed.words),
        **_pointed(typed, group, typed.words),
    }


def _source(typed: _Typed) -> Values:
    if typed.words.casefold() in (NONE, "publisher"):
        return {"source": None}
    from sayso.language import source_kind

    return _named(typed, "source") | {"source.kind": source_kind(typed.words, text=typed.document.text)}


def _party(group: str) -> Callable[[_Typed], Values]:
    def read(typed: _Typed) -> Values:
        if typed.words == NONE:
            return {group: None}
        from sayso.language import class_of

        klass = class_of(typed.words)
        return _named(typed, group) | ({f"{group}.class": klass} if klass not in (None, "goods") else {})

    return read


def _side(field: str) -> Callable[[_Typed], Values]:
    def read(typed: _Typed) -> Values:
        if not typed.words or not typed.words.isprintable():
            raise typed.wrong("no side", "give a country's code of three letters, a name, or none")
        return {field: None if typed.words == NONE else typed.words}

    return read


def _class(typed: _Typed) -> Values:
    """The class of whom or what; where the event has nobody it is done to, of who does it."""
    group = "by" if vocabulary("events")[typed.claim.event].of is None else "of"
    klass = typed.one_of(tuple(vocabulary("classes")), "class")
    held = typed.claim.by if group == "by" else typed.claim.of
    name = {} if held is not None else {f"{group}.name": vocabulary("classes")[klass].label}
    return name | {f"{group}.class": klass}


def _class_of(group: str) -> Callable[[_Typed], Values]:
    def read(typed: _Typed) -> Values:
        if getattr(typed.claim, group) is None:
            raise typed.wrong(f"the claim has no `{group}`", f"set {group}=NAME first")
        if typed.words == NONE:
            return {f"{group}.class": None}
        return {f"{group}.class": typed.one_of(tuple(vocabulary("classes")), "class")}

    return read


def _count(typed: _Typed) -> Values:
    """A count in words, "at least 117": bounds and all, as any text is read."""
    if typed.words == NONE:
        return {"count": None}
    from sayso.figures import find_counts

    found = find_counts(typed.words)
    if len(found) != 1 or found[0].span.of(typed.words).strip() != typed.words:
        raise typed.wrong("these words are no count", "write it as a report would: 117, at least 117, 50 to 100")
    count = found[0]
    scope = count.scope or (typed.claim.count.scope if typed.claim.count else None)
    return {
        "count.low": count.low,
        "count.high": count.high,
        "count.share": list(count.share) if count.share else None,
        "count.per": count.per,
        "count.scope": None if count.per else scope or "incident",
        "count.approximate": count.approximate,
        "count.vague": count.vague,
        **_pointed(typed, "count", typed.words),
    }


def _bound(field: str) -> Callable[[_Typed], Values]:
    def read(typed: _Typed) -> Values:
        plain = typed.words.replace(",", "")
        if typed.words == NONE:
            return {field: None}
        if not (plain.isascii() and plain.isdigit()) or len(plain) > len(str(LARGEST)):
            raise typed.wrong("no whole number", "write it in figures, or none for no bound")
        scope = {"count.scope": "incident"} if typed.claim.count is None else {}
        return {field: int(plain)} | scope

    return read


def _place(typed: _Typed) -> Values:
    """A place by its id or its name; a name that may mean several is refused with what it may mean."""
    if typed.words == NONE:
        return {"place": None}
    from sayso.places import lookup
    from sayso.places.lookup import place_of_id

    if typed.words.casefold().startswith("geonames:"):
        thing = place_of_id(typed.words.casefold())
        if thing is None:
            raise typed.wrong("the gazetteer holds no such id", "name the place by its name")
        words = thing.name
    else:
        found = lookup(typed.words)
        if not found:
            raise typed.wrong("the gazetteer holds no such place", "check the spelling, or give geonames:N")
        home = typed.claim.place.country if typed.claim.place else None
        near = [one for one in found if home is not None and one.country == home and one.id]
        thing, words = (near or found)[0], typed.words
        if thing.probability < _SURE and len(near or found) > 1 and not near:
            which = ", ".join(f"{one.id} ({one.name}, {one.country})" for one in found[:3])
            raise typed.wrong("the name means several places", f"name one by its id: {which}")
    return {
        "place.name": thing.name,
        "place.id": thing.id,
        "place.country": thing.country,
        "place.disputed": thing.disputed,
        "place.lat": round(thing.lat, 4),
        "place.lon": round(thing.lon, 4),
        "place.radius_km": round(thing.radius_km, 1),
        **_pointed(typed, "place", words),
    }


def _when(typed: _Typed) -> Values:
    if typed.words == NONE:
        return {"when": None}
    first, _, last = typed.words.partition("..")
    return {"when.start": _moment(typed, first), "when.end": _moment(typed, last or first)}


def _end(field: str) -> Callable[[_Typed], Values]:
    return lambda typed: {field: None if typed.words == NONE else _moment(typed, typed.words)}


def _moment(typed: _Typed, words: str) -> str:
    try:
        dt.datetime.fromisoformat(words)
    except ValueError:
        raise typed.wrong("no date", "write it as 2022-03-24, or 2022-03-20..2022-03-24") from None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?", words):
        raise typed.wrong("no date", "write it as 2022-03-24 or 2022-03-24T18:30")
    return words


def _evidence(typed: _Typed) -> Values:
    kinds = get_args(Evidence)
    named = [] if typed.words == NONE else [word.strip() for word in typed.words.split(",")]
    for word in named:
        if word not in kinds:
            raise typed.wrong(f"{word!r} is no evidence", f"take some of {', '.join(kinds)}, with commas, or none")
    return {"evidence": list(dict.fromkeys(named))}


FIELDS: Mapping[str, Callable[[_Typed], Values]] = {
    "event": _word("events", "event", "event"),
    "stance": _word("stances", "stance", "stance"),
    "reality": _word("realities", "status", "reality"),
    "hedged": _yes("hedged"),
    "quote": _yes("quote"),
    "source": _source,
    "source.kind": lambda typed: _of_source(typed, _word("kinds", "kind of source", "source.kind")(typed)),
    "source.side": lambda typed: _of_source(typed, _side("source.side")(typed)),
    "by": _party("by"),
    "by.class": _class_of("by"),
    "by.side": lambda typed: _of_party(typed, "by", _side("by.side")(typed)),
    "of": _party("of"),
    "of.class": _class_of("of"),
    "of.side": lambda typed: _of_party(typed, "of", _side("of.side")(typed)),
    "class": _class,
    "count": _count,
    "count.words": _count,
    "count.low": _bound("count.low"),
    "count.high": _bound("count.high"),
    "count.per": _literal("count.per", Per, "period"),
    "count.scope": _literal("count.scope", Scope, "scope"),
    "count.approximate": _yes("count.approximate"),
    "count.vague": _yes("count.vague"),
    "place": _place,
    "when": _when,
    "when.start": _end("when.start"),
    "when.end": _end("when.end"),
    "evidence": _evidence,
}


def _of_source(typed: _Typed, values: Values) -> Values:
    if not typed.claim.sources:
        raise typed.wrong("the claim has no source", "set source=NAME first")
    return values


def _of_party(typed: _Typed, group: str, values: Values) -> Values:
    if getattr(typed.claim, group) is None:
        raise typed.wrong(f"the claim has no `{group}`", f"set {group}=NAME first")
    return values
