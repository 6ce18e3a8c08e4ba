"""The names nearest to one that is not there, as an error offers them."""

from collections.abc import Iterable
from difflib import get_close_matches

NEAREST = 3
ALIKE_FROM = 0.3
"""How much of a name must be alike, from 0 to 1 [default]: loose, as a guess costs nothing."""


def nearest_said(name: str, known: Iterable[str], *, alike_from: float = ALIKE_FROM) -> str:
    """Return up to three known names like this one: "'a', 'b' or 'c'"; empty where none is.

    Capital letters make no name another one.

    Parameters
    ----------
    name, known
        What was written, and what could have been.
    alike_from
        How alike they must be, from 0 to 1.
    """
    folded = {each.casefold(): each for each in known}
    alike = get_close_matches(name.casefold(), folded, n=NEAREST, cutoff=alike_from)
    return either(folded[each] for each in alike)


def either(names: Iterable[str]) -> str:
    """Return names as a choice: "'a', 'b' or 'c'"; empty without any."""
    *most, last = [f"'{name}'" for name in names] or [""]
    return f"{', '.join(most)} or {last}" if most else last
