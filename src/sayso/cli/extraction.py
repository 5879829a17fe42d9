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
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice, tee
from multiprocessing import connection
from typing import TypeVar

from sayso.errors import SaysoError, VocabularyError, WrongContent
from sayso.model import Claim, Document
from sayso.read import Policy, RawInput, Refused, documents_in

__all__ = ["FEW", "Extracted", "extracted", "extracted_anew"]

# The workers start in about a second, the time of several reports: for fewer inputs than this it does not pay.
FEW = 8


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document, its bytes as they came, and its claims."""

    document: Document
    data: bytes
    claims: list[Claim]


Outcome = Extracted | Refused
Thing = TypeVar("Thing")
Done = TypeVar("Done")


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
    for outcomes in _spread(everything, partial(_outcomes, date=date, policy=policy), jobs):
        yield from outcomes


def extracted_anew(
    documents: Iterable[Document], *, few: int, jobs: int
) -> Generator[tuple[Document, list[Claim] | str], None, None]:
    """Each document with its claims by the present engine, or with the reason why there are none; `few` how many."""
    if jobs == 1 or few < FEW:
        for document in documents:
            yield document, _claims_anew(document)
        return
    mine, theirs = tee(documents)
    yield from zip(mine, _spread(theirs, _claims_anew, jobs), strict=True)


def _claims_anew(document: Document) -> list[Claim] | str:
    from sayso.claims import claims_of
    from sayso.language import reading_of

    try:
        return claims_of(reading_of(document))
    except Exception as failure:  # as in _outcomes: one document must not end the run
        return f"sayso failed on it ({type(failure).__name__}: {failure})"


def _spread(things: Iterable[Thing], work: Callable[[Thing], Done], jobs: int) -> Generator[Done, None, None]:
    """What the work makes of each thing, in their order, done in worker processes."""
    context = multiprocessing.get_context("forkserver")  # the rooms are loaded once, for all workers
    context.set_forkserver_preload(["sayso.claims", "sayso.cli.extraction", "sayso.language"])
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_settle_worker)
    waiting: deque[Future[Done]] = deque()
    try:
        for thing in things:
            waiting.append(pool.submit(work, thing))
            if len(waiting) > 2 * jobs:  # no more inputs are held in memory than the workers can chew
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
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
