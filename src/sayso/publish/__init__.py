"""Ways out: records, tables and excerpts, under one policy."""
