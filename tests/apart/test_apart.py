"""Work on files of others is done in a process with limits, which can be ended at any time."""

import math
import os
import pickle
import signal
import sys
import time
from functools import partial
from importlib import import_module
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Event, Timer

import pytest

from formcheck.apart import nursery
from formcheck.apart.messages import WorkLimits
from formcheck.apart.nursery import NURSERY
from formcheck.apart.process import Apart, done_apart
from formcheck.errors import AccessRefusedError, FormcheckError, LimitError, OutputError, SpecError
from scenery.patience import PATIENCE_S
from tests.apart import born
from tests.apart.born import is_imported
from tests.processes import ends_within, is_running

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


ASK_ONCE = """
import math, time
from formcheck.apart.nursery import NURSERY
from formcheck.apart.process import done_apart
done_apart(math.sqrt, 4.0)
print(NURSERY._process.pid, flush=True)
time.sleep(600)
"""


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
    with Apart(WorkLimits(memory_bytes=2000 * MEGABYTE)) as apart:
        with pytest.raises(LimitError, match="memory"):
            apart.call(held, 4000 * MEGABYTE)
        assert apart.call(held, MEGABYTE) == MEGABYTE


def test_longer_than_it_may_take_is_ended() -> None:
    with Apart(WorkLimits(time_s=1.0)) as apart, pytest.raises(LimitError, match="longer"):
        apart.call(time.sleep, 600)


class TwofoldError(Exception):
    """As libraries have them: it can be packed, and not be made anew from its words."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}")


def raise_twofold() -> None:
    raise TwofoldError("a", "b")


def test_an_error_that_cannot_be_passed_on_is_told_of_at_once() -> None:
    with pytest.raises(RuntimeError, match="TwofoldError that cannot be passed on"):
        done_apart(raise_twofold)


def test_nobody_works_on_for_one_who_was_ended_while_asking() -> None:
    command = [sys.executable, "-m", "formcheck.apart.worker", str(2 * 1024**3)]
    with Popen(command, stdin=PIPE, stdout=PIPE) as process:
        process.communicate(pickle.dumps(("half", "a request"))[:-4], timeout=60)
        assert process.returncode == 0


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


def test_it_runs_where_the_program_runs_now_and_with_its_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done_apart(math.sqrt, 4.0)
    monkeypatch.setenv("FORMCHECK_SAID_LATER", "yes")
    monkeypatch.chdir(tmp_path)
    assert done_apart(os.getenv, "FORMCHECK_SAID_LATER") == "yes"
    assert done_apart(os.getcwd) == str(tmp_path)


def test_what_was_needed_once_need_not_be_imported_again() -> None:
    # Imported here, and not with this file, which the nursery imports for other tests.
    done_apart(import_module("colorsys").rgb_to_hsv, 1.0, 0.0, 0.0)
    assert done_apart(is_imported, "colorsys")


def test_what_is_needed_is_imported_before_the_process_is_born() -> None:
    assert not done_apart(born.is_imported_here)


def test_where_a_function_stands_is_known_when_it_is_given_some_of_its_arguments() -> None:
    assert not done_apart(is_imported, "stringprep")
    unassigned = partial(partial(import_module("stringprep").in_table_a1), "a")
    assert done_apart(unassigned) is False
    assert done_apart(is_imported, "stringprep")


def test_an_answer_nobody_waited_for_is_not_taken_for_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop(_line: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(nursery, "_handle_from", stop)
        with pytest.raises(KeyboardInterrupt):
            done_apart(math.sqrt, 4.0)
    assert done_apart(math.sqrt, 9.0) == 3.0
    with Apart() as apart:
        assert apart.call(math.sqrt, 16.0) == 4.0


def test_a_nursery_that_the_system_ends_is_replaced() -> None:
    done_apart(math.sqrt, 4.0)
    first = NURSERY._process
    assert first is not None
    first.kill()
    first.wait()
    assert [done_apart(math.sqrt, 4.0) for _ in range(2)] == [2.0, 2.0]
    assert NURSERY._process is not None
    assert NURSERY._process.pid != first.pid


def test_the_nursery_ends_with_a_program_that_was_killed() -> None:
    with Popen([sys.executable, "-c", ASK_ONCE], stdout=PIPE, text=True) as program:
        assert program.stdout is not None
        nursery = int(program.stdout.readline())
        assert is_running(nursery)
        program.kill()
    assert ends_within(nursery, PATIENCE_S), "it works on for nobody"
