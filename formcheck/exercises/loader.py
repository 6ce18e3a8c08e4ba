"""Reads exercise files, with errors that name the file, the line and the fix."""

import hashlib
import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from formcheck.errors import SpecError, TomlError
from formcheck.exercises.demo import Demo, FaultDemo
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Frozen
from formcheck.exercises.toml_text import read_toml


def _all_keys(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields).union(*(_all_keys(each) for each in model.__subclasses__()))


_SHOWN = {"demo", "name", "not_shown"}
_KEYS = sorted(_all_keys(Frozen) | _all_keys(Demo) | _all_keys(FaultDemo))


def read_spec(path: Path) -> ExerciseSpec:
    """Return the exercise a file describes.

    Raises
    ------
    SpecError
        The file cannot be read, is not TOML, or says something an exercise cannot mean.
    """
    try:
        text, written = read_toml(path)
    except TomlError as error:
        raise SpecError(path, error.problem, error.line) from error
    try:
        return ExerciseSpec.model_validate(_tuples(written))
    except ValidationError as error:
        first = min(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
        place = first["loc"][:-1] if first["type"] == "missing" else first["loc"]
        raise SpecError(path, _explain(first, error.error_count()), _line(text, place)) from error


def spec_hash(spec: ExerciseSpec) -> str:
    """Return 16 hexadecimal digits that change whenever anything it judges by does.

    How it is demonstrated and what its faults are called is left out: that changes no verdict.
    """
    judged_by = spec.model_dump_json(exclude={"demo": True, "faults": {"__all__": _SHOWN}})
    return hashlib.sha256(judged_by.encode()).hexdigest()[:16]


def _tuples(value: object) -> object:
    """Turn lists into tuples throughout, as the strict models expect."""
    if isinstance(value, dict):
        return {key: _tuples(each) for key, each in value.items()}
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value


def _explain(error: ErrorDetails, count: int) -> str:
    place = _place(error["loc"])
    message = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        near = get_close_matches(str(error["loc"][-1]), _KEYS, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else "; remove it"
        message = f"no such key{hint}"
    elif error["type"] == "missing":
        message = "is missing; add it"
    elif error["type"] == "literal_error":
        message = f"{message}, got {error['input']!r}"
    more = f" (and {count - 1} more)" if count > 1 else ""
    return f"{place}: {message}{more}" if place else f"{message}{more}"


def _place(loc: Sequence[int | str]) -> str:
    words = ""
    for step in loc:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return words.removeprefix(".")


def _line(text: str, loc: Sequence[int | str]) -> int | None:
    """Return the line the error's place begins on, as far as the file's layout shows it."""
    lines = text.splitlines()
    found, start = None, 0
    for depth, step in enumerate(loc):
        if isinstance(step, int):
            continue
        index = loc[depth + 1] if depth + 1 < len(loc) else None
        nth = index if isinstance(index, int) else 0
        step = re.escape(step)
        pattern = re.compile(rf"^\s*(\[+(?:\w+\.)*{step}\]+|{step}\s*=|.*[{{,]\s*{step}\s*=)")
        hits = [n for n in range(start, len(lines)) if pattern.match(lines[n])]
        if nth < len(hits):
            start = hits[nth]
            found = start + 1
    return found
