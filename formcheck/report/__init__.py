"""Readers of a result: table, files, annotated video and page."""
