"""Tallies for pages, kept while the ledger stays as it is: matters of an event are loaded once for all policies."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from weakref import WeakKeyDictionary

from sayso.ledger import Ledger
from sayso.model import Matter
from sayso.tally import Policy, Question, Tally, tally

__all__ = ["Counted", "counted_of"]

EVENTS, TALLIES = 2, 64  # events whose matters, and tallies that are kept
_KEPT: WeakKeyDictionary[Ledger, Counted] = WeakKeyDictionary()


class Counted:
    """What was counted of one ledger in its present state; any change of the ledger empties it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: tuple[int, ...] | None = None
        self._matters: OrderedDict[str, dict[str, Matter]] = OrderedDict()
        self._tallies: OrderedDict[tuple[str, Question], Tally] = OrderedDict()

    def tallied(
        self, ledger: Ledger, question: Question, policies: list[Policy]
    ) -> tuple[list[Tally], dict[str, Matter]]:
        """The tally under each policy, in their order, and the matters of the event by id."""
        with self._lock:
            state = ledger.state()
            if state != self._state:
                self._matters.clear()
                self._tallies.clear()
                self._state = state
            held = self._matters.get(question.event)
            if held is None:
                held = {matter.id: matter for matter in ledger.matters.whole(event=question.event)}
                self._matters[question.event] = held
                while len(self._matters) > EVENTS:
                    self._matters.popitem(last=False)
            self._matters.move_to_end(question.event)
            return [self._tally(held, question, policy) for policy in policies], held

    def _tally(self, held: dict[str, Matter], question: Question, policy: Policy) -> Tally:
        key = (policy.name, question)
        found = self._tallies.get(key)
        if found is None:
            found = self._tallies[key] = tally(held.values(), policy, question)
            while len(self._tallies) > TALLIES:
                self._tallies.popitem(last=False)
        self._tallies.move_to_end(key)
        return found


def counted_of(ledger: Ledger) -> Counted:
    """What is kept for a ledger."""
    return _KEPT.setdefault(ledger, Counted())
