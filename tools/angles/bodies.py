"""Write bodies to learn from: people of all ages, weights and proportions.

Run once, in an environment of its own with ``anny`` and ``torch``::

    python -m tools.angles.bodies out/angles/bodies

None of them is a body of the package: those are for testing what was learnt. With another seed
they are people to measure faults on, of whom nothing was learnt::

    python -m tools.angles.bodies benchmarks/bodies/people --seed 20261132 --count 6
    python -m tools.angles.bodies benchmarks/bodies/people --seed 20261201 --count 3 --first 6
"""

import argparse
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


def main(folder: Path, *, seed: int = SEED, count: int = COUNT, first: int = 0) -> None:
    """Write so many bodies into a folder, numbered from the first; a seed gives the same people."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    model = anny.Anny(topology="notoes").to(torch.float32)
    for number in range(count):
        phenotype = {name: float(random.uniform(*bounds)) for name, bounds in RANGES.items()}
        phenotype["gender"] = float(np.clip(number % 2 + random.normal(0.0, 0.15), 0.0, 1.0))
        np.savez_compressed(folder / f"{first + number:02d}.npz", **export(model, phenotype))  # type: ignore[arg-type]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--first", type=int, default=0, help="number of the first of them")
    return parser.parse_args()


if __name__ == "__main__":
    asked = _asked()
    main(asked.folder, seed=asked.seed, count=asked.count, first=asked.first)
