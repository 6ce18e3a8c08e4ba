"""Check how the code is written, laid out, typed and layered: ``make check``."""

import sys

from tools.steps import Step, program, run

CHECKS = (
    Step(
        "rules",
        program("ruff", "check"),
        "a habit or a likely bug; `make format` mends many, `ruff rule CODE` explains each",
    ),
    Step("layout", program("ruff", "format", "--check"), "`make format` lays the code out"),
    Step("types", program("mypy"), "what is given is not what is asked for; see each line"),
    Step(
        "layers",
        program("lint-imports", "--no-logo"),
        "a module imports what it may not know; see [tool.importlinter] in pyproject.toml",
    ),
    Step(
        "player",
        ("npm", "run", "--silent", "check"),
        "types of the player's JavaScript, in formcheck/live/web/types.d.ts",
    ),
)

if __name__ == "__main__":
    sys.exit(run(CHECKS))
