"""What it would bring to let the network know more: pictures before, and a person's exact measures.

The measures are true ones, better than any calibration could find: what they do not bring, no
calibration will.
"""

from collections.abc import Callable

import numpy as np
import torch  # type: ignore[import-not-found]

from formcheck.kinematics.estimated.network import FURTHEST
from tools.angles.dataset import ANGLES, Floats, Poses
from tools.angles.evaluation import Said, means_deg
from tools.angles.learning import Network, Way, fitted
from tools.angles.moments import Moments, alone, moments, with_before, with_measures

WAY = Way(transplants=0, dropping=False, epochs=20)
"""Without the errors of others, which pictures that follow each other would have to share."""

Knowing = Callable[[Moments], Floats]


def tried(learnt_from: Poses, tried_on: Poses) -> list[tuple[str, tuple[float, ...]]]:
    """Return the errors of networks that know more than one picture's landmarks."""
    known, unseen = moments(learnt_from), moments(tried_on)
    ways: dict[str, Knowing] = {
        "one picture": alone,
        "and the two before it, 0.2 s apart": with_before,
        "and the person's true lengths and scale": with_measures,
    }
    found = []
    for name, knowing in ways.items():
        found.append((name, _errors(known, unseen, knowing)))
        print(*found[-1], flush=True)
    return found


def _errors(known: Moments, unseen: Moments, knowing: Knowing) -> tuple[float, ...]:
    plain, mirrored = knowing(known), knowing(known.mirrored)
    mean, std = np.nanmean(plain, axis=0), np.nanstd(plain, axis=0) + 1e-3
    true_mean = np.nanmean(known.last.truth, axis=0)
    true_std = np.nanstd(known.last.truth, axis=0) + 1e-3
    inputs = _tensor(np.concatenate([plain, mirrored]), mean, std)
    truth = np.concatenate([known.last.truth, known.last.mirrored().truth])
    network = fitted(inputs, torch.tensor((truth - true_mean) / true_std).float(), WAY)
    told = _told(network, _tensor(knowing(unseen), mean, std)) * true_std + true_mean
    everything = np.ones(len(unseen.last), dtype=bool)
    return means_deg(unseen.last, Said(told, np.zeros((len(told), len(ANGLES))), everything))


def _tensor(inputs: Floats, mean: Floats, std: Floats) -> torch.Tensor:
    standard = np.clip(np.nan_to_num((inputs - mean) / std), -FURTHEST, FURTHEST)
    return torch.tensor(standard, dtype=torch.float32)


def _told(network: Network, inputs: torch.Tensor) -> Floats:
    with torch.no_grad():
        return np.asarray(network(inputs)[0].numpy(), dtype=np.float64)
