"""Verdicts as text and back: what is read equals what was written, missing numbers included.

A verdict's repetitions, attempts and holds have rows and texts of their own; its own text holds
the rest.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from formcheck.errors import RecordsError
from formcheck.exercises.result import Attempt, Hold, Rep, SetResult

Finding = TypeVar("Finding", Rep, Attempt, Hold, SetResult)
_READERS: dict[type, TypeAdapter[object]] = {
    kind: TypeAdapter(kind) for kind in (Rep, Attempt, Hold, SetResult)
}


def text_of(finding: Rep | Attempt | Hold | SetResult) -> str:
    """Return something the coach found as JSON; a missing number is written as NaN."""
    if isinstance(finding, SetResult):
        finding = replace(finding, reps=(), attempts=(), holds=())
    return json.dumps(asdict(finding), ensure_ascii=False, separators=(",", ":"))


def finding_of(kind: type[Finding], text: str) -> Finding:
    """Return what `text_of` wrote.

    Raises
    ------
    RecordsError
        The text is damaged, or from another version of formcheck.
    """
    try:
        finding = _READERS[kind].validate_json(text)
    except ValidationError as error:
        raise RecordsError(
            f"a stored {kind.__name__.lower()} cannot be read; restore it from a backup"
        ) from error
    if not isinstance(finding, kind):
        raise TypeError(kind)
    return finding


def whole_result(
    text: str, reps: Iterable[Rep], attempts: Iterable[Attempt], holds: Iterable[Hold]
) -> SetResult:
    """Return a verdict with all that belongs to it, in order of time."""
    result = finding_of(SetResult, text)
    return replace(result, reps=tuple(reps), attempts=tuple(attempts), holds=tuple(holds))
