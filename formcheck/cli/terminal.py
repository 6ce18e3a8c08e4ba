"""What the command prints: results on stdout, progress and problems on stderr."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PLAIN_EVERY_S = 10.0
"""How often a line of progress is written where there is no terminal to draw a bar on."""

WIDTH_WITHOUT_TERMINAL = 120


Progress = Callable[[int, int], None]
"""Takes how much is done and how much there is."""


_stop_asked = threading.Event()


def stop(number: int, frame: FrameType | None) -> None:
    """End the command, as a signal asks: at once, or with the next sign of progress.

    An interrupt raised while Python tidies something up is lost; the second one is not.
    """
    del number, frame
    _stop_asked.set()
    raise KeyboardInterrupt


def _unless_stopped(report: Progress) -> Progress:
    def checked(done: int, total: int) -> None:
        if _stop_asked.is_set():
            raise KeyboardInterrupt
        report(done, total)

    return checked


def say(renderable: "RenderableType") -> None:
    """Print a result on stdout."""
    _console(stderr=False).print(renderable)


def write_out(text: str) -> None:
    """Print text on stdout as it is."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def tell(message: str) -> None:
    """Print a message about the run, not the result, on stderr."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """Show how far something has come: a bar on a terminal, else a line now and then; on stderr."""
    if not sys.stderr.isatty():
        yield _unless_stopped(_PlainProgress(label))
        return
    from rich import progress

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=_console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield _unless_stopped(lambda done, total: bar.update(task, completed=done, total=total))


@contextmanager
def working() -> Iterator[Callable[[str], None]]:
    """Show what is being done: on a terminal alone, on stderr, and gone when it is over."""
    if not sys.stderr.isatty():
        yield lambda _what: None
        return
    from rich import progress

    columns = (progress.SpinnerColumn(), progress.TextColumn("{task.description}"))
    with progress.Progress(*columns, console=_console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda what: shown.update(task, description=what, refresh=True)


class _PlainProgress:
    def __init__(self, label: str) -> None:
        self._label = label
        self._last_s = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now_s = time.monotonic()
        if now_s - self._last_s >= PLAIN_EVERY_S:
            self._last_s = now_s
            tell(f"{self._label}: {done} of {total}")


def width_without_terminal() -> int:
    """Return how many letters a line has in a pipe: as ``COLUMNS`` says, or the terminal beside it.

    What comes out of a pipe into a pager is read on the terminal the command was typed in.
    """
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    for stream in (sys.stderr, sys.stdin):
        with suppress(OSError, ValueError, AttributeError):
            return os.get_terminal_size(stream.fileno()).columns or WIDTH_WITHOUT_TERMINAL
    return WIDTH_WITHOUT_TERMINAL


def _console(*, stderr: bool) -> "Console":
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else width_without_terminal()
    return Console(file=stream, highlight=False, width=width)
