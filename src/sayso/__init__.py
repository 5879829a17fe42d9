"""Sayso reads reporting on armed conflict and keeps every claim with the words that it rests on."""

__version__ = "0.1.0"
