"""Write bodies to learn from: people of all ages, weights and proportions.

Run once, in an environment of its own with ``anny`` and ``torch``::

    python -m tools.angles.bodies out/angles/bodies

None of them is a body of the package: those are for testing what was learnt.
"""

import sys
from pathlib import Path

import anny  # type: ignore[import-not-found]
import numpy as np
import torch  # type: ignore[import-not-found]

from tools.export_body import export

COUNT = 28
SEED = 20261125
RANGES = {
    "age": (0.45, 0.95),
    "muscle": (0.2, 0.85),
    "weight": (0.25, 1.0),
    "height": (0.2, 0.7),
    "proportions": (0.2, 0.8),
}
"""Of the MakeHuman model's scales, what is found among adults who exercise at home [default]."""


def main(folder: Path) -> None:
    """Write every body into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    model = anny.Anny(topology="notoes").to(torch.float32)
    for number in range(COUNT):
        phenotype = {name: float(random.uniform(*bounds)) for name, bounds in RANGES.items()}
        phenotype["gender"] = float(np.clip(number % 2 + random.normal(0.0, 0.15), 0.0, 1.0))
        np.savez_compressed(folder / f"{number:02d}.npz", **export(model, phenotype))  # type: ignore[arg-type]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
