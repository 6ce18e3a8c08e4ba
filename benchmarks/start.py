"""How long a person waits before anything happens."""

import sys
from functools import partial

from benchmarks.page import Budget, Section, Table
from benchmarks.programs import FORMCHECK, Spread, in_turns, run_timed

ROUNDS = 9
HELP, IMPORT, BARE = "formcheck --help", "import formcheck", "python, doing nothing"
COMMANDS = {
    HELP: (FORMCHECK, "--help"),
    IMPORT: (sys.executable, "-c", "import formcheck"),
    BARE: (sys.executable, "-c", "pass"),
}
LIMITS_S = {HELP: 0.4, IMPORT: 0.15}


def measure() -> Section:
    """Measure how long the command and the package take to start."""
    for command in COMMANDS.values():
        run_timed(command)
    runs = in_turns(ROUNDS, {name: partial(run_timed, COMMANDS[name]) for name in COMMANDS})
    spreads = {name: Spread.of_wall(each) for name, each in runs.items()}
    return Section(
        "Start",
        f"Wall time of whole processes, {ROUNDS} rounds in turns after one that does not count.",
        (Table(("", "least s", "median s", "most s"), tuple(map(_row, spreads.items()))),),
        tuple(_budget(name, spreads[name].middle) for name in LIMITS_S),
    )


def _row(entry: tuple[str, Spread]) -> tuple[str, ...]:
    name, spread = entry
    return (name, f"{spread.least:.3f}", f"{spread.middle:.3f}", f"{spread.most:.3f}")


def _budget(name: str, took_s: float) -> Budget:
    limit_s = LIMITS_S[name]
    return Budget(f"`{name}`", f"under {limit_s} s", f"{took_s:.3f} s", took_s < limit_s)
