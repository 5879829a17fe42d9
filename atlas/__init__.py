"""Builds the borders that the map draws: run by hand when a new world-atlas is out, its outcome is kept with the code."""
