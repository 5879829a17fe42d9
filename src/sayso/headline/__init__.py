"""The headline check: what of a headline the body carries."""
