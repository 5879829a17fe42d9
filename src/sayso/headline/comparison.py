"""The comparison: each claim of the headline beside the claims of the body that tell the same event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.headline.bounds import Comparison, compare_counts
from sayso.headline.check import BodyWords, HeadlineCheck, SlotCheck, Verdict
from sayso.headline.near import Nearness, nearness
from sayso.headline.parties import Likeness, compare_actors, shares_name, telling_words
from sayso.headline.standing import compare_standing
from sayso.headline.whereabouts import Whereabouts, compare_places
from sayso.model import Actor, Claim, Document, vocabulary

__all__ = ["check_headline"]

_LIKENESS: dict[Likeness, Verdict] = {
    "carried": "carried",
    "vaguer": "weaker",
    "silent": "not_in_body",
    "other": "contradicted",
}
_WHERE: dict[Whereabouts, Verdict] = {
    "carried": "carried",
    "wider": "weaker",
    "silent": "not_in_body",
    "apart": "contradicted",
}
_BEST: tuple[Verdict, ...] = ("carried", "weaker", "not_in_body", "contradicted")
_PEOPLE = frozenset("people civilians children soldiers aid_workers journalists medics police".split())


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A claim of the body that may tell the headline's event, slot by slot; None where the headline leaves it empty."""

    claim: Claim
    near: Nearness
    who: Likeness | None
    whom: Likeness | None
    where: Whereabouts | None
    figure: Comparison | None

    @property
    def strangers(self) -> int:
        """In how many slots it tells of others, or of another place."""
        return [self.who, self.whom, self.where].count("other") + (self.where == "apart")


def check_headline(claims: Sequence[Claim], *, document: Document) -> list[HeadlineCheck]:
    """For each claim of the headline, slot by slot, what the body says of it, as claims.md defines it.

    `claims` are all claims of `document`; those of another document are passed over.
    """
    held = [claim for claim in claims if claim.document == document.id]
    body = [claim for claim in held if claim.part != "headline"]
    return [_check(claim, body) for claim in held if claim.part == "headline"]


def _check(headline: Claim, body: Sequence[Claim]) -> HeadlineCheck:
    candidates = [found for claim in body if (found := _candidate(headline, claim)) is not None]
    told = [found for found in candidates if not found.strangers]
    if not told:
        # One thing is told otherwise while the rest agrees: the body contradicts; else it tells other events.
        told = [found for found in candidates if found.strangers == 1 and _agrees_otherwise(found)]
    if not told:
        return _absent(headline)
    here = _focus(told)
    return HeadlineCheck(
        claim=headline.id,
        event=headline.event,
        span=headline.span,
        who=_who(headline, told),
        how_many=_how_many(headline, here),
        what=_what(headline, told),
        where=_where(headline, told),
        status=compare_standing(
            headline, [found.claim for found in _with_the_figure(here)], answers=[found.claim for found in here]
        ),
    )


def _candidate(headline: Claim, body: Claim) -> _Candidate | None:
    near = _same_statement(headline, body) if headline.event == "said" else nearness(headline, body)
    if near is None:
        return None
    return _Candidate(
        claim=body,
        near=near,
        who=compare_actors(headline.by, body.by) if headline.by else None,
        whom=compare_actors(headline.of, body.of) if headline.of else None,
        where=compare_places(headline.place, body.place) if headline.place else None,
        figure=_figure(headline, body),
    )


def _same_statement(headline: Claim, body: Claim) -> Nearness | None:
    """How far a statement without an event stands in the body: by the telling words that the two share."""
    wanted = telling_words(headline.text)
    shared = len(wanted & telling_words(body.text))
    if not wanted or shared * 4 < len(wanted):
        return None
    if shared * 2 >= len(wanted):
        return Nearness(verdict="carried", reason="")
    return Nearness(verdict="weaker", reason="the body says it in other words")


def _figure(headline: Claim, body: Claim) -> Comparison | None:
    """The body's figure beside the headline's; None where the body has none, or counts something else."""
    if headline.count is None or body.count is None:
        return None
    events = vocabulary("events")
    wanted, told = events.get(headline.event), events.get(body.event)
    if wanted is None or told is None or wanted.counts != told.counts:
        return None
    return compare_counts(headline.count, body.count)


def _agrees_otherwise(found: _Candidate) -> bool:
    """Whether all that is filled agrees but one slot, and at least one thing besides the event does."""
    agree = [found.who == "carried", found.whom == "carried", found.where == "carried", found.figure == "carried"]
    return any(agree) and found.near.verdict == "carried" and found.figure not in ("smaller", "larger", "apart")


def _focus(told: Sequence[_Candidate]) -> list[_Candidate]:
    """Those that tell the event at the headline's place, with those that name no place; all where it names none."""
    for place in ("carried", "wider"):
        if any(found.where == place for found in told):
            return [found for found in told if found.where in (place, "silent")]
    return list(told)


def _with_the_figure(here: Sequence[_Candidate]) -> list[_Candidate]:
    """Those that carry the figure, so that a figure that may come never joins a fact without one; else all."""
    return [found for found in here if found.figure == "carried"] or list(here)


def _slot(verdict: Verdict, found: Sequence[_Candidate], reason: str = "") -> SlotCheck:
    return SlotCheck(verdict, tuple(BodyWords(one.claim.id, one.claim.span) for one in found), reason)


def _best(verdicts: Sequence[tuple[Verdict, _Candidate]]) -> tuple[Verdict, list[_Candidate]]:
    best = min((verdict for verdict, _ in verdicts), key=_BEST.index)
    return best, [found for verdict, found in verdicts if verdict == best]


def _subject(headline: Claim) -> Actor | None:
    """Who: the doer, or, where the headline names none, the people it was done to."""
    if headline.by is not None:
        return headline.by
    return headline.of if headline.of is not None and headline.of.klass in _PEOPLE else None


def _who(headline: Claim, told: Sequence[_Candidate]) -> SlotCheck | None:
    if _subject(headline) is None:
        return None
    verdicts = [
        (_LIKENESS[likeness], found)
        for found in told
        if (likeness := found.who if headline.by else found.whom) is not None
    ]
    verdict, found = _best(verdicts)
    reasons = {
        "weaker": "the body is less exact",
        "not_in_body": "the body does not say who",
        "contradicted": "the body names others",
    }
    return _slot(verdict, found, reasons.get(verdict, ""))


def _what(headline: Claim, told: Sequence[_Candidate]) -> SlotCheck:
    by_whom = headline.of is not None and headline.of is not _subject(headline)
    verdicts: list[tuple[Verdict, _Candidate]] = []
    for found in told:
        verdict: Verdict = found.near.verdict
        if by_whom and found.whom is not None and found.whom != "carried":
            verdict = "contradicted" if found.whom == "other" else "weaker"
        verdicts.append((verdict, found))
    verdict, best = _best(verdicts)
    reason = ""
    if verdict == "weaker":
        reason = next((found.near.reason for found in best if found.near.reason), "the body is less exact")
    elif verdict == "contradicted":
        reason = "the body names another"
    return _slot(verdict, best, reason)


def _where(headline: Claim, told: Sequence[_Candidate]) -> SlotCheck | None:
    if headline.place is None:
        return None
    verdict, found = _best([(_WHERE[one.where], one) for one in told if one.where is not None])
    reasons = {
        "weaker": "the body names a wider area",
        "not_in_body": "the body does not say where",
        "contradicted": "the body names another place",
    }
    return _slot(verdict, found, reasons.get(verdict, ""))


def _how_many(headline: Claim, here: Sequence[_Candidate]) -> SlotCheck | None:
    if headline.count is None:
        return None
    carried = [found for found in here if found.figure == "carried"]
    if carried:
        rivals = [found for found in here if any(_rival(headline, found, one) for one in carried)]
        if rivals and all(found.claim.sources for found in carried) and not headline.sources:
            return _slot("weaker", [*carried, *rivals], "another voice gives another figure")
        return _slot("carried", carried)
    larger = [found for found in here if found.figure == "larger" and _one_party(headline, found)]
    closer = [found for found in here if found.figure in ("vaguer", "smaller")]
    if larger and not closer:
        return _slot("contradicted", larger, "the body gives a larger figure")
    if closer:
        smaller = all(found.figure == "smaller" for found in closer)
        return _slot("weaker", closer, "the body gives a smaller figure" if smaller else "the body is vaguer")
    others = [found for found in here if found.figure is not None]
    return _slot("weaker", others or here, "the body counts something else" if others else "the body has no figure")


def _one_party(headline: Claim, found: _Candidate) -> bool:
    """Whether the body counts the very party that the headline counts: its class the same, nobody left out."""
    counted = vocabulary("events")[headline.event].counts
    party, other = (headline.by, found.claim.by) if counted == "by" else (headline.of, found.claim.of)
    return party is None or (other is not None and (party.klass is None or party.klass == other.klass))


def _rival(headline: Claim, found: _Candidate, carried: _Candidate) -> bool:
    """Whether another voice gives another figure for the same matter: the same place and time, as far as told."""
    one, other = found.claim, carried.claim
    if found.figure not in ("smaller", "larger") or one.event != other.event or not one.sources or not other.sources:
        return False
    if shares_name(one.sources[0].name, other.sources[0].name) or not _one_party(headline, found):
        return False
    if one.count is not None and (one.count.approximate or one.count.vague):
        return False
    if (one.place is None) != (other.place is None):
        return False
    if one.place is not None and compare_places(one.place, other.place) == "apart":
        return False
    return (
        one.when is None or other.when is None or (one.when.start, one.when.end) == (other.when.start, other.when.end)
    )


def _absent(headline: Claim) -> HeadlineCheck:
    nothing = SlotCheck("not_in_body")
    return HeadlineCheck(
        claim=headline.id,
        event=headline.event,
        span=headline.span,
        who=nothing if _subject(headline) else None,
        how_many=nothing if headline.count else None,
        what=nothing,
        where=nothing if headline.place else None,
        status=nothing,
    )
