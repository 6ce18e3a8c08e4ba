"""``FORMCHECK_*`` variables that nothing reads: a slip of the pen, said and never refused."""

from collections.abc import Iterable, Iterator

from formcheck.nearest import nearest_said

PREFIX = "FORMCHECK_"
DEBUG_VARIABLE = f"{PREFIX}DEBUG"


def unknown_variables(names: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each variable of ours that nothing reads, with the nearest there are.

    Parameters
    ----------
    names
        Of all variables that are set.
    """
    ours = [name for name in names if name.upper().startswith(PREFIX)]
    known = _known() if ours else frozenset()
    for name in sorted(ours):
        if name.upper() not in known:
            near = nearest_said(name.upper(), sorted(known))
            yield f"{name} is set, and nothing reads it; did you mean {near}?"


def _known() -> frozenset[str]:
    from formcheck.jobs.limits import UploadLimits
    from formcheck.settings import Settings

    fields = (*Settings.model_fields, *UploadLimits.model_fields)
    return frozenset({DEBUG_VARIABLE, *(f"{PREFIX}{field.upper()}" for field in fields)})
