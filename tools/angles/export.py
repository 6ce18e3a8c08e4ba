"""Write a network that was learnt as arrays, for a program without ``torch``."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import nn  # type: ignore[import-not-found]

from formcheck.kinematics.estimated.network import places_alone
from tools.angles.dataset import TARGETS, Poses
from tools.angles.learning import Bands, Network, Scales, told

MAIN_DIRECTIONS = 60
SAMPLE = 20_000
FAMILIAR_SHARE = 0.995
"""Of the poses of other people, so many are not strange."""
CHECKED_POSES = 6


@dataclass(frozen=True)
class Learnt:
    """All there is to write.

    Attributes
    ----------
    poses, calibration
        What it learnt from, and what its bands were set by.
    """

    network: Network
    scales: Scales
    bands: Bands
    poses: Poses
    calibration: Poses


Arrays = dict[str, NDArray[np.generic]]


def write(path: Path, learnt: Learnt, shards: str) -> None:
    """Write a network with all that is needed to use and to check it.

    Parameters
    ----------
    shards
        Digits that stand for the files it learnt from.
    """
    scales, poses = learnt.scales, learnt.poses
    arrays: Arrays = {
        **_layers(learnt.network),
        "scale_edges_deg": learnt.bands.edges_deg.astype(np.float32),
        **{
            f"factors_{percent}": factors.astype(np.float32)
            for percent, factors in learnt.bands.factors.items()
        },
        "input_mean": scales.input_mean.astype(np.float32),
        "input_std": scales.input_std.astype(np.float32),
        "target_mean": scales.target_mean.astype(np.float32),
        "target_std": scales.target_std.astype(np.float32),
        "targets": np.array(TARGETS),
        "shards_sha256": np.array(shards),
        "poses": np.array(len(poses)),
        **familiar(
            places_alone(scales.standard(poses)), places_alone(scales.standard(learnt.calibration))
        ),
        **_checks(learnt),
    }
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def _layers(network: Network) -> Arrays:
    linear = [layer for layer in network.body if isinstance(layer, nn.Linear)] + [network.head]
    named = [*enumerate(linear), ("shortcut", network.shortcut)]
    arrays: Arrays = {}
    for name, layer in named:
        arrays[f"weight_{name}"] = layer.weight.detach().numpy().T.astype(np.float16)
        arrays[f"bias_{name}"] = layer.bias.detach().numpy().astype(np.float32)
    return arrays


def familiar(standard: NDArray[np.floating], others: NDArray[np.floating]) -> Arrays:
    """Return the main directions of what was learnt from, and where, by others, the strange begins.

    Parameters
    ----------
    standard, others
        (poses, features), learnt from and not, standardised.
    """
    sample = standard[:: max(1, len(standard) // SAMPLE)]
    _, spread, directions = np.linalg.svd(sample, full_matrices=False)
    basis = directions[:MAIN_DIRECTIONS].astype(np.float16)
    basis_std = (spread[:MAIN_DIRECTIONS] / np.sqrt(len(sample))).astype(np.float32)
    along = others @ basis.T.astype(np.float64)
    beside = np.maximum((others**2).sum(axis=1) - (along**2).sum(axis=1), 0.0)
    off = ((along / basis_std) ** 2).mean(axis=1) + beside / others.shape[1]
    return {
        "basis": basis,
        "basis_std": basis_std,
        "familiar_max": np.array(np.quantile(off, FAMILIAR_SHARE), np.float32),
    }


def _checks(learnt: Learnt) -> Arrays:
    """Return a few poses and what the network said of them."""
    few = learnt.poses.only(np.linspace(0, len(learnt.poses) - 1, CHECKED_POSES).astype(np.intp))
    mean, scale = told(learnt.network, few, learnt.scales)
    return {
        "check_image_px": few.image_px,
        "check_world_m": few.world_m,
        "check_visibility": few.visibility,
        "check_size_px": few.size_px,
        "check_mean": mean,
        "check_band_90": learnt.bands.band_deg(scale, 90),
    }
