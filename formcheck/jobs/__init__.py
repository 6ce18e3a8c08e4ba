"""Analysing an uploaded recording beside the pages: with progress, limits and a way to stop it."""
