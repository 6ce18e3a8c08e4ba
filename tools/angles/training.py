"""Learn angles from shards, and write the network.

Run in the environment with ``torch``; the same shards give the same numbers::

    python -m tools.angles.training out/angles out/angles/network.npz
"""

import argparse
import json
from pathlib import Path

import numpy as np

from tools.angles.dataset import Poses, read
from tools.angles.evaluation import NAMES, errors_of, table
from tools.angles.export import Learnt, write
from tools.angles.learning import EPOCHS, FLOOR_DEG, SEED, band_factors, scales_of, taught, told
from tools.angles.shards import shards_hash, shards_in
from tools.angles.transplants import with_transplants

CALIBRATED_ON = ("24", "25", "26", "27")
"""Bodies that nothing is learnt from; the bands are set by them."""
CURVE = (0.25, 0.5, 1.0)
"""Shares of the pictures that are learnt from, to see what more of them bring."""


def main() -> None:
    """Learn from all shards, say how good it is on unseen people, and write the network."""
    asked = _asked()
    paths = shards_in(asked.folder / "shards")
    poses, test = read(paths), read(shards_in(asked.folder / "test"))
    random = np.random.default_rng(SEED)
    order = random.permutation(len(poses))
    curve = []
    for share in CURVE:
        some = poses.only(order[: int(share * len(poses))])
        learnt, errors_deg = learn(some, test, epochs=asked.epochs)
        curve.append((str(len(learnt.poses)), *errors_deg))
    (asked.folder / "curve.json").write_text(json.dumps(curve), encoding="utf-8")
    write(asked.network, learnt, shards_hash(paths))


def learn(poses: Poses, test: Poses, *, epochs: int) -> tuple[Learnt, tuple[str, ...]]:
    """Learn from poses; return and print the errors on others."""
    apart = np.isin(poses.body, CALIBRATED_ON)
    known, calibration = poses.only(~apart), poses.only(apart)
    scales = scales_of(known)
    more = with_transplants(known, np.random.default_rng(SEED))
    network = taught(more, scales, epochs=epochs)
    factors = {
        f"factors_{percent}": band_factors(network, calibration, scales, percent / 100)
        for percent in (90, 95)
    }
    mean, scale = told(network, test, scales)
    print(f"learnt from {len(known)} poses, tried on {len(test)}")
    band = np.maximum(scale, FLOOR_DEG) * factors["factors_90"]
    for row in table(test, mean, band):
        print("  ".join(row), flush=True)
    errors = [np.nanmean(errors_of(name, test, mean, band).network) for name in NAMES]
    learnt = Learnt(network, scales, factors, known, calibration)
    return learnt, tuple(f"{error:.1f}" for error in errors)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("network", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
