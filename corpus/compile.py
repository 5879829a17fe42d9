"""From a draft's words to claims.md's records.

`python -m corpus.compile DRAFT.jsonl DOCUMENT.txt -o NAME.claims.jsonl`

Everything that cannot be settled is refused, each problem in one line; nothing is written then.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from corpus.draft import Draft, DraftClaim, Tables, read_draft
from corpus.words import Ambiguous, NotFound, inside_quotes, line_of, locate, locate_attribution
from sayso.model import Span, claim_from_record, claim_to_record, vocabulary

__all__ = ["compile_draft", "document_id", "headline_of", "main"]

Record = dict[str, Any]
_HELD_BY_A_SIDE = frozenset({"seized", "controls", "besieged"})
_METADATA = re.compile(r"(?:Date|Source|Byline|Author):\s")
DOUBTFUL = 0.5  # the confidence of a claim that the draft marks `must: false`; all others have 1.0


class Refused(Exception):
    """Why one claim of a draft cannot become a record."""


def document_id(raw: bytes) -> str:
    """The id that claims.md gives a document: the sha256 of its bytes."""
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


def headline_of(text: str) -> Span | None:
    """The first line that is not empty; None in an empty text."""
    match = re.search(r"[^\s].*", text)
    return Span(*match.span()).trimmed(text) if match else None


def compile_draft(draft: Draft, text: str, document: str) -> tuple[list[Record], list[str]]:
    """The records of all claims, in the order of the text, and the problems, one line each.

    `text` is the document's text as `sayso text` gives it (a plain text's own characters).
    """
    records: list[tuple[DraftClaim, Record]] = []
    problems, ids = list(draft.problems), dict[str, str]()
    for claim in draft.claims:
        try:
            record = _record(claim.fields, draft.tables, text, document)
        except (Refused, NotFound, Ambiguous, ValueError, KeyError, TypeError) as problem:
            problems.append(f"{claim.label}: {problem}")
            continue
        key = claim.fields.get("key")
        if key in ids:
            problems.append(f"{claim.label}: the key stands twice")
        if key is not None:
            ids[key] = record["id"]
        if any(record["id"] == other["id"] for _, other in records):
            problems.append(f"{claim.label}: the same words, event and source stand twice")
        records.append((claim, record))
    problems += _link(records, ids)
    finished = sorted((record for _, record in records), key=lambda r: (r["span"], r["event"]))
    return [claim_to_record(claim_from_record(record)) for record in finished], problems


def _link(records: list[tuple[DraftClaim, Record]], ids: dict[str, str]) -> Iterator[str]:
    """Fill `part_of` with ids; a key that no claim has, or the claim's own, is a problem."""
    for claim, record in records:
        key = claim.fields.get("part_of")
        if key is not None and (key not in ids or ids[key] == record["id"]):
            yield f"{claim.label}: part_of names {key!r}, which is no other claim's key"
        record["part_of"] = None if key is None else ids.get(key)


def _record(fields: Record, tables: Tables, text: str, document: str) -> Record:
    event = _one_of("events", fields.get("event"))
    span = locate(text, fields["span"], hint=fields)
    cue = fields.get("cue")
    cue = {"text": cue} if isinstance(cue, str) else cue
    cue_span = locate_attribution(text, cue["text"], near=span, claim=span, hint=cue) if cue else None
    sources = [_source(tables.full("names", value), text, span, cue_span) for value in fields.get("sources", [])]
    record: Record = {
        "document": document,
        "part": _part(fields, text, span),
        "span": span.to_record(),
        "text": span.of(text),
        "event": event,
        "stance": _one_of("stances", fields.get("stance", "asserts")),
        "reality": _one_of("realities", fields.get("reality", "happened")),
        "hedged": _flag(fields, "hedged", False),
        "quote": _flag(fields, "quote", inside_quotes(text, span)),
        "sources": sources,
        "cue": {"text": cue["text"], "span": cue_span.to_record()} if cue and cue_span else None,
        "by": _actor(fields, "by", tables, text, span),
        "of": _actor(fields, "of", tables, text, span),
        "count": _count(fields.get("count"), text, span),
        "place": _place(fields.get("place"), tables, text, span),
        "when": _when(fields.get("when"), tables, text, span),
        "evidence": fields.get("evidence", []),
        "part_of": None,
        "confidence": 1.0 if _flag(fields, "must", True) else DOUBTFUL,
    }
    _check(record, fields, text, span)
    mark = "\n".join([document, *map(str, record["span"]), event, *(s["name"] for s in sources[:1])])
    record["id"] = hashlib.sha256(mark.encode()).hexdigest()[:16]
    try:
        claim_from_record(record)
    except msgspec.ValidationError as problem:
        raise Refused(str(problem)) from None
    return record


def _check(record: Record, fields: Record, text: str, span: Span) -> None:
    """What the words of one claim may not do together."""
    event, word = record["event"], vocabulary("events")[record["event"]]
    if "\n" in record["text"]:
        raise Refused("the span runs over a line's end")
    if _METADATA.match(line_of(text, span).of(text)):
        raise Refused("the span lies in a line of metadata")
    if record["cue"]:
        start, end = record["cue"]["span"]
        if start <= span.start < end or start < span.end <= end:
            raise Refused(f"the span begins or ends in its own cue {record['cue']['text']!r}")
        if not line_of(text, span).overlaps(Span(start, end)) and not {"in", "nth"} & set(fields["cue"]):
            raise Refused(
                f'the cue {record["cue"]["text"]!r} stands in another paragraph; say which with "in" or "nth"'
            )
    if record["count"] and word.counts == "none":
        raise Refused(f"{event} has no count")
    for role in ("by", "of"):
        if record[role] and getattr(word, role) is None:
            raise Refused(f"{event} has no {role!r}")
    if record["by"] and record["of"] and record["by"]["span"] == record["of"]["span"]:
        raise Refused("by and of are the same words")
    if event in _HELD_BY_A_SIDE and (record["of"] or {}).get("class") == "place" and not record["place"]:
        raise Refused(f"the place that is {event} stands in of and in place")


def _flag(fields: Record, name: str, default: bool) -> bool:
    value = fields.get(name, default)
    if not isinstance(value, bool):
        raise Refused(f"{name} is true or false, not {value!r}")
    return value


def _one_of(name: Any, word: Any) -> str:
    if not isinstance(word, str) or word not in vocabulary(name):
        raise Refused(f"{word!r} is none of the {name}")
    return word


def _part(fields: Record, text: str, span: Span) -> str:
    headline = headline_of(text)
    if headline and headline.contains(span):
        return "headline"
    part = fields.get("part", "body")
    if part not in ("body", "caption"):
        raise Refused(f"part is caption, or found by itself, not {part!r}")
    return str(part)


def _only(entry: Record, allowed: str, what: str) -> None:
    if unknown := sorted(set(entry) - {"text", "in", "nth", *allowed.split()}):
        raise Refused(f"{what} has no {', '.join(unknown)}")


def _name(entry: Record) -> str:
    name = entry.get("name") or entry["text"]
    if not isinstance(name, str) or "|" in name:
        raise Refused(f"a name is one name in words, not {name!r}")
    return name


def _source(entry: Record, text: str, claim: Span, cue: Span | None) -> Record:
    _only(entry, "name kind side class", "a source")
    span = locate_attribution(text, entry["text"], near=cue or claim, claim=claim, hint=entry)
    kind = _one_of("kinds", entry.get("kind"))
    return {
        "text": entry["text"],
        "span": span.to_record(),
        "name": _name(entry),
        "kind": kind,
        "side": entry.get("side"),
    }


def _actor(fields: Record, role: str, tables: Tables, text: str, claim: Span) -> Record | None:
    if fields.get(role) is None:
        return None
    entry = tables.full("names", fields[role])
    _only(entry, "name kind side class", role)
    klass = _one_of("classes", entry["class"]) if entry.get("class") else None
    span = locate(text, entry["text"], near=claim, hint=entry)
    return {
        "text": entry["text"],
        "span": span.to_record(),
        "name": _name(entry),
        "side": entry.get("side"),
        "class": klass,
    }


def _count(entry: Record | None, text: str, claim: Span) -> Record | None:
    if entry is None:
        return None
    _only(entry, "exact low high share per scope approximate vague", "a count")
    low, high = (entry["exact"], entry["exact"]) if "exact" in entry else (entry.get("low"), entry.get("high"))
    if any(isinstance(bound, bool) or not isinstance(bound, int | None) for bound in (low, high)):
        raise Refused("bounds are whole numbers")
    if low is None and high is None and not entry.get("share") and not entry.get("vague"):
        raise Refused(f"the count {entry['text']!r} holds no bound, no share, and is not vague")
    return {
        "text": entry["text"],
        "span": locate(text, entry["text"], near=claim, hint=entry).to_record(),
        "low": low,
        "high": high,
        "share": entry.get("share"),
        "per": entry.get("per"),
        "scope": entry.get("scope"),
        "approximate": _flag(entry, "approximate", False),
        "vague": _flag(entry, "vague", False),
    }


def _place(value: Any, tables: Tables, text: str, claim: Span) -> Record | None:
    if value is None:
        return None
    entry = tables.full("places", value)
    _only(entry, "name country disputed", "a place")
    if not re.fullmatch("[A-Z]{3}", entry.get("country") or "XXX"):
        raise Refused(f"{entry['country']!r} is no alpha-3 country")
    return {
        "text": entry["text"],
        "span": locate(text, entry["text"], near=claim, hint=entry).to_record(),
        "name": _name(entry),
        "country": entry.get("country"),
        "disputed": _flag(entry, "disputed", False),
    }


def _when(value: Any, tables: Tables, text: str, claim: Span) -> Record | None:
    if value is None:
        return None
    entry = tables.full("times", value)
    _only(entry, "day start end", "a time")
    start, end = (entry["day"], entry["day"]) if "day" in entry else (entry.get("start"), entry.get("end"))
    for value in (start, end):
        if value is not None and not re.match(r"\d{4}-\d\d-\d\d(T|$)", value):
            raise Refused(f"{value!r} is no ISO date")
        if value is not None:
            dt.datetime.fromisoformat(value)
    if start and end and start > end:
        raise Refused(f"{entry['text']!r} ends before it starts")
    span = locate(text, entry["text"], near=claim, hint=entry)
    return {"text": entry["text"], "span": span.to_record(), "start": start, "end": end}


def main(arguments: list[str] | None = None) -> int:
    """Compile one draft; 0 when written, 1 when refused."""
    parser = argparse.ArgumentParser(prog="python -m corpus.compile", description=__doc__)
    parser.add_argument("draft", type=Path)
    parser.add_argument("document", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    raw = options.document.read_bytes()
    records, problems = compile_draft(read_draft(options.draft), raw.decode("utf-8"), document_id(raw))
    for problem in problems:
        print(f"{options.draft}: {problem}", file=sys.stderr)
    if problems:
        return 1
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    options.output.write_text(lines, "utf-8")
    print(f"{options.output}: {len(records)} claims", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
