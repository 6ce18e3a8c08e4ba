"""Draw every exercise at its furthest point, all in one picture.

::

    python tools/peak_sheet.py docs/images/demonstrations.jpg
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from formcheck.demonstration.motion import parts
from formcheck.demonstration.stage import OUTFITS, Show, Take, stage
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.mannequin.body import load_body
from formcheck.mannequin.renderer import Studio
from formcheck.mannequin.staging import carried_by
from formcheck.pose.frame import ImageArray
from formcheck.report.lettering import Lettering, panel, paste

SIZE_PX = (400, 300)
COLUMNS = 6
TEXT_PX = 17
MARGIN_PX = 8
FURTHEST = ("peak", "hold", "out")
QUALITY = 80


def main(path: str) -> None:
    """Write the sheet."""
    pictures = [at_its_peak(load_exercise(exercise_id)) for exercise_id in exercise_ids()]
    blank = np.full_like(pictures[0], 255)
    pictures += [blank] * (-len(pictures) % COLUMNS)
    rows = [np.hstack(pictures[i : i + COLUMNS]) for i in range(0, len(pictures), COLUMNS)]
    Image.fromarray(np.vstack(rows)).save(Path(path), quality=QUALITY)


def at_its_peak(spec: ExerciseSpec) -> ImageArray:
    """Return a picture (300, 400, 3), RGB, of an exercise at its furthest, with its name."""
    show = stage(spec, None, Take(reps=1, size_px=SIZE_PX, loops=True))
    figure = show.performance.figure_at(peak_s(spec, show))
    studio = Studio(
        load_body(show.body), show.camera, show.scene, OUTFITS[show.body], oversampling=2
    )
    carried = carried_by(show.props)
    picture = studio.film(figure, boxes=carried(figure) if carried else ()).copy()
    name = panel(Lettering(spec.name.partition(" (")[0], TEXT_PX))
    paste(picture, name, MARGIN_PX, SIZE_PX[1] - MARGIN_PX - name.size_px[1])
    return picture


def peak_s(spec: ExerciseSpec, show: Show) -> float:
    """Return when the first repetition or hold is at its furthest."""
    found = parts(spec, None, show.performance.motion)
    phase = next(each for each in FURTHEST if any(part.phase == each for part in found))
    part = next(part for part in found if part.phase == phase)
    return part.end_s if phase == "out" else (part.start_s + part.end_s) / 2


if __name__ == "__main__":
    main(*sys.argv[1:])
