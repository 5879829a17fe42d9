"""Exports: public reports in the forms that others read; nothing here sees a report before the policy has."""

from sayso.publish.exports.formats import FILES, FOLDERS, FORMATS, Exported, export, pieces
from sayso.publish.exports.terms import Terms

__all__ = ["FILES", "FOLDERS", "FORMATS", "Exported", "Terms", "export", "pieces"]
