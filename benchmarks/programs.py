"""Other processes, and how long they take."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Self

REPOSITORY = Path(__file__).parent.parent
FORMCHECK = str(Path(sys.executable).with_name("formcheck"))
PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")
CLOSED_PORT = "http://127.0.0.1:9"


class ProgramError(Exception):
    """A program that was to be measured did not do its work."""


@dataclass(frozen=True, slots=True)
class Timed:
    """How long a program took.

    Attributes
    ----------
    wall_s
        From start to exit.
    processor_s
        Of all cores together, its own processes included.
    printed
        What it wrote to standard output.
    """

    wall_s: float
    processor_s: float
    printed: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Several measurements of the same thing."""

    values: tuple[float, ...]

    @classmethod
    def of_wall(cls, runs: Sequence[Timed]) -> Self:
        """Return the wall times in seconds."""
        return cls(tuple(run.wall_s for run in runs))

    @classmethod
    def of_processor(cls, runs: Sequence[Timed]) -> Self:
        """Return the processor times in seconds."""
        return cls(tuple(run.processor_s for run in runs))

    @property
    def least(self) -> float:
        """The smallest."""
        return min(self.values)

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.values)

    @property
    def most(self) -> float:
        """The largest."""
        return max(self.values)

    def over(self, other: "Spread") -> "Spread":
        """Return the ratio to another, pair by pair."""
        pairs = zip(self.values, other.values, strict=True)
        return Spread(tuple(own / others for own, others in pairs))


def offline() -> dict[str, str]:
    """Return an environment in which nothing can reach a network through a proxy."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("FORMCHECK_")}
    return own | dict.fromkeys(PROXIES, CLOSED_PORT)


def run(command: Sequence[str]) -> str:
    """Run a command in the repository and return what it printed.

    Raises
    ------
    ProgramError
        It failed; the message ends with what it said.
    """
    done = subprocess.run(
        command, cwd=REPOSITORY, env=offline(), capture_output=True, text=True, check=False
    )
    require_success(command, done.returncode, done.stderr)
    return done.stdout


def run_timed(command: Sequence[str]) -> Timed:
    """Run a command and take its time.

    Raises
    ------
    ProgramError
        It failed.
    """
    before_s, start_s = _processor_s(), time.perf_counter()
    printed = run(command)
    return Timed(time.perf_counter() - start_s, _processor_s() - before_s, printed)


def in_turns(rounds: int, tasks: Mapping[str, Callable[[], Timed]]) -> dict[str, list[Timed]]:
    """Measure several things in turns, so that a slow minute of the machine hits them all.

    Every second round goes backwards: what warms up or slows down over time favours nobody.
    """
    names = list(tasks)
    found: dict[str, list[Timed]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            found[name].append(tasks[name]())
    return found


def require_success(command: Sequence[str], code: int, said: str) -> None:
    """Raise `ProgramError` with the end of what a command said, unless its exit code is 0."""
    if code:
        raise ProgramError(f"{' '.join(command)}: exit code {code}\n{said[-2000:]}")


def _processor_s() -> float:
    """Return the processor time of all processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
