"""The names nearest to one that is not there, as an error offers them."""

from collections.abc import Iterable
from difflib import get_close_matches

NEAREST = 3
ALIKE_FROM = 0.3
"""How much of a name must be alike, from 0 to 1 [default]: loose, as a guess costs nothing."""


def nearest_said(name: str, known: Iterable[str], *, alike_from: float = ALIKE_FROM) -> str:
    """Return up to three known names like this one: "'a', 'b' or 'c'"; empty where none is.

    Parameters
    ----------
    name, known
        What was written, and what could have been.
    alike_from
        How alike they must be, from 0 to 1.
    """
    return either(get_close_matches(name, list(known), n=NEAREST, cutoff=alike_from))


def either(names: Iterable[str]) -> str:
    """Return names as a choice: "'a', 'b' or 'c'"; empty without any."""
    *most, last = [f"'{name}'" for name in names] or [""]
    return f"{', '.join(most)} or {last}" if most else last
