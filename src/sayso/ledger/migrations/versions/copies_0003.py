"""Copies and variants of passages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables of what was compared, of bands, pairs and passages."""
    op.create_table(
        "copies_compared",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("printed", sa.BigInteger(), nullable=False),
        sa.Column("capitals", sa.Boolean(), nullable=False),
        sa.Column("signatures", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name=op.f("fk_copies_compared_document")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_copies_compared")),
    )
    op.create_table(
        "copies_bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("printed", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name=op.f("fk_copies_bands_document")),
        sa.PrimaryKeyConstraint("band", "printed", "document", name=op.f("pk_copies_bands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies_pairs",
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.Column("first_shared", sa.Float(), nullable=False),
        sa.Column("second_shared", sa.Float(), nullable=False),
        sa.Column("first_alike", sa.Float(), nullable=False),
        sa.Column("second_alike", sa.Float(), nullable=False),
        sa.Column("longest", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["first"], ["documents.number"], name=op.f("fk_copies_pairs_first")),
        sa.ForeignKeyConstraint(["second"], ["documents.number"], name=op.f("fk_copies_pairs_second")),
        sa.PrimaryKeyConstraint("first", "second", name=op.f("pk_copies_pairs")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_copies_pairs_second"), "copies_pairs", ["second"], unique=False)
    op.create_table(
        "copies_passages",
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first_start", sa.Integer(), nullable=False),
        sa.Column("first_end", sa.Integer(), nullable=False),
        sa.Column("second_start", sa.Integer(), nullable=False),
        sa.Column("second_end", sa.Integer(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["first"], ["documents.number"], name=op.f("fk_copies_passages_first")),
        sa.ForeignKeyConstraint(["second"], ["documents.number"], name=op.f("fk_copies_passages_second")),
        sa.PrimaryKeyConstraint("first", "second", "position", name=op.f("pk_copies_passages")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_copies_passages_kind"), "copies_passages", ["kind"], unique=False)
    op.create_index(op.f("ix_copies_passages_second"), "copies_passages", ["second"], unique=False)


def downgrade() -> None:
    """Takes them away again."""
    for table in ("passages", "pairs", "bands", "compared"):
        op.drop_table(f"copies_{table}")
