import sys

import pytest

from benchmarks.peak import AVAILABLE, run_watched
from benchmarks.programs import ProgramError

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="needs what Linux tells of its processes")

HOLDS_A_LOT = "a = b'x' * {megabytes}_000_000; import time; time.sleep(1.2)"


def test_memory_of_a_child_counts_with_its_parent() -> None:
    child = HOLDS_A_LOT.format(megabytes=120)
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    peak = run_watched((sys.executable, "-c", parent))
    assert 120 <= peak.together_mb <= peak.apart_mb


def test_watched_program_that_fails_says_why() -> None:
    with pytest.raises(ProgramError, match="exit code 1"):
        run_watched((sys.executable, "-c", "raise SystemExit('no luck')"))
