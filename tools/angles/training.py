"""Learn angles from shards, and write the network.

Run in the environment with ``torch``; the same shards give the same numbers::

    python -m tools.angles.training out/angles --network formcheck/kinematics/estimated/network.npz
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from formcheck.kinematics.estimated import network as delivered
from tools.angles.dataset import Poses, read
from tools.angles.evaluation import NAMES, Said, means_deg, said_by
from tools.angles.export import Learnt, write
from tools.angles.figures import figures
from tools.angles.knowing import tried
from tools.angles.learning import SEED, Way, bands_by, scales_of, taught, told
from tools.angles.shards import shards_hash, shards_in

CALIBRATED_ON = ("24", "25", "26", "27")
"""Bodies that nothing is learnt from; the bands are set by them."""
CURVE = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0)
"""Shares of the pictures that are learnt from, to see what more of them bring."""
ABLATED = 1 / 8
"""On this share of the pictures it is tried what each part brings."""
RESULTS = Path(__file__).parents[2] / "benchmarks" / "results" / "angles.json"


def main() -> None:
    """Learn from all shards, write the network, and say how good it is on unseen people."""
    asked = _asked()
    paths = shards_in(asked.folder / "shards")
    poses, test = read(paths), read(shards_in(asked.folder / "test"))
    order = np.random.default_rng(SEED).permutation(len(poses))
    curve = []
    for share in CURVE:
        learnt = learn(poses.only(np.sort(order[: int(share * len(poses))])), Way())
        curve.append([len(learnt.poses), *_errors(learnt, test)])
        print(*curve[-1], flush=True)
    write(asked.network, learnt, shards_hash(paths))
    with np.load(asked.network) as arrays:
        said = said_by(delivered.Network(dict(arrays)), test)
    some = poses.only(np.sort(order[: int(ABLATED * len(poses))]))
    found = {
        "learnt_from": len(learnt.poses),
        "tried_on": len(test),
        "names": NAMES,
        "curve": curve,
        "ablation": [[name, *errors] for name, errors in _ablation(some, test)],
        "knowing": [[name, *errors] for name, errors in _knowing_more(poses, test)],
        **figures(test, said),
    }
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def learn(poses: Poses, way: Way) -> Learnt:
    """Learn from the poses of most bodies; set the bands by the others."""
    apart = np.isin(poses.body, CALIBRATED_ON)
    known, calibration = poses.only(~apart), poses.only(apart)
    scales = scales_of(known)
    network = taught(known, scales, way)
    return Learnt(network, scales, bands_by(network, calibration, scales), known, calibration)


def _errors(learnt: Learnt, test: Poses) -> tuple[float, ...]:
    mean, scale = told(learnt.network, test, learnt.scales)
    band_deg = learnt.bands.band_deg(scale, 90)
    return means_deg(test, Said(mean, band_deg, np.ones(len(test), dtype=bool)))


def _ablation(poses: Poses, test: Poses) -> list[tuple[str, tuple[float, ...]]]:
    """Return what the errors are with all of it, and with one part left out at a time."""
    way, random = Way(), poses.source == "random"
    tries = (
        ("all of it", poses, way),
        ("no transplanted errors", poses, replace(way, transplants=0)),
        ("no mirror images", poses, replace(way, mirrored=False)),
        ("no missing landmarks", poses, replace(way, dropping=False)),
        ("no shortcut past the layers", poses, replace(way, shortcut=False)),
        ("exercises alone", poses.only(~random), way),
        ("random movements alone", poses.only(random), way),
    )
    found = []
    for name, seen, how in tries:
        found.append((name, _errors(learn(seen, how), test)))
        print(*found[-1], flush=True)
    return found


def _knowing_more(poses: Poses, test: Poses) -> list[tuple[str, tuple[float, ...]]]:
    return tried(poses.only(~np.isin(poses.body, CALIBRATED_ON)), test)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--network", type=Path, default=delivered.NETWORK_PATH)
    return parser.parse_args()


if __name__ == "__main__":
    main()
