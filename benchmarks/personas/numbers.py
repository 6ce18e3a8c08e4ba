"""The numbers behind a change of the plan, in words."""

from collections.abc import Sequence
from typing import Any

_OF_GATE = {
    "form": ("form", ".3g"),
    "done": ("beyond the target", "+.3g"),
    "effort": ("effort", ".2g"),
    "pain": ("next morning against usual", "+.2g"),
}
"""What each gate's numbers are, and how they are written."""

_OF_REASON = {
    "red": "a red light while exercising",
    "two_amber": "two amber days with sore mornings",
    "morning": "a morning much worse than usual",
    "form": "form below 60 twice",
    "effort": "too much effort",
    "asked": "asked for",
}


def decided_by(document: dict[str, Any]) -> str:
    """Return what decided, from a suggestion as it is kept."""
    if document["reason"] is not None:
        return _OF_REASON[document["reason"]]
    return "; ".join(_gate_said(each["name"], each["values"]) for each in document["gates"])


def _gate_said(name: str, values: Sequence[float | None]) -> str:
    what, form = _OF_GATE[name]
    return f"{what} {' and '.join('unknown' if n is None else format(n, form) for n in values)}"
