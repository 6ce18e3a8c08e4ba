"""Run what takes long by nature, and write its tables into docs/: ``make long``.

::

python -m tools.long                  # everything: some five hours on two cores
python -m tools.long memory live      # these parts
"""

import subprocess
import sys
from collections.abc import Sequence

from tools.steps import REPOSITORY, Step, module, run

TABLES = ("docs", "benchmarks/results", "formcheck/kinematics/error_bands.json")
BENCH = "a program that is measured failed; a budget that is not met fails nothing: see the page"

MEASURED = (
    *("start", "engine", "camera", "browser_camera", "records", "analyze"),
    *("memory", "live", "hour"),
)
"""Parts of the page of benchmarks, the quick ones first."""

STEPS = (
    Step(
        "tests",
        module("pytest", "-m", "long"),
        "as for `make test`: these tests are its longer forms",
    ),
    *(Step(name, module("benchmarks", name), BENCH) for name in MEASURED),
    Step("catalogue", module("benchmarks.catalogue"), "an exercise could not be filmed"),
    *(
        Step(f"catalogue-{name}", module("benchmarks.catalogue", f"--{name}"), "as for catalogue")
        for name in ("everyday", "rates", "views", "bodies")
    ),
    Step("camera_kinds", module("benchmarks.camera"), "a scene could not be filmed"),
    Step("accuracy", module("benchmarks.accuracy"), "a clip could not be filmed; see out/accuracy"),
    Step("accuracy-page", module("benchmarks.accuracy", "--page"), "raw results are missing"),
)
"""In this order: what measures time comes first, while the machine is cool."""


def main(names: Sequence[str]) -> int:
    """Run the named steps, or all, and say which tables they changed."""
    unknown = set(names) - {step.name for step in STEPS}
    if unknown:
        print(f"No such part: {', '.join(sorted(unknown))}. There are: {_names()}.")
        return 2
    code = run(step for step in STEPS if not names or step.name in names)
    print("Tables that changed, to be looked at and committed:", flush=True)
    subprocess.run(["git", "status", "--short", "--", *TABLES], cwd=REPOSITORY, check=False)
    return code


def _names() -> str:
    return ", ".join(step.name for step in STEPS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
