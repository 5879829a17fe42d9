"""Inputs to documents with their claims: one after another, or in worker processes when there are many.

The order of what comes out is the order of what went in, whatever the number of workers.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import connection

from sayso.errors import SaysoError, VocabularyError, WrongContent
from sayso.model import Claim, Document
from sayso.read import Policy, RawInput, Refused, documents_in

__all__ = ["FEW", "Extracted", "extracted"]

# The workers start in about a second, the time of several reports: for fewer inputs than this it does not pay.
FEW = 8


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document, its bytes as they came, and its claims."""

    document: Document
    data: bytes
    claims: list[Claim]


Outcome = Extracted | Refused


def extracted(
    inputs: Iterable[RawInput], *, jobs: int, date: dt.date | None = None, policy: Policy | None = None
) -> Generator[Outcome, None, None]:
    """What each input yields: documents with claims (a feed yields many), or the refusal with its reason."""
    policy = policy or Policy()
    source = iter(inputs)
    first = list(islice(source, FEW))
    everything = chain(first, source)
    if jobs == 1 or len(first) < FEW:
        for raw in everything:
            yield from _outcomes(raw, date, policy)
        return
    context = multiprocessing.get_context("forkserver")  # the rooms are loaded once, for all workers
    context.set_forkserver_preload(["sayso.claims", "sayso.cli.extraction", "sayso.language"])
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_settle_worker)
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        for raw in everything:
            waiting.append(pool.submit(_outcomes, raw, date, policy))
            if len(waiting) > 2 * jobs:  # no more inputs are held in memory than the workers can chew
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise SaysoError(
            "extraction", "a worker process ended before its work", "run the same command again with --jobs 1"
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _outcomes(raw: RawInput, date: dt.date | None, policy: Policy) -> list[Outcome]:
    """All that one input yields; a failure of the program on it is a refusal too, so that the rest goes on."""
    from sayso.claims import claims_of
    from sayso.language import reading_of

    found: list[Outcome] = []
    try:
        for read in documents_in(raw, date=date, policy=policy):
            if isinstance(read, Refused):
                found.append(read)
            else:
                document, data = read
                found.append(Extracted(document, data, claims_of(reading_of(document))))
    except VocabularyError:
        raise  # a table of the user's own is malformed: no input's fault, and true of all of them
    except Exception as failure:  # a bulkhead: whatever one hostile input breaks, the others are still read
        reason = f"sayso failed on it ({type(failure).__name__}: {failure})"
        found.append(Refused(raw.origin, WrongContent(raw.origin, reason, "report this with the file")))
    return found


def _settle_worker() -> None:
    """Leaves Ctrl-C to the main process, and ends the worker when the main process is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel
        threading.Thread(target=lambda: (connection.wait([sentinel]), os._exit(1)), daemon=True).start()
