"""Voices: the origins behind claims; a copy is a carrier, never a source. When unsure, fewer voices.

The nearest source of the chain is the voice; a report without one speaks with its outlet's voice, or with that of the
report it is a copy of. A voice of media and that outlet's own report are one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.copies.joining import join_reason
from sayso.ledger.copies.naming import Who, outlet_key, who_is
from sayso.model import Saying, Voice

__all__ = ["NameJoin", "joined_names", "voices_in_words", "voices_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameJoin:
    """A proposal: two names of sources that are taken for one voice, and why."""

    first: str
    second: str
    reason: str


def voices_of(sayings: Sequence[Saying], *, origins: Mapping[str, str] | None = None) -> tuple[Voice, ...]:
    """The voices behind some sayings of one matter; `origins` maps a document's id to that of which it is a copy.

    In the order of who spoke first. The order of the sayings given does not matter.
    """
    return tuple(_voice(group) for group in _grouped(sayings, origins or {})[0])


def joined_names(sayings: Sequence[Saying], *, origins: Mapping[str, str] | None = None) -> tuple[NameJoin, ...]:
    """The names that `voices_of` takes for one voice, with the reason of each join."""
    return tuple(dict.fromkeys(_grouped(sayings, origins or {})[1]))


def voices_in_words(voices: Sequence[Voice]) -> str:
    """How many outlets carry it, how many voices stand behind them, and which, each with its number of outlets.

    >>> voices_in_words([Voice(key="k", name="Oda Lind", kind="official", side=None, named=True, claims=("a",),
    ...     carriers=("Courier", "Herald"))])
    '2 outlets, 1 voice: Oda Lind (2)'
    """
    outlets = len({carrier for voice in voices for carrier in voice.carriers})
    counts = (
        f"{outlets:,} {'outlet' if outlets == 1 else 'outlets'}, "
        f"{len(voices):,} {'voice' if len(voices) == 1 else 'voices'}"
    )
    named = [f"{voice.name if voice.named else f'unnamed: {voice.name}'} ({len(voice.carriers)})" for voice in voices]
    return f"{counts}: {', '.join(named)}" if named else counts


@dataclass(slots=True)
class _Group:
    """Sayings that are one voice, with all the names they give it."""

    key: str
    sayings: list[Saying]
    members: list[Who]
    media: bool


def _place(saying: Saying) -> tuple[dt.date, str, int, str]:
    return saying.published or dt.date.max, saying.claim.document, saying.claim.span.start, saying.claim.id


def _grouped(sayings: Sequence[Saying], origins: Mapping[str, str]) -> tuple[list[_Group], list[NameJoin]]:
    ordered = sorted(sayings, key=_place)
    outlets = {saying.claim.document: saying.outlet for saying in ordered if saying.outlet}
    nearest = [who_is(saying.claim.sources[0]) if saying.claim.sources else None for saying in ordered]
    groups: list[_Group] = []
    joins: list[NameJoin] = []
    by_key: dict[str, _Group] = {}
    by_name: dict[tuple[Who, str | None], _Group] = {}
    # Full names first, so that a bare surname or an office finds its holder and adds no voice of its own.
    for at in sorted(range(len(ordered)), key=lambda at: (_rank(nearest[at]), at)):
        who = nearest[at]
        if who is None or who.what == "media":
            key = who.key if who else _own_voice(ordered[at], origins, outlets)
            group = by_key.get(key)
            if group is None:
                group = by_key[key] = _Group(key, [], [], media=True)
                groups.append(group)
        else:
            group = by_name.get((who, who.side))
            if group is None:
                group, reason = _home(groups, who)
                if group is None:
                    group = _Group(who.key, [], [], media=False)
                    groups.append(group)
                elif reason and who.name != group.members[0].name:
                    joins.append(NameJoin(first=group.members[0].name, second=who.name, reason=reason))
                by_name[who, who.side] = group
        group.sayings.append(ordered[at])
        if who is not None and who not in group.members:
            group.members.append(who)
    groups.sort(key=lambda group: min(map(_place, group.sayings)))
    _tell_apart(groups)
    return groups, joins


def _rank(who: Who | None) -> int:
    if who is None or who.what == "media":
        return 0
    if who.what == "person":
        return (1 if who.given else 3) + (who.side is None)
    return 5 if who.side else 6


def _own_voice(saying: Saying, origins: Mapping[str, str], outlets: Mapping[str, str]) -> str:
    """The key of a report's own voice: its outlet's, or that of the report that it is a copy of."""
    document = origins.get(saying.claim.document, saying.claim.document)
    outlet = outlets.get(document)
    return f"outlet:{outlet_key(outlet)}" if outlet else f"document:{document}"


def _home(groups: Sequence[_Group], who: Who) -> tuple[_Group | None, str | None]:
    """The first group that a source may belong to, by one of its members and against none of them."""
    for group in groups:
        if group.media or any(m.side and who.side and m.side != who.side for m in group.members):
            continue
        reasons = [join_reason(member, who) for member in group.members]
        against = any(
            m.given and who.given and reason is None for m, reason in zip(group.members, reasons, strict=True)
        )
        reason = next((reason for reason in reasons if reason), None)
        if reason and not against:
            return group, reason
    return None, None


def _tell_apart(groups: Sequence[_Group]) -> None:
    """Gives each group a key of its own: institutions and unnamed ones by side, then persons by first name."""
    for group in groups:
        sides = sorted({who.side for who in group.members if who.side})
        if group.members and not group.media and group.members[0].what not in {"person", "side"}:
            group.key = f"{group.key}:{sides[0] if sides else '-'}"
    alike: dict[str, list[_Group]] = {}
    for group in groups:
        alike.setdefault(group.key, []).append(group)
    for key, several in alike.items():
        for number, group in enumerate(several if len(several) > 1 else ()):
            given = sorted(who.given for who in group.members if who.given)[:1]
            kinds = sorted(who.kind for who in group.members)[:1]
            group.key = ":".join([key, *given, *kinds, *([str(number + 1)] if not given else [])])


def _voice(group: _Group) -> Voice:
    said = sorted(group.sayings, key=_place)
    best = max(group.members, key=_fullness, default=None)
    sides = sorted({who.side for who in group.members if who.side})
    spoken = next((saying.claim.sources[0] for saying in said if saying.claim.sources), None)
    return Voice(
        key=group.key,
        name=best.name if best else said[0].outlet or "the report itself",
        kind=spoken.kind if spoken else "media",
        side=sides[0] if sides else None,
        named=best is None or best.what != "unnamed",
        claims=tuple(saying.claim.id for saying in said),
        carriers=tuple(dict.fromkeys(saying.outlet or saying.claim.document for saying in said)),
        first=said[0].published,
    )


def _fullness(who: Who) -> tuple[bool, bool, int, str]:
    return bool(who.given), who.what != "office", len(who.name), who.name
