"""From the ledger to the public: each report with claims that were asked for, through the one policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.model import Claim
from sayso.publish.names import NameRegister, withheld_runs
from sayso.publish.protection import Guard, Policy

if TYPE_CHECKING:
    from sayso.ledger import Ledger

__all__ = ["claims_of_matters", "guards_of"]


def guards_of(
    ledger: Ledger, claims: Sequence[Claim], policy: Policy, *, every: Sequence[Claim] | None = None
) -> Iterator[Guard]:
    """The policy at work on each report of the claims, in their order; `.report` is what may leave of it.

    All claims of the ledger (`every`, where the caller has them) are looked through for names: who is a victim in one
    report is withheld in all.
    """
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims() if every is None else every:
        held[claim.document].append(claim)
    register = NameRegister(run for of_one in held.values() for run in withheld_runs(of_one))
    chosen: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        chosen[claim.document].add(claim.id)
    for name, ids in chosen.items():
        yield Guard(ledger.document(name), held[name], policy, chosen=ids, register=register)


def claims_of_matters(ledger: Ledger, matters: Sequence[str]) -> dict[str, str]:
    """The ids of the claims of the matters, each with its matter's id. Raises UnknownId and LedgerError."""
    door: Any = getattr(ledger, "matters", None)
    if door is None:
        raise LedgerError(str(ledger.path), "it groups no matters yet", "leave --matter out, and filter claims")
    return {saying.claim.id: matter.id for matter in map(door.matter, matters) for saying in matter.sayings}
