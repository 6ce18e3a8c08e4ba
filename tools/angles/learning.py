"""The network, and how it learns."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch  # type: ignore[import-not-found]
from torch import nn

from formcheck.kinematics.estimated.network import FURTHEST, SCALE_FROM_DEG
from tools.angles.believing import all_believed
from tools.angles.dataset import ANGLES, SIDED, TARGETS, Floats, Poses
from tools.angles.dropping import Dropper
from tools.angles.transplants import TIMES, with_transplants

SEED = 20261125
WIDTHS = (640, 512, 256)
EPOCHS = 10
BATCH = 512
RATE = 2e-3
INPUT_NOISE = 0.06
"""Standard deviation added to each standardised input: real landmarks differ from rendered ones."""

FIFTHS = 5
PERCENT = (90, 95)


@dataclass(frozen=True)
class Way:
    """How it is learnt.

    Attributes
    ----------
    transplants
        How often each pose is seen with errors of others.
    mirrored
        Whether each pose is seen in a mirror, too.
    dropping
        Whether landmarks go missing.
    shortcut
        Whether the network may hand on what is an angle already.
    """

    transplants: int = TIMES
    mirrored: bool = True
    dropping: bool = True
    shortcut: bool = True
    epochs: int = EPOCHS


@dataclass(frozen=True)
class Scales:
    """How inputs and targets are brought to the same size."""

    input_mean: Floats
    input_std: Floats
    target_mean: Floats
    target_std: Floats

    def standard(self, poses: Poses) -> Floats:
        """Return (poses, features) of mean 0 and spread 1 in what was learnt from; 0 if missing."""
        standard = np.nan_to_num((poses.inputs - self.input_mean) / self.input_std)
        return np.asarray(np.clip(standard, -FURTHEST, FURTHEST))


class Network(nn.Module):  # type: ignore[misc]
    """From features to each target, and how far the angles may be off.

    The shortcut past the layers carries what is an angle already; the layers learn what to mend.
    """

    def __init__(self, inputs: int, widths: tuple[int, ...] = WIDTHS) -> None:
        super().__init__()
        sizes = (inputs, *widths)
        layers: list[nn.Module] = []
        for before, after in itertools.pairwise(sizes):
            layers += [nn.Linear(before, after), nn.ReLU(), nn.Dropout(0.05)]
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(sizes[-1], len(TARGETS) + len(ANGLES))
        self.shortcut = nn.Linear(inputs, len(TARGETS))

    def forward(self, inputs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return standardised targets, and the logarithm of the scale of each angle's error."""
        inputs = inputs.clamp(-FURTHEST, FURTHEST)
        out = self.head(self.body(inputs))
        return out[:, : len(TARGETS)] + self.shortcut(inputs), out[:, len(TARGETS) :].clamp(
            -4.5, 2.5
        )


def scales_of(poses: Poses) -> Scales:
    """Return mean and spread of inputs and targets."""
    return Scales(
        np.nanmean(poses.inputs, axis=0),
        np.nanstd(poses.inputs, axis=0) + 1e-3,
        np.nanmean(poses.truth, axis=0),
        np.nanstd(poses.truth, axis=0) + 1e-3,
    )


def taught(poses: Poses, scales: Scales, way: Way) -> Network:
    """Return a network that learnt from poses."""
    seen = with_transplants(poses, np.random.default_rng(SEED), times=way.transplants)
    inputs, truth = standardised((seen, seen.mirrored()) if way.mirrored else (seen,), scales)
    dropper = Dropper(scales.input_mean, scales.input_std) if way.dropping else None
    return fitted(inputs, truth, way, dropper)


def fitted(
    inputs: torch.Tensor, truth: torch.Tensor, way: Way, dropper: Dropper | None = None
) -> Network:
    """Return a network that learnt what is true from standardised inputs.

    Parameters
    ----------
    inputs, truth
        (poses, features) and (poses, targets); NaN where there is no truth.
    dropper
        Makes landmarks missing.
    """
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    known, truth = torch.isfinite(truth), torch.nan_to_num(truth)
    network = Network(inputs.shape[1])
    if not way.shortcut:
        _without_shortcut(network)
    steps = way.epochs * -(-len(inputs) // BATCH)
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=1e-2)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.15)
    for _ in range(way.epochs):
        for rows in torch.randperm(len(inputs)).split(BATCH):
            noisy = inputs[rows] + INPUT_NOISE * torch.randn(len(rows), inputs.shape[1])
            mean, log_scale = network(dropper.dropped(noisy) if dropper else noisy)
            optimiser.zero_grad(set_to_none=True)
            _loss(mean, log_scale, truth[rows], known[rows]).backward()
            optimiser.step()
            pace.step()
    network.eval()
    return network


def _without_shortcut(network: Network) -> None:
    for parameter in network.shortcut.parameters():
        nn.init.zeros_(parameter)
        parameter.requires_grad_(requires_grad=False)


def standardised(parts: Sequence[Poses], scales: Scales) -> tuple[torch.Tensor, torch.Tensor]:
    """Return inputs and truth of all parts, one after the other."""
    inputs = [scales.standard(each).astype(np.float32) for each in parts]
    truth = [(each.truth - scales.target_mean) / scales.target_std for each in parts]
    return (
        torch.tensor(np.concatenate(inputs)),
        torch.tensor(np.concatenate(truth), dtype=torch.float32),
    )


def _loss(
    mean: torch.Tensor, log_scale: torch.Tensor, truth: torch.Tensor, known: torch.Tensor
) -> torch.Tensor:
    """Return the negative log likelihood of Laplace for angles, plain distance for directions."""
    off = (mean - truth).abs() * known
    count = len(ANGLES)
    angles = (off[:, :count] * torch.exp(-log_scale) + log_scale * known[:, :count]).mean()
    return angles + 0.3 * off[:, :count].mean() + off[:, count:].mean()


def told(network: Network, poses: Poses, scales: Scales) -> tuple[Floats, Floats]:
    """Return (poses, targets) in degrees, and (poses, angles) the scale of their error."""
    inputs = torch.tensor(scales.standard(poses), dtype=torch.float32)
    with torch.no_grad():
        mean, log_scale = network(inputs)
    angle_std = scales.target_std[: len(ANGLES)]
    return (
        mean.numpy().astype(np.float64) * scales.target_std + scales.target_mean,
        np.exp(log_scale.numpy().astype(np.float64)) * angle_std,
    )


@dataclass(frozen=True)
class Bands:
    """By what the scale of an angle's error is multiplied so that a share of errors is within.

    How often errors are larger than their scale says depends on the scale itself: failed
    detections are rare among poses the network is sure of. So each fifth of the scales has its own
    factor.

    Attributes
    ----------
    edges_deg
        (fifths - 1, angles), the scales between the fifths.
    factors
        By percentage: (fifths, angles).
    """

    edges_deg: Floats
    factors: dict[int, Floats]

    def band_deg(self, scale_deg: Floats, percent: int) -> Floats:
        """Return (poses, angles), the half-width of the band."""
        scale_deg = np.maximum(scale_deg, SCALE_FROM_DEG)
        fifth = (scale_deg[:, None, :] > self.edges_deg).sum(axis=1)
        return np.asarray(scale_deg * np.take_along_axis(self.factors[percent], fifth, axis=0))


def bands_by(network: Network, poses: Poses, scales: Scales) -> Bands:
    """Return the bands that hold on poses that nothing was learnt from; alike left and right.

    Only what a coach would go by counts.
    """
    mean, scale_deg = told(network, poses, scales)
    scale_deg = np.maximum(scale_deg, SCALE_FROM_DEG)
    off = np.abs(mean[:, : len(ANGLES)] - poses.truth[:, : len(ANGLES)])
    off[~all_believed(poses)] = np.nan
    edges: list[Floats] = []
    factors: dict[int, list[list[float]]] = {percent: [] for percent in PERCENT}
    for column in range(len(ANGLES)):
        columns = _both_sides(column)
        ratio = (off[:, columns] / scale_deg[:, columns]).ravel()
        scale = scale_deg[:, columns].ravel()[~np.isnan(ratio)]
        ratio = ratio[~np.isnan(ratio)]
        edges.append(np.quantile(scale, np.arange(1, FIFTHS) / FIFTHS))
        fifth = (scale[:, None] > edges[-1]).sum(axis=1)
        for percent in PERCENT:
            factors[percent].append(
                [float(np.quantile(ratio[fifth == each], percent / 100)) for each in range(FIFTHS)]
            )
    return Bands(np.array(edges).T, {percent: np.array(factors[percent]).T for percent in PERCENT})


def _both_sides(column: int) -> list[int]:
    """Return the columns of an angle's left and right; one alone for the trunk's."""
    sided = len(SIDED)
    if column >= 2 * sided:
        return [column]
    return [column % sided, column % sided + sided]
