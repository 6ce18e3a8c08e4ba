"""Left and right exchanged by the model: found by the continuity of movement, and undone.

The first pictures define which side is left. Live, the cheaper of two stories (see `stories`) is
believed as it stands; in a recording the whole cheapest sequence is found, which also sees what
only the pictures after it make clear.
"""

from dataclasses import dataclass

import numpy as np

from formcheck.kinematics.conditioning.gaps import BoolArray, runs
from formcheck.kinematics.conditioning.label_swap_hypotheses import LabelSwapHypotheses
from formcheck.kinematics.conditioning.plausibility import SURE
from formcheck.kinematics.conditioning.side_groups import GROUP_OF_PAIR, GROUPS, PAIRS, per_landmark
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT

BODY_M = 1.7
"""Stature that turns the model's metres into body lengths; only a scale, `default`."""

UNSURE_PLAUSIBILITY = 0.6
"""What is left to landmarks whose side cannot be told; `default`."""

_DEPTH_WEIGHT = 0.5
_ENTER_MARGIN = 6.0
_STAY_MARGIN = 2.0
_SURE_MARGIN = 7.5
_APART = 0.03
_LOOK_AHEAD_S = 0.2
_FIRST_PAIRS = np.flatnonzero(np.diff(GROUP_OF_PAIR, prepend=-1))
_NO_GROUP = np.zeros(len(GROUPS), dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Sides:
    """What was decided about left and right.

    Attributes
    ----------
    exchanged
        (..., 3), groups (see `side_groups.GROUPS`) whose labels the model had exchanged.
    plausibility
        (..., 33), 1, or `UNSURE_PLAUSIBILITY` where the two sides are apart in the picture (by 3 %
        of stature, `default`) and it cannot be told which is which. In a recording, 0 next to a
        change of sides while the landmarks fit neither: models smooth, and smear an exchange.
    """

    exchanged: BoolArray
    plausibility: FloatArray


ALL_AS_LABELLED = Sides(_NO_GROUP, SURE)


def places_in_body_lengths(
    image_px: FloatArray, world_m: FloatArray, stature_px: FloatArray
) -> FloatArray:
    """Return where landmarks are, in the picture and in depth, in body lengths.

    Depth separates two legs that hide each other. It is an estimate, so it counts half
    (`default`), and not at all where it is missing.

    Parameters
    ----------
    image_px, world_m, stature_px
        (..., 33, 2), (..., 33, 3) and (...).

    Returns
    -------
    FloatArray
        (..., 3, 33); NaN where the landmark is missing in the picture.
    """
    places = np.empty((*world_m.shape[:-2], 3, LANDMARK_COUNT))
    height_px = np.asarray(stature_px)[..., None, None]
    np.divide(image_px.swapaxes(-1, -2), height_px, out=places[..., :2, :])
    depth = np.multiply(world_m[..., 2], _DEPTH_WEIGHT / BODY_M, out=places[..., 2, :])
    np.copyto(depth, 0.0, where=depth != depth)
    return places


class SwapWatcher:
    """Tells, picture by picture, whether left and right are exchanged."""

    def __init__(self) -> None:
        self._stories = LabelSwapHypotheses()
        self._exchanged = _NO_GROUP

    def push(self, time_s: float, places: FloatArray, visibility: FloatArray) -> Sides:
        """Take one picture and decide by what was seen up to it.

        Parameters
        ----------
        time_s
            Later than that of the last call.
        places
            (3, 33) of `places_in_body_lengths`.
        visibility
            (33,), 0 to 1.

        Returns
        -------
        Sides
            For one picture: (3,) and (33,). Sides are exchanged back only on clear evidence: a
            story has to lead by 6 to be taken up, and by 2 to be kept (`default`).
        """
        self._stories.push(time_s, places, visibility)
        lead = self._stories.costs[1] - self._stories.costs[0]
        if min(lead.tolist()) >= _SURE_MARGIN:
            self._exchanged = _NO_GROUP
            return ALL_AS_LABELLED
        self._exchanged = lead < np.where(self._exchanged, -_STAY_MARGIN, -_ENTER_MARGIN)
        unsure = np.abs(lead) < _SURE_MARGIN
        return Sides(self._exchanged, _plausibility(unsure & _apart(places, visibility)))


def find_swaps(time_s: FloatArray, places: FloatArray, visibility: FloatArray) -> Sides:
    """Find exchanges of left and right in a recording.

    Parameters
    ----------
    time_s, places, visibility
        (frames,), (frames, 3, 33) of `places_in_body_lengths`, (frames, 33).

    Returns
    -------
    Sides
        (frames, 3) and (frames, 33).
    """
    stories = LabelSwapHypotheses()
    came_from = np.zeros((len(time_s), 2, len(GROUPS)), dtype=np.bool_)
    costs = np.zeros((len(time_s), 2, len(GROUPS)))
    fits = np.zeros((len(time_s), len(GROUPS)), dtype=np.bool_)
    for index, time in enumerate(time_s):
        came_from[index] = stories.push(float(time), places[index], visibility[index])
        costs[index], fits[index] = stories.costs, stories.fits
    exchanged = _cheapest_path(came_from, costs)
    lead = costs[:, 1] - costs[:, 0]
    margin = np.where(exchanged, -lead, lead)
    unsure = ~_soon_sure(time_s, margin > _SURE_MARGIN, exchanged) & _apart(places, visibility)
    plausibility = _plausibility(unsure)
    plausibility[per_landmark(_around_changes(exchanged, fits))] = 0.0
    return Sides(exchanged, plausibility)


def _around_changes(path: BoolArray, fits: BoolArray) -> BoolArray:
    """Say where, next to a change of sides, the landmarks fit neither side: on their way over."""
    contested = np.zeros(path.shape, dtype=np.bool_)
    changes = path[1:] != path[:-1]
    for group in range(path.shape[1]):
        for start, end in runs(~fits[:, group]).tolist():
            contested[start:end, group] = changes[max(start - 1, 0) : end, group].any()
    return contested


def _cheapest_path(came_from: BoolArray, costs: FloatArray) -> BoolArray:
    frames, _, groups = came_from.shape
    path = np.zeros((frames, groups), dtype=np.bool_)
    if not frames:
        return path
    columns = np.arange(groups)
    path[-1] = costs[-1, 1] < costs[-1, 0]
    for index in range(frames - 1, 0, -1):
        path[index - 1] = came_from[index, path[index].astype(np.intp), columns]
    return path


def _soon_sure(time_s: FloatArray, sure: BoolArray, path: BoolArray) -> BoolArray:
    """Say where a decision is sure at once or, without having changed, within 0.2 s."""
    soon = sure.copy()
    sure_at_s = np.full(path.shape[1], np.inf)
    for index in range(len(time_s) - 1, -1, -1):
        if index + 1 < len(time_s):
            sure_at_s[path[index] != path[index + 1]] = np.inf
        sure_at_s[sure[index]] = time_s[index]
        soon[index] = sure_at_s - time_s[index] <= _LOOK_AHEAD_S
    return soon


def _apart(places: FloatArray, visibility: FloatArray) -> BoolArray:
    across = places[..., :2, PAIRS[0]] - places[..., :2, PAIRS[1]]
    claimed = np.minimum(visibility[..., PAIRS[0]], visibility[..., PAIRS[1]])
    wide = np.hypot(across[..., 0, :], across[..., 1, :]) * claimed > _APART
    return np.logical_or.reduceat(wide, _FIRST_PAIRS, axis=-1)


def _plausibility(unsure: BoolArray) -> FloatArray:
    return np.where(per_landmark(unsure), UNSURE_PLAUSIBILITY, 1.0)
