"""The core types, and nothing else: frozen, typed, no I/O. Every room may import this one; it imports none."""

from sayso.model.claim import Actor, Claim, Cue, Evidence, Part, Reality, Source, SourceKind, Stance
from sayso.model.count import Count, Per, Scope
from sayso.model.decision import Anchor, Decision, Standing
from sayso.model.document import Document, DocumentDate, Link, MediaLink, Provenance, Region, RegionKind, TimeCode
from sayso.model.matter import Matter, MatterKind, Saying, Voice
from sayso.model.place import Place
from sayso.model.reading import Attribution, Entity, EntityKind, EventMention, Name, Quotation, Reading, Sentence, Token
from sayso.model.record import claim_from_record, claim_to_line, claim_to_record
from sayso.model.span import Span, cover
from sayso.model.vocabulary import Word, vocabulary
from sayso.model.when import When

__all__ = [
    "Actor",
    "Anchor",
    "Attribution",
    "Claim",
    "Count",
    "Cue",
    "Decision",
    "Document",
    "DocumentDate",
    "Entity",
    "EntityKind",
    "EventMention",
    "Evidence",
    "Link",
    "Matter",
    "MatterKind",
    "MediaLink",
    "Name",
    "Part",
    "Per",
    "Place",
    "Provenance",
    "Quotation",
    "Reading",
    "Reality",
    "Region",
    "RegionKind",
    "Saying",
    "Scope",
    "Sentence",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Standing",
    "TimeCode",
    "Token",
    "Voice",
    "When",
    "Word",
    "claim_from_record",
    "claim_to_line",
    "claim_to_record",
    "cover",
    "vocabulary",
]
