"""The movements of a set that runs, as the live counter tells them."""

from dataclasses import replace

import numpy as np

from formcheck.exercises.coach.movements import MovementNow, MovementOver
from formcheck.exercises.coach.peak_zone import PeakZone
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.live import LiveCounter, LiveMovement
from formcheck.exercises.counting.zigzag import STARTED_FRAC, Zigzag
from formcheck.exercises.result import Phase
from formcheck.pose.frame import PoseFrame


class LiveMovements:
    """Tells movements as they happen.

    Parameters
    ----------
    counter
        Counts them.
    zone
        What their furthest point is.
    """

    def __init__(self, counter: LiveCounter, zone: PeakZone) -> None:
        self._counter, self._zone = counter, zone
        self._phase: Phase = "ready"

    def push(self, pose: PoseFrame) -> MovementNow:
        """Return what one more pose shows."""
        over = tuple(map(_over, self._counter.push(_frame(pose))))
        leading = self._counter.leading
        self._phase = self._phase_of(leading)
        return MovementNow(self._phase, leading.value, over)

    def _phase_of(self, leading: Zigzag) -> Phase:
        if not leading.is_out:
            moving = leading.level >= STARTED_FRAC * leading.expected
            return "out" if moving else "ready"
        way = max(leading.peak_level, leading.expected)
        if self._phase in ("peak", "return") and leading.level < self._zone.exit_frac * way:
            return "return"
        if leading.level >= self._zone.enter_frac * way:
            return "peak"
        return self._phase if self._phase in ("peak", "return") else "out"


def _frame(pose: PoseFrame) -> Landmarks:
    return Landmarks(
        np.array([pose.time_s]),
        pose.image_px[None],
        pose.world_m[None],
        pose.visibility[None],
    )


def _over(movement: LiveMovement) -> MovementOver:
    swing, lack = movement.swing, movement.lack
    over = MovementOver(
        swing.start_s, swing.peak_s, swing.end_s, movement.side,
        swing.begun_before, movement.fate, movement.reason,
    )  # fmt: skip
    if lack is None:
        return over
    return replace(over, measured=lack.measured, needed=lack.needed, unit=lack.unit, says=lack.says)
