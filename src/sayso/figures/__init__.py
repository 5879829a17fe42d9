"""Counts in text, with bounds; usable alone."""
