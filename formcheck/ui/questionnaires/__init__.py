"""Questionnaires on a page: asked when they are due, with a way to say not now."""
