"""The chain of hashes over the log and over decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sayso.ledger.chain.links import fill

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the chain, and links the rows that are there in the order of their times."""
    op.create_table(
        "chain",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_chain")),
    )
    op.create_index(op.f("ix_chain_what"), "chain", ["what", "row"], unique=False)
    op.create_table(
        "chain_salts",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("what", "row", name=op.f("pk_chain_salts")),
    )
    fill(op.get_bind())


def downgrade() -> None:
    """Takes them away again."""
    op.drop_table("chain_salts")
    op.drop_table("chain")
