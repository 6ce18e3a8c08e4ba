"""Other processes: how long they take, and how much memory they hold."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

REPOSITORY = Path(__file__).parent.parent
FORMCHECK = str(Path(sys.executable).with_name("formcheck"))
PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")
CLOSED_PORT = "http://127.0.0.1:9"
LOOK_EVERY_S = 0.5

PROCESSES = Path("/proc")
KILOBYTE = 1024


class ProgramError(Exception):
    """A program that was to be measured did not do its work."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Several measurements of the same thing."""

    values: tuple[float, ...]

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


@dataclass(frozen=True, slots=True)
class Peak:
    """The most memory a program and its workers held.

    Attributes
    ----------
    together_mb
        The most seen at one moment, shared pages counted once (PSS); looked at every
        `LOOK_EVERY_S`.
    apart_mb
        The sum of what each process ever held at most (VmHWM): more than was ever held at one
        moment, as shared pages count in each process.
    """

    together_mb: float
    apart_mb: float


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
    _require_success(command, done.returncode, done.stderr)
    return done.stdout


def run_timed(command: Sequence[str]) -> tuple[float, str]:
    """Run a command; return its wall time in seconds, from start to exit, and what it printed."""
    start_s = time.perf_counter()
    printed = run(command)
    return time.perf_counter() - start_s, printed


def in_turns(rounds: int, tasks: Mapping[str, Callable[[], float]]) -> dict[str, Spread]:
    """Measure several things in turns, so that a slow minute of the machine hits them all.

    Every second round goes backwards: what warms up or slows down over time favours nobody.
    """
    names = list(tasks)
    found: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            found[name].append(tasks[name]())
    return {name: Spread(tuple(values)) for name, values in found.items()}


def run_watched(command: Sequence[str]) -> Peak:
    """Run a command; return the most memory it and all its descendants held.

    Raises
    ------
    ProgramError
        It failed.
    """
    together_kb = 0
    highest_kb: dict[int, int] = {}
    with TemporaryFile("w+") as words:
        program = subprocess.Popen(
            command, cwd=REPOSITORY, env=offline(), stdout=subprocess.DEVNULL, stderr=words
        )
        while program.poll() is None:
            family = list(_family(program.pid))
            now_kb = sum(_field_kb(pid, "smaps_rollup", "Pss") for pid in family)
            together_kb = max(together_kb, now_kb)
            for pid in family:
                highest_kb[pid] = max(highest_kb.get(pid, 0), _field_kb(pid, "status", "VmHWM"))
            time.sleep(LOOK_EVERY_S)
        words.seek(0)
        _require_success(command, program.returncode, words.read())
    return Peak(together_kb * KILOBYTE / 1e6, sum(highest_kb.values()) * KILOBYTE / 1e6)


def _require_success(command: Sequence[str], code: int, said: str) -> None:
    if code:
        raise ProgramError(f"{' '.join(command)}: exit code {code}\n{said[-2000:]}")


def _family(pid: int) -> Iterator[int]:
    """Yield a process and its descendants; those that end meanwhile are left out."""
    yield pid
    for task in _listed(PROCESSES / str(pid) / "task"):
        for child in _text(task / "children").split():
            yield from _family(int(child))


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _text(path: Path) -> str:
    """Return what a file of the system says; nothing where its process has ended."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _field_kb(pid: int, file: str, field: str) -> int:
    for line in _text(PROCESSES / str(pid) / file).splitlines():
        name, _, value = line.partition(":")
        if name == field:
            return int(value.split()[0])
    return 0
