"""Proof of the catalogue: every exercise and every fault shown, filmed, found and judged."""
