"""Bytes to documents: HTML, text, PDF, Markdown, mail, transcripts and feeds, from files, addresses or standard input."""
