"""What the pages of matters, comparisons, series and tallies show, made ready for their templates."""
