"""Asking another process to do a piece of work, within limits."""

import contextlib
import pickle
import time
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO, ParamSpec, Self, TypeVar, cast

from formcheck.apart.messages import Answer, OutOfMemory, Raised, Request, WorkLimits
from formcheck.apart.nursery import NURSERY, Child
from formcheck.errors import LimitError

BEAT_S = 0.1
"""So often the one who waits is asked whether it should go on."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


def _go_on() -> None:
    """Let the work go on."""


class Apart:
    """A process that does one piece of work after another and can be ended at any time.

    It is started with the first piece. Leaving the context ends it, in the middle of its work if
    need be. Not for use by several threads at once.

    Parameters
    ----------
    limits
        Of each piece of work.
    beat
        Called several times a second while waiting; what it raises ends the work.
    """

    def __init__(
        self, limits: WorkLimits | None = None, *, beat: Callable[[], None] = _go_on
    ) -> None:
        self._limits = limits or WorkLimits()
        self._beat = beat
        self._child: Child | None = None
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self.close()

    def call(
        self,
        function: Callable[Given, Result],
        *arguments: Given.args,
        **nothing: Given.kwargs,
    ) -> Result:
        """Return what a function returns that can be found by its name; it raises what that does.

        Raises
        ------
        LimitError
            It took more memory or time than it may, or its process was ended by the system.
        """
        assert not nothing, "a piece of work takes its arguments by their places"
        try:
            self._ask(Request(function, arguments))
            answer = self._wait(time.monotonic() + self._limits.time_s)
        except BaseException:
            self.close()
            raise
        if isinstance(answer, OutOfMemory):
            self.close()
            raise LimitError(
                f"it needs more memory than the {self._limits.memory_bytes / 1024**3:.3g} GB it "
                "may have; try a shorter or smaller recording"
            )
        if isinstance(answer, Raised):
            raise answer.error
        return cast("Result", answer.value)

    def close(self) -> None:
        """End the process, whatever it is doing; the next call starts another."""
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def _ask(self, request: Request) -> None:
        if self._child is None:
            self._child = self._start(_home_of(request.function))
        # A process that is gone already is noticed by the answer that does not come.
        with contextlib.suppress(BrokenPipeError):
            pickle.dump(request, self._child.stdin, pickle.HIGHEST_PROTOCOL)
            self._child.stdin.flush()

    def _start(self, module: str) -> Child:
        self._answers = SimpleQueue()
        child = NURSERY.start(self._limits.memory_bytes, module)
        Thread(target=_read, args=(child.stdout, self._answers), daemon=True).start()
        return child

    def _wait(self, deadline_s: float) -> Answer:
        while True:
            self._beat()
            try:
                answer = self._answers.get(timeout=BEAT_S)
            except Empty:
                if time.monotonic() < deadline_s:
                    continue
                raise LimitError(
                    f"it takes longer than the {self._limits.time_s:.0f} s it may; try a shorter "
                    "or smaller recording"
                ) from None
            if answer is None:
                raise LimitError(
                    "the process that looked at it was ended by the system; the machine may be "
                    "out of memory: close other programs, or try a shorter or smaller recording"
                )
            return answer


def done_apart(
    function: Callable[Given, Result], *arguments: Given.args, **nothing: Given.kwargs
) -> Result:
    """Return what a function returns in a process of its own; see `Apart.call`."""
    with Apart() as apart:
        return apart.call(function, *arguments, **nothing)


def _home_of(function: Callable[..., object]) -> str:
    """Return the module in which a function stands, also where some arguments are given it."""
    while isinstance(function, partial):
        function = function.func
    return function.__module__


def _read(answers: IO[bytes], into: "SimpleQueue[Answer | None]") -> None:
    """Pass answers on; None says that there will be no more."""
    try:
        while True:
            into.put(pickle.load(answers))
    except Exception:
        # Whatever an answer does when it is read: somebody waits for it.
        into.put(None)
