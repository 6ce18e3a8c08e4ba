"""Counts movements by the person's own range, from landmarks alone."""
