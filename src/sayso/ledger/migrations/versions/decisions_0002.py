"""Decisions of people, and claims as decided."""

from __future__ import annotations

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table of decisions."""


def downgrade() -> None:
    """Takes them away again."""
