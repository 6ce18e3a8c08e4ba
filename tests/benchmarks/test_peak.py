import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks.peak import AVAILABLE, run_watched
from benchmarks.programs import ProgramError

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="needs what Linux tells of its processes")

HOLDS_A_LOT = """
import pathlib, time
a = b'x' * {megabytes}_000_000
pathlib.Path({held!r}).touch()
while not pathlib.Path({seen!r}).exists():
    time.sleep(0.01)
"""


def sleep_until_seen(held: Path, seen: Path) -> Callable[[float], None]:
    """Return a watcher's sleep that lets go of what is held after one whole look at it."""
    looks = count()

    def sleep(_: float) -> None:
        if held.exists() and next(looks) == 1:
            seen.touch()
        time.sleep(0.01)

    return sleep


def test_memory_of_a_child_counts_with_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, seen = tmp_path / "held", tmp_path / "seen"
    watch = SimpleNamespace(sleep=sleep_until_seen(held, seen))
    monkeypatch.setattr("benchmarks.peak.time", watch)
    child = HOLDS_A_LOT.format(megabytes=120, held=str(held), seen=str(seen))
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    peak = run_watched((sys.executable, "-c", parent))
    assert 120 <= peak.together_mb <= peak.apart_mb


def test_watched_program_that_fails_says_why() -> None:
    with pytest.raises(ProgramError, match="exit code 1"):
        run_watched((sys.executable, "-c", "raise SystemExit('no luck')"))
