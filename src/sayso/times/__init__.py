"""Time expressions in text, as intervals; usable alone."""
