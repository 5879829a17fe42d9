"""Decisions of people, and claims as decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the tables of decisions, and the column that tells which fields of a claim a person has set."""
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.number"], name=op.f("fk_decisions_undoes")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_kind"), "decisions", ["kind"], unique=False)
    op.create_index(op.f("ix_decisions_subject"), "decisions", ["subject"], unique=False)
    op.create_table(
        "anchors",
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decisions.number"], name=op.f("fk_anchors_decision")),
        sa.PrimaryKeyConstraint("decision", "position", name=op.f("pk_anchors")),
    )
    op.create_index(op.f("ix_anchors_document"), "anchors", ["document"], unique=False)
    op.create_index(op.f("ix_anchors_claim"), "anchors", ["claim"], unique=False)
    op.create_table(
        "proposals",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name=op.f("fk_proposals_document")),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_proposals")),
    )
    op.create_index(op.f("ix_proposals_id"), "proposals", ["id"], unique=False)
    op.add_column("claims", sa.Column("decided", sa.Text(), nullable=True))


def downgrade() -> None:
    """Takes them away again."""
    op.drop_column("claims", "decided")
    for table in ("proposals", "anchors", "decisions"):
        op.drop_table(table)
