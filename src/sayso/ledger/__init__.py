"""The store: documents, claims, runs and versions in one SQLite file."""
