"""Claims as decided: a pure function of the machine's claims and of what people have said about them.

Nothing else makes them: undoing, re-reading and deciding all end here. Decisions on one claim go together as a subject;
each subject finds its claim anew among the machine's, so that it survives other weights.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.ledger.decisions.patching import Marks, patched
from sayso.model import Anchor, Claim, Decision, Standing, claim_from_record

__all__ = ["KINDS", "Replay", "decided", "found_again", "in_force", "replayed", "same_words"]

KINDS = ("reject", "confirm", "set", "add")  # what may be said about one claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What decisions make of the machine's claims of one document.

    `marks` tell, by claim id, which decision each decided field rests on; `rejected` are the claims left out, as they
    would stand, with the decision; `standings` what became of each decision; `bases` the claim that a subject speaks
    of, before anything is set, and `subjects` the subject by claim id, rejected ones too.
    """

    claims: tuple[Claim, ...]
    marks: Mapping[str, Marks]
    rejected: tuple[tuple[Claim, int], ...]
    standings: Mapping[int, Standing]
    bases: Mapping[int, Claim]
    subjects: Mapping[str, int]


def decided(claims: Sequence[Claim], decisions: Sequence[Decision]) -> list[Claim]:
    """The claims of one document as people have decided them."""
    return list(replayed(claims, decisions).claims)


def in_force(decisions: Iterable[Decision]) -> set[int]:
    """The numbers of decisions that are not undone; an undoing that is undone itself undoes nothing."""
    undone: set[int] = set()
    held: set[int] = set()
    for decision in sorted(decisions, key=lambda d: -d.number):
        if decision.number not in undone:
            held.add(decision.number)
            if decision.undoes is not None:
                undone.add(decision.undoes)
    return held


def same_words(anchor: Anchor, claim: Claim, *, of_longer: bool = False) -> float:
    """How well a claim answers to an anchor, 0 to 2: 2 for the same id, else the share of characters in common.

    Event and nearest source must agree and half of the shorter span (with `of_longer`, of the longer) be shared.
    """
    if anchor.claim == claim.id:
        return 2.0
    source = claim.sources[0].name if claim.sources else ""
    if anchor.event != claim.event or (anchor.source or "").casefold() != source.casefold():
        return 0.0
    shared = anchor.span.overlap(claim.span)
    least, most = sorted((len(anchor.span), len(claim.span)))
    return shared / (least + most - shared) if 2 * shared >= (most if of_longer else least) else 0.0


def found_again(claims: Sequence[Claim], wanted: Mapping[int, Sequence[Anchor]], strict: set[int]) -> dict[int, Claim]:
    """For each of `wanted`, the claim that answers best to one of its anchors; each claim answers once.

    `strict` are those that must share half of the longer span: a claim that was added inside a longer one is its own.
    """
    by_event: dict[str, list[int]] = defaultdict(list)
    by_id = {claim.id: at for at, claim in enumerate(claims)}
    for at, claim in enumerate(claims):
        by_event[claim.event].append(at)
    pairs = []
    for key, anchors in wanted.items():
        best: dict[int, float] = {}
        for anchor in anchors:
            near = set(by_event[anchor.event]) | ({by_id[anchor.claim]} if anchor.claim in by_id else set())
            for at in near:
                best[at] = max(best.get(at, 0.0), same_words(anchor, claims[at], of_longer=key in strict))
        first = min(anchor.span for anchor in anchors)
        pairs += [(-score, at, first, key) for at, score in best.items() if score]
    found: dict[int, Claim] = {}
    taken: set[int] = set()
    for _, at, _, key in sorted(pairs):
        if key not in found and at not in taken:
            found[key] = claims[at]
            taken.add(at)
    return found


def replayed(claims: Sequence[Claim], decisions: Sequence[Decision]) -> Replay:
    """The claims of one document with the decisions on it laid over them; both may come in any order but their own."""
    held = in_force(decisions)
    standings: dict[int, Standing] = {}
    subjects: dict[int, list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda d: d.number):
        if decision.forgotten:
            standings[decision.number] = "forgotten"
            continue
        standings[decision.number] = "holds" if decision.number in held else "undone"
        if decision.kind in KINDS:
            subjects[decision.subject].append(decision)
    anchors = {key: [anchor for decision in said for anchor in decision.anchors] for key, said in subjects.items()}
    added = {key for key, said in subjects.items() if said[0].kind == "add"}
    found = found_again(claims, anchors, added)
    results = {
        key: _Subject([d for d in said if d.number in held], found.get(key), standings)
        for key, said in subjects.items()
    }
    return _assembled(claims, found, results, standings)


class _Subject:
    """What was said about one claim, taken together; `standings` is told which of it holds."""

    def __init__(self, said: Sequence[Decision], machine: Claim | None, standings: dict[int, Standing]) -> None:
        self.added: int | None = None
        self.rejected: int | None = None
        self.marks: Marks = {}
        base, settings, beside = machine, list[tuple[int, Mapping[str, Any]]](), Marks()
        for decision in said:
            if decision.kind == "reject":
                self.rejected = decision.number
                continue
            self.rejected = None  # whoever confirms, sets or adds says that the claim is there
            value = decision.value or {}
            if decision.kind == "add":
                base, self.added = claim_from_record(value["claim"]), decision.number
                beside["added"] = decision.number
            elif decision.kind == "confirm":
                beside["confirmed"] = decision.number
            else:
                settings.append((decision.number, value["set"]))
        self.base = base
        if base is None:
            standings.update({decision.number: "orphaned" for decision in said})
            self.claim = None
            return
        self.claim, self.marks = patched(base, settings)
        self.marks |= beside
        if self.marks:
            self.claim = replace(self.claim, confidence=1.0)
        standing = {self.rejected} if self.rejected is not None else set(self.marks.values())
        for decision in said:
            if decision.number not in standing:
                gone = self.rejected is None and decision.kind == "set" and not _set_again(decision, self.marks)
                standings[decision.number] = "orphaned" if gone else "overridden"


def _set_again(decision: Decision, marks: Marks) -> bool:
    """Whether a later decision set any field of the same group."""
    groups = {field.partition(".")[0] for field in (decision.value or {}).get("set", ())}
    return any(number > decision.number and field.partition(".")[0] in groups for field, number in marks.items())


def _assembled(
    claims: Sequence[Claim],
    found: Mapping[int, Claim],
    results: Mapping[int, _Subject],
    standings: Mapping[int, Standing],
) -> Replay:
    """The machine's claims in their order, changed or left out; those that were added stand where their words do."""
    by_machine = {claim.id: results[key] for key, claim in found.items()}
    whole = {
        claim.id: results[key].claim.id  # type: ignore[union-attr]
        for key, claim in found.items()
        if results[key].added is not None
    }
    shown: list[Claim] = []
    for claim in claims:
        subject = by_machine.get(claim.id)
        if subject is None:
            shown.append(claim)
        elif subject.added is None and subject.rejected is None and subject.claim is not None:
            shown.append(subject.claim)
    ids = {claim.id for claim in shown}
    new = [s.claim for s in results.values() if s.added is not None and s.rejected is None and s.claim is not None]
    for claim in sorted(new, key=lambda c: (c.span, c.event, c.id)):
        if claim.id not in ids:
            ids.add(claim.id)
            shown.insert(bisect_right([one.span for one in shown], claim.span), claim)
    if whole:
        shown = [replace(c, part_of=whole[c.part_of]) if c.part_of in whole else c for c in shown]
    known = [(key, subject) for key, subject in results.items() if subject.claim is not None]
    return Replay(
        claims=tuple(shown),
        marks={s.claim.id: s.marks for _, s in known if s.claim is not None and s.rejected is None and s.marks},
        rejected=tuple((s.claim, s.rejected) for _, s in known if s.claim is not None and s.rejected is not None),
        standings=standings,
        bases={key: s.base for key, s in known if s.base is not None},
        subjects={s.claim.id: key for key, s in known if s.claim is not None},
    )
