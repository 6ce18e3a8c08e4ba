"""Count what real people did, and write ``docs/real.md``.

::

python -m benchmarks.real                        # the shared recordings, all but --constants
python -m benchmarks.real FOLDER                 # labels.json beside tracks or videos
python -m benchmarks.real --only sets            # or cases, pairs, movements, constants
python -m benchmarks.real --constants            # and each constant of counting +-30 %
python -m benchmarks.real --json FILE            # what was found, for programs
python -m benchmarks.real --page                 # keep it, and write the page and the README's line

Cases are those in the folder ``cases`` beside FOLDER. The page keeps the parts that were not
measured as they were last found.
"""

import argparse
from dataclasses import replace
from pathlib import Path

from benchmarks.real import readme, stored
from benchmarks.real.labels import KEYS
from benchmarks.real.measuring import PARTS, measured
from benchmarks.real.page import PAGE, page
from benchmarks.real.targets import budgets
from formcheck.errors import FormcheckError

SHARED = Path(__file__).parents[3] / "shared" / "data" / "real_tracks"
WITHOUT_BEING_ASKED = tuple(part for part in PARTS if part != "constants")


def main() -> None:
    """Measure what is asked for, show it, and keep it where that is asked."""
    asked = _asked()
    parts = tuple(asked.only or WITHOUT_BEING_ASKED)
    if asked.constants:
        parts = (*parts, "constants")
    try:
        found = measured(asked.folder, parts, asked.processes)
    except FormcheckError as error:
        raise SystemExit(str(error)) from error
    for budget in budgets(found):
        print(": ".join((budget.what, budget.measured)), budget.limit, budget.row[-1], sep=" | ")
    if asked.json:
        stored.store(found, asked.json)
    if asked.page:
        _publish(found)


def _publish(found: stored.Found) -> None:
    """Keep what was found beside what was found before, and write the page from both."""
    there = {name: part for name in _names(found) if (part := getattr(found, name)) is not None}
    whole = replace(stored.load(), **there)
    stored.store(whole)
    PAGE.write_text(page(whole), encoding="utf-8")
    text = readme.README.read_text(encoding="utf-8")
    readme.README.write_text(readme.with_sentence(text, whole), encoding="utf-8")
    print(f"Written to {PAGE}")


def _names(found: stored.Found) -> tuple[str, ...]:
    return tuple(found.__dataclass_fields__)


def keys_said() -> str:
    """Return what ``labels.json`` may say, as lines of text."""
    keys = (f"  {name:<24}{says}" for name, says in KEYS.items())
    example = '  {"NAME": {"exercise": "squat", "counts_that_are_right": [5, 6], "view": "side"}}'
    return "\n".join(("labels.json has an entry for each recording, by its file's name:", example,
                      "", "keys of an entry:", *keys))  # fmt: skip


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.real",
        description="Count what real people did, and hold it against what a reader counted.",
        epilog=keys_said(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=SHARED,
        help="labels.json beside tracks (NAME.parquet) or videos (NAME.mp4)",
    )
    parser.add_argument("--only", action="append", choices=PARTS)
    parser.add_argument("--constants", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--page", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
