"""The nine people, and which of them thresholds may be set on.

The first six were made by ``python -m tools.angles.bodies benchmarks/bodies/people --seed 20261132
--count 6``, the last three by ``--seed 20261201 --count 3 --first 6``: the first seeds of their
days whose people are all between 1.50 and 1.90 m tall. Each was chosen before anybody was filmed.
"""

from functools import cache
from pathlib import Path

import numpy as np

from formcheck.mannequin.body import MannequinBody, _body

SEED = 20261132
"""Of what is drawn for each take: tempo, camera, room and clothes."""
PEOPLE = ("00", "01", "02", "03", "04", "05", "06", "07", "08")

SET_ON = PEOPLE[:6]
MEASURED_ON = PEOPLE[6:]
"""Thresholds are set by looking at the first six people and measured on the last three, at whom
nobody looks before: what fits the first must not be taken for what holds for anybody."""

FOLDER = Path(__file__).parent / "people"


@cache
def person(name: str) -> MannequinBody:
    """Return the body of one of `PEOPLE`."""
    with np.load(FOLDER / f"{name}.npz") as stored:
        return _body(name, stored)  # type: ignore[arg-type]
