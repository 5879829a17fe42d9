"""How a run ends: the exit statuses that scripts may rely on."""

from __future__ import annotations

from enum import IntEnum

from sayso.errors import NotFound, NotPermitted, SaysoError, UnreadableInput

__all__ = ["Ending"]


class Ending(IntEnum):
    """0 done, 1 a problem in the data, 2 wrong usage, 3 partly done (something was quarantined), 130 interrupted."""

    DONE = 0
    PROBLEM = 1
    USAGE = 2
    PARTLY = 3
    INTERRUPTED = 130

    @classmethod
    def of(cls, problem: SaysoError) -> Ending:
        """The ending of a command on one input that failed: wrong usage where the input is not there or not allowed."""
        if isinstance(problem, UnreadableInput) and not isinstance(problem, NotFound | NotPermitted):
            return cls.PROBLEM
        return cls.USAGE
