import sys

import pytest

from benchmarks.programs import (
    FORMCHECK,
    ProgramError,
    Spread,
    Timed,
    in_turns,
    offline,
    run,
    run_timed,
)


def test_ratios_are_taken_pair_by_pair() -> None:
    ratio = Spread((3.0, 8.0, 5.0)).over(Spread((6.0, 10.0, 5.0)))
    assert (ratio.least, ratio.middle, ratio.most) == (0.5, 0.8, 1.0)


def test_every_second_round_goes_backwards() -> None:
    order: list[str] = []

    def task(name: str) -> Timed:
        order.append(name)
        return Timed(float(len(order)), 0.0, "")

    found = in_turns(3, {"a": lambda: task("a"), "b": lambda: task("b")})
    assert "".join(order) == "abbaab"
    assert Spread.of_wall(found["a"]).values == (1.0, 4.0, 5.0)


def test_time_of_a_program_comes_with_what_it_printed() -> None:
    timed = run_timed((FORMCHECK, "--version"))
    assert timed.wall_s > 0
    assert timed.printed.startswith("formcheck ")


def test_processor_time_counts_the_processes_of_a_program() -> None:
    child = "import time\nwhile time.process_time() < 0.3: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert run_timed((sys.executable, "-c", parent)).processor_s >= 0.3


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
