"""Let made-up people live twelve weeks with the programme, and write ``docs/personas.md``.

::

python -m benchmarks.personas                    # six told, ten drawn
python -m benchmarks.personas --people 3 --seed 7
python -m benchmarks.personas --only improver    # these alone; nothing is kept
python -m benchmarks.personas --page             # keep what was found, and write the page
"""

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import machine
from benchmarks.personas import stored
from benchmarks.personas.drawing import draw_people
from benchmarks.personas.expectations import expectations
from benchmarks.personas.life import Life
from benchmarks.personas.living import live
from benchmarks.personas.page import PAGE, page
from benchmarks.personas.people import SHARED, Persona, read_people

DRAWN = 10
SEED = 1


def main() -> None:
    """Let them live, show what held of them, and keep it where that is asked."""
    asked = _asked()
    everybody = (*read_people(asked.file), *draw_people(asked.people, seed=asked.seed))
    people = [each for each in everybody if not asked.only or each.name in asked.only]
    lives = lived(people, processes=asked.processes)
    held = tuple(
        each
        for person, life in zip(people, lives, strict=True)
        for each in expectations(person, life)
    )
    for each in held:
        met = {True: "met", False: "NOT MET", None: "did not come to it"}[each.met]
        print(each.who, each.what, each.said, met, sep=" | ")
    if asked.page:
        found = stored.Found(lives, held, asked.seed, machine.describe().rows)
        stored.store(found)
        PAGE.write_text(page(found), encoding="utf-8")
        print(f"Written to {PAGE}")


def lived(people: Sequence[Persona], *, processes: int) -> tuple[Life, ...]:
    """Return the lives of people, several of whom live at once."""
    with ProcessPoolExecutor(processes) as pool:
        return tuple(pool.map(live, people))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.personas",
        description="Let made-up people live twelve weeks with the programme.",
    )
    parser.add_argument("--people", type=int, default=DRAWN, help="how many are drawn")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--file", type=Path, default=SHARED, help="people told day by day")
    parser.add_argument("--only", action="append", metavar="NAME")
    parser.add_argument("--page", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
