"""At least how many: floors under named policies, each number with the claims behind it."""

from sayso.tally.counting import Entry, LeftOut, Tally, tally
from sayso.tally.policy import Policy, policies, policy
from sayso.tally.question import Question

__all__ = ["Entry", "LeftOut", "Policy", "Question", "Tally", "policies", "policy", "tally"]
