"""Each layer of running leaves out what another runs."""

import tomllib

from tests.conftest import REPOSITORY
from tests.running.conftest import Runs

SLOW = "@pytest.mark.slow\ndef test_slow(): pass\n"


def test_slow_tests_are_left_out_of_the_named_file_alone(runs: Runs) -> None:
    for name in ("test_a.py", "test_b.py"):
        runs.write(name, {"test_quick": 1.0}, SLOW)
    result = runs.run("--leave-slow-out-of=test_a.py", "-v")
    result.assert_outcomes(passed=3, deselected=1)
    assert "test_b.py::test_slow PASSED" in result.stdout.str()


def test_long_tests_run_only_when_asked_for(runs: Runs) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    options = project["tool"]["pytest"]["ini_options"]["addopts"]
    usual = options[options.index("-m") :][:2]
    runs.write("test_a.py", {"test_quick": 1.0}, "@pytest.mark.long\ndef test_hour(): pass\n")
    assert "test_hour" not in runs.run(*usual, "-v").stdout.str()
    assert "test_hour PASSED" in runs.run(*usual, "-m", "long", "-v").stdout.str()
