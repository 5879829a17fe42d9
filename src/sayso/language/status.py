"""The status that the words give an event: happened, ongoing, planned, possible, hypothetical, did not happen."""

from __future__ import annotations

from sayso.language.arguments import governor
from sayso.language.grammar import Grammar, VerbGroup
from sayso.model import Reality

__all__ = ["hedged_at", "status_of_noun", "status_of_verb"]

# What the verb or noun before "to ..." or "... ing" does with the event that it governs.
_GOVERNORS: dict[str, Reality] = {}
for _reality, _words in (
    ("did_not_happen", "fail failed failing fails failure unable refuse refused refuses refusal inability decline declined "
     "avoid avoided prevent prevented preventing prevents stop stopped halt halted without averted avert unsuccessful "
     "abort aborted thwarted thwart neglected impossible rejected reject"),
    ("planned", "plan plans planned planning prepare prepares preparing prepared preparation preparations ready intend intends "
     "intended intent aim aims aimed aiming set due scheduled expected vow vowed vows promise promised promises pledge "
     "pledged order ordered orders going agreed agree agrees decided decide order about want wants wanted bid effort efforts "
     "determined poised supposed instructed directed commanded offered offer hope hopes hoping ambition goal seeking seek "
     "seeks sought try tries trying tried attempt attempts attempted attempting"),
    ("possible", "threaten threatened threatens threatening threat ask asked asks urge urged urges urging call called calls "
     "calling demand demanded demands likely unlikely appeal appealed risk risks risked fear fears feared able capable "
     "request requested propose proposed proposal ultimatum may might could allow allowed allows permit"),
    ("ongoing", "continue continues continuing continued keep keeps keeping"),
):  # fmt: skip
    for _word in _words.split():
        _GOVERNORS.setdefault(_word, _reality)  # type: ignore[arg-type]
_BEFORE_NOUN: dict[str, Reality] = {
    **dict.fromkeys(("planned", "planning", "imminent", "upcoming", "intended", "impending", "scheduled"), "planned"),
    **dict.fromkeys(("possible", "potential", "feared", "likely", "threatened", "further", "future"), "possible"),
    **dict.fromkeys(("failed", "abortive", "foiled", "thwarted", "attempted"), "did_not_happen"),
    **dict.fromkeys(("ongoing", "continuing", "relentless", "continuous", "constant", "incessant", "daily"), "ongoing"),
}
_GOING_ON = frozenset(
    "continue continues continuing rage rages raging persist persists intensify intensifies intensifying underway goes go "
    "continued drag drags escalating unfolding".split()
)
_STATES = frozenset(("controls", "besieged", "trapped", "cut_off", "missing", "supplied", "detained", "sheltered"))
_HEDGES = frozenset(
    "reportedly allegedly apparently believed purportedly supposedly alleged unconfirmed unverified rumoured rumored "
    "suspected presumably seemingly ostensibly possibly probably feared thought".split()
)
_HEDGE_PHRASES = (
    "credible reports of", "reports of", "could not confirm", "could not be confirmed", "could not verify", "could not be verified",
    "could not independently", "not been independently", "unable to verify", "unable to confirm", "cannot confirm",
    "no independent confirmation", "is said to", "are said to", "was said to", "were said to", "appears to", "appear to",
    "appeared to", "seems to", "seem to", "yet to be confirmed", "unconfirmed reports", "according to unconfirmed",
)  # fmt: skip


def hedged_at(g: Grammar) -> bool:
    """Whether the sentence holds back: believed, reportedly, allegedly, could not confirm."""
    if any(word in _HEDGES for word in g.words):
        return True
    text = " ".join(g.words)
    return any(phrase in text for phrase in _HEDGE_PHRASES)


def _conditional(g: Grammar, group: VerbGroup) -> bool:
    """Whether the verb stands in either half of a condition."""
    opening = next((i for i, w in enumerate(g.words) if w in ("if", "unless") and g.tags[i] == "sub"), None)
    if opening is None:
        inverted = g.words[:1] == ("should",) or (g.words[:1] == ("had",) and "would" in g.words)
        return inverted
    if (
        g.words[max(0, opening - 1)] in ("as", "even")
        and g.words[opening] == "if"
        and g.words[max(0, opening - 1)] == "as"
    ):
        return False
    asked = any(
        w in ("asked", "asking", "ask", "asks", "wondered", "unclear", "know")
        for w in g.words[max(0, opening - 3) : opening]
    )
    if asked:
        return False
    if group.verb > opening:
        return True
    return group.modal in ("will", "would", "could", "can", "may", "might", "'ll", "shall") or (
        not group.past and not group.perfect and group.finite
    )


def _governing_word(g: Grammar, group: VerbGroup) -> tuple[str, VerbGroup | None]:
    """The word that governs an infinitive or gerund, and its verb group where it is a verb."""
    above = governor(g, group)
    for i in range(group.start - 1, max(-1, group.start - 8), -1):
        if g.words[i] in _GOVERNORS:
            return g.words[i], above if above is not None and above.start <= i <= above.verb else None
        if g.words[i] in (",", ";", ":", "."):
            break
    return "", above


def status_of_verb(g: Grammar, group: VerbGroup, *, event: str, headline: bool = False) -> Reality:
    """The status that the verb's own words give the event `event`; what the source does with it comes on top."""
    words = g.words
    if _conditional(g, group):
        return "hypothetical"
    if group.negated:
        return "did_not_happen"
    if group.modal in ("may", "might", "could", "can", "should", "must", "ought"):
        return "possible"
    if group.modal in ("will", "'ll", "shall", "would", "wo"):
        return "planned"
    if group.infinitive:
        word, above = _governing_word(g, group)
        if word:
            if above is not None and (above.negated or above.modal in ("will", "wo")):
                return "did_not_happen" if above.negated and _GOVERNORS[word] != "did_not_happen" else _GOVERNORS[word]
            return _GOVERNORS[word]
        if above is not None:
            verb = words[above.verb]
            if verb in ("be", "is", "are", "was", "were") and above.verb == group.start - 1:
                return "planned"
            if verb in ("force", "forced", "forces", "forcing", "managed", "manages", "began", "begun", "started", "compelled", "prompted",
                        "helped", "led", "leading", "left", "caused"):  # fmt: skip
                return status_of_verb(g, above, event=event, headline=headline)
            return "planned"
        return "planned"
    if not group.finite and words[group.verb].endswith("ing"):
        word, _ = _governing_word(g, group)
        if word and _GOVERNORS[word] in ("did_not_happen", "ongoing"):
            return _GOVERNORS[word]
        above = governor(g, group)
        if group.progressive:
            return "ongoing"
        if above is not None and above.modal is not None and above.finite:
            return status_of_verb(g, above, event=event, headline=headline)
        return "happened"
    if group.progressive:
        was = any(w in ("was", "were") for w in words[group.start : group.verb])
        return "happened" if was and event not in _STATES else "ongoing"
    helpers = words[group.start : group.verb + 1]
    present = (
        any(w in ("is", "are", "'s", "'re", "am", "remain", "remains") for w in helpers)
        or (not group.past and not group.perfect)
    ) and group.finite
    if event in _STATES and present:
        return "ongoing"
    if present and not headline and not group.passive and not any(w in ("is", "are") for w in helpers):
        return "ongoing" if event in ("clashed", "attacked", "displaced", "retreated", "advanced", "besieged", "threatened", "deserted", "reinforced") else "happened"  # fmt: skip
    return "happened"


def status_of_noun(g: Grammar, first: int, last: int, *, event: str, headline: bool = False) -> Reality:
    """The status of an event told by the noun at `[first, last)`: from the words before it, or from the verb it goes with."""
    before = [w for w in g.words[max(0, first - 4) : first]]
    for word in reversed(before):
        if word in _BEFORE_NOUN:
            return _BEFORE_NOUN[word]
    if "no" in before[-2:] or "without" in before[-2:]:
        return "did_not_happen"
    if any(w in ("threat", "threats", "fear", "fears", "risk", "possibility", "danger", "prospect") for w in before):
        return "possible"
    if any(w in ("plan", "plans", "preparations", "preparing", "prepare") for w in before):
        return "planned"
    near = _verb_of_noun(g, first, last)
    if near is None:
        return "ongoing" if event in ("besieged", "cut_off") else "happened"
    if any(w in _GOING_ON for w in g.words[near.start : near.verb + 1]) and not near.past:
        return "ongoing"
    if near.negated or near.modal or near.infinitive or _conditional(g, near):
        return status_of_verb(g, near, event=event, headline=headline)
    if near.progressive and not near.past:
        return "ongoing"
    return "happened"


def _verb_of_noun(g: Grammar, first: int, last: int) -> VerbGroup | None:
    """The verb that the noun is subject or object of: the next one in its clause, else the last one before it."""
    for group in g.groups:
        if group.start >= last and group.start - last <= 8:
            between = g.words[last : group.start]
            if not any(w in (",", ";", ":", "—", "”", '"') for w in between) and "wh" not in g.tags[last : group.start]:
                return group
            break
    for group in reversed(g.groups):
        if group.verb < first and first - group.verb <= 6:
            if any(w in (",", ";", ":", "—") for w in g.words[group.verb : first]):
                return None
            return group
    return None
