"""What may stand in a cell of a table that somebody opens in a spreadsheet."""

import math

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet take text for a formula, in full width, too."""


def cell(value: object) -> object:
    """Return a value as it may stand in a table.

    A missing number is an empty cell. Text that a spreadsheet would run as a formula gets an
    apostrophe before it, which makes it text there.
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else ""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value
