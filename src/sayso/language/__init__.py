"""Document to reading: tokens, sentences, quotations, statements, entities, events and names."""

from sayso.language.classes import class_of
from sayso.language.names import is_body
from sayso.language.reading import reading_of
from sayso.language.sources import source_kind

__all__ = ["class_of", "is_body", "reading_of", "source_kind"]
