"""Try the estimated angles on real people's movements, and write ``docs/angles.md``.

::

python -m benchmarks.angles ../shared/data   # films; needs the laboratories' recordings
python -m benchmarks.angles                  # writes the page from what was last found
"""

import sys
from pathlib import Path

from benchmarks.angles import around, cost, keraal, opencap, real_clip, tracks
from benchmarks.angles.page import PAGE, page
from benchmarks.angles.stored import REAL, Real

PROCESSES = 2
KERAAL = "mocap/keraal_G3-{}-CTK-P1T1-Unknown-C-0.{}"


def main(folders: list[str]) -> None:
    """Measure where there is something to measure, and write the page."""
    for folder in map(Path, folders):
        real = Real(
            around=around.seen_from_around(PROCESSES),
            courses=tracks.courses(),
            opencap=tuple(opencap.compared(folder / "mocap" / "opencap_s4_squats1.trc")),
            keraal=keraal.looked_at(
                folder / KERAAL.format("BP", "json"), folder / KERAAL.format("Vicon", "txt")
            ),
            clip=real_clip.looked_at(folder),
            cost=cost.measured(),
        )
        REAL.store(real)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
