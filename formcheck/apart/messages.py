"""What a process that works apart is asked, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """How much a piece of work may take.

    Attributes
    ----------
    memory_bytes
        Address space of the process: what it asks for beyond that is refused.
    time_s
        From being asked to the answer.
    """

    memory_bytes: int = 4 * 1024**3
    time_s: float = 900.0


@dataclass(frozen=True, slots=True)
class Request:
    """A call of a function that can be found by its name."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """What the function returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Raised:
    """What the function raised."""

    error: Exception


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The function asked for more memory than it may have."""


Answer = Returned | Raised | OutOfMemory
