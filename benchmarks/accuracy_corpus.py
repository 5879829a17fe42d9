"""The sections of docs/accuracy.md on the project's own corpus: claims, their fields, events, errors."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from benchmarks import confidence, fields
from benchmarks.claims import HEADS, SHARES, Example, by_keywords, by_majority, by_sayso, examples_in, measured
from benchmarks.gate import APART
from benchmarks.mistakes import confusions, kinds, spread, wrong_fields
from benchmarks.tables import example, figure, paragraph, table
from corpus.agree import agreement

__all__ = ["claims_section", "errors_section", "events_section", "fields_section", "other_fields_section"]

CORPUS = confidence.ROOT / "corpus"
ASKED = {
    "source": "the nearest source is the right party",
    "stance": "what the source does with it: asserts, denies, warns …",
    "reality": "happened, ongoing, planned, possible …",
    "count": "both bounds of the figure, and its share",
    "place": "where, by name",
    "when": "both ends of the time, to the day",
    "by": "who did it, where gold says so",
    "of": "to whom or what, where gold says so",
    "hedged": "the sentence holds back",
    "quote": "the words stand in quotation marks",
    "scope": "what the figure is of: an incident, a day, a total",
    "class": "what kind of people or things",
    "stance-unusual": "stance, where it is not `asserts`",
    "reality-unusual": "reality, where it is not `happened`",
}
WORST = 12  # kinds of error, and confusions


@cache
def _examples(part: str, only: tuple[str, ...] = ()) -> list[Example]:
    return examples_in(CORPUS / "documents" / part, only)


@cache
def _sayso(part: str, only: tuple[str, ...] = ()) -> tuple[dict[str, Any], list[str]]:
    return measured(_examples(part, only), by_sayso, event_intervals=part == "test" and not only)


@cache
def _systems(part: str, only: tuple[str, ...] = ()) -> dict[str, tuple[dict[str, Any], list[str]]]:
    """The figures of each system, and its errors in words."""
    examples = _examples(part, only)
    simple = {"keyword list": by_keywords, "commonest claim": by_majority(examples)}
    return {"Sayso": _sayso(part, only)} | {name: measured(examples, way) for name, way in simple.items()}


@cache
def _annotators(part: str) -> Mapping[str, float | None]:
    sides = (CORPUS / "agreement" / side / part for side in ("first", "second"))
    return agreement(*sides, CORPUS / "documents" / part)[0]


def claims_section() -> Iterator[str]:
    """How many claims are found, by part."""
    yield "## Claims"
    yield ""
    yield from paragraph("""
        A claim is found when its event is that of a claim of gold and its words touch that claim's clause. Precision:
        of the claims that are given, how many are claims of gold. Recall: of the claims that must be found, how many
        are. Whole: the share of all that must be found for which source, stance, reality, figure, place and time are
        all right. `keyword list` makes a claim of every word of a short list. `commonest claim` makes one of every
        sentence, with the commonest event and status of gold.""")
    for title, part, only in (
        ("Test part, which nothing was trained or tuned on", "test", ()),
        (f"Of these, the conflicts that stand in no other part ({', '.join(APART)})", "test", APART),
        ("Dev part, which the threshold, the margins and the confidence were tuned on", "dev", ()),
    ):
        systems = _systems(part, only)
        must = systems["Sayso"][0]["must"]
        yield f"**{title}: {len(_examples(part, only))} reports, {must} claims**"
        yield ""
        rows: list[Sequence[object]] = [
            [name, *(figure(held[head], held["intervals"][head]) for head in HEADS), held["false"]]
            for name, (held, _) in systems.items()
        ]
        if not only:  # the two annotations are compared by whole parts
            rows.append(["two annotators", *(figure(_annotators(part)[head]) for head in HEADS), "–"])
        yield from table(["", "precision", "recall", "F1", "whole", "false claims"], rows)
    yield from paragraph(f"""
        Check: `python -m benchmarks.claims corpus/documents/test`, with `--only {" ".join(APART)}` the conflicts apart;
        the annotators: `python -m corpus.agree corpus/agreement/first/test corpus/agreement/second/test --texts
        corpus/documents/test`.""")


def fields_section() -> Iterator[str]:
    """Each field of the claims that are found."""
    systems = {name: held for name, (held, _) in _systems("test").items()}
    yield "## Fields"
    yield ""
    yield from paragraph("""
        Of the claims that are found in the test part, the share with the field right. A figure, place or time where
        gold has none is wrong. The simple rules find other, fewer claims, so that their columns are of other claims
        too. The rows `-unusual` are of the claims where the usual answer would be wrong.""")
    yield from table(
        ["field", "what is right", *systems, "two annotators"],
        (
            [
                f"`{name}`",
                ASKED[name],
                *(
                    figure(held[name], held["intervals"].get(name) if system == "Sayso" else None)
                    for system, held in systems.items()
                ),
                figure(_annotators("test").get(name)),
            ]
            for name in SHARES[len(HEADS) :]
        ),
    )
    yield from paragraph("Check: the commands of the section above.")


def other_fields_section() -> Iterator[str]:
    """The fields that the contract's scorer does not print."""
    figures = fields.measured("test")
    rows, agreed = figures["rows"], figures["annotators"] or {}
    yield "## Fields that the contract's scorer leaves out"
    yield ""
    yield from paragraph(f"""
        On the {figures["pairs"]} claims of the test part that are found. A field of the source is wrong where no source
        is given, and the source that is given may be another than gold's. `(told)`: only the claims where gold has a
        value. `commonest`: the commonest value of gold, given to every claim.""")
    yield from table(
        ["field", "what it is", "claims", "Sayso", "commonest", "two annotators"],
        (
            [
                f"`{name.split()[0]}`{' (told)' if '(' in name else ''}",
                fields.FIELDS[name.split()[0]],
                row["asked"],
                figure(row["right"], (row["low"], row["high"])),
                figure(rows["commonest"][name]["right"]),
                figure(agreed.get(name)),
            ]
            for name, row in rows["sayso"].items()
            if row["asked"]
        ),
    )
    yield from paragraph("Check: `python -m benchmarks.fields test`.")


def events_section() -> Iterator[str]:
    """Each event of the test part."""
    yield "## Events"
    yield ""
    yield from paragraph("""
        Claims of the test part by event, those with most claims in gold first. An event with few claims has a wide
        interval: its figure says little. The keyword list's F1 stands beside.""")
    systems = {name: held["events"] for name, (held, _) in _systems("test").items()}
    yield from table(
        ["event", "in gold", "found", "false", "precision", "recall", "F1", "whole", "keyword list"],
        (
            [
                f"`{name}`",
                held["must"],
                held["found"],
                held["false"],
                *(figure(held[head], held["intervals"]["f1"] if head == "f1" else None, digits=2) for head in HEADS),
                figure(systems["keyword list"].get(name, {}).get("f1"), digits=2),
            ]
            for name, held in sorted(systems["Sayso"].items(), key=lambda item: (-item[1]["must"], item[0]))
        ),
    )
    yield from paragraph("Check: `python -m benchmarks.claims corpus/documents/test`.")


def errors_section() -> Iterator[str]:
    """What goes wrong most, on the dev part."""
    figures, misses = _sayso("dev")
    confused: dict[tuple[str, str], list[str]] = defaultdict(list)
    wrong: dict[str, list[str]] = defaultdict(list)
    for report in _examples("dev"):
        gold, claims = copy.deepcopy(report.gold), by_sayso(report)
        for event, told, words in confusions(gold, claims, report.text):
            confused[event, told].append(words)
        for field, words, wanted, given in wrong_fields(gold, claims, report.text):
            wrong[field].append(f"{example(words)}: gold {wanted}, told {given}")
    yield "## What goes wrong"
    yield ""
    yield from paragraph(f"""
        On the dev part, so that the reports of the test part stay unread: {figures["must"] - figures["found"]} claims
        are missed and {figures["false"]} are false. {sum(map(len, confused.values()))} of the missed ones are told as
        another event, on the same words. The pairs that are told so most:""")
    yield from table(
        ["gold", "told as", "how often", "example"],
        (
            [f"`{event}`", f"`{told}`", len(held), example(_telling(held))]
            for (event, told), held in sorted(confused.items(), key=lambda item: (-len(item[1]), item[0]))[:WORST]
        ),
    )
    yield from paragraph("Events that are missed, and events that are given where gold has none:")
    counted = [(*kind.split(), lines) for kind, lines in kinds(misses) if not kind.startswith("wrong")][:WORST]
    yield from table(
        ["error", "event", "how often", "examples"],
        (
            [
                verdict,
                f"`{event}`",
                len(lines),
                "<br>".join(example(line.partition(": ")[2]) for line in spread(lines, 2)),
            ]
            for verdict, event, lines in counted
        ),
    )
    yield from paragraph("Fields of found claims that are wrong:")
    yield from table(
        ["field", "how often", "examples"],
        (
            [f"`{field}`", len(held), "<br>".join(spread(held, 3))]
            for field, held in sorted(wrong.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
    )
    yield from paragraph("""
        Check: `python -m benchmarks.claims corpus/documents/dev --worst 12`; `--misses` prints every error.""")


def _telling(held: Sequence[str]) -> str:
    """The words that fill a line best: neither one word nor three lines."""
    return min(held, key=lambda words: (abs(len(words) - 60), words))
