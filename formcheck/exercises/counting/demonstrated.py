"""What each exercise of the catalogue looks like when it is demonstrated: range and posture.

The table beside this module is written by ``python -m tools.demonstrated_movements`` from the true
landmarks of each exercise's own demonstration. An exercise file of somebody's own has no row here:
it is counted all the same, and nothing says whether a movement is another one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from formcheck.pose.frame import FloatArray

TABLE_PATH = Path(__file__).with_name("demonstrated.json")


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """The demonstration of one exercise.

    Attributes
    ----------
    excursions
        How far each of its signals goes, in the signal's unit.
    postures_deg
        (repetitions, 2, 2, angles): at rest and furthest, left and right, the angles of
        `posture_angles.POSTURE`.
    """

    excursions: Mapping[str, float]
    postures_deg: FloatArray


@cache
def demonstrations() -> Mapping[str, Demonstrated]:
    """Return the demonstration of every exercise of the catalogue that is counted."""
    table = json.loads(TABLE_PATH.read_text(encoding="utf-8"))
    return {
        name: Demonstrated(row["excursions"], np.array(row["postures_deg"], dtype=np.float64))
        for name, row in table.items()
    }
