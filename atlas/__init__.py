"""Builds the borders that the map draws: run by hand for a new world-atlas; its outcome is kept with the code."""
