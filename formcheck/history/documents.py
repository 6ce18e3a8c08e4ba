"""Verdicts as text and back: what is read equals what was written, missing numbers included.

A verdict's repetitions, what it did not count and its holds have rows and texts of their own; its
own text holds the rest. Texts of the first format are read, too.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter

from formcheck.errors import RecordsError
from formcheck.exercises.result import Hold, NotCounted, Rep, SetResult
from formcheck.history import earlier

Document = Mapping[str, Any]
_OBJECT = TypeAdapter(dict[str, Any])
Finding = TypeVar("Finding", Rep, NotCounted, Hold, SetResult)
_READERS: dict[type, TypeAdapter[object]] = {
    kind: TypeAdapter(kind) for kind in (Rep, NotCounted, Hold, SetResult)
}
_WORDS: dict[type, str] = {
    Rep: "repetition",
    NotCounted: "movement that was not counted",
    Hold: "hold",
    SetResult: "verdict",
}
_AS_OF_TODAY: dict[type, Callable[[Document], Document]] = {
    NotCounted: earlier.not_counted_document,
    SetResult: earlier.result_document,
}


def text_of(finding: Rep | NotCounted | Hold | SetResult) -> str:
    """Return something the coach found as JSON; a missing number is written as NaN."""
    if isinstance(finding, SetResult):
        finding = replace(finding, reps=(), not_counted=(), holds=())
    return json.dumps(asdict(finding), ensure_ascii=False, separators=(",", ":"))


def finding_of(kind: type[Finding], text: str) -> Finding:
    """Return what `text_of` wrote, today or in the first format.

    Raises
    ------
    RecordsError
        The text is damaged, or from another version of formcheck.
    """
    try:
        return _finding(kind, _OBJECT.validate_json(text))
    except (ValueError, KeyError) as error:
        raise RecordsError(
            f"a stored {_WORDS[kind]} cannot be read; restore it from a backup"
        ) from error


def whole_result(
    text: str, reps: Iterable[Rep], not_counted: Iterable[NotCounted], holds: Iterable[Hold]
) -> SetResult:
    """Return a verdict with all that belongs to it, in order of time."""
    result = replace(
        finding_of(SetResult, text),
        reps=tuple(reps),
        not_counted=tuple(not_counted),
        holds=tuple(holds),
    )
    return earlier.completed(result) if earlier.is_first_format(json.loads(text)) else result


def _finding(kind: type[Finding], document: Document) -> Finding:
    as_of_today = _AS_OF_TODAY.get(kind)
    finding = _READERS[kind].validate_python(as_of_today(document) if as_of_today else document)
    if not isinstance(finding, kind):
        raise TypeError(kind)
    return finding
