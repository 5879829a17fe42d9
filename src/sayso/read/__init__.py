"""Bytes to documents: pages, text, PDF, mail, transcripts and feeds, from files, addresses or standard input."""

from sayso.read.documents import documents_in, read_document
from sayso.read.gathering import gather
from sayso.read.policy import Policy
from sayso.read.raw import RawInput, Refused

__all__ = ["Policy", "RawInput", "Refused", "documents_in", "gather", "read_document"]
