"""Commands run one after the other, each announced; what failed is explained at the end."""

import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and what it means if it fails.

    Attributes
    ----------
    name
        What it is called in what is printed, and by who asks for it alone.
    command
        Run in the top folder of the repository.
    means
        What a failure tells, and where to look.
    """

    name: str
    command: tuple[str, ...]
    means: str


def program(name: str, *arguments: str) -> tuple[str, ...]:
    """Return a command of the virtual environment this runs in."""
    return (str(PROGRAMS / name), *arguments)


def module(name: str, *arguments: str) -> tuple[str, ...]:
    """Return how a module is run as a program."""
    return (sys.executable, "-m", name, *arguments)


def run(steps: Iterable[Step]) -> int:
    """Run all steps, whichever fail; return the exit code of them all together."""
    failed = []
    for step in steps:
        print(f"== {step.name}: {' '.join(_short(step.command))}", flush=True)
        begin_s = time.monotonic()
        if subprocess.run(step.command, cwd=REPOSITORY, check=False).returncode:
            failed.append(step)
        print(f"== {step.name}: {time.monotonic() - begin_s:.0f} s", flush=True)
    for line in explained(failed):
        print(line)
    return 1 if failed else 0


def explained(failed: Sequence[Step]) -> Iterator[str]:
    """Yield what the steps that failed mean, a line each."""
    if failed:
        yield f"\n{len(failed)} failed:"
        yield from (f"  {step.name}: {step.means}" for step in failed)


def _short(command: Sequence[str]) -> Iterator[str]:
    yield from (Path(word).name if word.startswith("/") else word for word in command)
