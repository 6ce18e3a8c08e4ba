"""The rules of a person's way through the programme: no storage, no pages, no clock of its own.

What is asked before the first exercise, which plan follows, what a day allows, when something
gets harder or easier, and what counts as a change. Every rule takes what it needs as arguments,
the day among them, and returns frozen data with its reasons.
"""
