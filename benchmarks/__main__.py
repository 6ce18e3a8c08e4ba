"""Measure everything and write ``docs/benchmarks.md``, or show the named parts.

::

python -m benchmarks                # all; writes the page
python -m benchmarks start engine   # these; writes nothing
"""

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import analyze, engine, machine, memory, start
from benchmarks.page import Section, page

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
BENCHMARKS: dict[str, Callable[[], Section]] = {
    "analyze": analyze.measure,
    "engine": engine.measure,
    "memory": memory.measure,
    "start": start.measure,
}


def main(names: list[str]) -> None:
    """Measure the named parts and show them; without names all, and write the page."""
    where = machine.describe()
    sections = [_measured(name) for name in names or BENCHMARKS]
    if not names:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(where, sections), encoding="utf-8")
        print(f"Written to {PAGE}")


def _measured(name: str) -> Section:
    section = BENCHMARKS[name]()
    print(section.markdown(), end="\n\n", flush=True)
    return section


if __name__ == "__main__":
    main(sys.argv[1:])
