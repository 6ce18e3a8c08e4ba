"""Does something again and again, ended before another step each time, and looks what is there."""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.interrupted.acts import Act, left_over
from benchmarks.interrupted.scene import Scene, copied
from benchmarks.interrupted.steps import Steps


@dataclass(frozen=True, slots=True)
class Found:
    """What was there after a try.

    Attributes
    ----------
    step
        Before which step it was ended, in words.
    left
        What lay about right after it.
    then
        What there was of it once the records were opened again.
    """

    step: str
    left: tuple[str, ...]
    then: str


class WrongError(Exception):
    """Something is there that must not be, or is not there that must be."""


def steps_of(act: Act, scene: Scene, folder: Path) -> list[str]:
    """Return the steps that it takes."""
    with copied(scene, folder / "whole") as its:
        return _in_a_process(lambda: _done(act, its, 0)).split("\n")


def tries(act: Act, scene: Scene, folder: Path, every: int = 1) -> Iterator[Found]:
    """Do it, ended before every step, or every so many; at last without being ended.

    Raises
    ------
    WrongError
        What is there is not what may be.
    """
    steps = steps_of(act, scene, folder)
    for number in (*range(1, len(steps) + 1, every), 0):
        with copied(scene, folder / f"try-{number}") as its:
            _in_a_process(lambda its=its, number=number: _done(act, its, number))
            left = tuple(left_over(its.data))
            step = steps[number - 1] if number else "(none: done to its end)"
            yield Found(step, left, _then(act, its, step))


def _then(act: Act, its: Scene, step: str) -> str:
    then = _in_a_process(lambda: _looked(act, its))
    stays = [name for name in left_over(its.data) if not name.startswith("records.before-")]
    if then not in act.may_find or stays:
        raise WrongError(f"ended before: {step}\nthere is: {then}\nleft over: {stays}")
    return then


def _done(act: Act, its: Scene, die_before: int) -> str:
    steps = Steps(its.data, its.made, die_before=die_before)
    steps.watch(sqlite=its.server is None)
    act.does(its)
    return "\n".join(steps.taken)


def _looked(act: Act, its: Scene) -> str:
    with its.opened() as records:
        return act.finds(its, records)


def _in_a_process(work: Callable[[], str]) -> str:
    """Return what a forked process says; "" where it was ended by force."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        code = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "w") as answer:
                answer.write(work())
            code = 0
        except BaseException:
            traceback.print_exc(file=sys.stderr)
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    _, status = os.waitpid(process, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise WrongError("it failed; see above")
    return said
