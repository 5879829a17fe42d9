"""Claims on their way out of a command: as JSON lines, as a CSV table, or for readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

import click

from sayso.cli.screen import show, write_text
from sayso.cli.talk import say
from sayso.model import Claim, Document

__all__ = ["settle_form", "write_claims"]


def settle_form(*, as_json: bool, as_csv: bool) -> None:
    """Raises a usage error when both forms are asked for."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other", click.get_current_context())


def write_claims(
    claims: Iterable[Claim],
    *,
    as_json: bool,
    as_csv: bool,
    document_of: Callable[[str], Document],
    notes: Mapping[str, Sequence[str]] | None = None,
    decided: Mapping[str, Mapping[str, int]] | None = None,
) -> None:
    """Writes claims to stdout; for readers, under a heading for each document they come from.

    By claim id, `notes` are lines that readers see under a claim, `decided` the fields that people decided, with the
    decision's number.
    """
    if as_json or as_csv:
        from sayso.publish.records import claims_as_csv, claims_as_lines

        for line in (claims_as_lines if as_json else claims_as_csv)(claims):
            write_text(line)
        return
    from sayso.cli.claim_list import claim_list, document_heading

    total = 0
    for document_id, group in groupby(claims, key=lambda claim: claim.document):
        of_one = list(group)
        show(*([""] if total else []), document_heading(document_of(document_id), claims=len(of_one)))
        for block in claim_list(of_one, notes=notes or {}, decided=decided or {}):
            show(block)
        total += len(of_one)
    if not total:
        say("no claims")
