"""Tallies on their way out of a command: as one record, or for readers, unfolded where asked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from sayso.cli.claim_list import who_says_so
from sayso.cli.rows import write_rows
from sayso.cli.screen import show, write_record
from sayso.cli.talk import counted, shortened
from sayso.model import Matter, vocabulary
from sayso.tally import Tally, policies

__all__ = ["show_policies", "show_tally"]

MOST = 12  # of what was left out, before the rest is only counted


def show_policies(*, as_json: bool) -> None:
    """Writes the policies, and what each says."""
    columns = {"policy": lambda row: row.name, "what it counts": lambda row: row.says}
    write_rows(policies().values(), as_json=as_json, columns=columns, none="no policy")


def show_tally(held: Tally, matters: Sequence[Matter], *, explain: bool, as_json: bool) -> None:
    """Writes a tally: the floor, its policy and the matters behind it; to `explain`, claims and what is left out."""
    if as_json:
        write_record(held)
        return
    event = vocabulary("events")[held.question.event]
    klass = vocabulary("classes")[held.question.klass].label if held.question.klass else ""
    what = " ".join(part for part in (klass, event.label) if part)
    lead = f"{held.floor:,} claimed:" if held.policy.name == "claimed" else f"at least {held.floor:,}"
    show(Text.assemble((lead, "bold"), f" {what}, under the policy “{held.policy.label}”"))
    show(Text(held.policy.says.strip(), style="dim"), "")
    by_id = {matter.id: matter for matter in matters}
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for entry in held.entries:
        table.add_row(f"{entry.floor:,}", Text(f"{shortened(entry.title)}  ·  {entry.matter[:12]}"))
        for saying in by_id[entry.matter].sayings if explain else ():
            if saying.claim.id in entry.claims:
                figure = saying.claim.count.in_words() if saying.claim.count else ""
                where = " · ".join(part for part in (saying.outlet, str(saying.published or "")) if part)
                told = f"{figure}: {who_says_so(saying.claim)} “{saying.claim.text}” ({where or 'no outlet told'})"
                table.add_row("", Text(shortened(told), style="dim"))
    if held.entries:
        show(table)
    if not explain:
        show("", Text(f"{counted(len(held.left_out), 'claim')} or matters left out; --explain tells why", style="dim"))
        return
    show("", Text("left out", style="dim italic"))
    rest = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    rest.add_column(justify="right", no_wrap=True)
    rest.add_column(overflow="fold")
    for out in held.left_out[:MOST]:
        beside = f"  ·  claim {out.claim[:12]}" if out.claim else ""
        rest.add_row(
            "" if out.floor is None else f"{out.floor:,}", Text(f"{shortened(out.title)}{beside}: {out.reason}")
        )
    if held.left_out:
        show(rest)
    if len(held.left_out) > MOST:
        show(Text(f"and {len(held.left_out) - MOST} more; --json gives all", style="dim"))
