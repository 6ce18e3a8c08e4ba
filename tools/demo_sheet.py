"""Draw a sheet of pictures of a demonstration, to look it over.

::

    python tools/demo_sheet.py sheet.png squat             # done well
    python tools/demo_sheet.py sheet.png squat shallow     # with a fault
    python tools/demo_sheet.py sheet.png squat - 0         # done well, from the front
"""

import sys

import cv2
import numpy as np

from formcheck.demonstration.stage import OUTFITS, Take, stage
from formcheck.exercises.library import load_exercise
from formcheck.mannequin.body import load_body
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.staging import carried_by

COLUMNS = 4


def main(path: str, exercise_id: str, fault_id: str = "-", yaw_deg: str = "") -> None:
    """Write one picture of every keyframe of the first repetition, and of the moves half way."""
    take = Take(reps=1, yaw_deg=float(yaw_deg) if yaw_deg else None, size_px=(480, 360))
    show = stage(load_exercise(exercise_id), None if fault_id == "-" else fault_id, take)
    studio = Studio(load_body(show.body), show.camera, show.scene, OUTFITS[show.body])
    motion = show.performance.motion
    start_s, _ = motion.intervals_s()[0]
    ends_s = start_s + np.cumsum([key.seconds for key in motion.bouts[0].keyframes])
    before_s = np.concatenate([[start_s], ends_s[:-1]])
    times_s = sorted({0.0, *(before_s + ends_s) / 2, *ends_s})
    carried = carried_by(show.props)
    pictures = []
    for time_s in times_s:
        figure = show.performance.figure_at(float(time_s))
        pictures.append(studio.film(figure, boxes=carried(figure) if carried else ()))
    pictures += [np.full_like(pictures[0], 255)] * (-len(pictures) % COLUMNS)
    rows = [np.hstack(pictures[i : i + COLUMNS]) for i in range(0, len(pictures), COLUMNS)]
    cv2.imwrite(path, cv2.cvtColor(np.vstack(rows), cv2.COLOR_RGB2BGR))


if __name__ == "__main__":
    main(*sys.argv[1:])
