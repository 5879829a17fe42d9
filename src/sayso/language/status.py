"""The status that the words give an event: happened, ongoing, planned, possible, hypothetical, did not happen."""

from __future__ import annotations

from sayso.language.arguments import governor
from sayso.language.grammar import Grammar, VerbGroup
from sayso.language.lists import word_lists
from sayso.language.phrases import Phrase
from sayso.model import Reality, Stance

__all__ = ["hedged_at", "stance_of_noun", "stance_of_verb", "status_of_noun", "status_of_verb"]

_LISTS = word_lists("status")
_GOVERNORS: dict[str, Reality] = {word: status for status, words in _LISTS["governors"].items() for word in words}
_BEFORE_NOUN: dict[str, Reality] = {word: status for status, words in _LISTS["before_noun"].items() for word in words}
_CARRIERS = frozenset(_LISTS["carriers"])
_BELIEFS = frozenset(_LISTS["beliefs"])
_ENDING = frozenset(("stop", "stopped", "cease", "ceased", "end", "ended", "subside", "abate"))
_SUPERLATIVES = frozenset(("latest", "first", "last", "only", "newest"))
_CAUGHT = frozenset(("arrested", "abducted", "kidnapped", "seized", "taken", "jailed"))
_SPEAKERS = frozenset(("i", "we"))
_REFUSALS = frozenset(_LISTS["refusals"])
_GOING_ON = frozenset(_LISTS["going_on"])
_STATES = frozenset(_LISTS["states"])
_LASTING_ACTS = frozenset(_LISTS["lasting_acts"])
_HEDGES = frozenset(_LISTS["hedges"])
_HEDGE_PHRASES = tuple(_LISTS["hedge_phrases"])


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
        return _inverted(g, group) or (g.words[:1] == ("had",) and "would" in g.words)
    if opening > 0 and g.words[opening - 1] == "as":
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


def _inverted(g: Grammar, group: VerbGroup) -> bool:
    """Whether "should" opens a condition of the sentence: "Should the town fall, ...", "..., should the town fall"."""
    for i, word in enumerate(g.words):
        opens = i == 0 or g.words[i - 1] in (",", ":", "“", '"', "and")
        if word == "should" and opens and "?" not in g.words[-2:]:
            return i == 0 or i < group.verb or group.modal is not None
    return False


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
        return _status_of_infinitive(g, group, event=event, headline=headline)
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
    if "being" in helpers and ("is" in helpers or "are" in helpers):
        return "ongoing"  # "are being shelled"
    present = (
        any(w in ("is", "are", "'s", "'re", "am", "remain", "remains") for w in helpers)
        or (not group.past and not group.perfect)
    ) and group.finite
    until_now = group.perfect and "had" not in helpers and "since" in words[group.verb :]
    if event in _STATES and (present or (until_now and words[group.verb] not in _CAUGHT)):
        return "ongoing"
    if present and not headline and not group.passive and not any(w in ("is", "are") for w in helpers):
        return "ongoing" if event in _LASTING_ACTS else "happened"
    return "happened"


def _status_of_infinitive(g: Grammar, group: VerbGroup, *, event: str, headline: bool) -> Reality:
    """The status of "to ...": what the word that governs it does with it."""
    before = g.words[max(0, group.start - 5) : group.start]
    if any(word in _SUPERLATIVES for word in before) and g.tags[group.start - 1] == "noun":
        return "happened"  # "the latest prisoners to be captured"
    word, above = _governing_word(g, group)
    if above is not None and above.passive and g.words[above.verb] in _BELIEFS and above.verb == group.start - 1:
        return "happened" if group.perfect or event not in _STATES else "ongoing"
    if word:
        status = _GOVERNORS[word]
        denied = above is not None and (above.negated or above.modal in ("will", "wo"))
        return "did_not_happen" if denied and above is not None and above.negated else status
    if above is None:
        return "planned"
    verb = g.words[above.verb]
    if verb in _BELIEFS:
        return "happened" if group.perfect or event not in _STATES else "ongoing"
    if verb in _CARRIERS:
        return status_of_verb(g, above, event=event, headline=headline)
    return "planned"


def stance_of_verb(g: Grammar, group: VerbGroup, *, who: tuple[Phrase, ...]) -> Stance | None:
    """What the verb's own words do with the event: a duty and a command demand it, "we will" promises it."""
    if _conditional(g, group):
        return None
    if group.modal in ("must", "should", "ought") and not group.perfect:
        return "demands"
    if group.modal in ("will", "'ll", "shall") and who and g.words[who[0].first] in _SPEAKERS:
        return "promises"
    before = g.words[group.start - 1] if group.start > 0 else ":"
    opens = before in (":", "“", '"', "‘", "!", ".", ";")
    base = g.tags[group.verb] == "verb" and not g.words[group.verb].endswith("s")
    bare = group.start == group.verb and not who and not group.past and group.finite
    return "demands" if bare and opens and base else None


def stance_of_noun(g: Grammar, first: int) -> Stance | None:
    """What the words before a noun do with its event: "ruled out any talks" refuses them."""
    for i in range(first - 1, max(-1, first - 5), -1):
        if g.words[i] in (",", ";", ":", "."):
            break
        if g.words[i] in _REFUSALS or g.words[i - 1 : i + 1] in (("ruled", "out"), ("turned", "down"), ("no", "to")):
            return "refuses"
    return None


def status_of_noun(g: Grammar, first: int, last: int, *, event: str, headline: bool = False) -> Reality:
    """The status of an event told by the noun at `[first, last)`: by the words before it, or the verb it goes with."""
    before = list(g.words[max(0, first - 4) : first])
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
    if near.negated and g.words[near.verb] in _ENDING:
        return "ongoing"  # "the looting does not stop"
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
