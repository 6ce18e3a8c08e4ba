"""Left and right of limbs that a model exchanges again and again in a recording, put right.

`swaps` finds exchanges of whole groups, in picture and depth, that last or come now and then. Where
a limb hides the other, models exchange only what is below hip or shoulder, leave depth as it was,
and draw many pictures between both: no group fits anything, and what is left over is found here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.conditioning.gaps import BoolArray
from formcheck.kinematics.conditioning.limb_pairs import LIMB_PAIRS, LimbPair
from formcheck.kinematics.conditioning.limb_roots import root_labels
from formcheck.kinematics.conditioning.reversals import reversal_times, unsteady_stretches
from formcheck.kinematics.conditioning.side_groups import GROUPS, per_landmark
from formcheck.kinematics.conditioning.side_path import (
    AS_LABELLED,
    BETWEEN,
    EXCHANGED,
    Labels,
    settled_sides,
)
from formcheck.kinematics.conditioning.swaps import Sides
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack


@dataclass(frozen=True, slots=True)
class SettledSides:
    """What was decided about left and right, landmark by landmark.

    Attributes
    ----------
    sides
        By groups, as `find_swaps` says it, with what was decided here.
    exchanged
        (frames, 33), landmarks to be exchanged in the picture.
    depth_exchanged
        (frames, 33), landmarks to be exchanged in depth, which models often leave as it was.
    unsteady
        (groups,), which were exchanged again and again.
    """

    sides: Sides
    exchanged: BoolArray
    depth_exchanged: BoolArray
    unsteady: BoolArray


def settle_repeated_swaps(track: PoseTrack, height_px: FloatArray, sides: Sides) -> SettledSides:
    """Decide again where limbs are still exchanged several times a second.

    Parameters
    ----------
    track
        As labelled by the model.
    height_px
        (frames,), the person's height in the picture.
    sides
        Of `find_swaps`.

    Returns
    -------
    SettledSides
        What `sides` says, but for stretches of `unsteady_stretches`: there by `settled_sides`.
        Pictures between both limbs get a plausibility of 0.
    """
    of_landmark = per_landmark(sides.exchanged)
    settled = SettledSides(
        Sides(sides.exchanged.copy(), sides.plausibility.copy()),
        of_landmark,
        of_landmark.copy(),
        np.zeros(len(GROUPS), dtype=np.bool_),
    )
    places = track.image_px / height_px[:, None, None]
    for limbs in LIMB_PAIRS:
        for start, end in _stretches(track.time_s, places, limbs, sides.exchanged):
            now = slice(start, end)
            stretch = _SwapStretch(track.time_s[now], places[now], track.world_m[now, :, 2])
            _settle(settled, stretch, limbs, now)
    return settled


def _settle(settled: SettledSides, stretch: "_SwapStretch", limbs: LimbPair, now: slice) -> None:
    """Write what was decided of a stretch into the whole."""
    of_group = settled.sides.exchanged[now, limbs.group]
    ends = stretch.ends(limbs, first=int(of_group[0]), last=int(of_group[-1]))
    for pairs, labels in ((limbs.ends, ends), (limbs.roots, stretch.roots(limbs, ends))):
        marks = pairs.ravel()
        settled.exchanged[now, marks] = (labels == EXCHANGED)[:, None]
        depth = stretch.depth_exchanged(pairs, labels, kept=int(of_group[0]))
        settled.depth_exchanged[now, marks] = depth[:, None]
        settled.sides.plausibility[now, marks] *= (labels != BETWEEN)[:, None]
    settled.sides.exchanged[now, limbs.group] = ends == EXCHANGED
    settled.unsteady[limbs.group] = True


@dataclass(frozen=True, slots=True)
class _SwapStretch:
    """Pictures in which limbs are exchanged again and again.

    Attributes
    ----------
    time_s, places, depth_m
        (frames,), (frames, 33, 2) in body lengths, and (frames, 33).
    """

    time_s: FloatArray
    places: FloatArray
    depth_m: FloatArray

    def ends(self, limbs: LimbPair, *, first: int, last: int) -> Labels:
        """Return what is drawn below hips or shoulders."""
        left, right = self.places[:, limbs.ends[0]], self.places[:, limbs.ends[1]]
        middle = 0.5 * (left + right)
        return settled_sides(self.time_s, left - right, middle, first=first, last=last)

    def roots(self, limbs: LimbPair, ends: Labels) -> Labels:
        """Return what hips or shoulders are, by where they are in pictures taken as labelled."""
        usual = ends == AS_LABELLED
        if not usual.any():
            return ends
        apart = self.places[:, limbs.roots[0, 0]] - self.places[:, limbs.roots[1, 0]]
        expected = np.stack(
            [np.interp(self.time_s, self.time_s[usual], each[usual]) for each in apart.T], axis=1
        )
        return root_labels(ends, apart, expected)

    def depth_exchanged(self, pairs: NDArray[np.intp], labels: Labels, *, kept: int) -> BoolArray:
        """Return where depth has to be exchanged: with the picture, or as before all along."""
        apart_m = self.depth_m[:, pairs[0]] - self.depth_m[:, pairs[1]]
        exchanged: BoolArray = np.asarray(labels == EXCHANGED)
        with_picture = np.where(exchanged[:, None], -apart_m, apart_m)
        if _unrest(with_picture) < _unrest(apart_m):
            return exchanged
        return np.full(len(labels), bool(kept))


def _unrest(values: FloatArray) -> float:
    return float(np.nansum(np.abs(np.diff(values, axis=0))))


def _stretches(
    time_s: FloatArray, places: FloatArray, limbs: LimbPair, exchanged: BoolArray
) -> list[tuple[int, int]]:
    signs = np.where(exchanged[:, limbs.group], -1.0, 1.0)[:, None, None]
    ends, roots = (places[:, left] - places[:, right] for left, right in (limbs.ends, limbs.roots))
    remaining_s = [reversal_times(time_s, apart * signs) for apart in (ends, roots)]
    return unsteady_stretches(time_s, remaining_s, reversal_times(time_s, ends))
