"""Bytes to documents: pages, text, PDF, mail, transcripts and feeds, from files, addresses or standard input."""
