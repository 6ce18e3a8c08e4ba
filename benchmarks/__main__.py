"""Measure and write ``docs/benchmarks.md``.

::

python -m benchmarks                # everything
python -m benchmarks start engine   # these parts; the page keeps the others as last measured
"""

import sys
from collections.abc import Callable
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks import (
    analyze,
    app_hour,
    browser_camera,
    camera_cost,
    engine,
    live_load,
    machine,
    memory,
    records,
    start,
)
from benchmarks.page import Result, Section, page

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
RESULTS = Path(__file__).parent / "results"
BENCHMARKS: dict[str, Callable[[], Section]] = {
    "analyze": analyze.measure,
    "camera": camera_cost.measure,
    "browser_camera": browser_camera.measure,
    "engine": engine.measure,
    "hour": app_hour.measure,
    "live": live_load.measure,
    "memory": memory.measure,
    "records": records.measure,
    "start": start.measure,
}
STORED = TypeAdapter(Result)


def main(names: list[str]) -> None:
    """Measure the named parts, or all, and write the page from what was last measured of each."""
    for name in names or BENCHMARKS:
        result = Result(machine.describe(), BENCHMARKS[name]())
        print(result.section.markdown(), end="\n\n", flush=True)
        RESULTS.mkdir(exist_ok=True)
        stored(name).write_bytes(STORED.dump_json(result, indent=1) + b"\n")
    PAGE.write_text(written_page(), encoding="utf-8")
    print(f"Written to {PAGE}")


def stored(name: str) -> Path:
    """Return where the last result of a part is kept."""
    return RESULTS / f"{name}.json"


def written_page() -> str:
    """Return the page as the stored results make it, in the order of `BENCHMARKS`."""
    there = [stored(name) for name in BENCHMARKS if stored(name).exists()]
    return page([STORED.validate_json(path.read_bytes()) for path in there])


if __name__ == "__main__":
    main(sys.argv[1:])
