"""Places in text, as areas of a gazetteer; usable alone."""
