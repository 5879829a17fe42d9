"""The work of `sayso read`: each input into the ledger or into quarantine, with a progress bar on a terminal."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.extraction import Extracted, extracted
from sayso.cli.screen import write_record
from sayso.cli.talk import counted, say, say_unread
from sayso.errors import NotPermitted, UnreadableInput
from sayso.read import Policy, RawInput, Refused, gather

if TYPE_CHECKING:
    from sayso.ledger import Run

__all__ = ["Reader", "outcomes_in_words"]

OUTCOMES = {
    "read": "read",
    "known": "already known",
    "new_version": "new version",
    "quarantined": "quarantined",
    "forgotten": "forgotten",
    "renewed": "renewed",
}


def outcomes_in_words(tally: Mapping[str, int]) -> str:
    """How many inputs ended how: "3 read, 2 new versions, 1 quarantined"; outcomes that none had are left out."""
    held = [(outcome, label, tally.get(outcome, 0)) for outcome, label in OUTCOMES.items()]
    return ", ".join(
        counted(number, label) if outcome == "new_version" else f"{number:,} {label}"
        for outcome, label, number in held
        if number
    )


class Reader:
    """Reads inputs into one run of a ledger, and counts what became of each."""

    def __init__(self, ledger_path: Path, *, as_json: bool) -> None:
        self.ledger_path = ledger_path
        self.as_json = as_json
        self.tally: Counter[str] = Counter()
        self.claims = 0

    def read_all(
        self, where: Sequence[str], *, run: Run, jobs: int, date: dt.date | None, policy: Policy, again: bool
    ) -> None:
        """Reads all that the places named hold, in their order; each document is kept as soon as it is read."""
        with _progress(where, hidden=self.as_json) as step:
            new = self._new_inputs(where, run, policy, step)
            with closing(extracted(new, jobs=jobs, date=date, policy=policy)) as outcomes:
                for outcome in outcomes:
                    if isinstance(outcome, Refused):
                        self._quarantine(run, outcome)
                        continue
                    self._add(run, outcome, again=again)

    def sum_up(self) -> None:
        """Says what became of the inputs."""
        parts = ([] if self.tally["read"] else ["0 read"]) + ([told] if (told := outcomes_in_words(self.tally)) else [])
        say(f"{', '.join(parts)}; {counted(self.claims, 'claim')} into {self.ledger_path}")

    def _new_inputs(
        self, where: Sequence[str], run: Run, policy: Policy, step: Callable[[], None]
    ) -> Iterator[RawInput]:
        """The inputs whose bytes the ledger does not hold yet; the others are counted here."""
        for raw in gather(where, policy=policy):
            step()
            if _is_of(raw.origin, self.ledger_path):
                continue
            if isinstance(raw, Refused):
                self._quarantine(run, raw)
                continue
            document = f"sha256:{hashlib.sha256(raw.data).hexdigest()}"
            if run.known(document):
                self._count("known", raw.origin, document)
            else:
                yield raw

    def _add(self, run: Run, outcome: Extracted, *, again: bool) -> None:
        origin = outcome.document.provenance.origin
        try:
            added = run.add(outcome.document, outcome.data, outcome.claims, again=again)
        except NotPermitted as refusal:  # forgotten before
            step = "leave it out, or take it back with --again"
            self._quarantine(run, Refused(origin, NotPermitted(origin, refusal.reason, step)))
        except UnreadableInput as refusal:
            self._quarantine(run, Refused(origin, refusal))
        else:
            self._count(added.outcome, origin, added.id, claims=added.claims)
            self.claims += added.claims if added.outcome != "known" else 0
            if added.outcome != "known":
                say_unread(origin, outcome.document.language)

    def _quarantine(self, run: Run, refused: Refused) -> None:
        run.quarantine(refused.origin, refused.error)
        say(str(refused.error))
        self._count("quarantined", refused.origin, None, reason=refused.error.reason, step=refused.error.step)

    def _count(self, outcome: str, origin: str, document_id: str | None, **more: str | int) -> None:
        self.tally[outcome] += 1
        if self.as_json:
            write_record({"outcome": outcome, "origin": origin, "document": document_id, **more})


def _is_of(origin: str, ledger_path: Path) -> bool:
    """Whether a path is the ledger's own: `sayso read .` stands in the folder of sayso.db and sayso.db.files."""
    # not Path.resolve: a loop of symbolic links, which may well lie in a folder, makes it raise
    path, ledger = os.path.abspath(origin), os.path.abspath(ledger_path)  # noqa: PTH100
    return path in (ledger, f"{ledger}-wal", f"{ledger}-shm") or path.startswith(f"{ledger}.files{os.sep}")


@contextmanager
def _progress(where: Sequence[str], *, hidden: bool) -> Iterator[Callable[[], None]]:
    """A bar on stderr where that is a terminal; gives a function to call at each input."""
    if hidden or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from sayso.cli.screen import console

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # Data on stdout must not pass through the bar's console, which writes to stderr.
    with Progress(*columns, console=console(talk=True), redirect_stdout=False, transient=True) as progress:
        task = progress.add_task("reading", total=sum(_how_many(place) for place in where))
        yield lambda: progress.advance(task)


def _how_many(place: str) -> int:
    """How many inputs a place will give, as far as that can be told without reading them."""
    return sum(len(files) for _, _, files in os.walk(place)) if Path(place).is_dir() else 1
