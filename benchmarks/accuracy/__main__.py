"""Measure how far what is measured lies from the truth.

::

python -m benchmarks.accuracy --processes 2      # film and look: raw results in out/accuracy/
python -m benchmarks.accuracy --page             # from these: docs/accuracy.md and the bands
python -m benchmarks.accuracy --small            # a minute, in out/accuracy-small/; or with --page
python -m benchmarks.accuracy --reduced          # six exercises, one person, in out/accuracy/

A run that was stopped goes on where it was. Filming needs numpy, scipy, opencv, pydantic and
mediapipe beside the source of the project, and the built pose models; the page needs no more.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.plan import Clip, Size, plan
from benchmarks.accuracy.publish import Places, publish
from benchmarks.accuracy.run import missing, run
from formcheck.kinematics.bands import TABLE_PATH

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Film what is missing, or write the page from what was filmed."""
    asked = _asked()
    size: Size = asked.size
    name = "accuracy-small" if size == "small" else "accuracy"
    folder: Path = asked.folder or ROOT / "out" / name
    if asked.page:
        _publish(size, folder, processes=asked.processes)
    else:
        _film(plan(size), folder, processes=asked.processes)


def _film(clips: Sequence[Clip], folder: Path, *, processes: int) -> None:
    left = missing(clips, folder)
    print(f"{len(clips)} clips, {len(left)} of them to be filmed into {folder}", flush=True)
    failed = [done for done in run(left, folder, processes=processes) if done.error]
    print(f"{len(failed)} clips could not be filmed")


def _publish(size: Size, folder: Path, *, processes: int) -> None:
    """Write the page and the table; of a small run beside its raw results."""
    if size == "small":
        places = Places(folder, folder, folder / TABLE_PATH.name)
    else:
        size, places = "full", Places(folder, ROOT / "docs", TABLE_PATH)
    publish(plan(size), places, processes=processes)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy")
    parser.add_argument("--small", action="store_const", const="small", dest="size")
    parser.add_argument("--reduced", action="store_const", const="reduced", dest="size")
    parser.add_argument("--page", action="store_true", help="write the page from raw results")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where raw results are kept")
    parser.set_defaults(size="full")
    return parser.parse_args()


if __name__ == "__main__":
    main()
