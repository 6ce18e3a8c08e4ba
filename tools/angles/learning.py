"""The network, and how it learns."""

import itertools
from dataclasses import dataclass

import numpy as np
import torch  # type: ignore[import-not-found]
from torch import nn

from tools.angles.dataset import ANGLES, TARGETS, Floats, Poses

SEED = 20261125
WIDTHS = (640, 512, 256)
EPOCHS = 10
BATCH = 512
RATE = 2e-3
INPUT_NOISE = 0.06
"""Standard deviation added to each standardised input: real landmarks differ from rendered ones."""
FURTHEST = 6.0
"""Beyond so many spreads an input is a failed detection, and how far beyond says nothing."""
FLOOR_DEG = 0.5


@dataclass(frozen=True)
class Scales:
    """How inputs and targets are brought to the same size."""

    input_mean: Floats
    input_std: Floats
    target_mean: Floats
    target_std: Floats

    def standard(self, poses: Poses) -> Floats:
        """Return (poses, features), each with mean 0 and spread 1 over what was learnt from."""
        return np.asarray((poses.inputs - self.input_mean) / self.input_std)


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
        poses.inputs.mean(axis=0),
        poses.inputs.std(axis=0) + 1e-3,
        np.nanmean(poses.truth, axis=0),
        np.nanstd(poses.truth, axis=0) + 1e-3,
    )


def taught(poses: Poses, scales: Scales, *, epochs: int = EPOCHS) -> Network:
    """Return a network that learnt from poses and their mirror images."""
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    inputs, truth = _standardised(poses, scales)
    known, truth = torch.isfinite(truth), torch.nan_to_num(truth)
    network = Network(inputs.shape[1])
    steps = epochs * -(-len(inputs) // BATCH)
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=1e-2)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.15)
    for _ in range(epochs):
        for rows in torch.randperm(len(inputs)).split(BATCH):
            noisy = inputs[rows] + INPUT_NOISE * torch.randn(len(rows), inputs.shape[1])
            mean, log_scale = network(noisy)
            optimiser.zero_grad(set_to_none=True)
            _loss(mean, log_scale, truth[rows], known[rows]).backward()
            optimiser.step()
            pace.step()
    network.eval()
    return network


def _standardised(poses: Poses, scales: Scales) -> tuple[torch.Tensor, torch.Tensor]:
    """Return inputs and truth of the poses and their mirror images."""
    both = (poses, poses.mirrored())
    inputs = [scales.standard(each) for each in both]
    truth = [(each.truth - scales.target_mean) / scales.target_std for each in both]
    return (
        torch.tensor(np.concatenate(inputs), dtype=torch.float32),
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


def band_factors(network: Network, poses: Poses, scales: Scales, share: float) -> Floats:
    """Return (angles,), by what the scale is multiplied so that a share of errors is within."""
    mean, scale = told(network, poses, scales)
    count = len(ANGLES)
    ratio = np.abs(mean[:, :count] - poses.truth[:, :count]) / np.maximum(scale, FLOOR_DEG)
    factors = np.nanquantile(ratio, share, axis=0)
    half = (count - 2) // 2
    both = np.maximum(factors[:half], factors[half : 2 * half])
    return np.concatenate([both, both, factors[2 * half :]])
