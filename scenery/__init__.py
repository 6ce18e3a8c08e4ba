"""Figures, people, records and servers that tests and benches share; no part of the product."""
