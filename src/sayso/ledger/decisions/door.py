"""The door of decisions: a person rejects, confirms, sets and adds claims, and takes any of it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, select

from sayso.errors import LedgerError
from sayso.ledger import log, resolve
from sayso.ledger.decisions import applying, storing
from sayso.ledger.decisions.entries import DecisionRow, row_of
from sayso.ledger.decisions.fields import settings_of
from sayso.ledger.decisions.marking import marked, marked_claim
from sayso.ledger.decisions.replay import KINDS, found_again, in_force, same_words
from sayso.ledger.decisions.scene import Scene, document_of, refuse_unseen
from sayso.ledger.decisions.tables import anchors, decisions
from sayso.ledger.tables import claims, documents
from sayso.model import Anchor, Claim, Decision, Standing, claim_to_record

__all__ = ["Decisions"]

Opening = Callable[[], AbstractContextManager[Connection]]
Given = Mapping[str, str] | Sequence[tuple[str, str]]
Value = Callable[[Connection, Scene], Mapping[str, Any] | None]


class Decisions:
    """What people have decided, behind `Ledger.decisions`; every decision is appended, and none is ever changed.

    `who` is whoever decides, `why` the reason. `expects` is the number of the last decision on the claim that the
    decider saw (0: none): when another has come since, LedgerError tells what it said, and nothing is written.
    """

    def __init__(self, reading: Opening, writing: Opening) -> None:
        self._reading = reading
        self._writing = writing

    def reject(self, claim: str, *, who: str, why: str | None = None, expects: int | None = None) -> Decision:
        """Leaves a claim out. Raises UnknownId, LedgerError."""
        return self._about(claim, "reject", lambda _connection, _scene: None, who, why, expects)

    def confirm(self, claim: str, *, who: str, why: str | None = None, expects: int | None = None) -> Decision:
        """Says that a claim is right as it stands; one that was rejected comes back. Raises UnknownId, LedgerError."""
        return self._about(claim, "confirm", lambda _connection, _scene: None, who, why, expects)

    def set(
        self, claim: str, fields: Given, *, who: str, why: str | None = None, expects: int | None = None
    ) -> Decision:
        """Sets fields of a claim, `{"count.low": "117"}`, each written as on the command line.

        Raises UnknownId, and LedgerError for a value that is none.
        """
        given = _pairs(fields)

        def value(connection: Connection, scene: Scene) -> Mapping[str, Any]:
            settings = settings_of(scene.claim, document_of(connection, scene.document), given)
            return {"given": given, "set": settings}

        return self._about(claim, "set", value, who, why, expects)

    def add(
        self,
        document: str,
        words: str,
        *,
        who: str,
        event: str = "said",
        fields: Given = (),
        nth: int | None = None,
        why: str | None = None,
    ) -> Decision:
        """Adds a claim that was missed, on words that stand in the document; `nth` chooses among several places.

        Figure, place and time are those that the words tell, the rest is as `fields` say. Raises UnknownId, and
        LedgerError where the words do not stand there, stand there more than once, or are a claim already.
        """
        _named(who)
        given = _pairs(fields)
        with self._writing() as connection:
            number = resolve.document(connection, document)
            report = document_of(connection, number)
            claim = marked_claim(report, marked(report, words, nth=nth), event=event, given=given)
            self._refuse_known(connection, number, claim)
            made = self._append(
                connection,
                "add",
                who=who,
                why=why,
                value={"given": given, "claim": claim_to_record(claim)},
                stands=(Anchor.of(claim),),
            )
            applying.apply(connection, number)
        return made

    def undo(self, number: int, *, who: str, why: str | None = None, expects: int | None = None) -> Decision:
        """Takes a decision back, an undoing too. Raises LedgerError when there is none, or it is undone already."""
        _named(who)
        with self._writing() as connection:
            found = storing.load(connection, decisions.c.number == number)
            if not found:
                raise _no_decision(number)
            before = tuple(storing.of_subject(connection, found[0].subject))
            if found[0].forgotten:
                raise LedgerError(f"decision {number}", "its document was forgotten", "nothing is left to undo")
            if number not in in_force(before):
                by = max(d.number for d in before if d.undoes == number)
                raise LedgerError(f"decision {number}", f"decision {by} undid it", f"undo {by} to bring it back")
            refuse_unseen(f"decision {number}", before, expects)
            made = self._append(
                connection,
                "undo",
                who=who,
                why=why,
                undoes=number,
                subject=found[0].subject,
                stands=found[0].anchors,
            )
            if any(decision.kind in KINDS for decision in before):
                for name in dict.fromkeys(anchor.document for anchor in found[0].anchors):
                    applying.apply(connection, resolve.document(connection, name))
        return made

    def append(
        self,
        kind: str,
        *,
        who: str,
        why: str | None = None,
        value: Mapping[str, Any] | None = None,
        about: Sequence[str] = (),
    ) -> Decision:
        """Appends a decision of another kind, as on links between matters; `about` are the claims that it speaks of.

        The claims are anchored to their characters (`where_now` finds them again). `value` is plain JSON without words
        of any report: it stays when a document is forgotten. Raises UnknownId, and ValueError for a kind of this door.
        """
        if kind in KINDS or kind == "undo":
            raise ValueError(f"{kind!r} has a method of its own")
        _named(who)
        with self._writing() as connection:
            scenes = [Scene.of(connection, name) for name in about]
            stands = [scene.anchor for scene in scenes]
            for number in dict.fromkeys(scene.document for scene in scenes):
                _keep_machine(connection, number)
            return self._append(connection, kind, who=who, why=why, value=value, stands=stands)

    def all(self, *, document: str | None = None) -> list[DecisionRow]:
        """All decisions in the order in which they came, or those on one document. Raises UnknownId."""
        with self._reading() as connection:
            if document is None:
                held = storing.load(connection)
            else:
                number = resolve.document(connection, document)
                held = storing.of_document(connection, _id(connection, number))
            standings = _standings(connection, held)
        return [row_of(decision, standings[decision.number]) for decision in held]

    def orphans(self, *, document: str | None = None) -> list[DecisionRow]:
        """The decisions whose claim the last run no longer yields; they come into force when a run yields it again."""
        return [row for row in self.all(document=document) if row.standing == "orphaned"]

    def of_kind(self, *kinds: str, undone: bool = False) -> list[Decision]:
        """The decisions of these kinds that hold, in their order; with `undone` those that were taken back too."""
        with self._reading() as connection:
            subjects = select(decisions.c.subject).where(decisions.c.kind.in_(kinds))
            held = storing.load(connection, decisions.c.subject.in_(subjects))
        force = in_force(held)
        return [d for d in held if d.kind in kinds and (undone or d.number in force)]

    def on(self, claim: str) -> list[Decision]:
        """All that was said about a claim, undone or not, in its order. Raises UnknownId."""
        with self._reading() as connection:
            return list(Scene.of(connection, claim).before)

    def overridden(self, number: int) -> list[Decision]:
        """What a decision sets aside: earlier words on the same claim that would hold without it."""
        with self._reading() as connection:
            found = storing.load(connection, decisions.c.number == number)
            if not found:
                raise _no_decision(number)
            said = storing.of_subject(connection, found[0].subject)
        earlier = [d for d in said if d.number < number]
        force = in_force(earlier)
        return [d for d in earlier if d.number in force and _sets_aside(found[0], d)]

    def where_now(self, decision: Decision) -> tuple[str | None, ...]:
        """For each anchor of a decision, the id of the claim that stands there now; None where none does."""
        wanted: dict[str, dict[int, list[Anchor]]] = defaultdict(dict)
        for at, anchor in enumerate(decision.anchors):
            if anchor.text is not None:
                wanted[anchor.document][at] = [anchor]
        held: dict[int, str | None] = {}
        with self._reading() as connection:
            for row in connection.execute(_numbers(wanted)).all():
                stands = _stands(connection, row.number)
                found = found_again([base for base, _ in stands], wanted[row.id], set())
                shown = {base.id: now for base, now in stands}
                held |= {at: shown[claim.id] for at, claim in found.items()}
        return tuple(held.get(at) for at in range(len(decision.anchors)))

    def marks(self, names: Iterable[str] | None = None) -> dict[str, dict[str, int]]:
        """By claim id, the fields that people decided, each with the decision's number; of some documents, or all."""
        import msgspec

        query = select(claims.c.id, claims.c.decided).where(claims.c.decided.is_not(None))
        if names is not None:
            query = query.join(documents, documents.c.number == claims.c.document).where(documents.c.id.in_(set(names)))
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return {row.id: msgspec.json.decode(row.decided, type=dict[str, int]) for row in rows}

    def _about(self, name: str, kind: str, value: Value, who: str, why: str | None, expects: int | None) -> Decision:
        _named(who)
        with self._writing() as connection:
            scene = Scene.of(connection, name)
            refuse_unseen(f"claim {scene.claim.id}", scene.before, expects)
            held = value(connection, scene)
            _keep_machine(connection, scene.document)
            made = self._append(
                connection, kind, who=who, why=why, value=held, subject=scene.subject, stands=(scene.anchor,)
            )
            applying.apply(connection, scene.document)
        return made

    def _refuse_known(self, connection: Connection, document: int, claim: Claim) -> None:
        """Refuses to add what is there: the same words, event and source, shown or rejected."""
        replay = applying.replay_of(connection, document)
        anchor = Anchor.of(claim)
        for held in (*replay.claims, *(c for c, _ in replay.rejected), *applying.machine_claims(connection, document)):
            if same_words(anchor, held, of_longer=True):
                gone = next((number for one, number in replay.rejected if one.id == held.id), None)
                thing, step = f"claim {held.id}", f"set its fields: sayso decide {held.id} --set FIELD=VALUE"
                if gone is not None:
                    raise LedgerError(thing, f"decision {gone} rejected it", f"undo that: sayso decide --undo {gone}")
                raise LedgerError(thing, "these words are a claim already", step)
        _keep_machine(connection, document)

    def _append(self, connection: Connection, kind: str, **fields: Any) -> Decision:
        number = storing.append(connection, kind, **fields)
        return storing.load(connection, decisions.c.number == number)[0]


def _keep_machine(connection: Connection, document: int) -> None:
    if not applying.decided_on(connection, document):
        applying.keep_proposals(connection, document, applying.machine_claims(connection, document))


def _pairs(fields: Given) -> list[tuple[str, str]]:
    return list(fields.items()) if isinstance(fields, Mapping) else list(fields)


def _named(who: str) -> None:
    if not log.printable(who).strip():
        raise LedgerError("a decision", "nobody is named who decides", "name whoever decides: --who NAME or SAYSO_WHO")


def _no_decision(number: int) -> LedgerError:
    return LedgerError(f"decision {number}", "the ledger holds no such decision", "list them with `sayso decisions`")


def _id(connection: Connection, number: int) -> str:
    return str(connection.scalar(select(documents.c.id).where(documents.c.number == number)))


def _standings(connection: Connection, held: Sequence[Decision]) -> dict[int, Standing]:
    """What became of each decision, document by document; those without a document hold or are undone."""
    force = in_force(storing.load(connection, decisions.c.subject.in_({d.subject for d in held})))
    standings: dict[int, Standing] = {d.number: "holds" if d.number in force else "undone" for d in held}
    ids = {anchor.document for d in held for anchor in d.anchors}
    known = {row.id: row.number for row in connection.execute(_numbers(ids))}
    for name in ids:
        if name in known:
            found = applying.replay_of(connection, known[name]).standings
            standings |= {number: said for number, said in found.items() if number in standings}
    standings |= {d.number: "forgotten" for d in held if d.forgotten or any(a.document not in known for a in d.anchors)}
    return standings


def _numbers(ids: Iterable[str]) -> Any:
    touched = select(anchors.c.document)
    return select(documents.c.id, documents.c.number).where(documents.c.id.in_(touched), documents.c.id.in_(set(ids)))


def _stands(connection: Connection, document: int) -> list[tuple[Claim, str | None]]:
    """What anchors are held against, the machine's claims and those that were added, each with the id shown now."""
    replay = applying.replay_of(connection, document)
    shown = {claim.id for claim in replay.claims}
    machine = {claim.id: claim for claim in applying.machine_claims(connection, document)}
    added = {base.id: base for base in replay.bases.values() if base.id not in machine}
    return [(base, base.id if base.id in shown else None) for base in (machine | added).values()]


def _sets_aside(later: Decision, earlier: Decision) -> bool:
    if later.kind == "reject":
        return earlier.kind in ("confirm", "set", "add")
    if earlier.kind == "reject":
        return later.kind in ("confirm", "set")
    fields = [set((decision.value or {}).get("set", ())) for decision in (later, earlier)]
    told = [{f for f in names if not f.endswith((".text", ".span"))} for names in fields]
    return bool(told[0] & told[1]) or any(
        f.partition(".")[0] in names for names, others in (told, told[::-1]) for f in others if "." in f
    )
