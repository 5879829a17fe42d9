"""Tips: what readers of published matters send; screened, moderated, proposals at most, deleted by a stated rule."""

from sayso.web.tips.box import TipBox
from sayso.web.tips.entries import KEPT_DAYS, KINDS, STATES, Tip

__all__ = ["KEPT_DAYS", "KINDS", "STATES", "Tip", "TipBox"]
