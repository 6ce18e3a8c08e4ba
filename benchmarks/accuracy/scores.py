"""What many errors come to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from benchmarks.accuracy.errors import Errors
from formcheck.pose.frame import FloatArray

K = TypeVar("K")

WITHIN = 0.95
LEAST_CLIPS, LEAST_VALUES = 2, 30
"""Fewer clips or values than this say nothing about a metric."""


@dataclass(frozen=True, slots=True)
class Score:
    """The errors of one metric under one circumstance.

    Attributes
    ----------
    clips, values
        How many clips it was believed in, and how often.
    believed_frac
        In which share of the pictures it was believed.
    bias, mae, rmse
        Mean error, mean absolute error, root of the mean square, in the metric's unit.
    band
        The 95 % band: of all errors, 95 % are no larger.
    """

    clips: int
    values: int
    believed_frac: float
    bias: float
    mae: float
    rmse: float
    band: float


def score(
    found: Sequence[Errors],
    *,
    least_clips: int = LEAST_CLIPS,
    least_values: int = LEAST_VALUES,
) -> Score | None:
    """Return what errors of one metric come to; None for too few to say."""
    error = joined(each.error for each in found)
    clips = len({each.clip.id for each in found if len(each.error)})
    if clips < least_clips or len(error) < least_values:
        return None
    asked = sum(each.asked for each in found)
    size = np.abs(error)
    return Score(
        clips=clips,
        values=len(error),
        believed_frac=len(error) / asked,
        bias=float(error.mean()),
        mae=float(size.mean()),
        rmse=float(np.sqrt((error**2).mean())),
        band=float(np.quantile(size, WITHIN)),
    )


def joined(parts: Iterable[FloatArray]) -> FloatArray:
    """Return arrays (n,) one after another; none gives an empty one."""
    return np.concatenate([np.empty(0), *parts])


def by(found: Iterable[Errors], key: Callable[[Errors], K]) -> dict[K, list[Errors]]:
    """Return errors in groups."""
    groups: dict[K, list[Errors]] = {}
    for each in found:
        groups.setdefault(key(each), []).append(each)
    return groups
