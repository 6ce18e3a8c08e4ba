"""The six people, and which of them thresholds may be set on.

They were made by ``python -m tools.angles.bodies benchmarks/bodies/people --seed 20261132
--count 6``: the first seed of the day whose six people are all between 1.50 and 1.90 m tall. It was
chosen before any of them was filmed.
"""

from functools import cache
from pathlib import Path

import numpy as np

from formcheck.mannequin.body import MannequinBody, _body

SEED = 20261132
PEOPLE = ("00", "01", "02", "03", "04", "05")

SET_ON = PEOPLE[:3]
MEASURED_ON = PEOPLE[3:]
"""Thresholds are set by looking at the first three people and measured on the last three, at whom
nobody looks before: what fits the first must not be taken for what holds for anybody."""

FOLDER = Path(__file__).parent / "people"


@cache
def person(name: str) -> MannequinBody:
    """Return the body of one of `PEOPLE`."""
    with np.load(FOLDER / f"{name}.npz") as stored:
        return _body(name, stored)  # type: ignore[arg-type]
