"""Builds the gazetteer that sayso ships: `python -m gazetteer.build --divisions FOLDER`."""
