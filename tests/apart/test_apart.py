"""Work on files of others is done in a process with limits, which can be ended at any time."""

import math
import os
import signal
import time
from pathlib import Path
from threading import Event, Timer

import pytest

from formcheck.apart.messages import Limits
from formcheck.apart.process import Apart, done_apart
from formcheck.errors import AccessRefusedError, FormcheckError, LimitError, OutputError, SpecError

MEGABYTE = 1024**2


class GivenUpError(Exception):
    """Nobody waits any longer."""


def held(size_bytes: int) -> int:
    """Return how much was made room for."""
    return len(bytearray(size_bytes))


def refuse(path: Path) -> None:
    """Refuse a file."""
    raise SpecError(path, "is none", 3)


def say_where() -> int:
    """Return the process it runs in."""
    return os.getpid()


def end_itself() -> None:
    """End as the system ends what takes all the memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_returns_what_the_function_does_from_another_process() -> None:
    assert done_apart(math.sqrt, 4.0) == 2.0
    assert done_apart(say_where) != os.getpid()


def test_one_process_does_one_piece_of_work_after_another() -> None:
    with Apart() as apart:
        assert apart.call(say_where) == apart.call(say_where)


def test_what_is_refused_is_refused_in_the_same_words() -> None:
    with pytest.raises(SpecError, match=r"squat.toml:3: is none") as caught:
        done_apart(refuse, Path("squat.toml"))
    assert (caught.value.path, caught.value.line) == (Path("squat.toml"), 3)


@pytest.mark.parametrize("error", [AccessRefusedError(), OutputError(Path("a"), "is full")])
def test_every_error_passes_from_process_to_process(error: FormcheckError) -> None:
    with pytest.raises(type(error)) as caught:
        done_apart(raise_it, error)
    assert str(caught.value) == str(error)


def raise_it(error: Exception) -> None:
    """Raise an error."""
    raise error


def test_more_memory_than_it_may_have_is_refused_and_the_next_piece_is_done() -> None:
    with Apart(Limits(memory_bytes=600 * MEGABYTE)) as apart:
        with pytest.raises(LimitError, match="memory"):
            apart.call(held, 2000 * MEGABYTE)
        assert apart.call(held, MEGABYTE) == MEGABYTE


def test_longer_than_it_may_take_is_ended() -> None:
    with Apart(Limits(time_s=1.0)) as apart, pytest.raises(LimitError, match="longer"):
        apart.call(time.sleep, 600)


def test_a_process_that_the_system_ends_is_said_to_be_ended() -> None:
    with pytest.raises(LimitError, match="ended by the system"):
        done_apart(end_itself)


def test_whoever_waits_can_end_it_in_the_middle_of_its_work() -> None:
    enough = Event()

    def go_on() -> None:
        if enough.is_set():
            raise GivenUpError

    with Apart(beat=go_on) as apart:
        process_id = apart.call(say_where)
        Timer(0.5, enough.set).start()
        with pytest.raises(GivenUpError):
            apart.call(time.sleep, 600)
    assert not is_running(process_id)
