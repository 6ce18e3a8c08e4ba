"""The store: every question about the records, asked by somebody."""

from formcheck.history.store.store import Store

__all__ = ["Store"]
