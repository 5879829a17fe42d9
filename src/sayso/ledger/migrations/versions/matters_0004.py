"""Matters: claims about the same thing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the tables of matters and their members."""
    op.create_table(
        "matters",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=True),
        sa.Column("sides", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("conflicts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matters")),
    )
    op.create_index(op.f("ix_matters_last"), "matters", ["last"], unique=False)
    op.create_index(op.f("ix_matters_event"), "matters", ["event"], unique=False)
    op.create_table(
        "matter_documents",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name=op.f("fk_matter_documents_document")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_matter_documents")),
    )
    op.create_table(
        "matter_claims",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("profile", sa.BigInteger(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], name=op.f("fk_matter_claims_claim")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_matter_claims")),
    )
    op.create_index(op.f("ix_matter_claims_profile"), "matter_claims", ["profile"], unique=False)
    op.create_index(op.f("ix_matter_claims_matter"), "matter_claims", ["matter"], unique=False)
    op.create_table(
        "matter_profiles",
        sa.Column("profile", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("traits", sa.LargeBinary(), nullable=False),
        sa.Column("component", sa.BigInteger(), nullable=False),
        sa.Column("pending", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("profile", name=op.f("pk_matter_profiles")),
    )
    op.create_index(op.f("ix_matter_profiles_component"), "matter_profiles", ["component"], unique=False)
    op.create_index(op.f("ix_matter_profiles_pending"), "matter_profiles", ["pending"], unique=False)
    op.create_table(
        "matter_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("profile", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "profile", name=op.f("pk_matter_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_matter_keys_profile"), "matter_keys", ["profile"], unique=False)
    op.create_table(
        "matter_edges",
        sa.Column("one", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("other", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_matter_edges")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_matter_edges_other"), "matter_edges", ["other"], unique=False)
    op.create_table(
        "matter_links",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("one_document", sa.Text(), nullable=True),
        sa.Column("one_start", sa.Integer(), nullable=True),
        sa.Column("one_end", sa.Integer(), nullable=True),
        sa.Column("one_event", sa.Text(), nullable=True),
        sa.Column("other_document", sa.Text(), nullable=True),
        sa.Column("other_start", sa.Integer(), nullable=True),
        sa.Column("other_end", sa.Integer(), nullable=True),
        sa.Column("other_event", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_matter_links")),
    )
    op.create_index(op.f("ix_matter_links_decision"), "matter_links", ["decision"], unique=False)


def downgrade() -> None:
    """Takes them away again."""
    for table in ("links", "edges", "keys", "profiles", "claims", "documents"):
        op.drop_table(f"matter_{table}")
    op.drop_table("matters")
