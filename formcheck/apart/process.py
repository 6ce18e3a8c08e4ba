"""Asking another process to do a piece of work, within limits."""

import contextlib
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO, ParamSpec, Self, TypeVar, cast

from formcheck.apart.messages import Answer, Limits, OutOfMemory, Raised, Request
from formcheck.errors import LimitError

BEAT_S = 0.1
"""So often the one who waits is asked whether it should go on."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""Threads of numeric libraries reserve memory on machines with many cores, which would count."""

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

    def __init__(self, limits: Limits | None = None, *, beat: Callable[[], None] = _go_on) -> None:
        self._limits = limits or Limits()
        self._beat = beat
        self._process: subprocess.Popen[bytes] | None = None
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
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                _pipe(pipe).close()

    def _ask(self, request: Request) -> None:
        if self._process is None:
            self._process = self._started()
        # A process that is gone already is noticed by the answer that does not come.
        with contextlib.suppress(BrokenPipeError):
            pickle.dump(request, _pipe(self._process.stdin), pickle.HIGHEST_PROTOCOL)
            _pipe(self._process.stdin).flush()

    def _started(self) -> "subprocess.Popen[bytes]":
        self._answers = SimpleQueue()
        process = subprocess.Popen(
            [sys.executable, "-m", "formcheck.apart.worker", str(self._limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ONE_THREAD,
            start_new_session=True,
        )
        reader = Thread(target=_read, args=(_pipe(process.stdout), self._answers), daemon=True)
        reader.start()
        return process

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


def _read(answers: IO[bytes], into: "SimpleQueue[Answer | None]") -> None:
    """Pass answers on; None says that there will be no more."""
    try:
        while True:
            into.put(pickle.load(answers))
    except (EOFError, pickle.UnpicklingError, ValueError, OSError):
        into.put(None)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None, "both streams are pipes"
    return pipe
