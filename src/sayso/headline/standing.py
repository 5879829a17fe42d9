"""Standing: whether a claim says yes, no, or leaves open, and what the body's standing does to the headline's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sayso.headline.check import BodyWords, SlotCheck
from sayso.headline.parties import shares_name
from sayso.model import Claim, vocabulary

__all__ = ["compare_standing", "standing"]

Standing = Literal["yes", "no", "open"]

# How sure the words are, from a condition to a fact.
_SURE = {"hypothetical": 0, "possible": 1, "planned": 2, "ongoing": 3, "happened": 4, "did_not_happen": 4}
# Events that are told as done only at their end: "are retreating" is less than "retreated". Of the others, what goes
# on has happened: a town that is being shelled was shelled.
_ENDS = frozenset({"seized", "captured", "destroyed", "surrendered", "retreated", "released", "deported", "abandoned"})
_OPPOSITE: dict[Standing, Standing] = {"yes": "no", "no": "yes", "open": "open"}


def standing(claim: Claim) -> Standing:
    """Whether the claim says that its event took place: a denial turns the status round, a refusal says no."""
    if claim.stance == "refuses":
        return "no"
    told: Standing = "open"
    if claim.reality in ("happened", "ongoing"):
        told = "yes"
    elif claim.reality == "did_not_happen":
        told = "no"
    return _OPPOSITE[told] if claim.stance == "denies" else told


def compare_standing(headline: Claim, body: Sequence[Claim], *, answers: Sequence[Claim] = ()) -> SlotCheck:
    """The status slot: the best that `body` says, and whether `answers` dispute it.

    A matter is disputed where somebody denies what others say. The headline may then leave out who says so only if the
    report says it in its own voice.
    """
    compared = [(_compare_one(headline, claim), claim) for claim in body]
    best = max(compared, key=lambda pair: _RANK[pair[0][0]])[0]
    same = [claim for result, claim in compared if result == best]
    against = [claim for claim in answers if _opposed(headline, claim)]
    verdict, reason = best
    if verdict == "contradicted":
        return _slot("contradicted", same, reason)
    if against and verdict == "carried" and not _says_whose(headline) and all(claim.sources for claim in same):
        return _slot("weaker", [*same, *against], "disputed: only one side says so")
    return _slot(verdict, same, reason)


_Verdict = Literal["carried", "weaker", "contradicted", "not_in_body"]
_RANK: dict[_Verdict, int] = {"carried": 3, "weaker": 2, "contradicted": 1, "not_in_body": 0}


def _compare_one(headline: Claim, body: Claim) -> tuple[_Verdict, str]:
    wanted, told = standing(headline), standing(body)
    if headline.stance == "denies" and told != wanted:
        return "not_in_body", "the body does not tell the denial"
    if told == "open":
        if wanted != "open":
            return "weaker", f"the body says {vocabulary('realities')[body.reality].label}"
        if _SURE[body.reality] < _SURE[headline.reality]:
            return "weaker", f"the body says {vocabulary('realities')[body.reality].label}"
    elif wanted == "open" and told == "no":
        return "contradicted", "the body says that it will not come"
    elif wanted != "open" and told != wanted:
        return "contradicted", "the body says that it did not happen" if told == "no" else "the body says it happened"
    if body.hedged and not headline.hedged:
        return "weaker", "the body holds back"
    if headline.reality == "happened" and body.reality == "ongoing" and headline.event in _ENDS:
        return "weaker", "the body says under way"
    if headline.sources and not _same_voice(headline, body):
        return "weaker", "the body names another voice" if body.sources else "the body does not say who says so"
    return "carried", ""


def _opposed(headline: Claim, answer: Claim) -> bool:
    wanted = standing(headline)
    return bool(answer.sources) and wanted != "open" and standing(answer) == _OPPOSITE[wanted]


def _same_voice(headline: Claim, body: Claim) -> bool:
    return any(
        shares_name(one.name, other.name) or (one.side is not None and one.side == other.side)
        for one in headline.sources
        for other in body.sources
    )


def _says_whose(headline: Claim) -> bool:
    """Whether the headline itself says that the matter is somebody's word, or in doubt."""
    return bool(headline.sources) or headline.hedged or headline.stance in ("accuses", "denies", "asks")


def _slot(verdict: _Verdict, claims: Sequence[Claim], reason: str) -> SlotCheck:
    return SlotCheck(verdict, tuple(BodyWords(claim.id, claim.span) for claim in claims), reason)
