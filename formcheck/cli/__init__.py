"""The ``formcheck`` command."""

from formcheck.cli.app import main

__all__ = ["main"]
