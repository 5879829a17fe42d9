"""Words that tell one statement from another: names, sides, classes, dates, denials."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sayso.language import class_of
from sayso.language.names import same_spelling
from sayso.ledger.copies.wording import Word

__all__ = ["otherwise", "same_name"]

_DENIALS = frozenset("not no never neither nor cannot without denied denies deny denying false fake refuted".split())
_PLAIN = frozenset(
    "a an the of in on at to for from by with and or but as that this it its he she they his her their was were is are "
    "be been has have had will would mr mrs ms president minister general said says".split()
)


def otherwise(one: Sequence[Word], other: Sequence[Word], steps: Sequence[tuple[str, int, int, int, int]]) -> bool:
    """Whether the words that differ make another statement of it, whatever the figures are."""
    left = [word for tag, a, b, _, _ in steps if tag != "equal" for word in one[a:b]]
    right = [word for tag, _, _, c, d in steps if tag != "equal" for word in other[c:d]]
    if _denials(left) != _denials(right):
        return True
    return any(
        _other_names(one[a:b], other[c:d], left, right) or _other_things(one[a:b], other[c:d])
        for tag, a, b, c, d in steps
        if tag == "replace"
    )


def _denials(words: Sequence[Word]) -> bool:
    return any(w.form in _DENIALS or w.form.endswith("n't") or w.value == (0.0, 0.0) for w in words)


def _other_names(one: Sequence[Word], other: Sequence[Word], left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether another name, day or designation stands in the place of one; a name that only moved is the same."""
    mine, theirs = _names(one), _names(other)
    if not mine and not theirs:
        return False
    if not mine or not theirs:  # "Kharkiv" and "the city" may be one; capitals that tell nothing may hide a name
        told, hidden = (mine, other) if mine else (theirs, one)
        if len(told) > 2 or any(word.named is False for word in hidden) or not hidden:
            return False
        mine, theirs = told, [word for word in hidden if word.form not in _PLAIN]
        if not theirs:
            return False
    elsewhere = {word.form for word in right}, {word.form for word in left}
    mine = [word for word in mine if word.form not in elsewhere[0]]
    theirs = [word for word in theirs if word.form not in elsewhere[1]]
    if not mine or not theirs:
        return False
    return not any(same_name(a.form, b.form) for a in mine for b in theirs)


def _names(words: Sequence[Word]) -> list[Word]:
    return [w for w in words if w.form not in _PLAIN and (w.named or (w.value is None and w.form[0].isdigit()))]


@lru_cache(maxsize=100_000)
def same_name(one: str, other: str) -> bool:
    """Whether two names, in lower case, may be one: spelled two ways, or one made of the other."""
    if one == other or same_spelling(one, other):
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 4 and longer.startswith(shorter[: max(4, len(shorter) - 2)])  # Ukraine, Ukrainian


def _other_things(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a thing of another class stands in the place of one: tanks for vehicles, soldiers for civilians."""
    if len(one) > 3 or len(other) > 3:
        return False
    mine, theirs = ({_class(word.form) for word in words} - {None} for words in (one, other))
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


@lru_cache(maxsize=20_000)
def _class(form: str) -> str | None:
    return class_of(form)
