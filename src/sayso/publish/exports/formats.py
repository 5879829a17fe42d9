"""The formats that claims leave in, by name, and the one call that writes any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from sayso.errors import SaysoError
from sayso.model import Claim
from sayso.publish.exports.acled import as_acled
from sayso.publish.exports.areas import as_geojson
from sayso.publish.exports.bundle import as_bundle
from sayso.publish.exports.claimreview import as_claimreview
from sayso.publish.exports.rows import as_csv, as_lines, as_parquet
from sayso.publish.exports.site import as_site
from sayso.publish.exports.terms import Terms
from sayso.publish.exports.ucdp import as_ucdp
from sayso.publish.leaving import guards_of
from sayso.publish.names import Run
from sayso.publish.protection import Guard
from sayso.publish.public import PublicReport
from sayso.publish.writing import write_file, write_folder

if TYPE_CHECKING:
    from sayso.ledger import Ledger

__all__ = ["FILES", "FOLDERS", "FORMATS", "Exported", "Format", "export", "pieces"]

Format = Literal["csv", "jsonl", "parquet", "geojson", "claimreview", "acled", "ucdp", "site", "bundle"]
FILES: dict[str, Callable[[Iterable[PublicReport], Terms], Iterator[bytes]]] = {
    "csv": as_csv,
    "jsonl": as_lines,
    "parquet": as_parquet,
    "geojson": as_geojson,
    "claimreview": as_claimreview,
    "acled": as_acled,
    "ucdp": as_ucdp,
}
FOLDERS = ("site", "bundle")
FORMATS = (*FILES, *FOLDERS)


@dataclass(slots=True)
class Exported:
    """What left: how many reports and claims, and of how many of them names, places or bytes were withheld."""

    reports: int = 0
    claims: int = 0
    names: int = 0
    places: int = 0
    bytes_held: int = 0


def pieces(
    ledger: Ledger,
    claims: Sequence[Claim],
    form: str,
    terms: Terms,
    told: Exported | None = None,
    *,
    every: Sequence[Claim] | None = None,
) -> Iterator[bytes]:
    """The claims in one of FILES, piece by piece, for a file or an answer of the site; `told` is filled on the way.

    `every` are all claims of the ledger, which saves reading them again.
    """
    guards = guards_of(ledger, claims, terms.policy, every=every)
    return FILES[form](_counted(guards, told or Exported()), terms)


def export(
    ledger: Ledger,
    claims: Sequence[Claim],
    form: str,
    target: Path,
    terms: Terms,
    *,
    every: Sequence[Claim] | None = None,
) -> Exported:
    """Writes the claims to the target in one of FORMATS, whole or not at all. Raises SaysoError.

    The target of `site` and `bundle` is a new folder, or a file whose name ends in `.zip`.
    """
    told = Exported()
    if form in FILES:
        write_file(target, pieces(ledger, claims, form, terms, told, every=every))
        return told
    guards = guards_of(ledger, claims, terms.policy, every=every)
    if form == "site":
        write_folder(target, as_site(_counted(guards, told), terms))
        return told
    if form != "bundle":
        raise SaysoError(form, "no such format", f"choose one of {', '.join(FORMATS)}")
    held = {guard.document.id: guard for guard in guards}

    def bytes_of(document: str) -> bytes | None:
        content = ledger.raw(document)
        guard = held[document]
        if guard.holds_back(guard.document.text) or guard.holds_back(content.decode("utf-8", "replace")):
            told.bytes_held += 1
            return None
        return content

    reports = _counted(held.values(), told)
    write_folder(target, as_bundle(reports, terms, bytes_of=bytes_of, decisions=_decisions(ledger, held)))
    return told


def _counted(guards: Iterable[Guard], told: Exported) -> Iterator[PublicReport]:
    names: set[Run] = set()
    for guard in guards:
        report = guard.report
        names |= guard.withheld
        told.reports += 1
        told.claims += len(report.claims)
        told.names = len(names)
        told.places += sum(any(reason.startswith("place") for reason in claim.withheld) for claim in report.claims)
        told.bytes_held += guard.policy.rights is not None and not report.whole
        yield report


def _decisions(ledger: Ledger, guards: Mapping[str, Guard]) -> Iterator[dict[str, Any]]:
    """What persons decided about the documents, every text of it without what is withheld there."""
    door: Any = getattr(ledger, "decisions", None)
    for name, guard in guards.items() if door is not None else ():
        for row in door.all(document=name):
            yield {key: _guarded(value, guard) for key, value in msgspec.to_builtins(row).items() if key != "words"}


def _guarded(value: Any, guard: Guard) -> Any:
    if isinstance(value, str):
        return guard.text(value)
    if isinstance(value, dict):
        return {key: _guarded(held, guard) for key, held in value.items()}
    return [_guarded(held, guard) for held in value] if isinstance(value, list | tuple) else value
