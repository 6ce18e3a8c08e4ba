"""What a process has imported, and whether by itself; imports nothing but what it needs to know."""

import os
import sys

IMPORTED_BY = os.getpid()


def is_imported(module: str) -> bool:
    """Return whether a module is there before anybody asks for it."""
    return module in sys.modules


def is_imported_here() -> bool:
    """Return whether the process that asks imported this by itself."""
    return os.getpid() == IMPORTED_BY
