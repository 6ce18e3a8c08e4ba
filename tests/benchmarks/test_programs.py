import sys

import pytest

from benchmarks.programs import (
    FORMCHECK,
    PROCESSES,
    ProgramError,
    Spread,
    in_turns,
    offline,
    run,
    run_timed,
    run_watched,
)

HOLDS_A_LOT = "a = b'x' * {megabytes}_000_000; import time; time.sleep(1.2)"


def test_ratios_are_taken_pair_by_pair() -> None:
    ratio = Spread((3.0, 8.0, 5.0)).over(Spread((6.0, 10.0, 5.0)))
    assert (ratio.least, ratio.middle, ratio.most) == (0.5, 0.8, 1.0)


def test_every_second_round_goes_backwards() -> None:
    order: list[str] = []

    def task(name: str) -> float:
        order.append(name)
        return float(len(order))

    found = in_turns(3, {"a": lambda: task("a"), "b": lambda: task("b")})
    assert "".join(order) == "abbaab"
    assert found["a"].values == (1.0, 4.0, 5.0)


def test_time_of_a_program_comes_with_what_it_printed() -> None:
    took_s, printed = run_timed((FORMCHECK, "--version"))
    assert took_s > 0
    assert printed.startswith("formcheck ")


def test_program_that_fails_says_why() -> None:
    with pytest.raises(ProgramError, match="exit code 3\nno luck"):
        run((sys.executable, "-c", "import sys; sys.stderr.write('no luck'); sys.exit(3)"))


def test_measured_programs_see_a_closed_proxy_and_no_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORMCHECK_MODEL", "heavy")
    environment = offline()
    assert environment["https_proxy"] == "http://127.0.0.1:9"
    assert "FORMCHECK_MODEL" not in environment


@pytest.mark.skipif(not (PROCESSES / "self" / "smaps_rollup").exists(), reason="needs Linux")
def test_memory_of_a_child_counts_with_its_parent() -> None:
    child = HOLDS_A_LOT.format(megabytes=120)
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    peak = run_watched((sys.executable, "-c", parent))
    assert 120 <= peak.together_mb <= peak.apart_mb


@pytest.mark.skipif(not (PROCESSES / "self" / "smaps_rollup").exists(), reason="needs Linux")
def test_watched_program_that_fails_says_why() -> None:
    with pytest.raises(ProgramError, match="exit code 1"):
        run_watched((sys.executable, "-c", "raise SystemExit('no luck')"))
