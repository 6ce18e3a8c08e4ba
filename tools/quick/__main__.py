"""Run the tests that the work since `main` touches, within three minutes: ``make quick``.

::

python -m tools.quick                      # what git says has changed
python -m tools.quick formcheck/session.py # as if this had changed
python -m tools.quick --only-say           # name the tests, run none
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools.quick.changes import changed_since
from tools.quick.choice import Choice, choose
from tools.quick.durations import read_table
from tools.quick.modules import read_modules
from tools.quick.touched import FAR, touched_tests

REPOSITORY = Path(__file__).parents[2]
WALL_S = 120.0
"""Leaves a minute of the three for starting up, and for a machine that does something else."""

NAMED = 12


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: "1 file", "3 files"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def main() -> int:
    """Say what is run and what is not, and run it."""
    asked = _asked()
    changed = asked.files or changed_since(REPOSITORY)
    touched = touched_tests(changed, read_modules(REPOSITORY))
    choice = choose(touched, read_table(), budget_s=WALL_S * asked.processes)
    for line in said(changed, touched, choice, processes=asked.processes):
        print(line)
    if asked.only_say or not choice.files:
        return 0
    sys.stdout.flush()
    code = subprocess.run(command(choice, processes=asked.processes), cwd=REPOSITORY).returncode
    print(_rest(choice))
    return code


def command(choice: Choice, *, processes: int) -> list[str]:
    """Return how pytest runs a choice."""
    sharing = ("--numprocesses", str(processes), "--dist", "worksteal")
    without = (f"--leave-slow-out-of={file}" for file in choice.without_slow)
    return [sys.executable, "-m", "pytest", "-q", *sharing, *without, *choice.files]


def said(
    changed: Sequence[str], touched: Mapping[str, int], choice: Choice, *, processes: int
) -> Iterator[str]:
    """Yield lines that say what is run, and what is not."""
    said_changed = counted(len(changed), "changed file")
    yield f"{said_changed}; files of tests that depend on it: {len(touched)}."
    yield from _named("Run", choice.whole, touched)
    yield from _named("Run without their tests marked slow", choice.without_slow, touched)
    yield from _named("NOT run, for want of time", choice.left_out, touched)
    if choice.files:
        yield f"About {choice.seconds / processes:.0f} s on {processes} processes, and the start."


def _named(what: str, files: Sequence[str], touched: Mapping[str, int]) -> Iterator[str]:
    if not files:
        return
    yield f"{what}: {counted(len(files), 'file')}"
    for file in files[:NAMED]:
        yield f"  {file}  ({_closeness(touched[file])})"
    if len(files) > NAMED:
        yield f"  and {len(files) - NAMED} more, further away"


def _closeness(steps: int) -> str:
    if steps >= FAR:
        return "as all tests"
    return {0: "changed itself", 1: "1 step away"}.get(steps, f"{steps} steps away")


def _rest(choice: Choice) -> str:
    missing = len(choice.left_out) + len(choice.without_slow)
    if not missing:
        return "All that depends on the change ran, and nothing else; `make test` runs everything."
    return (
        f"Of what depends on the change, {counted(missing, 'file')} did not run, or not whole; "
        "`make test` runs everything."
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.quick")
    parser.add_argument("files", nargs="*", help="take these as changed")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only-say", action="store_true", help="name the tests, run none")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
