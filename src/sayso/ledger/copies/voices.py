"""Voices: the origins behind claims; a copy is a carrier, never a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.model import Saying, Voice

__all__ = ["voices_of"]


def voices_of(sayings: Sequence[Saying], *, origins: Mapping[str, str] | None = None) -> tuple[Voice, ...]:
    """The voices behind some sayings of one matter; `origins` maps a document's id to that of which it is a copy."""
    held: dict[str, list[Saying]] = {}
    for saying in sayings:
        source = saying.claim.sources[0] if saying.claim.sources else None
        document = (origins or {}).get(saying.claim.document, saying.claim.document)
        key = f"{source.name.casefold()}" if source else f"publisher:{saying.outlet or document}"
        held.setdefault(key, []).append(saying)
    voices = []
    for key, said in held.items():
        source = said[0].claim.sources[0] if said[0].claim.sources else None
        voices.append(
            Voice(
                key=key,
                name=source.name if source else said[0].outlet or "the report itself",
                kind=source.kind if source else "media",
                side=source.side if source else None,
                named=True,
                claims=tuple(one.claim.id for one in said),
                carriers=tuple(dict.fromkeys(one.outlet or one.claim.document for one in said)),
                first=min((one.published for one in said if one.published), default=None),
            )
        )
    return tuple(voices)
