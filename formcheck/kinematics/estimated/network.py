"""The network that tells angles from a pose, in plain arrays.

What it learnt from and how well it does is in ``docs/angles.md``; ``make angles`` learns it anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.estimated.features import VISIBILITY
from formcheck.pose.frame import FloatArray

NETWORK_PATH = Path(__file__).with_name("network.npz")
"""Weights and scales; written by ``tools/angles``."""

FURTHEST = 6.0
"""Beyond so many spreads an input is a failed detection, and how far beyond says nothing."""

SCALE_FROM_DEG = 0.5
"""No angle is known better than this, whatever the network says [default]."""

ON_SIDE_FRAC = 0.7
"""Who lies on a side has the line of the hips more than 45 deg off level [default]."""

_LOG_SCALE_MIN, _LOG_SCALE_MAX = -4.5, 2.5

Floats32 = NDArray[np.float32]


def places_alone(standard: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return (..., features) without how well each landmark is seen: that makes no pose strange."""
    places = standard.copy()
    places[..., VISIBILITY] = 0.0
    return places


def on_side(left_y: FloatArray) -> NDArray[np.bool_]:
    """Return whether bodies lie on a side, by how far down their left points (a unit vector)."""
    return np.asarray(np.abs(left_y) > ON_SIDE_FRAC, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class PoseEstimate:
    """What the network tells of one pose.

    Attributes
    ----------
    mean
        (targets,), degrees; directions without unit.
    band_90, band_95
        (angles,), half-widths in degrees within which 90 and 95 % of errors were, for poses like
        this one.
    novelty
        How unlike the pose is to what was learnt from; up to 1 it is familiar.
    """

    mean: FloatArray
    band_90: FloatArray
    band_95: FloatArray
    novelty: float


class Network:
    """Layers of weights, and the scales of what goes in and comes out.

    Parameters
    ----------
    arrays
        As `tools.angles.export` writes them.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        count = sum(name.startswith("weight_") for name in arrays) - 1
        self.targets: tuple[str, ...] = tuple(str(name) for name in arrays["targets"])
        self._layers = [_layer(arrays, str(number)) for number in range(count)]
        self._shortcut = _layer(arrays, "shortcut")
        self._input_mean, self._input_std = _f32(arrays["input_mean"]), _f32(arrays["input_std"])
        self._mean, self._std = _f32(arrays["target_mean"]), _f32(arrays["target_std"])
        self._factors = _f32(arrays["factors_90"]), _f32(arrays["factors_95"])
        self._edges_deg = _f32(arrays["scale_edges_deg"])
        self._each = np.arange(self._edges_deg.shape[1])
        self._basis, self._basis_std = _f32(arrays["basis"]), _f32(arrays["basis_std"])
        self._familiar_max = float(arrays["familiar_max"])

    @property
    def angles(self) -> tuple[str, ...]:
        """The targets that are angles, in the order of the bands."""
        return self.targets[: self._factors[0].shape[1]]

    def estimate(self, features: FloatArray) -> PoseEstimate:
        """Return what there is to tell of one pose.

        Parameters
        ----------
        features
            (features,), as `formcheck.kinematics.estimated.features` gives them; NaN where missing.
        """
        return self.estimate_each(features[None])[0]

    def estimate_each(self, features: FloatArray) -> list[PoseEstimate]:
        """Return what there is to tell of each of some poses, at once.

        Parameters
        ----------
        features
            (poses, features).
        """
        standard = (features.astype(np.float32) - self._input_mean) / self._input_std
        standard[np.isnan(standard)] = 0.0
        inputs = np.minimum(np.maximum(standard, -FURTHEST), FURTHEST)
        values = inputs
        for weight, bias in self._layers[:-1]:
            values = np.maximum(values @ weight + bias, 0.0)
        weight, bias = self._layers[-1]
        out = values @ weight + bias
        count = len(self._mean)
        mean = out[:, :count] + inputs @ self._shortcut[0] + self._shortcut[1]
        means = np.asarray(mean * self._std + self._mean, np.float64)
        bands_90, bands_95 = self._bands(out[:, count:])
        novelty = self._novelty(places_alone(inputs)).tolist()
        return [
            PoseEstimate(*each) for each in zip(means, bands_90, bands_95, novelty, strict=True)
        ]

    def _bands(self, log_scale: NDArray[np.floating]) -> list[FloatArray]:
        """Return (poses, angles), half-widths within which 90 and 95 % of errors were."""
        scale = np.exp(np.minimum(np.maximum(log_scale, _LOG_SCALE_MIN), _LOG_SCALE_MAX))
        scale_deg = np.maximum(scale * self._std[: scale.shape[1]], SCALE_FROM_DEG)
        fifth = (scale_deg[:, None] > self._edges_deg).sum(axis=1)
        return [
            np.asarray(scale_deg * factors[fifth, self._each], np.float64)
            for factors in self._factors
        ]

    def _novelty(self, standard: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return how far poses lie along and beside the main directions of what was learnt."""
        along = standard @ self._basis.T
        size = np.einsum("pf,pf->p", standard, standard) - np.einsum("pb,pb->p", along, along)
        beside = np.maximum(size, 0.0) / standard.shape[1]
        spreads = along / self._basis_std
        within = np.einsum("pb,pb->p", spreads, spreads) / spreads.shape[1]
        return np.asarray((within + beside) / self._familiar_max)


@cache
def network() -> Network:
    """Return the network that comes with the package."""
    with np.load(NETWORK_PATH) as arrays:
        return Network(dict(arrays))


def _layer(arrays: Mapping[str, NDArray[np.generic]], name: str) -> tuple[Floats32, Floats32]:
    return _f32(arrays[f"weight_{name}"]), _f32(arrays[f"bias_{name}"])


def _f32(array: NDArray[np.generic]) -> Floats32:
    return np.ascontiguousarray(array, dtype=np.float32)
